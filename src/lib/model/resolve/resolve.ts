import type { Chain, Demand, Lever, NamedScenario, Source } from '../chain.ts'
import type { ChainFile, ProcessFile, ScenariosFile, SourcesFile } from '../files/file.ts'
import { error, within, type Place } from '../findings/finding.ts'
import { fingerprint } from '../fingerprint.ts'
import { entryAt } from '../addresses/addresses.ts'
import { findSettable, settableMeasure, settableStage } from '../settable.ts'
import { isProblem } from '../units/quantity.ts'
import { list, readAmount, readFigure, type Amount, type Reading } from './figures.ts'
import { resolveBasis, resolveFeed, resolveMaterial, resolveTrade } from './ends.ts'
import { resolveProcess } from './process.ts'

/** The parts of a model that make a chain. */
export interface ModelFiles {
	chain: ChainFile
	scenarios: ScenariosFile
	sources: SourcesFile
}

/** Ids with names, as a list in the order written. */
function named(record: Record<string, string>) {
	return Object.entries(record).map(([id, name]) => ({ id, name }))
}

/** Records of objects, as a list in the order written. */
function listed<T extends object>(record: Record<string, T> | undefined) {
	return Object.entries(record ?? {}).map(([id, entry]) => ({ id, ...entry }))
}

/** Sources as a list, with `null` for what is not stated. */
export function resolveSources(file: SourcesFile): Source[] {
	return listed(file.sources).map(({ id, publisher, title, date, url, note }) => ({
		id,
		publisher,
		title,
		date: date ?? null,
		url: url ?? null,
		note: note ?? null
	}))
}

/**
 * Brings a model to base units. What does not fit is reported through `reading` and stands as NaN in the result, which
 * is then fit for further checks only.
 */
export function resolve({ chain: file, scenarios, sources }: ModelFiles, reading: Reading): Chain {
	const materials = Object.entries(file.materials).map(([id, each]) => resolveMaterial(id, each, file.unit, reading))
	const around = {
		unit: file.unit.trim(),
		materials,
		currency: file.currency ?? null,
		outlets: new Set(Object.keys(file.outlets ?? {}))
	}
	const bases = Object.entries(file.demands).map(([id, each]) => resolveBasis(id, each, around, reading))
	const chain: Chain = {
		id: file.id,
		name: file.name,
		version: file.version,
		date: file.date,
		notice: file.notice ?? null,
		unit: around.unit,
		unitName: file.unitName,
		subject: file.subject ?? file.name,
		currency: around.currency,
		years: file.years,
		counts: file.counts,
		components: named(file.components),
		stages: named(file.stages),
		routes: listed(file.routes).map((route) => ({ ...route, lane: route.lane ?? false })),
		outlets: listed(file.outlets),
		materials,
		feeds: Object.entries(file.feeds).map(([id, each]) => resolveFeed(id, each, around, reading)),
		processes: Object.entries(file.processes).map(([id, each]) => resolveProcess(id, each, around, reading)),
		demandBases: bases.map(({ basis }) => basis),
		demands: bases.flatMap(({ demands }): Demand[] => demands),
		trades: Object.entries(file.trade ?? {}).map(([id, each]) => resolveTrade(id, each, around, reading)),
		levers: [],
		scenarios: [],
		sources: resolveSources(sources),
		fingerprint: ''
	}
	chain.levers = resolveLevers(chain, file, reading)
	chain.scenarios = resolveScenarios(chain, scenarios, reading)
	chain.fingerprint = fingerprint(chain)
	return chain
}

type LeverFile = NonNullable<ProcessFile['lever']>

/** Where levers may be written, in the order in which they are listed. */
export function writtenLevers(file: ChainFile): { id: string; lever: LeverFile; at: Place }[] {
	const of = (nodes: Record<string, { lever?: LeverFile | undefined }>, ...path: string[]) =>
		Object.entries(nodes).flatMap(([id, { lever }]) =>
			lever ? [{ id, lever, at: { file: 'chain.yaml', path: [...path, id, 'lever'] } satisfies Place }] : []
		)
	return [
		...of(file.processes, 'processes'),
		...of(file.trade ?? {}, 'trade'),
		...Object.entries(file.demands).flatMap(([basis, { parts }]) => of(parts, 'demands', basis, 'parts'))
	]
}

function resolveLevers(chain: Chain, file: ChainFile, reading: Reading): Lever[] {
	return writtenLevers(file).flatMap(({ id, lever, at }) => resolveLever(chain, id, lever, at, reading) ?? [])
}

/** A lever is shown in the unit in which its `max` is written. */
function resolveLever(chain: Chain, id: string, file: LeverFile, at: Place, reading: Reading): Lever | null {
	const settable = findSettable(chain, id)
	if (!settable) return null
	const measure = settableMeasure(chain, settable)
	const read = (key: keyof LeverFile, bare: Amount | null): Amount | null => {
		const amount = readAmount(file[key] ?? 'none', measure, bare)
		if (!isProblem(amount) && amount.state !== 'unknown') return amount
		const problem = isProblem(amount) ? amount.problem : 'the bounds of a lever cannot be unknown'
		reading.report(error('bad-amount', within(at, key), `${problem[0]!.toUpperCase()}${problem.slice(1)}.`))
		return null
	}
	const max = read('max', null)
	if (!max) return null
	const inUnit = (amount: Amount | null) => (amount ? ((amount.number ?? 0) * amount.factor) / max.factor : NaN)
	return {
		id,
		kind: settable.kind,
		name: settable.node.name,
		stage: settableStage(chain, settable),
		unit: max.unit.text,
		factor: max.factor,
		min: inUnit(read('min', max)),
		max: max.number ?? 0,
		step: inUnit(read('step', max))
	}
}

function resolveScenarios(chain: Chain, file: ScenariosFile, reading: Reading): NamedScenario[] {
	return Object.entries(file.scenarios).map(([id, scenario]): NamedScenario => {
		const at: Place = { file: 'scenarios.yaml', path: ['scenarios', id, 'set'] }
		const set = Object.entries(scenario.set ?? {}).flatMap(([lever, figure]) => {
			const entry = entryAt(chain, lever)
			return entry ? [[entry.address, readFigure(figure, entry.measure, within(at, lever), reading)] as const] : []
		})
		return {
			id,
			name: scenario.name,
			note: scenario.note,
			sources: list(scenario.source ?? []),
			extends: scenario.extends ?? null,
			demand: scenario.demand ?? null,
			year: scenario.year ?? null,
			counts: scenario.counts ?? null,
			set: Object.fromEntries(set)
		}
	})
}
