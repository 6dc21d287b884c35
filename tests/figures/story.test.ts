/** No step of a story says what its plan does not: the words that are typed into it, beside the numbers that are filled in. */
import { describe, expect, test } from 'vitest'
import { fillTemplate } from '#lib/figures/text/fill-template.ts'
import { readModelFolder } from '#lib/disk/model-folder.ts'
import type { Plan } from '#lib/engine/index.ts'
import { steps } from '#lib/figures/steps.ts'
import type { Chain } from '#lib/model/chain.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { withEngine } from '../support/engine.ts'
import { contradictions } from '../support/statement-checker.ts'
import { english } from './plans.ts'

interface Told {
	chain: Chain
	plan: Plan
	/** The plan that the model opens with. */
	opening: Plan
}

/** What must be true of the plan where a step says its words. */
type Truth = (told: Told) => boolean

const of = (plan: Plan, id: string) => plan.processes.find((process) => process.id === id)!
const traded = (plan: Plan, id: string) => plan.trades.find((trade) => trade.id === id)!.used
const built = ({ chain, plan }: Told) => steps(chain, plan).map(({ builds }) => builds.map(({ process }) => process))
const MAGNETS = ['sintered-ndfeb', 'ndpr-metal']
const ROCK = ['mining', 'beneficiation'].flatMap((part) => ['ambadongar', 'kamthai'].map((place) => `${place}-${part}`))

/** By model and step, in the order of the story. */
const TRUTHS: Record<string, readonly Truth[]> = {
	'india-rare-earths': [
		({ plan }) => plan.gap > 0 && plan.scenario.demand === 'headline',
		({ plan }) => of(plan, 'oscom-cracking').verdict === 'starved',
		({ plan, opening }) => plan.delivered > 2 * opening.delivered,
		({ plan }) =>
			[...ROCK, 'hard-rock-cracking', 'barmer-mining', 'barmer-leaching', 'heavy-separation'].every(
				(id) => of(plan, id).installed === 0
			),
		({ plan, opening }) => Math.abs(plan.delivered - opening.delivered) < 1e-6 * opening.demand,
		({ plan }) => of(plan, 'sintered-ndfeb').verdict === 'starved' && of(plan, 'sintered-ndfeb').utilisation < 0.5,
		({ plan, opening }) => plan.delivered > opening.delivered && traded(plan, 'japan-heavies') > 0,
		(told) => {
			const [first = [], ...rest] = built(told)
			const last = rest.findIndex((ids) => MAGNETS.every((id) => ids.includes(id)))
			const rock = rest.findIndex((ids) => ROCK.some((id) => ids.includes(id)))
			const end = rest.at(-1) ?? []
			const named = [first.includes('monazite-mining'), rock === 0, last === 1, end.includes('new-separation')]
			return rest.length === 3 && named.every(Boolean)
		},
		({ chain, plan }) => steps(chain, plan).every(({ cost }) => cost !== null)
	],
	'us-rare-earths': [
		({ plan }) => traded(plan, 'concentrate-exports') > of(plan, 'flotation').used / 2,
		({ plan }) => plan.stocks.some(({ kept }) => Object.values(kept).some((amount) => amount > 0)),
		({ plan }) =>
			of(plan, 'metal-making').verdict === 'too-small' &&
			of(plan, 'magnet-making').verdict === 'starved' &&
			traded(plan, 'ndpr-exports') > 0,
		({ plan, opening }) => plan.delivered > opening.delivered && of(plan, 'metal-making').verdict === 'too-small',
		({ plan }) => of(plan, 'magnet-making').utilisation > 0.9 && plan.gap > 0,
		({ chain, plan }) => steps(chain, plan).length > 1 && plan.ladder.at(-1)!.delivered < plan.demand
	]
}

/** What must be true wherever a title, a note or the speaker says the words, without a narrower word beside them. */
const CLAIMS: readonly [words: RegExp, truth: Truth][] = [
	[/one plant alone frees nothing/i, ({ plan }) => plan.processes.every(({ shadowPrice }) => shadowPrice <= 0)],
	[/(?<!NdPr )oxide is not what is missing/, ({ plan }) => !lacking(plan).includes('heavy-circuit')],
	[/cost least(?! a tonne)/, ({ chain, plan }) => leastIsFirst(steps(chain, plan).map(({ cost }) => cost!.value))],
	[
		/cost least a tonne/,
		({ chain, plan }) => leastIsFirst(steps(chain, plan).map(({ cost, frees }) => cost!.value / frees))
	]
]
const lacking = ({ gapByCause }: Plan) => gapByCause.flatMap(({ cause }) => cause.of)
const leastIsFirst = ([first, ...rest]: number[]) => rest.every((each) => each > first!)

describe.each(Object.entries(TRUTHS))('the story of %s', (model, truths) => {
	const { chain, story } = readModelFolder(`models/${model}`)

	test('has a truth for each step, and each holds of the plan that the step opens', () =>
		withEngine(chain!, (engine) => {
			expect(truths).toHaveLength(story.length)
			const opening = engine.plan(openScenario(chain!.scenarios[0]!.id))
			for (const [place, step] of story.entries()) {
				const plan = engine.plan(step.scenario)
				expect(truths[place]!({ chain: chain!, plan, opening }), step.title).toBe(true)
				expect(contradictions(chain!, plan, english), step.title).toEqual([])
				const words = [step.title, step.note, step.speaker].join(' ')
				for (const [claim, truth] of CLAIMS.filter(([claim]) => claim.test(words)))
					expect(truth({ chain: chain!, plan, opening }), `${step.title}: ${claim.source}`).toBe(true)
				const told = [step.title, step.note ?? ''].flatMap((text) => fillTemplate(text, chain!, plan, english, opening))
				expect(told.map(({ text }) => text).join('')).not.toMatch(/unknown|undefined|NaN|[{}]/)
			}
		}))
})
