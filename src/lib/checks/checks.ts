/** Runs the checks of a model: each plans once or, where it compares, twice. */

import { figureAddresses } from '#lib/model/addresses/addresses.ts'
import type { Chain, FigureStatus } from '#lib/model/chain.ts'
import type { Move } from '#lib/model/files/check-format.ts'
import type { CheckFile } from '#lib/model/files/checks-file.ts'
import { isProblem } from '#lib/model/units/quantity.ts'
import { SettingError } from '#lib/model/units/reason.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import { parseSettings } from '#lib/model/scenario/parse-setting.ts'
import { sum } from '#lib/model/sum.ts'
import { plansByYear, worstImbalance, type Composition, type Engine, type Plan } from '#lib/engine/index.ts'

type Expect = CheckFile['expect']
type Range = [least: number, most: number]

/** One expectation that does not hold, with what was found; null where the plan has no such amount. */
export type CheckFailure = { path: string[] } & (
	| { kind: 'range'; least: number; most: number; found: number | null }
	| { kind: 'move'; move: Move; before: number | null; after: number | null }
	| { kind: 'is'; expected: string; found: string }
	| { kind: 'names'; expected: string[]; found: string[] }
	| { kind: 'together'; expected: string[]; found: string[][] }
	| { kind: 'reaches'; expected: boolean; found: boolean }
	| { kind: 'recalled'; found: string[] }
	| { kind: 'closes'; expected: number | null; found: number | null }
	| { kind: 'balances'; sum: 'causes' | 'demands' | 'flows'; expected: number; found: number }
)

/** The result of one check: each expectation that does not hold is a failure. */
export interface CheckResult {
	says: string
	ok: boolean
	failures: CheckFailure[]
}

/** The plans that one check looks at; the same plan twice where nothing is changed. */
interface Plans {
	before: Plan
	after: Plan
}

/** The part of an engine that checks ask. */
export type Planning = Pick<Engine, 'chain' | 'situation' | 'solve' | 'explain' | 'plan'>

/**
 * Runs the checks of a chain, in their order. Ranges and verdicts look at the plan after the change; so do expectations
 * about years, for which all of them are planned.
 * @throws RangeError for a check that the model's own reading would have refused.
 */
export function runChecks(chain: Chain, checks: readonly CheckFile[], engine: Planning): CheckResult[] {
	return checks.map((check) => {
		const given = givenScenario(chain, check)
		const change = check.change && settings(chain, check.change)
		const changed = change ? { ...given, set: { ...given.set, ...change } } : given
		const before = engine.plan(given)
		const after = change ? engine.plan(changed) : before
		const failures = [
			...failuresOf(check.expect, { before, after }),
			...yearFailures(check.expect, engine, { given, changed }),
			...recalledFailures(check.expect, chain)
		]
		return { says: check.says, ok: failures.length === 0, failures }
	})
}

function givenScenario(chain: Chain, { given }: CheckFile): Scenario {
	const id = given?.scenario ?? chain.scenarios[0]!.id
	return { id, year: given?.year ?? null, demand: given?.demand ?? null, set: settings(chain, given?.set ?? {}) }
}

function settings(chain: Chain, written: NonNullable<CheckFile['change']>): Scenario['set'] {
	return Object.fromEntries(
		Object.entries(written).map(([id, amount]) => {
			const value = parseSettings(chain, id, amount)
			if (isProblem(value)) throw new SettingError(value.problem)
			return [id, value]
		})
	)
}

function failuresOf(expect: Expect, plans: Plans): CheckFailure[] {
	return [
		...amountFailures(expect, plans),
		...utilisationFailures(expect, plans),
		...verdictFailures(expect, plans.after),
		...weakestFailures(expect, plans.after),
		...ladderFailures(expect, plans.after)
	]
}

/** An expectation of one amount, and the function that reads it from a plan; null where the plan does not have it. */
interface Watched {
	path: string[]
	expected: Range | Move
	read(plan: Plan): number | null
}

type Amounts = NonNullable<Expect['years']>[string]

function amountFailures(expect: Amounts, plans: Plans): CheckFailure[] {
	return [
		...total('delivered', expect),
		...total('gap', expect),
		...total('imported', expect),
		...each('used', expect.used, (plan, id) => process(plan, id)?.used),
		...each('made', expect.made, made),
		...each('traded', expect.traded, (plan, id) => plan.trades.find((t) => t.id === id)?.used),
		...each('left', expect.left, left),
		...each('served', expect.served, (plan, id) => plan.demands.find((d) => d.id === id)?.served),
		...each('contained', expect.contained, contained),
		...each('flow', expect.flow, flow),
		...each('lost', expect.lost, lost),
		...each('stored', expect.stored, stored)
	].flatMap((watched) => amountFailure(watched, plans) ?? [])
}

