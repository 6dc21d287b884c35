import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFolder } from '../../src/lib/disk/model-folder.ts'
import { applyChanges } from '../../src/lib/model/edit/apply-changes.ts'
import { cellKey, type Cell } from '../../src/lib/model/edit/cells.ts'
import { differencesOf, isAside, takenBack } from '../../src/lib/model/edit/differences.ts'
import { dataOf, textsOf, valueAt, withChanges, type ModelData } from '../../src/lib/model/edit/model-data.ts'
import { unusedSources } from '../../src/lib/model/edit/own-origin.ts'
import { patchText, readPatch } from '../../src/lib/model/edit/patch.ts'
import { addedPlant, duplicatedPlant, retiredPlant } from '../../src/lib/model/edit/plants.ts'
import { sectionOf, SECTIONS } from '../../src/lib/model/edit/sections.ts'
import { changesOf } from '../../src/lib/model/edit/type-in.ts'
import { readModel, type ModelTexts } from '../../src/lib/model/read-model.ts'
import { isZipProblem, modelZip, readModelZip } from '../../src/lib/planner/own/model-zip.ts'
import { freeModelId } from '../../src/lib/planner/own/own-model.ts'

const OWN = { day: '2026-11-28', publisher: 'Own figure', title: 'Set by hand' }

const folderTexts = (name: string) => textsOf(readFolder(`models/${name}`))

const copper = folderTexts('copper-example')

const cellsOf = (data: ModelData): Cell[] =>
	SECTIONS.flatMap((id) => sectionOf(id, data).rows.flatMap(({ cells }) => cells))

function cell(data: ModelData, key: string): Cell {
	const found = cellsOf(data).find((each) => cellKey(each) === `chain.yaml:${key}`)
	if (!found) throw new Error(`no cell ${key}`)
	return found
}

/** A model with a text typed into a cell. */
function typed(texts: ModelTexts, key: string, text: string): ModelTexts {
	const data = dataOf(texts)
	return applyChanges(texts, changesOf(data, [{ cell: cell(data, key), text }], OWN))
}

const codes = (texts: ModelTexts) =>
	readModel(texts)
		.diagnostics.filter(({ severity }) => severity === 'error')
		.map(({ code, path }) => `${code} ${path}`)

test('a figure that is typed in is read as the model file is, with an origin of its own', () => {
	const { chain } = readModel(typed(copper, 'processes.mine.capacity.plants[0].nameplate.value', '12 Mt ore/yr'))
	const { nameplate } = chain!.processes[0]!.plants[0]!
	expect(nameplate.written.value).toBe(12)
	expect(nameplate).toMatchObject({ status: 'assumed', sources: ['own-figure-2026-11-28'], confidence: 'low' })
	expect(chain!.sources.map(({ id }) => id)).toContain('own-figure-2026-11-28')
})

test('an amount written alone becomes a figure with its origin', () => {
	const next = typed(copper, 'demands.electrified.parts.motors.counted.value', '1.3')
	expect(valueAt(dataOf(next)['chain.yaml'], ['demands', 'electrified', 'parts', 'motors', 'counted'])).toEqual({
		value: 1.3,
		status: 'assumed',
		source: 'own-figure-2026-11-28',
		confidence: 'low'
	})
	const uniform = typed(copper, 'processes.recasting.modes[0].gives[0].yield.shares', '0.9')
	expect(codes(uniform)).toEqual([])
})

test('what the files refuse is refused at the cell, and what was typed stays', () => {
	const next = typed(copper, 'processes.mine.capacity.plants[0].nameplate.value', '12 parsecs')
	expect(codes(next)).toEqual(['bad-amount processes.mine.capacity.plants[0].nameplate.value'])
	expect(cell(dataOf(next), 'processes.mine.capacity.plants[0].nameplate.value').text).toBe('12 parsecs')
})

test('an edit leaves comments and all else as it was written', () => {
	const next = typed(copper, 'processes.mine.name', 'Pit: “the deep one” #1')
	expect(next['chain.yaml']).toContain('# A small copper chain for teaching')
	expect(next['chain.yaml']).toContain('# every flow is in tonnes of copper a year')
	expect(readModel(next).chain!.processes[0]!.name).toBe('Pit: “the deep one” #1')
	expect(next['scenarios.yaml']).toBe(copper['scenarios.yaml'])
})

test('an edit of what other places repeat changes that place alone', () => {
	const india = folderTexts('india-rare-earths')
	const next = typed(india, 'values.oxide-in-n.value', '0.36 t REO/t magnet')
	const [before, after] = [dataOf(india), dataOf(next)]
	const differences = differencesOf(before, after).filter((each) => !isAside(each))
	expect(differences.map(({ path }) => path)).toEqual([['values', 'oxide-in-n']])
	expect(codes(next)).toEqual([])
})

