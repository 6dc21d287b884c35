import type { Chain, NamedScenario } from '../chain.ts'
import { error, within, type Finding, type Place } from '../findings/finding.ts'
import { union } from '../files/declared-ids.ts'
import type { Draft } from './draft.ts'
import { reference } from './references.ts'
import { entryAt, meantAddress } from '../addresses/addresses.ts'
import { settingsOf } from '../setting.ts'
import { isProblem } from '../units/quantity.ts'
import { parseSetting } from '../resolve/parse-setting.ts'

const ROOT: Place = { file: 'scenarios.yaml', path: ['scenarios'] }

/** Scenarios that refer to nothing, inherit from themselves, or lie outside the years of the chain. */
export function lintScenarios(draft: Draft): Finding[] {
	const { chain, files, declared, whole } = draft
	const entries = Object.entries(files.scenarios.scenarios)
	if (entries.length === 0 && whole.scenarios)
		return [
			error(
				'empty-section',
				ROOT,
				'There must be at least one scenario.',
				'E.g. today: {name: Today, note: As it stands}'
			)
		]
	const references = entries.flatMap(([id, file]) => {
		const at = within(ROOT, id)
		return [
			...reference('scenario', file.extends, declared.scenarios, within(at, 'extends')),
			...reference('demand', file.demand, declared.bases, within(at, 'demand')),
			...yearWithin(file.year, chain, within(at, 'year')),
			...Object.keys(file.set ?? {}).flatMap((lever) => settable(lever, draft, within(at, 'set', lever)))
		]
	})
	const parents = new Map(chain.scenarios.map((each) => [each.id, each.extends]))
	return [...references, ...chain.scenarios.flatMap((each) => [...ancestry(each, parents), ...unknownAmounts(each)])]
}

/** A finding when `id` is neither the address of a figure nor the id of a lever. */
export function settable(id: string, { chain, declared, files }: Draft, at: Place): Finding[] {
	if (entryAt(chain, id) !== null || chain.levers.some((lever) => lever.id === id)) return []
	const [owner = ''] = id.split('.', 1)
	const { processes, feeds, demands, trade, levers, materials } = declared
	const nodes = union([processes, feeds, demands, trade, levers])
	if (owner === id) return reference('lever', id, nodes, at)
	const owners = union([nodes, materials, new Set(['values'])])
	const unknown = reference('node', owner, owners, at)
	if (unknown.length > 0 || owners === null || !holds(files, owner)) return unknown
	return [error('unknown-address', at, `There is no figure ${id}.`, meantAddress(chain, id))]
}

/** True where the owner of an address could be read, so that its figures are all declared. */
function holds({ chain: file }: Draft['files'], owner: string): boolean {
	const parts = Object.values(file.demands).map((each) => each.parts)
	const sections = [file.processes, file.feeds, file.trade ?? {}, file.materials, ...parts]
	return owner === 'values' || sections.some((section) => Object.hasOwn(section, owner))
}

/** A finding for each amount that cannot be set as it is written. */
export function settings(set: Record<string, string | number> | undefined, draft: Draft, at: Place): Finding[] {
	const { chain } = draft
	return Object.entries(set ?? {}).flatMap(([id, written]) => {
		const place = within(at, id)
		const unknown = settable(id, draft, place)
		if (unknown.length > 0 || !settingsOf(chain, id)) return unknown
		const setting = parseSetting(chain, id, written)
		return isProblem(setting) ? [error('bad-amount', place, setting.problem)] : []
	})
}

/** A finding when `year` is not a year of the chain. */
export function yearWithin(year: number | undefined, { years }: Chain, at: Place): Finding[] {
	if (year === undefined || years.first > years.last || (year >= years.first && year <= years.last)) return []
	return [error('year-outside', at, `${year} is outside the years of the chain, ${years.first} to ${years.last}.`)]
}

/** Scenarios that one may extend in a row: far more than anyone can follow. */
const MOST_EXTENDED = 50

function ancestry(scenario: NamedScenario, parents: ReadonlyMap<string, string | null>): Finding[] {
	const path = [scenario.id]
	let parent = scenario.extends
	while (parent !== null && !path.includes(parent) && path.length <= MOST_EXTENDED) {
		path.push(parent)
		parent = parents.get(parent) ?? null
	}
	const at = within(ROOT, scenario.id, 'extends')
	if (path.length > MOST_EXTENDED) {
		const message = `The scenario extends more than ${MOST_EXTENDED} others in a row.`
		return [error('extends-too-far', at, message, 'Let it extend a scenario nearer to the first.')]
	}
	if (parent !== scenario.id) return []
	const round = [...path, parent].join(' -> ')
	return [error('extends-cycle', at, `The scenario extends itself: ${round}.`, 'Leave one extends out.')]
}

function unknownAmounts({ id, set }: NamedScenario): Finding[] {
	return Object.entries(set)
		.filter(([, figure]) => figure.state === 'unknown')
		.map(([lever]) =>
			error(
				'set-unknown',
				within(ROOT, id, 'set', lever, 'value'),
				'A scenario cannot set an unknown amount.',
				'Write a number, or none.'
			)
		)
}
