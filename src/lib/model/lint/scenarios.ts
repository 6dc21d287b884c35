import { withFigures } from '../addresses/with-figures.ts'
import { checkValue } from '../addresses/figure-values.ts'
import { namedSettings } from '../scenario/apply-scenario.ts'
import type { Chain, Figure, NamedScenario } from '../chain.ts'
import { inherit } from '../scenario/inherit.ts'
import { error, within, type Finding, type Place } from '../findings/finding.ts'
import { suggestionFor } from '../text/suggest.ts'
import { union } from '../files/declared-ids.ts'
import type { Draft } from './draft.ts'
import { reference } from './references.ts'
import { entryAt, meantAddress } from '../addresses/addresses.ts'
import { settingsOf } from '../scenario/setting.ts'
import { isProblem } from '../units/quantity.ts'
import { parseSettings } from '../scenario/parse-setting.ts'

const ROOT: Place = { file: 'scenarios.yaml', path: ['scenarios'] }

/** Scenarios that refer to nothing, inherit from themselves, or lie outside the years of the chain. */
export function lintScenarios(draft: Draft): Finding[] {
	const { chain, files, declared, whole } = draft
	const entries = Object.entries(files.scenarios.scenarios)
	if (entries.length === 0 && whole.scenarios) return [error('empty-section', ROOT, { kind: 'scenarios' })]
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
	const own = chain.scenarios.flatMap((each) => [
		...ancestry(each, parents),
		...stepsOf(each).flatMap((step) => unfitAmount(step, chain))
	])
	const sound = references.length + own.length === 0 && whole.chain && whole.scenarios
	return !sound ? [...references, ...own] : [...references, ...unclosed(draft)]
}

/** A finding when `id` is neither the address of a figure nor the id of a lever. */
export function settable(id: string, { chain, declared, files }: Draft, at: Place): Finding[] {
	if (entryAt(chain, id) !== null || chain.levers.some((lever) => lever.id === id)) return []
	const [owner = ''] = id.split('.', 1)
	const { processes, feeds, stocks, stores, demands, trade, levers, materials } = declared
	const nodes = union([processes, feeds, stocks, stores, demands, trade, levers])
	if (owner === id) return unknownLever(id, nodes, at)
	const owners = union([nodes, materials, new Set(['values'])])
	const unknown = reference('node', owner, owners, at)
	if (unknown.length > 0 || owners === null || !holds(files, owner)) return unknown
	return [error('unknown-address', at, { id, suggestion: meantAddress(chain, id) })]
}

/** A finding when `id` is neither of a node nor of a lever. */
export function unknownLever(id: string, declared: ReadonlySet<string> | null, at: Place): Finding[] {
	if (declared === null || declared.has(id)) return []
	return [error('unknown-lever', at, { id, suggestion: suggestionFor(id, declared), named: false })]
}

/** True where the owner of an address could be read, so that its figures are all declared. */
function holds({ chain: file }: Draft['files'], owner: string): boolean {
	const parts = Object.values(file.demands).map((each) => each.parts)
	const { processes, feeds, stocks = {}, stores = {}, trade = {}, materials } = file
	const sections = [processes, feeds, stocks, stores, trade, materials, ...parts]
	return owner === 'values' || sections.some((section) => Object.hasOwn(section, owner))
}

/** A finding for each amount that cannot be set as it is written. */
export function settings(
	set: Record<string, string | number | Record<string, string | number>> | undefined,
	draft: Draft,
	at: Place
): Finding[] {
	const { chain } = draft
	return Object.entries(set ?? {}).flatMap(([id, written]) => {
		const place = within(at, id)
		const unknown = settable(id, draft, place)
		if (unknown.length > 0 || !settingsOf(chain, id)) return unknown
		const setting = parseSettings(chain, id, written)
		return isProblem(setting) ? [error('bad-amount', place, { reason: setting.problem })] : []
	})
}

/** A finding when `year` is not a year of the chain. */
export function yearWithin(year: number | undefined, { years }: Chain, at: Place): Finding[] {
	if (year === undefined || years.first > years.last || (year >= years.first && year <= years.last)) return []
	return [error('year-outside', at, { year, ...years })]
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
	if (path.length > MOST_EXTENDED) return [error('extends-too-far', at, { most: MOST_EXTENDED })]
	return parent === scenario.id ? [error('extends-cycle', at, { round: [...path, parent] })] : []
}

/** A figure that a scenario sets, and where it is written. */
interface Step {
	address: string
	figure: Figure
	at: Place
}

function stepsOf({ id, set, setByYear }: NamedScenario): Step[] {
	const at = within(ROOT, id, 'set')
	return [
		...Object.entries(set).map(([address, figure]) => ({ address, figure, at: within(at, address) })),
		...Object.entries(setByYear ?? {}).flatMap(([address, steps]) =>
			steps.map(({ from, figure }) => ({ address, figure, at: within(at, address, String(from)) }))
		)
	]
}

/** A finding for a figure that is set to the unknown, or to a value that it cannot have. */
function unfitAmount({ address, figure, at }: Step, chain: Chain): Finding[] {
	const place = within(at, 'value')
	if (figure.state === 'unknown') return [error('set-unknown', place)]
	const entry = entryAt(chain, address)
	if (!entry || figure.value === null || Number.isNaN(figure.value)) return []
	const reason = checkValue(entry, figure.value)
	return reason === null
		? []
		: [error('out-of-range', place, { kind: 'setting', address, value: figure.value, reason })]
}

/** A finding for each scenario whose yields, compositions or recipes would not sum to 1 in one of its years. */
function unclosed({ chain }: Draft): Finding[] {
	return chain.scenarios.flatMap(({ id }) => {
		const { lineage } = inherit(chain, id)
		const steps = lineage.flatMap((each) => [
			each.year ?? chain.years.first,
			...Object.values(each.setByYear ?? {}).flatMap((figures) => figures.map(({ from }) => from))
		])
		const years = new Set([chain.years.first, ...steps])
		const refused = [...years].map((year) => refusal(chain, id, year)).find((each) => each !== null)
		if (!refused) return []
		const { address, problem } = refused
		return [error('not-one', within(ROOT, id, 'set', address), { address, reason: problem })]
	})
}

function refusal(chain: Chain, id: string, year: number) {
	const own = { ...inherit(chain, id), year }
	const applied = withFigures(chain, namedSettings(chain, own), own)
	return isProblem(applied) ? applied : null
}
