import type { Command } from '../command.ts'
import { EXIT } from '../failure.ts'
import { kubernetesManifest, parallelScript, slurmScript, type Job } from '../job-scripts.ts'
import { everyYear, openPlanned } from '../open-model.ts'
import { SCENARIO_OPTIONS } from '../scenario-arguments.ts'
import { planIn, shardsOf, studyOptions } from '../study.ts'
import { writeOut } from '../write-out.ts'

const { scenario, demand, set } = SCENARIO_OPTIONS

const SCRIPTS = { slurm: slurmScript, parallel: parallelScript, kubernetes: kubernetesManifest }

/** Writes a job script that runs a study in shards. */
export const cluster: Command = {
	name: 'cluster',
	argument: 'DIR',
	options: {
		scenario,
		demand,
		set,
		range: 'ADDRESS=LOW..MODE..HIGH',
		samples: 'N',
		seed: 'S',
		shards: 'N',
		kind: 'KIND',
		out: 'FILE'
	},
	run(args, io) {
		// Refuses here what would fail on every machine.
		const { chain, scenario: own } = openPlanned(args, io, everyYear)
		planIn(chain, own, args)
		const job: Job = { dir: args.argument!, options: studyOptions(args), shards: shardsOf(args), words: io.cli.job }
		const kind = args.choice('kind', Object.keys(SCRIPTS) as (keyof typeof SCRIPTS)[])
		writeOut(SCRIPTS[kind](job), args.value('out'), io)
		return EXIT.ok
	}
}
