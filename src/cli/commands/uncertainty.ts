import { jsonText } from '#lib/exports/json.ts'
import type { Engine } from '#lib/engine/index.ts'
import { mergeRows, type MergedRows } from '#lib/study/rows.ts'
import { studySubject, type StudyPlan } from '#lib/study/study.ts'
import { resultsOf, summaryOf } from '#lib/study/summary.ts'
import type { Arguments, Command } from '../command.ts'
import { EXIT, UsageError } from '../failure.ts'
import type { Io } from '../io.ts'
import { everyYear, openPlanned, withEngine, withEngineFor } from '../open-model.ts'
import { inProcesses, jobsOf, planIn, shardOf, shardText, summaryCsv, summaryText, WHICH_STUDY } from '../study.ts'
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
		if (shard && args.value('out') === null) throw new UsageError((cli) => cli.shardNeedsOut)
		if (shard) {
			const text = await withEngine(
				args,
				io,
				(engine, own) => shardText(engine, planIn(engine.chain, own, args), shard),
				everyYear
			)
			writeOut(text, args.value('out'), io)
			return EXIT.ok
		}
		const { chain, scenario } = openPlanned(args, io, everyYear)
		const plan = planIn(chain, scenario, args)
		const jobs = jobsOf(args, plan)
		io.say(io.cli.studying({ samples: plan.samples, jobs }))
		const merged = jobs > 1 ? await inProcesses(args, jobs, io) : await inThisProcess(args, plan, io)
		if (args.value('out') !== null) writeOut(merged.text, args.value('out'), io)
		await writeParquet(merged, args.value('parquet'), io)
		return withEngineFor(chain, (engine) => tell(engine, plan, merged, args, io))
	}
}

async function inThisProcess(args: Arguments, plan: StudyPlan, io: Io): Promise<MergedRows> {
	const whole = { shard: 0, shards: 1 }
	const text = await withEngine(args, io, (engine: Engine) => shardText(engine, plan, whole))
	return mergeRows([{ name: '', text }]) as MergedRows
}

/** Prints what a study comes to. */
export function tell(engine: Engine, plan: StudyPlan, { rows }: MergedRows, args: Arguments, io: Io) {
	const subject = studySubject(engine.chain, plan.scenario)
	const summary = summaryOf(subject, plan, resultsOf(engine, subject, rows))
	if (args.has('json')) io.out(jsonText(summary))
	else io.out(args.has('csv') ? summaryCsv(engine, summary, io) : summaryText(engine, plan, summary, io))
	return EXIT.ok
}