test('a plant made of three answers is planned, and is one difference', () => {
	const before = dataOf(copper)
	const plant = { name: 'Own smelter', takes: 'concentrate', gives: 'anode', amount: '50 kt concentrate/yr' }
	const changes = addedPlant(before, plant, OWN)
	const next = applyChanges(copper, changes)
	const { chain } = readModel(next)
	expect(chain!.processes.at(-1)).toMatchObject({ id: 'own-plant', name: 'Own smelter', stage: 'smelting' })
	const after = dataOf(next)
	expect(differencesOf(before, after).filter((each) => !isAside(each))).toHaveLength(1)
	const gone = applyChanges(next, retiredPlant(before, after, ['processes', 'own-plant', 'capacity', 'plants', 0], OWN))
	expect(dataOf(gone)['chain.yaml']).toEqual(before['chain.yaml'])
})

test('a plant is duplicated beside itself, and retired without breaking what speaks of it', () => {
	const before = dataOf(copper)
	const path = ['processes', 'concentrator', 'capacity', 'plants', 1]
	const twice = applyChanges(copper, duplicatedPlant(before, path))
	const plants = readModel(twice).chain!.processes[1]!.plants
	expect(plants.map(({ name }) => name)).toEqual(['First line', 'Second line', 'Second line 2'])
	const retired = applyChanges(copper, retiredPlant(before, before, path, OWN))
	expect(codes(retired)).toEqual([])
	expect(readModel(retired).chain!.processes[1]!.plants[1]).toMatchObject({ status: 'none' })
})

const TEXTS = ['', '0', '1', '0.5', '12 Mt ore/yr', 'unknown', 'none', '3 yr', 'x', 'a, b', '__proto__', '{', '- ', '#']

test('whatever is typed: the data are what was meant, a zip and a patch give it back, and all can be taken back', () => {
	const base = dataOf(copper)
	const cells = cellsOf(base).filter(({ kind }) => kind !== 'fixed')
	const any = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ unit: 'grapheme', maxLength: 20 }))
	const edit = fc.nat({ max: cells.length - 1 }).chain((place) => {
		const like = cells.filter(({ column, text }) => column === cells[place]!.column && text !== '')
		return fc.tuple(
			fc.constant(place),
			fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...like.map(({ text }) => text), 'x') }, any)
		)
	})
	const edits = fc.array(edit, { minLength: 1, maxLength: 3 })
	let accepted = 0
	fc.assert(
		fc.property(edits, (made) => {
			const changes = changesOf(
				base,
				made.map(([place, text]) => ({ cell: cells[place]!, text })),
				OWN
			)
			const next = applyChanges(copper, changes)
			const data = dataOf(next)
			const meant = withChanges(base, changes)
			const { chain } = readModel(next)
			if (chain) {
				accepted++
				expect(data).toEqual(meant)
				const back = readModelZip(modelZip('copper-example', next))
				if (isZipProblem(back)) throw new Error(back.kind)
				expect(readModel(back).chain).toEqual(chain)
				const patch = patchText({ id: 'copper-example', name: '', version: '1' }, base, data)
				const read = readPatch(patch, { id: 'copper-example', name: '', version: '1' }, base)
				expect(read.problems).toEqual([])
				expect(readModel(applyChanges(copper, read.changes)).chain).toEqual(chain)
			}
			const undone = applyChanges(next, takenBack(differencesOf(base, data)))
			const rest = dataOf(applyChanges(undone, unusedSources(dataOf(undone))))
			expect(rest).toEqual(base)
		}),
		{ numRuns: Number(process.env.RUNS ?? 100) }
	)
	expect(accepted).toBeGreaterThan(15)
})

test('a patch that takes several items out of a list takes out those, and none that changes the model’s own id', () => {
	const base = { id: 'copper-example', name: '', version: '1' }
	const list = ['A', 'B', 'C']
	const before = withChanges(dataOf(copper), [{ file: 'chain.yaml', path: ['listed'], value: list }])
	const after = withChanges(before, [{ file: 'chain.yaml', path: ['listed'], value: ['A'] }])
	const { changes, problems } = readPatch(patchText(base, before, after), base, before)
	expect(problems).toEqual([])
	const texts = { 'chain.yaml': 'listed: [A, B, C]\n' }
	expect(dataOf(applyChanges(texts, changes))['chain.yaml']).toEqual({ listed: ['A'] })

	const renamed = `midstream-patch: 1\nof: { id: copper-example, name: x, version: '1' }\nchanges:\n  - { file: chain.yaml, path: [id], before: copper-example, after: india-rare-earths }\n`
	const read = readPatch(renamed, base, dataOf(copper))
	expect(read).toMatchObject({ changes: [], problems: [{ kind: 'bad-change', number: 1 }] })
})

test('the folder of a zip is a name, whatever the id of an imported chain is', () => {
	const id = freeModelId('../../evil', [])
	expect(id).toMatch(/^[a-z-]+$/)
	expect(isZipProblem(readModelZip(modelZip(id, copper)))).toBe(false)
})
