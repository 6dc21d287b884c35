/** Reads a workbook from its XML, without the library that wrote it, and works its formulas out again. */
import { strFromU8, unzipSync } from 'fflate'
import { readXml, type Element } from './xml-reader.ts'

interface ReadCell {
	value: number | string
	formula: string | null
}

/** A workbook: its sheets by name, each with its cells by address, and its names. */
export interface Workbook {
	sheets: ReadonlyMap<string, ReadonlyMap<string, ReadCell>>
	names: ReadonlyMap<string, string>
	parts: Readonly<Record<string, string>>
}

const all = (element: Element, name: string): Element[] =>
	element.children.flatMap((child) =>
		typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...all(child, name)]
	)
const textOf = (element: Element | undefined): string =>
	(element?.children ?? []).map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
const plain = (text: string) =>
	text
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&apos;', "'")
		.replace(/&#(x?)([\da-f]+);/gi, (_, hex, code) => String.fromCodePoint(parseInt(code, hex ? 16 : 10)))
		.replaceAll('&amp;', '&')

export function readWorkbook(bytes: Uint8Array): Workbook {
	const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, data]) => [path, strFromU8(data)]))
	const xml = (path: string) => readXml(parts[path]!.replace(/^\ufeff?<\?xml[^>]*\?>\s*/, ''))
	const shared = parts['xl/sharedStrings.xml']
		? all(xml('xl/sharedStrings.xml'), 'si').map((si) => plain(textOf(si)))
		: []
	const targets = new Map(
		all(xml('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes: a }) => [a.Id, a.Target!])
	)
	const book = xml('xl/workbook.xml')
	const sheets = all(book, 'sheet').map(({ attributes: a }) => {
		const path = `xl/${targets.get(a['r:id'])!.replace(/^\/?(xl\/)?/, '')}`
		const cells = all(xml(path), 'c').map((cell): [string, ReadCell] => {
			const written = plain(textOf(all(cell, 'v')[0] ?? all(cell, 'is')[0]))
			const value = cell.attributes.t === 's' ? shared[Number(written)]! : written
			const isText = written === '' || ['s', 'str', 'inlineStr'].includes(cell.attributes.t ?? '')
			const formula = all(cell, 'f')[0]
			return [
				cell.attributes.r!,
				{ value: isText ? value : Number(value), formula: formula ? plain(textOf(formula)) : null }
			]
		})
		return [plain(a.name!), new Map(cells)] as const
	})
	const names = all(book, 'definedName').map((each) => [each.attributes.name!, plain(textOf(each))] as const)
	return { sheets: new Map(sheets), names: new Map(names), parts }
}

/** Works out a formula of sums, quotients, `IF`, `N`, `ISNUMBER` and `SUM`, following it through other formulas. */
export function evaluate(book: Workbook, sheet: string, formula: string): number {
	const cell = (of: string, address: string): number => {
		const found = book.sheets.get(of)?.get(address)
		if (!found) return 0
		if (found.formula !== null) return evaluate(book, of, found.formula)
		return typeof found.value === 'number' ? found.value : 0
	}
	const column = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
	const range = (of: string, from: string, to: string): number => {
		const [, left, top] = /([A-Z]+)(\d+)/.exec(from)!
		const [, right, bottom] = /([A-Z]+)(\d+)/.exec(to)!
		let sum = 0
		for (const address of book.sheets.get(of)!.keys()) {
			const [, letters, row] = /([A-Z]+)(\d+)/.exec(address)!
			const inside = column(letters!) >= column(left!) && column(letters!) <= column(right!)
			if (inside && Number(row) >= Number(top) && Number(row) <= Number(bottom)) sum += cell(of, address)
		}
		return sum
	}
	const name = (id: string): number => {
		const [, of, address] = /^'?(.*?)'?!(.*)$/.exec(book.names.get(id)!)!
		return cell(of!, address!.replaceAll('$', ''))
	}
	const isNumber = (address: string) => typeof book.sheets.get(sheet)?.get(address)?.value === 'number'
	const code = formula
		.replace(/SUM\((?:'([^']+)'!)?([A-Z]+\d+):([A-Z]+\d+)\)/g, (_, of, from, to) => `(${range(of ?? sheet, from, to)})`)
		.replace(/ISNUMBER\(([A-Z]+\d+)\)/g, (_, address) => `${isNumber(address)}`)
		.replace(/\b([A-Z]{1,2}\d+)\b/g, (address) => `(${cell(sheet, address)})`)
		.replace(/\b(demand|delivered|gap)\b/g, (id) => `(${name(id)})`)
		.replace(/=/g, '==')

	return Number(
		new Function('IF', 'N', `return ${code}`)((test: boolean, a: number, b: number) => (test ? a : b), Number)
	)
}
