/** What the samples of a study come to: percentiles, chances, and which figures the doubt rests on. */
import type { Engine } from '#lib/engine/index.ts'
import type { StageId } from '#lib/model/chain.ts'
import {
	outcomeOf,
	placesAtEnd,
	placesOfSample,
	rankedValue,
	type Outcome,
	type Row,
	type StudyPlan,
	type Subject
} from './study.ts'
import type { Uncertain } from './uncertain.ts'

/** Percentiles that are told. */
export const PERCENTILES = [5, 25, 50, 75, 95] as const

/** Amounts at the percentiles, by the percentile. */
export type Spread = Record<(typeof PERCENTILES)[number], number>

/** One year of all samples; amounts in base units a year, chances as fractions. */
export interface YearSummary {
	year: number
	delivered: Spread
	gap: Spread
	demand: Spread
	/** The chance that each stage is the weakest; null stands for years in which nothing is short. They sum to 1. */
	weakest: { stage: StageId | null; chance: number }[]
	/** The chance that the gap is closed in this year. */
	closed: number
	/** The chance that it was closed in this year or one before. */
	closedBy: number
}

/** How one figure moves what is delivered in the last year. */
export interface Influence {
	uncertain: Uncertain
	/** Spearman's rank correlation with what is delivered. */
	correlation: number
	/** Delivered with the figure at the low and at the high end, all others at their modes. */
	swing: { low: number; high: number }
	/** By how much the variance of what is delivered is expected to shrink if the figure were known: 0 to 1. */
	narrows: number
}

/** The summary of a whole study. */
export interface StudySummary {
	samples: number
	seed: number
	years: YearSummary[]
	/** Strongest correlation first. */
	influences: Influence[]
	/** All figures at their modes: the plan without doubt. */
	central: Outcome
	/** Names of the figures that stand at 0 by decision, and were not drawn. */
	decisions: string[][]
	/** Ranges that were stated for the study, in place of the model's. */
	stated: Subject['stated']
}

/** A quantile by linear interpolation between ordered values (Hyndman and Fan 1996, type 7). `sorted` is not empty. */
export function quantile(sorted: ArrayLike<number>, part: number): number {
	const place = part * (sorted.length - 1)
	const below = Math.floor(place)
	const low = sorted[below]!
	const high = sorted[Math.min(below + 1, sorted.length - 1)]!
	return low + (high - low) * (place - below)
}

function spreadOf(values: readonly number[]): Spread {
	const sorted = Float64Array.from(values).sort()
	return Object.fromEntries(PERCENTILES.map((percent) => [percent, quantile(sorted, percent / 100)])) as Spread
}

/** Sums up one year after the other. */
export function yearSummaries(rows: readonly Row[], { years, chain }: Subject): YearSummary[] {
	const closing = rows.map(({ weakest }) => weakest.indexOf(null))
	return years.map((year, y) => {
		const stages = [...chain.stages.slice(0, -1).map(({ id }) => id), null]
		const count = (is: (row: Row, index: number) => boolean) => rows.filter(is).length / rows.length
		return {
			year,
			delivered: spreadOf(rows.map((row) => row.delivered[y]!)),
			gap: spreadOf(rows.map((row) => Math.max(0, row.demand[y]! - row.delivered[y]!))),
			demand: spreadOf(rows.map((row) => row.demand[y]!)),
			weakest: stages.map((stage) => ({ stage, chance: count((row) => row.weakest[y] === stage) })),
			closed: count(({ weakest }) => weakest[y] === null),
			closedBy: count((_, index) => closing[index]! >= 0 && closing[index]! <= y)
		}
	})
}

/** Ranks from 0, equal values sharing the mean of theirs. */
export function ranksOf(values: readonly number[]): Float64Array {
	const order = values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!)
	const ranks = new Float64Array(values.length)
	for (let from = 0; from < order.length;) {
		let to = from
		while (to + 1 < order.length && values[order[to + 1]!] === values[order[from]!]) to++
		for (let k = from; k <= to; k++) ranks[order[k]!] = (from + to) / 2
		from = to + 1
	}
	return ranks
}

