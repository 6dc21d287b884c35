import type { Acceptance, Material, MaterialId, Mode } from '../chain.ts'
import { error, warning, within, type Finding, type Place } from '../findings/finding.ts'
import type { Draft } from './draft.ts'
import { basisMaterials, givenBy, takenBy } from '../process-materials.ts'
import { readAccepts } from '../resolve/process.ts'

/**
 * Checks the inputs and outputs of processes: one kind of input, one remainder, each destination once, and a capacity
 * counted on what passes through.
 */
export function lintModes(draft: Draft): Finding[] {
	const { files, chain } = draft
	const impure = new Set(chain.materials.filter((each) => !each.pure).map((each: Material) => each.id))
	const processes = Object.entries(files.chain.processes).flatMap(([id, file]) => {
		const at: Place = { file: 'chain.yaml', path: ['processes', id] }
		return [
			...basis(draft, id, within(at, 'capacity', 'on')),
			...file.modes.flatMap((mode, index) => checkMode(mode, impure, within(at, 'modes', index)))
		]
	})
	const exports = Object.entries(files.chain.trade ?? {}).flatMap(([id, { takes }]) =>
		onlyPure(readAccepts(takes), impure, { file: 'chain.yaml', path: ['trade', id, 'takes'] })
	)
	const demands = Object.entries(files.chain.demands).flatMap(([key, { parts }]) =>
		Object.entries(parts).flatMap(([id, { takes }]) =>
			onlyPure(readAccepts(takes), impure, { file: 'chain.yaml', path: ['demands', key, 'parts', id, 'takes'] })
		)
	)
	return [...processes, ...exports, ...demands]
}

type ModeFile = Draft['files']['chain']['processes'][string]['modes'][number]

function checkMode(mode: ModeFile, impure: ReadonlySet<MaterialId>, at: Place): Finding[] {
	return [
		...inputs(mode, at),
		...remainders(mode, at),
		...twice(mode, at),
		...onlyPure(readAccepts(mode.takes), impure, within(at, 'takes')),
		...(mode.recipe ?? []).flatMap(({ takes }, index) =>
			onlyPure(readAccepts(takes), impure, within(at, 'recipe', index, 'takes'))
		)
	]
}

function inputs(mode: ModeFile, at: Place): Finding[] {
	if (mode.takes && mode.recipe) return [error('mode-inputs', at, { both: true })]
	return mode.takes || mode.recipe ? [] : [error('mode-inputs', at, { both: false })]
}

function remainders(mode: ModeFile, at: Place): Finding[] {
	const rests = mode.gives.filter((each) => each.yield === 'rest').length
	const ingredients = (mode.recipe ?? []).filter((each) => each.share === 'rest').length
	return [
		...(rests > 1 ? [error('two-rests', within(at, 'gives'), { of: 'yields' })] : []),
		...(ingredients > 1 ? [error('two-rests', within(at, 'recipe'), { of: 'recipe' })] : [])
	]
}

function twice(mode: ModeFile, at: Place): Finding[] {
	return mode.gives.flatMap(({ to }, index) =>
		mode.gives.findIndex((each) => each.to === to) < index
			? [error('duplicate-destination', within(at, 'gives', index, 'to'), { id: to })]
			: []
	)
}

function onlyPure(takes: Acceptance[], impure: ReadonlySet<MaterialId>, at: Place): Finding[] {
	return takes
		.filter(({ material, only }) => only !== null && impure.has(material))
		.map(({ material }) => error('only-not-pure', at, { id: material }))
}

function basis({ chain, declared }: Draft, id: string, at: Place): Finding[] {
	const process = chain.processes.find((each) => each.id === id)
	if (!process || process.basis === 'feed') return []
	const counted = basisMaterials(process)
	if (!counted.every((each) => declared.materials?.has(each))) return []
	const handled = process.modes.map((mode) => [...takenBy(mode), ...givenBy(mode)])
	const unclear = handled.flat().some((each) => !declared.materials?.has(each))
	if (unclear) return []
	if (handled.every((each) => counted.some((material) => each.includes(material))))
		return counted.length > 1 ? [] : beside(counted[0]!, process.modes, at)
	return [
		error('basis-not-handled', at, {
			basis: counted,
			modes: handled.length,
			handled: [...new Set(handled.flat())]
		})
	]
}

/** Warns of inputs that a process can take in the place of the one that its capacity is counted on. */
function beside(basis: MaterialId, modes: readonly Mode[], at: Place): Finding[] {
	const others = [...new Set(modes.flatMap((mode) => inPlaceOf(basis, mode)))]
	return others.length === 0 ? [] : [warning('basis-on-alternative', at, { basis, others })]
}

/** Returns the materials that a mode can take instead of the basis, where it then neither takes nor gives the basis. */
function inPlaceOf(basis: MaterialId, mode: Mode): MaterialId[] {
	const choices = mode.ingredients.map(({ takes }) => takes.map(({ material }) => material))
	const surely = givenBy(mode).includes(basis) || choices.some((each) => each.every((material) => material === basis))
	return surely ? [] : choices.filter((each) => each.includes(basis)).flatMap((each) => each.filter((m) => m !== basis))
}
