import type { CliWords, Diagnostics, Language, Words } from '../../src/lib/messages/index.ts'
import { en } from '../../src/lib/messages/en/en.ts'
import { english } from '../../src/lib/messages/index.ts'

/** A word: letters, with digits and hyphens inside. */
export const WORD = /\p{L}[\p{L}\p{N}_-]*/gu

const OPEN = '⟦'
const CLOSE = '⟧'

/** A catalogue in which every message stands in brackets, whatever it is made of. */
function bracketed<T>(words: T): T {
	if (typeof words === 'string') return (words === '' ? words : `${OPEN}${words}${CLOSE}`) as T
	if (typeof words === 'function') return ((...given: unknown[]) => bracketed(words(...given) as unknown)) as T
	if (Array.isArray(words)) return words.map((each) => bracketed(each as unknown)) as T
	if (typeof words !== 'object' || words === null) return words
	return Object.fromEntries(Object.entries(words).map(([key, each]) => [key, bracketed(each as unknown)])) as T
}

function page(words: Words): Words {
	const { tag, percent } = words.notation
	return { ...bracketed(words), notation: { tag, percent } }
}

/** English with every message in brackets: what stands outside of brackets did not come from the catalogue. */
export const pseudo: Language = {
	words: page(en),
	rest: async () => {},
	cli: async (): Promise<CliWords> => bracketed(await english.cli()),
	diagnostics: async (): Promise<Diagnostics> => bracketed(await english.diagnostics())
}

/** A text without what stands in brackets, however deep they are nested. */
export function outsideBrackets(text: string): string {
	let depth = 0
	let outside = ''
	for (const character of text) {
		if (character === OPEN) depth++
		else if (character === CLOSE) depth--
		else if (depth === 0) outside += character
	}
	return outside
}

/** The words of a text outside of brackets that are not among `names`, each once. */
export function unbracketed(text: string, names: ReadonlySet<string>): string[] {
	const words = outsideBrackets(text).match(WORD) ?? []
	return [...new Set(words)].filter((word) => !names.has(word))
}

/** Keys under which a model holds words of its author; all others hold numbers, references or words of the format. */
const AUTHORS = new Set([
	...['id', 'name', 'short', 'note', 'notice', 'doubt', 'unit', 'unitName', 'grossUnit', 'subject', 'partner', 'place'],
	...['publisher', 'title', 'date', 'url', 'owner', 'authority', 'says', 'reason', 'fingerprint', 'currency', 'group']
])

/** The words that stand under an author's keys anywhere in a model. */
export function namesIn(model: unknown): Set<string> {
	const names = new Set<string>()
	const visit = (value: unknown, key: string): void => {
		if (typeof value === 'string' && AUTHORS.has(key)) for (const word of value.match(WORD) ?? []) names.add(word)
		if (Array.isArray(value)) return value.forEach((each) => visit(each, key))
		if (typeof value === 'object' && value !== null)
			for (const [each, inside] of Object.entries(value)) visit(inside, each)
	}
	visit(model, '')
	return names
}
