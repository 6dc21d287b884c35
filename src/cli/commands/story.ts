import { resolve } from 'node:path'
import { STORY_FORMATS, type StoryFormat } from '#lib/exports/story-formats.ts'
import { PAPERS, PLAIN_MARKS } from '#lib/messages/papers.ts'
import { unplannable } from '#lib/checks/unplannable.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import type { Arguments, Command } from '../command.ts'
import { EXIT, ModelErrors, UsageError } from '../failure.ts'
import { APP_ASSETS } from '../fonts.ts'
import { openChain, readModelArgument, withEngineFor } from '../open-model.ts'
import { stepAnswer } from '../step-answer.ts'
import { writeTo } from '../write-out.ts'

const FORMATS = Object.keys(STORY_FORMATS) as StoryFormat[]

/** `midstream story`: the steps of a model's story as slides, each with its figure, its numbers and the speaker's notes. */
export const story: Command = {
	name: 'story',
	argument: 'DIR',
	options: { format: FORMATS.join('|'), paper: PAPERS.join('|'), classification: 'TEXT', out: 'FILE' },
	async run(args, io) {
		const { dir, chain, locate } = openChain(args, io)
		const told = readModelArgument(args, io).story
		if (told.length === 0) throw new UsageError((cli) => cli.noStory({ path: dir }))
		const first = openScenario(chain.scenarios[0]!.id)
		const planned = withEngineFor(chain, (engine, solver) => ({
			base: engine.plan(first),
			steps: told.map((step) => ({ step, plan: engine.plan(step.scenario), answer: stepAnswer(engine, solver, step) }))
		}))
		const { base, steps } = await planned.catch((error: unknown) => {
			const findings = unplannable(error, chain, [first, ...told.map(({ scenario }) => scenario)])
			throw findings.length === 0 ? error : new ModelErrors(dir, findings.map(locate))
		})
		const { named, extension, write } = STORY_FORMATS[formatOf(args)]
		const out = args.value('out') ?? `${['midstream', chain.id, 'story', ...named].join('-')}.${extension}`
		const marks = {
			...PLAIN_MARKS,
			paper: args.choice('paper', PAPERS),
			classification: args.value('classification') ?? ''
		}
		const subject = { chain, steps, base, locale: io.locale, marks, exported: io.today }
		writeTo(resolve(io.cwd, out), out, await write(subject, APP_ASSETS), io)
		return EXIT.ok
	}
}

/** The format asked for; else that of the file to write; else slides. */
function formatOf(args: Arguments): StoryFormat {
	const named = args.value('format') === null && args.value('out')?.endsWith('.pdf')
	return named ? 'pdf' : args.choice('format', FORMATS)
}
