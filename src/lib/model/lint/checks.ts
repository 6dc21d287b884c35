import { MOVES } from '../files/check-format.ts'
import type { CheckFile } from '../files/checks-file.ts'
import { error, formatPath, within, type Finding, type Path, type Place } from '../findings/finding.ts'
import { union, type DeclaredIds } from '../files/declared-ids.ts'
import type { ReferenceKind } from '../findings/parameters.ts'
import type { Draft } from './draft.ts'
import { reference } from './references.ts'
import { settings, yearWithin } from './scenarios.ts'
import { list } from '../resolve/figures.ts'

/** Checks that name nothing, expect nothing, or compare without a change. */
export function lintChecks(draft: Draft): Finding[] {
	return draft.files.checks.checks.flatMap((check, index) => {
		const at: Place = { file: 'checks.yaml', path: ['checks', index] }
		return [
			...given(check, draft, at),
			...settings(check.given?.set, draft, within(at, 'given', 'set')),
			...settings(check.change, draft, within(at, 'change')),
			...expectedIds(check, draft.declared, within(at, 'expect')),
			...expectedYears(check, draft, within(at, 'expect')),
			...expectations(check, at)
		]
	})
}

function given(check: CheckFile, { declared, chain }: Draft, at: Place): Finding[] {
	const { scenario, demand, year } = check.given ?? {}
	return [
		...reference('scenario', scenario, declared.scenarios, within(at, 'given', 'scenario')),
		...reference('demand', demand, declared.bases, within(at, 'given', 'demand')),
		...yearWithin(year, chain, within(at, 'given', 'year'))
	]
}

type Expect = CheckFile['expect']

function expectedIds({ expect }: CheckFile, declared: DeclaredIds, at: Place): Finding[] {
	const nodes = union([
		declared.feeds,
		declared.stocks,
		declared.stores,
		declared.processes,
		declared.demands,
		declared.trade
	])
	const causes = union([nodes, declared.stages, declared.components])
	const keys = (key: keyof Expect, kind: ReferenceKind, ids: ReadonlySet<string> | null) =>
		Object.keys((expect[key] as object | undefined) ?? {}).flatMap((id) =>
			reference(kind, id, ids, within(at, key, id))
		)
	return [
		...keys('verdict', 'process', declared.processes),
		...keys('cause', 'process', declared.processes),
		...Object.entries(expect.cause ?? {}).flatMap(([id, of]) =>
			list(of).flatMap((each) => reference('node', each, causes, within(at, 'cause', id)))
		),
		...keys('utilisation', 'process', declared.processes),
		...keys('needed', 'process', declared.processes),
		...keys('ceiling', 'stage', declared.stages),
		...amountIds(expect, declared, nodes, at),
		...(expect.together ?? []).flatMap((id, index) =>
			reference('process', id, declared.processes, within(at, 'together', index))
		)
	]
}

type Amounts = NonNullable<Expect['years']>[string]

/** Ids in what is expected of a plan, or of one of its years. */
function amountIds(expect: Amounts, declared: DeclaredIds, nodes: ReadonlySet<string> | null, at: Place): Finding[] {
	const keys = (key: keyof Amounts, find: (of: string, place: Place) => Finding[]) =>
		Object.keys((expect[key] as object | undefined) ?? {}).flatMap((of) => find(of, within(at, key, of)))
	const ids = (kind: ReferenceKind, known: ReadonlySet<string> | null) => (of: string, place: Place) =>
		reference(kind, of, known, place)
	const component = (id: string | undefined, place: Place) => reference('component', id, declared.components, place)
	return [
		...keys('used', ids('process', declared.processes)),
		...keys('served', ids('demand', declared.demands)),
		...keys('traded', ids('trade', declared.trade)),
		...keys('left', ids('node', declared.stocks)),
		...keys('stored', ids('node', declared.stores)),
		...keys('made', (of, place) => madeIds(of, declared, place)),
		...keys('contained', (of, place) => {
			const [demand, part] = of.split('.')
			return [...reference('demand', demand, declared.demands, place), ...component(part, place)]
		}),
		...keys('lost', (of, place) => {
			const [from, outlet, part] = of.split('.')
			const process = reference('process', from, declared.processes, place)
			return [...process, ...reference('destination', outlet, declared.outlets, place), ...component(part, place)]
		}),
		...keys('flow', (of, place) => of.split('>').flatMap((id) => reference('node', id.trim(), nodes, place))),
		...reference('stage', expect.weakest, declared.stages, within(at, 'weakest'))
	]
}

/** Years that the model does not have, and ids in what is expected of those that it has. */
function expectedYears({ expect }: CheckFile, { chain, declared }: Draft, at: Place): Finding[] {
	const nodes = union([declared.feeds, declared.stocks, declared.processes, declared.demands, declared.trade])
	const closing = typeof expect.closes === 'number' ? expect.closes : undefined
	return [
		...yearWithin(closing, chain, within(at, 'closes')),
		...Object.entries(expect.years ?? {}).flatMap(([year, amounts]) => [
			...yearWithin(Number(year), chain, within(at, 'years', year)),
			...amountIds(amounts, declared, nodes, within(at, 'years', year))
		])
	]
}

/** The material of `oxide.Nd`, and its component where one is named. */
function madeIds(of: string, declared: DeclaredIds, at: Place): Finding[] {
	const [material, component] = of.split('.')
	return [
		...reference('material', material, declared.materials, at),
		...reference('component', component, declared.components, at)
	]
}

function expectations(check: CheckFile, at: Place): Finding[] {
	const found = leaves(check.expect, [])
	if (found.length === 0) return [error('empty-section', within(at, 'expect'), { kind: 'check' })]
	return found.flatMap(({ path, value }) => {
		const place = within(at, 'expect', ...path)
		if (Array.isArray(value) && typeof value[0] === 'number' && value[0] > value[1])
			return [error('bad-range', place, { kind: 'expected', path: formatPath(path), least: value[0], most: value[1] })]
		if (typeof value === 'string' && MOVES.some((move) => move === value) && !check.change)
			return [error('move-without-change', place, { move: value })]
		return []
	})
}

function leaves(value: unknown, path: Path): { path: Path; value: unknown }[] {
	if (typeof value !== 'object' || value === null || Array.isArray(value))
		return value === undefined ? [] : [{ path, value }]
	return Object.entries(value).flatMap(([key, each]) => leaves(each, [...path, key]))
}
