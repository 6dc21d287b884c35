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

test('a short chain keeps what is told of scenarios and demands, and who published a source', () => {
	for (const chain of CHAINS) {
		const { chain: short, texts } = withoutLongTexts(chain)
		expect(short.scenarios).toBe(chain.scenarios)
		expect(short.demandBases).toBe(chain.demandBases)
		expect(short.sources.map(({ id, publisher }) => [id, publisher])).toEqual(
			chain.sources.map(({ id, publisher }) => [id, publisher])
		)
		expect(texts.notes.length).toBeGreaterThan(0)
		expect(
			short.processes.flatMap(({ note, plants }) => [note, ...plants.map(({ nameplate }) => nameplate.note)]).join('')
		).toBe('')
	}
})
