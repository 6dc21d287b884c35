import { jsonText } from '#lib/exports/json.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../failure.ts'
import { kubernetesManifest, parallelScript, slurmScript, type Job } from '../job-scripts.ts'
import { openPlanned } from '../open-model.ts'
import { everyStudied, plansIn, shardsOf, studyOptions, WHICH_STUDY } from '../study.ts'
import { writeOut } from '../write-out.ts'

const SCRIPTS = { slurm: slurmScript, parallel: parallelScript, kubernetes: kubernetesManifest }

/** Writes a job script that runs a study in shards. */
export const cluster: Command = {
	name: 'cluster',
	argument: 'DIR',
	options: { ...WHICH_STUDY, shards: 'N', kind: 'KIND', out: 'FILE', json: null },
	run(args, io) {
		// Refuses here what would fail on every machine.
		const { chain } = openPlanned(args, io, everyStudied(args, io))
		const { samples, seed } = plansIn(chain, args, io)[0]!
		const job: Job = { dir: args.argument!, options: studyOptions(args), shards: shardsOf(args), words: io.cli.job }
		const kind = args.choice('kind', Object.keys(SCRIPTS) as (keyof typeof SCRIPTS)[])
		const script = SCRIPTS[kind](job)
		const { options, shards } = job
		const text = args.has('json') ? jsonText({ kind, shards, samples, seed, options, script }) : script
		writeOut(text, args.value('out'), io)
		return EXIT.ok
	}
}
