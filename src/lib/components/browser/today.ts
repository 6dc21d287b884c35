/** The day in the reader's own time zone, as 2026-11-22. */
export function today(now = new Date()): string {
	const two = (part: number) => String(part).padStart(2, '0')
	return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
