/** Reads comma-separated values by the grammar of RFC 4180, and takes nothing that it does not allow. */
export function readCsv(text: string): string[][] {
	const rows: string[][] = []
	let at = 0
	const field = (): string => {
		if (text[at] !== '"') {
			const end = at + text.slice(at).search(/[,"\r\n]/)
			const plain = text.slice(at, end)
			at = end
			return plain
		}
		let value = ''
		for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
			if (at >= text.length) throw new Error('A quote is not closed')
			if (text[at] === '"') at++
			value += text[at]
		}
		at++
		return value
	}
	while (at < text.length) {
		const row = [field()]
		while (text[at] === ',') {
			at++
			row.push(field())
		}
		if (text.slice(at, at + 2) !== '\r\n')
			throw new Error(`Row ${rows.length + 1} does not end with CRLF: ${text.slice(at, at + 20)}`)
		at += 2
		rows.push(row)
	}
	return rows
}

/** Rows by heading; `null` for an empty cell. */
export function readRecords(text: string): Record<string, string | null>[] {
	const [head = [], ...rows] = readCsv(text.replace(/^\uFEFF/, ''))
	return rows.map((row) => {
		if (row.length !== head.length) throw new Error(`A row has ${row.length} cells of ${head.length}`)
		return Object.fromEntries(head.map((heading, index) => [heading, row[index] || null]))
	})
}
