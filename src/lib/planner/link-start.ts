/** Beginning of the fragment of an address that holds a session; app.html knows it too. */
export const LINK_START = '#plan='
