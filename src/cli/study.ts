/** What the commands about studies share: a study's options, its rows in one process or several, and its report. */
import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { csvText } from '#lib/exports/csv-text.ts'
import { reportText } from '#lib/exports/report-text.ts'
import type { Block } from '#lib/exports/report/document.ts'
import type { Engine } from '#lib/engine/index.ts'
import { doubtSentences } from '#lib/figures/doubt/text.ts'
import { doubtTables, studiedTable, type Studied } from '#lib/figures/tables/doubt.ts'
import type { Table } from '#lib/figures/tables/table.ts'
import { shortAddress } from '#lib/model/addresses/addresses.ts'
import type { Chain } from '#lib/model/chain.ts'
import { resolveScenario } from '#lib/model/scenario/apply-scenario.ts'
import { readRange, withRange } from '#lib/model/scenario/own-ranges.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import { isProblem } from '#lib/model/units/quantity.ts'
import { headerOf, lineOf, mergeRows, type MergedRows } from '#lib/study/rows.ts'
import { rowsOfPlans, shardRange, studySubject, type StudyPlan } from '#lib/study/study.ts'
import { yearSummaries, type StudySummary } from '#lib/study/summary.ts'
import { Arguments } from './command.ts'
import { UsageError } from './failure.ts'
import type { Io } from './io.ts'
import { everyYear, type Planned } from './open-model.ts'
import { readScenario, SCENARIO_OPTIONS } from './scenario-arguments.ts'

const MOST_SAMPLES = 10_000_000
const MOST_SHARDS = 10_000

/** A part of a study: number `shard`, from 0, of `shards`. */
export interface Shard {
	shard: number
	shards: number
}

/** The number of samples and the seed that a command names. */
function sizeOf(args: Arguments): Pick<StudyPlan, 'samples' | 'seed'> {
	return {
		samples: args.whole('samples', 1, MOST_SAMPLES) ?? 1000,
		seed: args.whole('seed', 0, 2 ** 32 - 1) ?? 1
	}
}

/** The study of a scenario that a command names. @throws UsageError for a range that cannot be drawn from */
export function planIn(chain: Chain, scenario: Scenario, args: Arguments): StudyPlan {
	let own = scenario
	for (const written of args.all('range')) {
		const equals = written.indexOf('=')
		const address = shortAddress(written.slice(0, Math.max(0, equals)).trim())
		const range = readRange(chain, scenario, address, written.slice(equals + 1).split('..'))
		if ('refused' in range) {
			const { refused } = range
			throw new UsageError((cli, words) =>
				refused === 'form' ? cli.badRange({ written }) : words.figures.doubt.refused[refused]({ written, address })
			)
		}
		if (isProblem(range)) throw new UsageError((_, words) => words.reason(range.problem))
		own = withRange(chain, own, address, range)
	}
	return { scenario: own, ...sizeOf(args) }
}

/** The number of shards that a command names. */
export const shardsOf = (args: Arguments) => args.whole('shards', 1, MOST_SHARDS) ?? 8

/** The part of a study that a command names; null for the whole. @throws UsageError for what is no part. */
export function shardOf(args: Arguments): Shard | null {
	const written = args.value('shard')
	if (written === null) return null
	const [shard = NaN, shards = NaN] = /^\d+\/\d+$/.test(written) ? written.split('/').map(Number) : []
	if (!(shards >= 1 && shards <= MOST_SHARDS && shard < shards))
		throw new UsageError((cli) => cli.badShard({ written }))
	return { shard, shards }
}

/** The rows of a part of a study as a file holds them. */
export function shardText(engine: Engine, plans: readonly StudyPlan[], { shard, shards }: Shard): string {
	const [{ scenario, samples }] = plans as [StudyPlan]
	const header = headerOf(engine.chain, studySubject(engine.chain, scenario), plans)
	const rows = rowsOfPlans(engine, plans, shardRange(plans.length * samples, shard, shards))
	return [header, ...rows].map(lineOf).join('')
}

/**
 * The scenarios that a study is of: each that is named, under each demand that is named. What is beyond a lever is told where
 * the command opens its model. Throws as reading one does.
 */
export function scenariosOf(chain: Chain, args: Arguments, io: Io): Scenario[] {
	const named = (option: 'scenario' | 'demand') => (args.has(option) ? [...new Set(args.all(option))] : [null])
	return named('scenario').flatMap((id) =>
		named('demand').map((basis) => {
			const values = new Map(args.values)
			if (id !== null) values.set('scenario', [id])
			if (basis !== null) values.set('demand', [basis])
			return readScenario(chain, new Arguments(args.argument, values), { ...io, say: () => {} })
		})
	)
}

/** Every year of every scenario that a study is of. */
export const everyStudied =
	(args: Arguments, io: Io): Planned =>
	(chain) =>
		scenariosOf(chain, args, io).flatMap((each) => everyYear(chain, each))

/** The study that a command names: a plan for each of its scenarios. */
export const plansIn = (chain: Chain, args: Arguments, io: Io): StudyPlan[] =>
	scenariosOf(chain, args, io).map((each) => planIn(chain, each, args))

