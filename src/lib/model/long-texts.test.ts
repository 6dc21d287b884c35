import { expect, test } from 'vitest'
import { readModelFolderOnce } from '#lib/disk/model-folder.ts'
import { withLongTexts, withoutLongTexts } from './long-texts.ts'

const CHAINS = ['india-rare-earths', 'us-rare-earths', 'copper-example'].map(
	(name) => readModelFolderOnce(`models/${name}`).chain!
)

test('a chain without its long texts, sent as JSON, becomes what it was once they are there', () => {
	for (const chain of CHAINS) {
		const sent = JSON.parse(JSON.stringify(withoutLongTexts(chain))) as ReturnType<typeof withoutLongTexts>
		expect(withLongTexts(sent.chain, sent.texts)).toEqual(JSON.parse(JSON.stringify(chain)))
	}
})

test('a chain without its long texts keeps what is told of demands, and which sources there are', () => {
	for (const chain of CHAINS) {
		const { chain: short, texts } = withoutLongTexts(chain)
		expect(short.demandBases).toBe(chain.demandBases)
		expect(short.sources.map(({ id }) => id)).toEqual(chain.sources.map(({ id }) => id))
		expect(texts.notes.length).toBeGreaterThan(0)
		const notes = short.processes.flatMap(({ note, plants }) => [
			note,
			...plants.map(({ nameplate }) => nameplate.note)
		])
		expect(notes.join('')).toBe('')
	}
})

test('texts of another version of a chain are refused: their notes would stand beside other figures', () => {
	const [chain] = CHAINS
	const { chain: short } = withoutLongTexts(chain!)
	const { texts } = withoutLongTexts({ ...chain!, processes: chain!.processes.slice(1) })
	expect(() => withLongTexts(short, texts)).toThrow(/another version/)
})
