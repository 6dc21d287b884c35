/** The ends of a chain: what enters by feeds and stocks, leaves by demands, and crosses the border by trade. */
import type { Demand, DemandBasis, Feed, Figure, Material, ShareFigure, StageId, Trade } from '../chain.ts'
import type { ChainFile } from '../files/chain-file.ts'
import { within, type Place } from '../findings/finding.ts'
import { sum } from '../sum.ts'
import { amountMeasure, contentMeasure, countedMeasure, FRACTION, rateMeasure, type Goods } from '../units/measure.ts'
import { inside, readFigure, readShares, type Reading } from './figures.ts'
import { SUM_TOLERANCE } from '../yields.ts'
import { names, readAccepts } from './process.ts'
import { parseAmountUnit } from '../units/unit.ts'

type MaterialFile = ChainFile['materials'][string]
type FeedFile = ChainFile['feeds'][string]
type StockFile = NonNullable<ChainFile['stocks']>[string]
type TradeFile = NonNullable<ChainFile['trade']>[string]
type BasisFile = ChainFile['demands'][string]
type DemandFile = BasisFile['parts'][string]

/** Brings a material's content to base units per gross unit. */
export function resolveMaterial(id: string, file: MaterialFile, unit: string, chain: Reading): Material {
	const reading = inside(chain, file)
	const at: Place = { file: 'chain.yaml', path: ['materials', id, 'content'] }
	const gross = file.gross?.trim() ?? null
	const measure = contentMeasure({ unit, materials: [] }, gross === null ? null : parseAmountUnit(gross))
	return {
		id,
		name: file.name,
		stage: file.stage,
		pure: file.pure ?? false,
		grossUnit: gross,
		content: file.content ? readFigure(file.content, measure, at, reading) : null
	}
}

/** Makes shares that nearly sum to 1 do so exactly, with their ranges. */
function normalised(figure: ShareFigure): ShareFigure {
	const total = sum(Object.values(figure.shares))
	if (!(Math.abs(total - 1) <= SUM_TOLERANCE)) return figure
	const scale = (shares: Record<string, number>) =>
		Object.fromEntries(Object.entries(shares).map(([component, share]) => [component, share / total]))
	return { ...figure, shares: scale(figure.shares), low: scale(figure.low), high: scale(figure.high) }
}

function stageOf(goods: Goods, material: string | undefined): StageId {
	return goods.materials.find((each) => each.id === material)?.stage ?? ''
}

/** Brings a feed to base units; it stands in the stage of its material. */
export function resolveFeed(id: string, file: FeedFile, goods: Goods, chain: Reading): Feed {
	const reading = inside(chain, file)
	const at: Place = { file: 'chain.yaml', path: ['feeds', id] }
	const materials = [file.material]
	return {
		id,
		...names(file),
		route: file.route,
		stage: stageOf(goods, file.material),
		material: file.material,
		composition: normalised(readShares(file.composition, within(at, 'composition'), reading)),
		available: readFigure(file.available, rateMeasure(goods, materials), within(at, 'available'), reading),
		resource: file.resource
			? readFigure(file.resource, amountMeasure(goods, materials), within(at, 'resource'), reading)
			: null,
		stock: null,
		note: file.note ?? null
	}
}

/** The composition where there is but one component; null where there are several. */
function onlyComponent({ status, sources, confidence, date }: Figure, { components }: Reading): ShareFigure | null {
	if (components.length !== 1) return null
	const shares = { [components[0]!]: 1 }
	return { shares, low: shares, high: shares, status, sources, confidence, date, note: null }
}

/** Brings a stock to base units: a feed that gives what is in store. */
export function resolveStock(id: string, file: StockFile, goods: Goods, chain: Reading): Feed {
	const reading = inside(chain, file)
	const at: Place = { file: 'chain.yaml', path: ['stocks', id] }
	const measure = amountMeasure(goods, [file.material])
	const amount = readFigure(file.amount, measure, within(at, 'amount'), reading)
	const optional = (key: 'limit' | 'least') => {
		const written = file[key]
		return written === undefined ? null : readFigure(written, measure, within(at, key), reading)
	}
	return {
		id,
		name: file.name,
		...(file.short === undefined ? {} : { short: file.short }),
		route: file.route,
		stage: stageOf(goods, file.material),
		material: file.material,
		composition: file.composition
			? normalised(readShares(file.composition, within(at, 'composition'), reading))
			: onlyComponent(amount, reading),
		available: file.draw
			? readFigure(file.draw, rateMeasure(goods, [file.material]), within(at, 'draw'), reading)
			: null,
		resource: amount,
		stock: { limit: optional('limit'), least: optional('least') },
		note: file.note ?? null
	}
}

/** Brings an import or export to base units; it stands in the stage of the material that crosses the border. */
export function resolveTrade(id: string, file: TradeFile, goods: Goods, chain: Reading): Trade {
	const reading = inside(chain, file)
	const at: Place = { file: 'chain.yaml', path: ['trade', id] }
	const takes = readAccepts(file.takes)
	const materials = file.kind === 'import' ? (file.gives ? [file.gives] : []) : takes.map((each) => each.material)
	const measure = rateMeasure(goods, materials)
	return {
		id,
		...names(file),
		kind: file.kind,
		partner: file.partner,
		stage: stageOf(goods, materials[0]),
		gives: file.gives ?? null,
		composition: file.composition ? normalised(readShares(file.composition, within(at, 'composition'), reading)) : null,
		takes,
		amount: readFigure(file.amount, measure, within(at, 'amount'), reading),
		...(file.chance ? { chance: readFigure(file.chance, FRACTION, within(at, 'chance'), reading) } : {}),
		tier: file.tier ?? 1,
		note: file.note ?? null
	}
}

/** Brings a basis of demand and its parts to base units. */
export function resolveBasis(id: string, file: BasisFile, goods: Goods, chain: Reading) {
	const reading = inside(chain, file)
	const at: Place = { file: 'chain.yaml', path: ['demands', id, 'parts'] }
	const demands = Object.entries(file.parts).map(([part, each]) =>
		resolveDemand(part, id, each, within(at, part), goods, reading)
	)
	const basis: DemandBasis = {
		id,
		name: file.name,
		doubt: file.doubt ?? null,
		note: file.note ?? null,
		demands: Object.keys(file.parts)
	}
	return { basis, demands }
}

function resolveDemand(id: string, basis: string, file: DemandFile, at: Place, goods: Goods, around: Reading): Demand {
	const reading = inside(around, file)
	const takes = readAccepts(file.takes)
	const materials = takes.map((each) => each.material)
	const countedFigure = file.counted
		? readFigure(file.counted, countedMeasure(goods, materials), within(at, 'counted'), reading)
		: null
	const counted = countedFigure ? (countedFigure.value ?? NaN) : 1
	const amount: Figure = readFigure(file.amount, rateMeasure(goods, materials, counted), within(at, 'amount'), reading)
	return {
		id,
		...names(file),
		basis,
		takes,
		amount,
		counted,
		countedFigure,
		tier: file.tier ?? 1,
		note: file.note ?? null
	}
}