/** Pearson's correlation; 0 where one of the two does not vary. */
function correlation(x: Float64Array, y: Float64Array): number {
	const mean = (values: Float64Array) => values.reduce((sum, each) => sum + each, 0) / values.length
	const [mx, my] = [mean(x), mean(y)]
	let [xy, xx, yy] = [0, 0, 0]
	x.forEach((value, i) => {
		const [dx, dy] = [value - mx, y[i]! - my]
		xy += dx * dy
		xx += dx * dx
		yy += dy * dy
	})
	return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0
}

/** Groups that samples are put into by one figure, to see how far they differ within a group. */
const GROUPS = 10

/**
 * Returns the share of the variance of `y` that goes when `x` is known: the first-order effect of the figure, by groups
 * of equal size, without what groups of this size differ by chance (epsilon squared; Kelley 1935).
 */
function narrowing(x: Float64Array, y: readonly number[]): number {
	const groups = Math.min(GROUPS, Math.floor(y.length / 2))
	if (groups < 2) return 0
	const order = Array.from(x, (_, index) => index).sort((a, b) => x[a]! - x[b]!)
	const mean = y.reduce((sum, each) => sum + each, 0) / y.length
	let [between, total] = [0, 0]
	for (let g = 0; g < groups; g++) {
		const own = order.slice(Math.floor((g * order.length) / groups), Math.floor(((g + 1) * order.length) / groups))
		const ownMean = own.reduce((sum, index) => sum + y[index]!, 0) / own.length
		between += own.length * (ownMean - mean) ** 2
		for (const index of own) total += (y[index]! - mean) ** 2
	}
	if (total === 0) return 0
	const within = (total - between) / (y.length - groups)
	return Math.max(0, (between - (groups - 1) * within) / total)
}

/** Delivered in the last year with one figure at the low and at the high end, all others at their modes. */
export type Swing = Influence['swing']

/** Returns the swing of one figure. Throws as the engine does. */
export function swingOf(engine: Engine, subject: Subject, uncertain: Uncertain): Swing {
	const at = (end: keyof Swing) => outcomeOf(engine, subject, placesAtEnd(uncertain, end)).delivered.at(-1)!
	return { low: at('low'), high: at('high') }
}

/** What a study made: its samples, the swing of each of its figures, and the plan without doubt. */
export interface StudyResults {
	rows: readonly Row[]
	/** In the order of the subject's figures. */
	swings: readonly Swing[]
	central: Outcome
}

/** Returns how each figure moves what is delivered in the last year; the strongest correlation first. */
function influencesOf(subject: Subject, plan: StudyPlan, { rows, swings }: StudyResults): Influence[] {
	const delivered = rows.map((row) => row.delivered.at(-1)!)
	const ranks = ranksOf(delivered)
	const places = rows.map(({ sample }) => placesOfSample(subject, plan, sample))
	return subject.uncertain
		.map((uncertain, at): Influence => {
			const x = ranksOf(places.map((each) => rankedValue(each, uncertain, subject.chain)))
			return {
				uncertain,
				correlation: correlation(x, ranks),
				swing: swings[at]!,
				narrows: narrowing(x, delivered)
			}
		})
		.sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation))
}

/** Sums up what a study made. */
export function summaryOf(subject: Subject, plan: StudyPlan, results: StudyResults): StudySummary {
	return {
		samples: results.rows.length,
		seed: plan.seed,
		years: yearSummaries(results.rows, subject),
		influences: influencesOf(subject, plan, results),
		central: results.central,
		decisions: subject.decisions.map(({ names }) => names),
		stated: subject.stated
	}
}

/** Returns all that the summary of a study's rows needs beside them. Throws as the engine does. */
export function resultsOf(engine: Engine, subject: Subject, rows: readonly Row[]): StudyResults {
	return {
		rows,
		swings: subject.uncertain.map((uncertain) => swingOf(engine, subject, uncertain)),
		central: outcomeOf(engine, subject, null)
	}
}
