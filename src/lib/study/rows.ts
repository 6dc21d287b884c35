/**
 * The rows of a study as text, a line of JSON each under one line that says which study they are of. A shard writes the
 * same first line, so that shards put together are, byte for byte, the study that was not divided.
 */
import type { Chain } from '#lib/model/chain.ts'
import { fingerprint } from '#lib/model/fingerprint.ts'
import type { Row, StudyPlan, Subject } from './study.ts'

/** Version of the format of rows, and of the way in which figures are drawn: either changes the numbers. */
const FORMAT = 2

/** The study that rows are of. */
export interface StudyHeader {
	study: number
	model: { id: string; version: string; fingerprint: string }
	scenario: StudyPlan['scenario']
	samples: number
	seed: number
	years: [first: number, last: number]
	unit: string
	/** Of everything above. */
	fingerprint: string
}

/** The first line of the rows of a study. */
export function headerOf(
	{ id, version, fingerprint: figures, unit }: Chain,
	{ years }: Subject,
	plan: StudyPlan
): StudyHeader {
	const { scenario, samples, seed } = plan
	const own: Omit<StudyHeader, 'fingerprint'> = {
		study: FORMAT,
		model: { id, version, fingerprint: figures },
		scenario,
		samples,
		seed,
		years: [years[0]!, years.at(-1)!],
		unit: `${unit}/yr`
	}
	return { ...own, fingerprint: fingerprint(own) }
}

/** A line of a file of rows, with its end. */
export const lineOf = (line: StudyHeader | Row) => `${JSON.stringify(line)}\n`

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
	/** In the order of their numbers. */
	rows: Row[]
	/** The text of the study as one file. */
	text: string
}

/** Returns the rows of files put together; all problems at once where they are not one whole study. */
export function mergeRows(
	files: readonly { name: string; text: string }[]
): MergedRows | { problems: RowsProblem[]; missing: Missing | null } {
	const problems: RowsProblem[] = []
	const lines = new Map<number, { row: Row; line: string }>()
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
	const missing = missingOf(lines, header.samples)
	if (problems.length > 0 || missing) return { problems, missing }
	const sorted = Array.from({ length: header.samples }, (_, sample) => lines.get(sample)!)
	return {
		header,
		rows: sorted.map(({ row }) => row),
		text: lineOf(header) + sorted.map(({ line }) => `${line}\n`).join('')
	}
}

function addRows(
	lines: Map<number, { row: Row; line: string }>,
	texts: readonly string[],
	file: string,
	header: StudyHeader
): RowsProblem[] {
	const years = header.years[1] - header.years[0] + 1
	return texts.flatMap((line, index): RowsProblem[] => {
		const row = readRow(line, years)
		const at = { file, line: index + 2 }
		if (!row) return [{ ...at, kind: 'not-a-row' }]
		const { sample } = row
		if (sample >= header.samples) return [{ ...at, kind: 'outside', sample }]
		if (lines.has(sample)) return [{ ...at, kind: 'doubled', sample }]
		lines.set(sample, { row, line })
		return []
	})
}

function missingOf(lines: ReadonlyMap<number, unknown>, samples: number): Missing | null {
	const count = samples - lines.size
	let first = 0
	while (lines.has(first)) first++
	return count === 0 ? null : { count, first }
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
	const { samples, years } = found
	const isWhole =
		Number.isSafeInteger(samples) && Number(samples) > 0 && Array.isArray(years) && years.every(Number.isSafeInteger)
	return isWhole && stated === fingerprint(own) ? (found as unknown as StudyHeader) : 'altered'
}

/** A row with a number of sample and one entry a year in every list; null for anything else. */
function readRow(line: string, years: number): Row | null {
	const found = parsed(line)
	if (!found || !Number.isSafeInteger(found.sample) || Number(found.sample) < 0) return null
	const isList = (value: unknown, isEntry: (entry: unknown) => boolean) =>
		Array.isArray(value) && value.length === years && value.every(isEntry)
	const isStage = (entry: unknown) => entry === null || typeof entry === 'string'
	const isRow =
		isList(found.delivered, Number.isFinite) && isList(found.demand, Number.isFinite) && isList(found.weakest, isStage)
	return isRow ? (found as unknown as Row) : null
}
