import { resolve } from 'node:path'
import { deckPptx } from '#lib/exports/pptx/deck.ts'
import { storyDeck } from '#lib/exports/pptx/story.ts'
import { unplannable } from '#lib/checks/unplannable.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import type { Command } from '../command.ts'
import { EXIT, ModelErrors, UsageError } from '../failure.ts'
import { openChain, readModelArgument, withEngineFor } from '../open-model.ts'
import { stepAnswer } from '../step-answer.ts'
import { writeTo } from '../write-out.ts'

/** `midstream story`: the steps of a model's story as slides, each with its figure, its numbers and the speaker's notes. */
export const story: Command = {
	name: 'story',
	argument: 'DIR',
	options: { out: 'FILE' },
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
		const out = args.value('out') ?? `midstream-${chain.id}-story.pptx`
		const deck = storyDeck({ chain, steps, base, locale: io.locale, exported: io.today })
		writeTo(resolve(io.cwd, out), out, await deckPptx(deck), io)
		return EXIT.ok
	}
}
