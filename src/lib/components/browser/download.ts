/** Has the browser download a file. */
export function downloadFile(name: string, content: BlobPart, type: string): void {
	const address = URL.createObjectURL(new Blob([content], { type }))
	const link = document.createElement('a')
	link.href = address
	link.download = name
	link.click()
	setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** Most letters of the name of a file before its ending. */
const MOST = 100

/** Returns the name of a file of these parts, as of a chain and what the reader calls it, e.g. `midstream-tin-plan.json`. */
export function nameOfParts(parts: readonly string[], ending: string): string {
	const plain = (part: string) =>
		part
			.toLowerCase()
			.replace(/[^\p{L}\p{N}]+/gu, '-')
			.replace(/^-|-$/g, '')
	return `midstream-${parts.map(plain).join('-').slice(0, MOST)}.${ending}`
}