/** Measures that have no meaning beyond one plan. */
function utilisationFailures(expect: Expect, plans: Plans): CheckFailure[] {
	return [
		...each('utilisation', expect.utilisation, (plan, id) => process(plan, id)?.utilisation),
		...each('needed', expect.needed, (plan, id) => process(plan, id)?.needed),
		...each('ceiling', expect.ceiling, (plan, id) => plan.ceilings.find((c) => c.stage === id)?.delivered)
	].flatMap((watched) => amountFailure(watched, plans) ?? [])
}

/** Expectations about years, each of which has what those before it left. */
function yearFailures(
	{ years, closes }: Expect,
	engine: Planning,
	{ given, changed }: { given: Scenario; changed: Scenario }
): CheckFailure[] {
	if (!years && closes === undefined) return []
	const after = [...plansByYear(engine, changed)]
	const before = given === changed ? after : [...plansByYear(engine, given)]
	const found = after.find((plan) => plan.gap <= SAME * plan.demand)?.year ?? null
	const expected = closes === 'never' ? null : (closes ?? found)
	return [
		...Object.entries(years ?? {}).flatMap(([year, expect]) => {
			const index = after.findIndex((plan) => plan.year === Number(year))
			const plans = { before: before[index]!, after: after[index]! }
			const failures = [...amountFailures(expect, plans), ...weakestFailures(expect, plans.after)]
			return failures.map((failure) => ({ ...failure, path: ['years', year, ...failure.path] }))
		}),
		...(found === expected ? [] : [{ path: ['closes'], kind: 'closes' as const, expected, found }])
	]
}

/** What a need gets of one component (`magnets.Dy`). */
function contained(plan: Plan, of: string): number | null {
	const [demand, component = ''] = of.split('.')
	const found = plan.demands.find(({ id }) => id === demand)
	return found ? (found.contained[component] ?? 0) : null
}

/** What runs from one node to another (`mine > mill`), of all materials. */
function flow(plan: Plan, of: string): number {
	const [from, to] = of.split('>').map((id) => id.trim())
	return sum(plan.flows.filter((each) => each.from === from && each.to === to).map(({ total }) => total))
}

/** What leaves a process by an outlet, whole (`mill.tailings`) or of one component (`mill.tailings.Nd`). */
function lost(plan: Plan, of: string): number {
	const [from, outlet, component] = of.split('.')
	const losses = plan.losses.filter((each) => each.process === from && each.outlet === outlet)
	return sum(losses.map(({ total, components }) => (component === undefined ? total : (components[component] ?? 0))))
}

/** What is in a store at the end of the year. */
function stored(plan: Plan, id: string): number | null {
	const store = plan.stores.find((each) => each.id === id)
	return store ? store.held + store.added : null
}

function total(key: 'delivered' | 'gap' | 'imported', expect: Amounts): Watched[] {
	const expected = expect[key]
	return expected === undefined ? [] : [{ path: [key], expected, read: (plan) => plan[key] }]
}

function each(
	key: string,
	expected: Record<string, Range | Move> | undefined,
	read: (plan: Plan, id: string) => number | null | undefined
): Watched[] {
	return Object.entries(expected ?? {}).map(([id, of]) => ({
		path: [key, id],
		expected: of,
		read: (plan) => read(plan, id) ?? null
	}))
}

/** What all processes make of a material, or of one component of it (`oxide.Nd`). */
function made(plan: Plan, of: string): number {
	const [material, component] = of.split('.')
	const flows = plan.flows.filter((flow) => flow.material === material && process(plan, flow.from))
	return sum(flows.map(({ total, components }) => (component === undefined ? total : (components[component] ?? 0))))
}

/** What is in a stock at the end of the year. */
function left(plan: Plan, id: string): number | null {
	const stock = plan.stocks.find((each) => each.id === id)
	return stock ? amountOf(stock.held) + amountOf(stock.kept) - amountOf(stock.drawn) : null
}

const amountOf = (stream: Composition) => sum(Object.values(stream))

const process = (plan: Plan, id: string) => plan.processes.find((p) => p.id === id)

/** Amounts closer than this share of the demand are the same amount. */
const SAME = 1e-6

function amountFailure({ path, expected, read }: Watched, plans: Plans): CheckFailure | null {
	const [before, after] = [read(plans.before), read(plans.after)]
	if (typeof expected === 'string') {
		const scale = Math.max(plans.before.demand, plans.after.demand, before ?? 0, after ?? 0)
		const held = before !== null && after !== null && HOLDS[expected](after - before, SAME * scale)
		return held ? null : { path, kind: 'move', move: expected, before, after }
	}
	const [least, most] = expected
	return isWithin(after, expected) ? null : { path, kind: 'range', least, most, found: after }
}

