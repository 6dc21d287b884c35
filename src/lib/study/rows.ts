/**
 * The rows of a study as text, a line of JSON each under one line that says which study they are of. A shard writes the
 * same first line, so that shards put together are, byte for byte, the study that was not divided. A study is of one
 * scenario, or of several, each answered with the same number of samples.
 */
import type { Chain } from '#lib/model/chain.ts'
import { fingerprint } from '#lib/model/fingerprint.ts'
import type { Row, StudyPlan, Subject } from './study.ts'

/** Version of the format of rows, and of the way in which figures are drawn: either changes the numbers. */
const FORMAT = 3

/** The study that rows are of. */
export interface StudyHeader {
	study: number
	model: { id: string; version: string; fingerprint: string }
	/** One, or all that the study sets side by side. */
	scenarios: StudyPlan['scenario'][]
	/** Of each scenario. */
	samples: number
	seed: number
	years: [first: number, last: number]
	unit: string
	/** Of everything above. */
	fingerprint: string
}

/** A row in a file: the sample, and the place of its scenario among the study's. */
export type FiledRow = { scenario: number } & Row

/** The first line of the rows of a study: plans that differ in their scenarios alone, one at least. */
export function headerOf(
	{ id, version, fingerprint: figures, unit }: Chain,
	{ years }: Subject,
	plans: readonly StudyPlan[]
): StudyHeader {
	const { samples, seed } = plans[0]!
	const own: Omit<StudyHeader, 'fingerprint'> = {
		study: FORMAT,
		model: { id, version, fingerprint: figures },
		scenarios: plans.map(({ scenario }) => scenario),
		samples,
		seed,
		years: [years[0]!, years.at(-1)!],
		unit: `${unit}/yr`
	}
	return { ...own, fingerprint: fingerprint(own) }
}

/** Returns the plans of a study, one for each of its scenarios. */
export const plansOf = ({ scenarios, samples, seed }: StudyHeader): StudyPlan[] =>
	scenarios.map((scenario) => ({ scenario, samples, seed }))

/** A line of a file of rows, with its end. */
export const lineOf = (line: StudyHeader | FiledRow) => `${JSON.stringify(line)}\n`

/** A file of rows that cannot be used: its name, the line, and what is wrong there. */
export interface RowsProblem {
	file: string
	line: number
	kind: 'no-header' | 'other-format' | 'altered' | 'not-a-row' | 'other-study' | 'doubled' | 'outside'
	/** Number of the sample that a line is about. */
	sample?: number
}

/** Samples that no file holds: how many, and the first. */
export interface Missing {
	count: number
	first: number
}

/** The rows of one study out of one file or several. */
export interface MergedRows {
	header: StudyHeader
	/** Scenario by scenario, in the order of their numbers. */
	rows: FiledRow[]
	/** The text of the study as one file. */
	text: string
}

/** Returns the rows of files put together; all problems at once where they are not one whole study. */
export function mergeRows(
	files: readonly { name: string; text: string }[]
): MergedRows | { problems: RowsProblem[]; missing: Missing | null } {
	const problems: RowsProblem[] = []
	const lines = new Map<number, { row: FiledRow; line: string }>()
	let header: StudyHeader | null = null
	for (const { name, text } of files) {
		const [first = '', ...rest] = text.replace(/\n$/, '').split('\n')
		const own = readHeader(first)
		if (typeof own === 'string') problems.push({ file: name, line: 1, kind: own })
		if (typeof own === 'string') continue
		header ??= own
		if (own.fingerprint !== header.fingerprint) problems.push({ file: name, line: 1, kind: 'other-study' })
		else problems.push(...addRows(lines, rest, name, own))
	}
	if (!header) return { problems, missing: null }
	const missing = missingOf(lines, header)
	if (problems.length > 0 || missing) return { problems, missing }
	const sorted = Array.from({ length: rowsIn(header) }, (_, at) => lines.get(at)!)
	return {
		header,
		rows: sorted.map(({ row }) => row),
		text: lineOf(header) + sorted.map(({ line }) => `${line}\n`).join('')
	}
}

/** The number of rows of a whole study. */
const rowsIn = ({ scenarios, samples }: Pick<StudyHeader, 'scenarios' | 'samples'>) => scenarios.length * samples

function addRows(
	lines: Map<number, { row: FiledRow; line: string }>,
	texts: readonly string[],
	file: string,
	header: StudyHeader
): RowsProblem[] {
	const years = header.years[1] - header.years[0] + 1
	return texts.flatMap((line, index): RowsProblem[] => {
		const row = readRow(line, years)
		const at = { file, line: index + 2 }
		if (!row) return [{ ...at, kind: 'not-a-row' }]
		const { sample, scenario } = row
		const place = scenario * header.samples + sample
		if (sample >= header.samples || scenario >= header.scenarios.length) return [{ ...at, kind: 'outside', sample }]
		if (lines.has(place)) return [{ ...at, kind: 'doubled', sample }]
		lines.set(place, { row, line })
		return []
	})
}

/** The first that is missing is told by the number of its sample. */
function missingOf(lines: ReadonlyMap<number, unknown>, header: StudyHeader): Missing | null {
	const count = rowsIn(header) - lines.size
	let first = 0
	while (lines.has(first)) first++
	return count === 0 ? null : { count, first: first % header.samples }
}

function parsed(line: string): Record<string, unknown> | null {
	try {
		const value: unknown = JSON.parse(line)
		return typeof value === 'object' && value !== null && !Array.isArray(value)
			? (value as Record<string, unknown>)
			: null
	} catch {
		return null
	}
}

function readHeader(line: string): StudyHeader | 'no-header' | 'other-format' | 'altered' {
	const found = parsed(line)
	if (!found || typeof found.study !== 'number') return 'no-header'
	if (found.study !== FORMAT) return 'other-format'
	const { fingerprint: stated, ...own } = found
	return isWhole(found) && stated === fingerprint(own) ? (found as unknown as StudyHeader) : 'altered'
}

/** True of a first line that says how many rows there are, and of how many years. */
function isWhole({ samples, years, scenarios }: Record<string, unknown>): boolean {
	const isList = (value: unknown, isEntry: (entry: unknown) => boolean) =>
		Array.isArray(value) && value.length > 0 && value.every(isEntry)
	return (
		Number.isSafeInteger(samples) &&
		Number(samples) > 0 &&
		isList(years, Number.isSafeInteger) &&
		isList(scenarios, () => true)
	)
}

/** A row with a number of sample and one entry a year in every list; null for anything else. */
function readRow(line: string, years: number): FiledRow | null {
	const found = parsed(line)
	const isPlace = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0
	if (!found || !isPlace(found.sample) || !isPlace(found.scenario)) return null
	const isList = (value: unknown, isEntry: (entry: unknown) => boolean) =>
		Array.isArray(value) && value.length === years && value.every(isEntry)
	const isStage = (entry: unknown) => entry === null || typeof entry === 'string'
	const isRow =
		isList(found.delivered, Number.isFinite) && isList(found.demand, Number.isFinite) && isList(found.weakest, isStage)
	return isRow ? (found as unknown as FiledRow) : null
}
