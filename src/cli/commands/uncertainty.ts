import { jsonText } from '#lib/exports/json.ts'
import type { Engine } from '#lib/engine/index.ts'
import { studiedTable } from '#lib/figures/tables/doubt.ts'
import { mergeRows, type MergedRows } from '#lib/study/rows.ts'
import { studySubject, type StudyPlan } from '#lib/study/study.ts'
import { resultsOf, summaryOf } from '#lib/study/summary.ts'
import type { Arguments, Command } from '../command.ts'
import { EXIT, UsageError } from '../failure.ts'
import type { Io } from '../io.ts'
import { openPlanned, withEngine, withEngineFor } from '../open-model.ts'
import {
	everyStudied,
	inProcesses,
	jobsOf,
	plansIn,
	shardOf,
	shardText,
	sideBySideText,
	studiedOf,
	summaryCsv,
	summaryText,
	tableCsv,
	WHICH_STUDY
} from '../study.ts'
import { writeOut, writeParquet } from '../write-out.ts'

/** Answers all years many times, each time with every uncertain figure drawn; or a shard of that, as rows. */
export const uncertainty: Command = {
	name: 'uncertainty',
	argument: 'DIR',
	options: {
		...WHICH_STUDY,
		shard: 'I/N',
		jobs: 'N',
		out: 'FILE',
		parquet: 'FILE',
		json: null,
		csv: null
	},
	async run(args, io) {
		const shard = shardOf(args)
		const planned = everyStudied(args, io)
		if (shard && args.value('out') === null) throw new UsageError((cli) => cli.shardNeedsOut)
		if (shard) {
			const rows = (engine: Engine) => shardText(engine, plansIn(engine.chain, args, io), shard)
			writeOut(await withEngine(args, io, rows, planned), args.value('out'), io)
			return EXIT.ok
		}
		const { chain } = openPlanned(args, io, planned)
		const plans = plansIn(chain, args, io)
		const jobs = jobsOf(args, plans)
		io.say(io.cli.studying({ samples: plans.length * plans[0]!.samples, jobs }))
		const merged = jobs > 1 ? await inProcesses(args, jobs, io) : await inThisProcess(args, plans, io)
		if (args.value('out') !== null) writeOut(merged.text, args.value('out'), io)
		await writeParquet(merged, args.value('parquet'), io)
		return withEngineFor(chain, (engine) => tell(engine, plans, merged, args, io))
	}
}

async function inThisProcess(args: Arguments, plans: readonly StudyPlan[], io: Io): Promise<MergedRows> {
	const whole = { shard: 0, shards: 1 }
	const text = await withEngine(args, io, (engine: Engine) => shardText(engine, plans, whole))
	return mergeRows([{ name: '', text }]) as MergedRows
}

/** Prints what a study comes to: of one scenario all of it, of several the years of each, side by side. */
export function tell(engine: Engine, plans: readonly StudyPlan[], merged: MergedRows, args: Arguments, io: Io) {
	if (plans.length > 1) return tellSideBySide(engine, plans, merged, args, io)
	const [plan] = plans as [StudyPlan]
	const subject = studySubject(engine.chain, plan.scenario)
	const summary = summaryOf(subject, plan, resultsOf(engine, subject, merged.rows))
	if (args.has('json')) io.out(jsonText(summary))
	else io.out(args.has('csv') ? summaryCsv(engine, summary, io) : summaryText(engine, plan, summary, io))
	return EXIT.ok
}

function tellSideBySide(
	engine: Engine,
	plans: readonly StudyPlan[],
	merged: MergedRows,
	args: Arguments,
	io: Io
): typeof EXIT.ok {
	const studied = studiedOf(engine, plans, merged)
	const { samples, seed } = plans[0]!
	if (args.has('json')) io.out(jsonText({ samples, seed, scenarios: studied }))
	else if (args.has('csv')) io.out(tableCsv(studiedTable(engine.chain, studied, io.locale)))
	else io.out(sideBySideText(engine, plans, studied, io))
	return EXIT.ok
}
