/** Reads XML strictly enough to refuse what a strict parser would: tags, attributes and entities of XML 1.0 without DTD. */
export interface Element {
	name: string
	attributes: Record<string, string>
	children: (Element | string)[]
}

const TAG = /^<(\/?)([A-Za-z][\w:.-]*)((?:\s+[A-Za-z][\w:.-]*="[^"<]*")*)\s*(\/?)>/
const ATTRIBUTE = /([A-Za-z][\w:.-]*)="([^"<]*)"/g
const BAD_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/

export function readXml(text: string): Element {
	refuse(FORBIDDEN.test(text), 'A character that XML does not allow')
	refuse(BAD_AMPERSAND.test(text), 'An ampersand that begins no entity')
	const root: Element = { name: '', attributes: {}, children: [] }
	const open = [root]
	for (let rest = text; rest !== '';)
		rest = rest.slice(rest.startsWith('<') ? readTag(rest, open) : readData(rest, open))
	const elements = root.children.filter((child) => typeof child !== 'string')
	refuse(open.length !== 1 || elements.length !== 1, 'Not one element')
	return elements[0]!
}

function refuse(wrong: boolean, message: string) {
	if (wrong) throw new Error(message)
}

/** Takes in text up to the next tag; gives its length. */
function readData(rest: string, open: Element[]): number {
	const end = rest.indexOf('<')
	const data = end < 0 ? rest : rest.slice(0, end)
	refuse(data.includes(']]>') || (open.length === 1 && data.trim() !== ''), `Text out of place: ${data.slice(0, 40)}`)
	open.at(-1)!.children.push(data)
	return data.length
}

/** Takes in one tag; gives its length. */
function readTag(rest: string, open: Element[]): number {
	const [whole = '', closing, name = '', written = '', empty] = TAG.exec(rest) ?? []
	refuse(whole === '', `Not a tag: ${rest.slice(0, 60)}`)
	const top = open.at(-1)!
	if (closing) {
		refuse(top.name !== name || open.length === 1, `</${name}> closes <${top.name}>`)
		open.pop()
		return whole.length
	}
	const element: Element = { name, attributes: attributesOf(name, written), children: [] }
	top.children.push(element)
	if (!empty) open.push(element)
	return whole.length
}

function attributesOf(name: string, written: string): Record<string, string> {
	const pairs = [...written.matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [key, value] as const)
	const attributes = Object.fromEntries(pairs)
	refuse(Object.keys(attributes).length !== pairs.length, `<${name}> has an attribute twice`)
	return attributes
}

/** An element and all that it holds. */
export function* elementsOf(element: Element): Generator<Element> {
	yield element
	for (const child of element.children) if (typeof child !== 'string') yield* elementsOf(child)
}

/** The text in an element, its entities read. */
export function textOf(element: Element): string {
	const raw = element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
	return raw.replace(
		/&(amp|lt|gt|quot);/g,
		(_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? ''
	)
}