const HOLDS: Record<Move, (rise: number, same: number) => boolean> = {
	rises: (rise, same) => rise > same,
	falls: (rise, same) => rise < -same,
	stays: (rise, same) => Math.abs(rise) <= same,
	'does-not-fall': (rise, same) => rise >= -same,
	'does-not-rise': (rise, same) => rise <= same
}

/** Rounding of the solver's last digits may not fail a bound that is met exactly. */
const ROUNDING = 1e-9

function isWithin(found: number | null, [least, most]: Range): boolean {
	if (found === null) return false
	const slack = ROUNDING * Math.max(Math.abs(least), Math.abs(most))
	return found >= least - slack && found <= most + slack
}

const is = (path: string[], expected: string, found: string): CheckFailure[] =>
	found === expected ? [] : [{ path, kind: 'is', expected, found }]

function weakestFailures({ weakest }: Amounts, plan: Plan): CheckFailure[] {
	return weakest === undefined ? [] : is(['weakest'], weakest, plan.weakest)
}

function verdictFailures(expect: Expect, plan: Plan): CheckFailure[] {
	return [
		...Object.entries(expect.verdict ?? {}).flatMap(([id, expected]) =>
			is(['verdict', id], expected, process(plan, id)?.verdict ?? '')
		),
		...Object.entries(expect.cause ?? {}).flatMap(([id, of]) => {
			const expected = Array.isArray(of) ? of : [of]
			const found = process(plan, id)?.cause?.of ?? []
			return hasAll(found, expected) ? [] : [{ path: ['cause', id], kind: 'names' as const, expected, found }]
		})
	]
}

const hasAll = (found: readonly string[], expected: readonly string[]) => expected.every((id) => found.includes(id))

/** Figures of the named statuses, in the chain or set by a scenario, that rest on a source that was not read. */
function recalledFailures({ noneRecalled }: Expect, chain: Chain): CheckFailure[] {
	if (!noneRecalled) return []
	const recalled = new Set(chain.sources.filter((source) => source.recalled).map((source) => source.id))
	const rests = (figure: { status: FigureStatus; sources: string[] } | null) =>
		figure !== null && noneRecalled.includes(figure.status) && figure.sources.some((id) => recalled.has(id))
	const found = [
		...figureAddresses(chain).flatMap(({ address, figure }) => (rests(figure) ? [address] : [])),
		...chain.scenarios.flatMap(({ id, set, setByYear }) => [
			...Object.entries(set).flatMap(([address, figure]) => (rests(figure) ? [`${id}: ${address}`] : [])),
			...Object.entries(setByYear ?? {}).flatMap(([address, steps]) =>
				steps.some(({ figure }) => rests(figure)) ? [`${id}: ${address}`] : []
			)
		])
	]
	return found.length > 0 ? [{ path: ['noneRecalled'], kind: 'recalled', found }] : []
}

function ladderFailures({ together, reaches, balances }: Expect, plan: Plan): CheckFailure[] {
	const failures: CheckFailure[] = []
	const found = plan.ladder.map((rung) => rung.adds.map((add) => add.process))
	if (together && !found.some((rung) => hasAll(rung, together)))
		failures.push({ path: ['together'], kind: 'together', expected: together, found })
	if (reaches !== undefined && plan.ladderEnd.reached !== reaches)
		failures.push({ path: ['reaches'], kind: 'reaches', expected: reaches, found: plan.ladderEnd.reached })
	return balances ? [...failures, ...imbalances(plan)] : failures
}

/** Sums that any reader of the plan may do: causes to the gap, served and short to the demand, each process's flows. */
function imbalances(plan: Plan): CheckFailure[] {
	const causes = sum(plan.gapByCause.map(({ amount }) => amount))
	const demands = sum(plan.demands.map(({ served, short }) => served + short))
	const flows = worstImbalance(
		plan.processes.map((p) => p.id),
		plan.flows,
		plan.losses
	)
	const sums = [
		{ sum: 'causes' as const, expected: plan.gap, found: causes, same: SAME * plan.demand },
		{ sum: 'demands' as const, expected: plan.demand, found: demands, same: SAME * plan.demand },
		{ sum: 'flows' as const, expected: 0, found: flows, same: ROUNDING }
	]
	return sums.flatMap(({ same, ...compared }) =>
		Math.abs(compared.found - compared.expected) <= same
			? []
			: [{ path: ['balances'], kind: 'balances' as const, ...compared }]
	)
}
