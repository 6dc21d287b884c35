import type { Chain, Demand, NamedScenario, NamedValue, Source } from '../chain.ts'
import type { ChainFile } from '../files/chain-file.ts'
import type { FigureFile } from '../files/figure-file.ts'
import type { ScenariosFile } from '../files/scenarios-file.ts'
import type { SourcesFile } from '../files/sources-file.ts'
import { error, within, type Place } from '../findings/finding.ts'
import { fingerprint } from '../fingerprint.ts'
import { entryAt } from '../addresses/addresses.ts'
import { ANY_UNIT, FRACTION, ownMeasure, type Measure } from '../units/measure.ts'
import { parseUnit } from '../units/unit.ts'
import { inside, list, readFigure, type Reading } from './figures.ts'
import { resolveDeclaredLevers, resolveLevers } from './levers.ts'
import { resolveBasis, resolveFeed, resolveMaterial, resolveStock, resolveTrade } from './ends.ts'
import type { OpenChainFile } from './open-ends.ts'
import { resolveProcess } from './process.ts'
import { resolveStore } from './stores.ts'

/** What a named value is, beside a number that others use. */
type Meaning = Pick<NamedValue, 'prices' | 'elementOf' | 'states'>

/** The units that a named value may be in: any, unless it states what has one. */
function measureOf({ currency, unit }: ChainFile, { prices, elementOf, states }: Meaning): Measure {
	if (states === 'discount-rate' || states === 'scale-exponent' || elementOf !== undefined) return FRACTION
	if (currency === undefined || (prices === undefined && states === undefined)) return ANY_UNIT
	return ownMeasure(prices === undefined ? `${currency}/yr` : `${currency}/${unit.trim()}`)
}

/** Named values in the order written, each known to those after it. */
function resolveValues(file: ChainFile, reading: Reading): NamedValue[] {
	const at: Place = { file: 'chain.yaml', path: ['values'] }
	return Object.entries(file.values ?? {}).map(([id, { name, prices, elementOf, states, later = {}, ...value }]) => {
		const figure = readFigure(value, measureOf(file, { prices, elementOf, states }), within(at, id), reading)
		const unit = parseUnit(figure.unit)
		if (figure.value !== null && unit) reading.values.set(id, { number: figure.value, unit })
		if (figure.state === 'unknown')
			reading.report(error('bad-amount', within(at, id, 'value'), { reason: { kind: 'unknown-value' } }))
		const stated = Object.entries(later)
			.map(([year, each]) => ({
				year: Number(year),
				figure: readFigure(each, ownMeasure(figure.unit), within(at, id, 'later', year), reading)
			}))
			.sort((a, b) => a.year - b.year)
		return {
			id,
			name: name ?? id,
			figure,
			...(prices === undefined ? {} : { prices }),
			...(elementOf === undefined ? {} : { elementOf }),
			...(states === undefined ? {} : { states }),
			...(stated.length === 0 ? {} : { later: stated })
		}
	})
}

