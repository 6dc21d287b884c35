export const prerender = true
/** Folders with an index page: every static server finds them. */
export const trailingSlash = 'always'
