import { expect, test } from 'vitest'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { chainOf } from '../../../tests/support/chains.ts'
import { planOnce } from '../../../tests/support/engine.ts'
import { CONTENT_BLOCK, MOST_PACK_BYTES, PackTooLarge, readPack, writePack, type PackContent } from './pack.ts'

const TEMPLATE = `<body>${CONTENT_BLOCK}<script type="module">run()</script></body>`

const chain = chainOf({
	feeds: [{ id: 'ore', gives: 'ore' }],
	plants: [{ id: 'mine', takes: 'ore', gives: 'metal', capacity: 100 }],
	demands: [{ id: 'need', takes: 'metal', amount: 150 }]
})
const opening = { scenario: openScenario(chain.scenarios[0]!.id), plan: await planOnce(chain) }

const contentNamed = (name: string): PackContent => ({
	chain: { ...chain, name },
	story: [],
	claims: null,
	opening,
	start: { scenario: { ...opening.scenario, set: { mine: 120 } }, view: null }
})

/** Text of the block of data as a browser reads it: up to the first end tag. */
function blockOf(html: string): string {
	const start = html.indexOf('id="midstream-pack">') + 'id="midstream-pack">'.length
	return html.slice(start, html.indexOf('</script', start))
}

test.each(['</script><script>alert(1)</script>', '<!-- <script>', "$& $1 $' $`", 'मैग्नेट "万"\u2028', CONTENT_BLOCK])(
	'a chain named %s comes back as it was, and nothing of it is markup',
	(name) => {
		const content = contentNamed(name)
		const html = writePack(TEMPLATE, content)
		expect(readPack(blockOf(html))).toEqual(content)
		expect(blockOf(html)).not.toContain('<')
		expect(html.endsWith('</script><script type="module">run()</script></body>')).toBe(true)
		expect(html.match(/<script/g)).toHaveLength(2)
	}
)

test('a template that nothing was put into has no content', () => {
	expect(readPack(blockOf(TEMPLATE))).toBe(null)
})

test.each([['<html></html>'], [CONTENT_BLOCK + CONTENT_BLOCK]])('%s is refused as a template', (template) => {
	expect(() => writePack(template, contentNamed('A'))).toThrow('not the template')
})

test('a pack has 8 MB at most, in bytes and not in letters', () => {
	const room = MOST_PACK_BYTES - new TextEncoder().encode(writePack(TEMPLATE, contentNamed(''))).length
	expect(new TextEncoder().encode(writePack(TEMPLATE, contentNamed('a'.repeat(room)))).length).toBe(MOST_PACK_BYTES)
	expect(() => writePack(TEMPLATE, contentNamed('é'.repeat(room / 2 + 1)))).toThrow(PackTooLarge)
})