/** The parts of a model that make a chain. */
export interface ModelFiles {
	chain: OpenChainFile
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
function resolveSources(file: SourcesFile): Source[] {
	return listed(file.sources).map(({ id, publisher, title, date, url, recalled, note }) => ({
		id,
		publisher,
		title,
		date: date ?? null,
		url: url ?? null,
		note: note ?? null,
		...(recalled ? { recalled } : {})
	}))
}

/**
 * Brings a model to base units. What does not fit is reported through `reading` and stands as NaN in the result, which
 * is then fit for further checks only.
 */
export function resolve({ chain: file, scenarios, sources }: ModelFiles, model: Reading): Chain {
	const reading = inside(model, file)
	const values = resolveValues(file, reading)
	const materials = Object.entries(file.materials).map(([id, each]) => resolveMaterial(id, each, file.unit, reading))
	const around = {
		unit: file.unit.trim(),
		materials,
		currency: file.currency ?? null,
		outlets: new Set(Object.keys(file.outlets ?? {}))
	}
	const processes = Object.entries(file.processes).map(([id, each]) => resolveProcess(id, each, around, reading))
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
		...abbreviationsOf(file),
		years: file.years,
		counts: file.counts,
		...(values.length === 0 ? {} : { values }),
		...limitsOf(file),
		components: named(file.components),
		stages: named(file.stages),
		routes: listed(file.routes).map((route) => ({
			...route,
			lane: route.lane ?? false,
			shared: route.shared ?? false
		})),
		outlets: listed(file.outlets),
		materials,
		feeds: [
			...Object.entries(file.feeds).map(([id, each]) => resolveFeed(id, each, around, reading)),
			...Object.entries(file.stocks ?? {}).map(([id, each]) => resolveStock(id, each, around, reading))
		],
		stores: Object.entries(file.stores ?? {}).map(([id, each]) => resolveStore(id, each, around, processes, reading)),
		processes,
		demandBases: bases.map(({ basis }) => basis),
		...(file.open ? { open: true } : {}),
		demands: bases.flatMap(({ demands }): Demand[] => demands),
		trades: Object.entries(file.trade ?? {}).map(([id, each]) => resolveTrade(id, each, around, reading)),
		levers: [],
		scenarios: [],
		sources: resolveSources(sources),
		fingerprint: ''
	}
	chain.levers = resolveLevers(chain, file, reading)
	chain.levers = [...resolveDeclaredLevers(chain, file, reading), ...chain.levers]
	chain.scenarios = resolveScenarios(chain, scenarios, reading)
	chain.fingerprint = fingerprint(chain)
	return chain
}

const abbreviationsOf = ({ abbreviations }: ModelFiles['chain']): Pick<Chain, 'abbreviations'> =>
	abbreviations ? { abbreviations: named(abbreviations) } : {}

const limitsOf = ({ limits }: ModelFiles['chain']): Pick<Chain, 'limits'> =>
	limits ? { limits: listed(limits).map((limit) => ({ ...limit, unless: limit.unless ?? null })) } : {}

function resolveScenarios(chain: Chain, file: ScenariosFile, reading: Reading): NamedScenario[] {
	return Object.entries(file.scenarios).map(([id, scenario]): NamedScenario => {
		const at: Place = { file: 'scenarios.yaml', path: ['scenarios', id, 'set'] }
		return {
			id,
			name: scenario.name,
			note: scenario.note,
			sources: list(scenario.source ?? []),
			extends: scenario.extends ?? null,
			demand: scenario.demand ?? null,
			year: scenario.year ?? null,
			counts: scenario.counts ?? null,
			...resolveSet(chain, scenario.set ?? {}, at, inside(reading, scenario))
		}
	})
}

type SetFile = NonNullable<ScenariosFile['scenarios'][string]['set']>

/** Reads the figures that a scenario sets, in every year or from some year on. */
function resolveSet(chain: Chain, file: SetFile, at: Place, reading: Reading) {
	const set: NamedScenario['set'] = {}
	const setByYear: NonNullable<NamedScenario['setByYear']> = {}
	for (const [address, written] of Object.entries(file)) {
		const entry = entryAt(chain, address)
		if (!entry) continue
		const place = within(at, address)
		const read = (figure: FigureFile, where: Place) => readFigure(figure, entry.measure, where, reading)
		if (!isByYear(written)) {
			set[entry.address] = read(written, place)
			continue
		}
		const steps = Object.entries(written).map(([year, each]) => ({
			from: Number(year),
			figure: read(each, within(place, year))
		}))
		setByYear[entry.address] = steps.sort((a, b) => a.from - b.from)
	}
	return { set, ...(Object.keys(setByYear).length === 0 ? {} : { setByYear }) }
}

/** True for figures by year, as opposed to one figure. */
function isByYear(written: SetFile[string]): written is Record<string, FigureFile> {
	return typeof written === 'object' && Object.keys(written).every((key) => /^\d{4}$/.test(key))
}
