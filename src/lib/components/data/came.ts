/** Words about a file that was imported: in one line, and what could not be taken of it. */
export interface Came {
	told: string
	problems: { heading: string; texts: string[] } | null
}
