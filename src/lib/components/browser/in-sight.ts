/** Returns an attachment that tells whether an element is in the window, at first and whenever that changes. */
export const inSight = (tell: (seen: boolean) => void) => (element: Element) => {
	const observer = new IntersectionObserver((entries) => tell(entries.some((each) => each.isIntersecting)))
	observer.observe(element)
	return () => observer.disconnect()
}