/** Processes that share the work: as asked for, and no more than there are samples. */
export function jobsOf(args: Arguments, plans: readonly StudyPlan[]): number {
	return Math.min(plans.length * plans[0]!.samples, args.whole('jobs', 1, MOST_SHARDS) ?? availableParallelism())
}

/** Options of a study that a file is to tell of; without them it tells of none. */
export const STUDY_OPTIONS = { samples: 'N', seed: 'S', range: 'ADDRESS=LOW..MODE..HIGH' }

const { scenario, demand, set } = SCENARIO_OPTIONS

/** Options that say which study it is. */
export const WHICH_STUDY = { scenario, demand, set, ...STUDY_OPTIONS }

/** The options of a study as they were typed, to be given to another process. */
export function studyOptions(args: Arguments): string[] {
	return (Object.keys(WHICH_STUDY) as (keyof typeof WHICH_STUDY)[]).flatMap((name) =>
		args.all(name).map((value) => `--${name}=${value}`)
	)
}

/**
 * Runs all parts of a study, each in a process of its own, and puts their rows together.
 * @throws UsageError when a process fails, which has said why
 */
export async function inProcesses(args: Arguments, jobs: number, io: Io): Promise<MergedRows> {
	const folder = mkdtempSync(join(tmpdir(), 'midstream-study-'))
	try {
		const files = Array.from({ length: jobs }, (_, shard) => join(folder, `${shard}.jsonl`))
		const options = [args.argument!, ...studyOptions(args)]
		await Promise.all(
			files.map((file, shard) => inProcess([...options, `--shard=${shard}/${jobs}`, '--out', file], io))
		)
		const merged = mergeRows(files.map((name) => ({ name, text: readFileSync(name, 'utf8') })))
		if ('problems' in merged) throw new Error(`The parts of a study do not fit together: ${JSON.stringify(merged)}`)
		return merged
	} finally {
		rmSync(folder, { recursive: true })
	}
}

/** What a process says is kept, and told if it fails. */
function inProcess(options: readonly string[], io: Io): Promise<void> {
	const main = join(import.meta.dirname, 'main.ts')
	const child = fork(main, ['uncertainty', ...options], { cwd: io.cwd, execArgv: ['--import', 'tsx'], silent: true })
	let said = ''
	child.stderr?.on('data', (text: Buffer) => (said += text.toString()))
	return new Promise((done, fail) => {
		child.on('error', fail)
		child.on('exit', (status) => {
			if (status === 0) return done()
			io.say(said.trimEnd())
			fail(new UsageError((cli) => cli.jobFailed({ shard: options.find((each) => each.startsWith('--shard')) ?? '' })))
		})
	})
}

/** Returns the years of each scenario of a study, without what its figures do one by one. */
export function studiedOf({ chain }: Engine, plans: readonly StudyPlan[], { rows }: MergedRows): Studied[] {
	return plans.map(({ scenario }, place) => {
		const own = rows.filter((row) => row.scenario === place)
		return { scenario, years: yearSummaries(own, studySubject(chain, scenario)) }
	})
}

/** Scenarios of a study side by side, as text. */
export function sideBySideText({ chain }: Engine, plans: readonly StudyPlan[], studied: readonly Studied[], io: Io) {
	const { locale, cli } = io
	const { samples, seed } = plans[0]!
	const table = studiedTable(chain, studied, locale)
	return reportText({
		title: cli.uncertaintyTitle({ chain: chain.name }),
		subtitle: cli.sideBySide({ count: plans.length, samples: locale.numbers.full(samples), seed: String(seed) }),
		sections: [{ id: table.id, heading: table.caption, blocks: [{ kind: 'table', table, captioned: false }] }]
	})
}

/** The summary of a study as text. */
export function summaryText({ chain }: Engine, plan: StudyPlan, summary: StudySummary, io: Io): string {
	const { locale, cli } = io
	const number = locale.numbers.full
	const paragraphs = doubtSentences(chain, summary, locale)
	return reportText({
		title: cli.uncertaintyTitle({ chain: chain.name }),
		subtitle: cli.study({
			scenario: resolveScenario(chain, plan.scenario).name,
			samples: number(summary.samples),
			seed: String(plan.seed),
			figures: number(summary.influences.length)
		}),
		sections: [
			{
				id: 'doubt',
				heading: locale.words.figures.doubt.heading,
				blocks: paragraphs.map((text): Block => ({ kind: 'paragraph', prose: [{ text }] }))
			},
			...doubtTables(chain, summary, locale).map((table) => ({
				id: table.id,
				heading: table.caption,
				blocks: [{ kind: 'table', table, captioned: false }] as Block[]
			}))
		]
	})
}

/** The summary of a study as one list: the tables one below the other, each row with the table that it is of. */
export function summaryCsv({ chain }: Engine, summary: StudySummary, { locale }: Io): string {
	return doubtTables(chain, summary, locale).map(tableCsv).join('\r\n')
}

/** A table as a list, each row with the table that it is of. */
export const tableCsv = ({ id, columns, rows }: Table): string =>
	csvText([
		['table', ...columns.map(({ key }) => key)],
		...rows.map(({ cells }) => [id, ...cells.map(({ value }) => value)])
	])
