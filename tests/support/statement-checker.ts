/** Reads what is said of a plan and compares it with the plan, without the code that chose the words. */
import type { Plan } from '#lib/engine/index.ts'
import { appliedChain } from '#lib/figures/applied-chain.ts'
import type { Place, Statement } from '#lib/figures/text/statement-entry.ts'
import { statementsAt, partsOf, STATEMENTS } from '#lib/figures/text/statements.ts'
import { factsOf } from '#lib/figures/text/facts.ts'
import type { Locale } from '#lib/figures/text/locale.ts'
import { beforeNoun } from '#lib/messages/en/lists.ts'
import type { Chain, ComponentId } from '#lib/model/chain.ts'
import { acceptedShares, askedShare } from '#lib/model/compositions.ts'

/** A sentence as a reader meets it. */
export interface Said {
	id: string
	place: Place
	text: string
	statement: Statement
}

const PLACES: readonly Place[] = ['main', 'beside', 'lifts', 'first', 'end', 'chip', 'balance']
/** Of every plan exactly one sentence of each of these places holds. */
const ALONE: readonly Place[] = ['main', 'lifts', 'end']

export function saidOf(chain: Chain, plan: Plan, locale: Locale, component: ComponentId | null = null): Said[] {
	const facts = factsOf(chain, plan, component)
	return PLACES.flatMap((place) =>
		statementsAt(place, facts).map((statement) => ({
			id: statement.id,
			place,
			statement,
			text: partsOf(statement, facts, locale)
				.map(({ text }) => text)
				.join('')
				.replaceAll('\u00a0', ' ')
		}))
	)
}

/** Everything in which what is said contradicts the plan; empty where nothing does. */
export function contradictions(
	chain: Chain,
	plan: Plan,
	locale: Locale,
	component: ComponentId | null = null
): string[] {
	const said = saidOf(chain, plan, locale, component)
	const facts = factsOf(chain, plan, component)
	const applied = appliedChain(chain, plan)
	const unheld = STATEMENTS.filter((each) => each.holds(facts)).length - said.length
	return [
		...ALONE.flatMap((place) => {
			const ids = said.filter((each) => each.place === place).map(({ id }) => id)
			return ids.length === 1 ? [] : [`${place} says ${ids.length} things: ${ids.join()}`]
		}),
		...wrongIf(plan.open !== undefined && plan.gap > tiny(plan), 'no need is stated, and some of it is missing'),
		...(unheld === 0 ? [] : [`${unheld} sentences hold and are not said`]),
		...said.filter(({ statement }) => !statement.holds(facts)).map(({ id }) => `${id} is said and does not hold`),
		...said.filter(({ text }) => /undefined|null|NaN|\[object/.test(text)).map(({ id, text }) => `${id}: ${text}`),
		...said.flatMap((each) =>
			(TRUTHS[each.id]?.(each, applied, plan) ?? []).map((wrong) => `${each.id}: ${wrong}: ${each.text}`)
		)
	]
}

type Truth = (said: Said, chain: Chain, plan: Plan) => string[]

/** Amounts in a text, in the order in which they stand. */
const amountsIn = (text: string) =>
	[...text.matchAll(/(?<![\w.])([\d,]+(?:\.\d+)?) t\b/g)].map(([, n = '']) => Number(n.replaceAll(',', '')))
/** Rounded to `digits` figures of `of`. */
const near = (shown: number | undefined, amount: number, of: number, digits = 4) =>
	shown !== undefined &&
	Math.abs(shown - amount) <= 0.5001 * 10 ** (Math.floor(Math.log10(Math.max(of, 1e-300))) - digits + 1)
const wrongIf = (wrong: boolean, what: string) => (wrong ? [what] : [])
const tiny = (plan: Plan) =>
	Math.max(1e-7 * plan.demand, 1e-9 * Math.max(plan.demand, ...plan.flows.map(({ total }) => total)))
const verdictsOf = (plan: Plan, verdict: string) => plan.processes.filter((process) => process.verdict === verdict)
const exportsOf = (plan: Plan) => plan.trades.reduce((sum, { kind, used }) => sum + (kind === 'export' ? used : 0), 0)
const routeOf = (chain: Chain, of: string) => chain.processes.find(({ id }) => id === of)?.route
const nameOf = (chain: Chain, id: string) =>
	[...chain.processes, ...chain.feeds, ...chain.trades, ...chain.demands].find((each) => each.id === id)!.name

const delivers: Truth = ({ text }, _, plan) => {
	const [delivered, demand] = amountsIn(text)
	return [
		...wrongIf(!near(delivered, plan.delivered, plan.demand), `delivers ${plan.delivered}`),
		...wrongIf(!near(demand, plan.demand, plan.demand), `is asked ${plan.demand}`),
		...wrongIf(!(plan.delivered < plan.demand), 'nothing is short')
	]
}
const meets: Truth = ({ text }, _, plan) => [
	...wrongIf(plan.demand - plan.delivered > tiny(plan), 'the demand is not met'),
	...wrongIf(!near(amountsIn(text)[0], plan.demand, plan.demand), `is asked ${plan.demand}`)
]
const importsSome: Truth = (_, __, plan) => wrongIf(plan.imported <= 0, 'nothing is imported')
const importsNothing: Truth = (_, __, plan) =>
	wrongIf(plan.imported > plan.demand * 0.0005, `${plan.imported} is imported`)

const liftsAlone = (plan: Plan) =>
	plan.processes.filter(
		({ verdict, cause }) => (verdict === 'absent' || verdict === 'too-small') && (cause?.of.length ?? 0) === 0
	)
const liftNames: Truth = ({ text }, chain, plan) => {
	const names = liftsAlone(plan).map(({ id }) => nameOf(chain, id))
	const told = chain.processes.filter(
		({ name }) => text.includes(name) && !names.some((n) => n !== name && n.includes(name))
	)
	return [
		...wrongIf(plan.demand - plan.delivered <= tiny(plan), 'there is nothing to raise'),
		...names.filter((name) => !text.includes(name)).map((name) => `leaves out ${name}`),
		...told.filter(({ name }) => !names.includes(name)).map(({ name }) => `names ${name}, which alone does nothing`)
	]
}

/** What is counted of the component that a plan tells of: goods that have to contain it, all where none have to. */
function countedAtTop(chain: Chain, plan: Plan): { component: string; asked: number; atTop: number } {
	const { component } = plan.elements!
	const naming = plan.demands.flatMap(({ id, amount }) => {
		const demand = chain.demands.find((each) => each.id === id)!
		const share = amount > 0 ? askedShare(chain, demand, component) : null
		return share ? [{ id, asked: (share.high * amount) / demand.counted }] : []
	})
	const ids = (naming.length > 0 ? naming : plan.demands).map(({ id }) => id)
	const toThese = plan.top.flows.filter(({ to }) => ids.includes(to))
	return {
		component,
		asked: naming.reduce((sum, { asked }) => sum + asked, 0),
		atTop: toThese.reduce((sum, { components }) => sum + (components[component] ?? 0), 0)
	}
}
function shareAsked(chain: Chain, { id, amount }: Plan['demands'][number], component: ComponentId) {
	return amount > 0
		? askedShare(
				chain,
				chain.demands.find((each) => each.id === id)!,
				component
			)
		: null
}
/** What goods lack of a component, at least or at most. */
function lackOf(chain: Chain, plan: Plan, component: ComponentId, end: 'low' | 'high'): number {
	return plan.demands.reduce((sum, result) => {
		const share = shareAsked(chain, result, component)
		const { counted } = chain.demands.find(({ id }) => id === result.id)!
		return sum + (share ? (share[end] * result.amount) / counted - (result.contained[component] ?? 0) : 0)
	}, 0)
}
/** The amounts that are told are lacking, most first. */
function lacks(text: string, chain: Chain, plan: Plan, end: 'low' | 'high'): string[] {
	const lacking = chain.components
		.map(({ id, name }) => ({ id, name, amount: lackOf(chain, plan, id, end) }))
		.filter(({ id, amount }) => amount > tiny(plan) && (end === 'low' || lackOf(chain, plan, id, 'low') <= tiny(plan)))
		.sort((a, b) => b.amount - a.amount)
	return [
		...wrongIf(lacking.length === 0, 'nothing is lacking'),
		...amountsIn(text).flatMap((amount, k) =>
			wrongIf(!near(amount, lacking[k]?.amount ?? NaN, lacking[k]?.amount ?? 1, 3), `lacks ${lacking[k]?.amount}`)
		),
		...lacking
			.slice(0, 3)
			.flatMap(({ name }) => wrongIf(!text.toLowerCase().includes(name.toLowerCase()), `leaves out ${name}`))
	]
}
/** What there is of a component at the ends of the chain. */
function leaving(chain: Chain, plan: Plan, component: ComponentId): number {
	const ends = new Set(['surplus', ...[...chain.demands, ...chain.trades, ...chain.feeds].map(({ id }) => id)])
	return plan.flows.reduce((sum, { to, components }) => sum + (ends.has(to) ? (components[component] ?? 0) : 0), 0)
}
const endsAt: Truth = ({ text }, chain, plan) => {
	const { atTop } = countedAtTop(chain, plan)
	const [shown] = amountsIn(text)
	return wrongIf(atTop > tiny(plan) && !near(shown, atTop, atTop, 3), `${atTop} is delivered`)
}

/** Whether the goods that take neither name a demand: by its name, or by the first word that several share. */
const isNamed = (text: string, name: string) => {
	const told = (/; (.+) take neither\.$/.exec(text)?.[1] ?? '').toLowerCase()
	return told === name.split(' ')[0]!.toLowerCase() || told.includes(name.toLowerCase())
}

/** What must be true of the plan where a sentence is said; each in terms of the plan alone. */
const TRUTHS: Record<string, Truth> = {
	'nothing-asked': (_, __, plan) =>
		wrongIf(
			plan.demands.some(({ amount }) => amount > 0),
			'something is asked for'
		),
	'all-exported': ({ text }, _, plan) => [
		...wrongIf(plan.delivered > tiny(plan), 'something is delivered'),
		...wrongIf(!near(amountsIn(text)[0], exportsOf(plan), plan.demand), `exports ${exportsOf(plan)}`),
		...wrongIf(
			plan.trades.some(({ kind, used }) => kind === 'import' && used > tiny(plan)),
			'something is imported'
		)
	],
	nothing: (_, __, plan) => [
		...wrongIf(plan.delivered > tiny(plan), 'something is delivered'),
		...wrongIf(plan.demand <= 0, 'nothing is asked for')
	],
	hardly: (_, __, plan) =>
		wrongIf(plan.delivered > plan.demand * 0.001 || plan.delivered <= 0, `delivers ${plan.delivered}`),
	met: (...all) => [...meets(...all), ...importsNothing(...all)],
	'met-with-imports': (...all) => [...meets(...all), ...importsSome(...all)],
	'nearly-met': (_, __, plan) => wrongIf(plan.gap <= 0 || plan.gap > plan.demand * 0.001, `the gap is ${plan.gap}`),
	made: (...all) => [
		...delivers(...all),
		...importsNothing(...all),
		...wrongIf(exportsOf(all[2]) > tiny(all[2]), 'something is exported')
	],
	'delivered-in-part': (...all) => [
		...delivers(...all),
		...(exportsOf(all[2]) > tiny(all[2]) ? [] : importsSome(...all))
	],
	imported: ({ text }, _, plan) =>
		wrongIf(!near(amountsIn(text)[0], plan.imported, plan.demand), `imports ${plan.imported}`),
	gap: ({ text }, _, plan) =>
		wrongIf(Math.abs((amountsIn(text)[0] ?? NaN) - plan.gap) > plan.demand * 0.0011, `the gap is ${plan.gap}`),
	goods: ({ text }, chain, plan) => {
		const inUnits = new Map<string, { asked: number; made: number }>()
		for (const { id, amount, served } of plan.demands) {
			const { unit, value, written } = chain.demands.find((each) => each.id === id)!.amount
			if (unit.startsWith(chain.unit) || !value || !written.value || amount <= 0) continue
			const { asked, made } = inUnits.get(unit) ?? { asked: 0, made: 0 }
			const per = value / written.value
			inUnits.set(unit, { asked: asked + amount / per, made: made + served / per })
		}
		return [...inUnits].flatMap(([unit, { asked, made }], place) => {
			const [saidMade = NaN, saidAsked = NaN] = amountsIn(text).slice(2 * place)
			const isWrong = Math.abs(saidMade / saidAsked - made / asked) > 0.001
			return wrongIf(isWrong, `${made} of ${asked} ${unit} is made`)
		})
	},
	abundance: ({ text }, chain, plan) => {
		const sums = chain.components
			.map(({ id, name }) => ({ id, name, sum: plan.demands.reduce((s, d) => s + (d.contained[id] ?? 0), 0) }))
			.sort((a, b) => b.sum - a.sum)
		const share = (sums[0]!.sum + sums[1]!.sum) / sums.reduce((s, { sum }) => s + sum, 0)
		const percent = Number(/^By weight, (\d+)/.exec(text)?.[1])
		return [
			...wrongIf(Math.abs(percent - share * 100) > 1, `it is ${share * 100} %`),
			...wrongIf(share <= 0.5, 'it is not most of it'),
			...plan.demands
				.map(({ id }) => chain.demands.find((each) => each.id === id)!)
				.filter(({ name }) => isNamed(text, name))
				.filter((demand) =>
					sums.slice(0, 2).some(({ id }) => (acceptedShares(chain, demand.takes)?.get(id)?.high ?? 0) > 0)
				)
				.map(({ id }) => `${id} takes one of them`),
			...[0, 1]
				.filter((k) => !text.toLowerCase().includes(sums[k]!.name.toLowerCase()))
				.map((k) => `leaves out ${sums[k]!.name}`)
		]
	},
	exported: ({ text }, _, plan) =>
		wrongIf(!near(amountsIn(text)[0], exportsOf(plan), plan.demand), `exports ${exportsOf(plan)}`),
	surplus: ({ text }, _, plan) => {
		const amount = plan.flows.filter(({ to }) => to === 'surplus').reduce((sum, { total }) => sum + total, 0)
		return wrongIf(!near(amountsIn(text)[0], amount, amount, 3), `surplus is ${amount}`)
	},
	'nothing-to-lift': (_, __, plan) => wrongIf(plan.gap > tiny(plan), `the gap is ${plan.gap}`),
	'one-lifts': (...all) => [...liftNames(...all), ...wrongIf(liftsAlone(all[2]).length !== 1, 'it is not one')],
	'some-lift': liftNames,
	'none-lifts': (_, __, plan) => [
		...wrongIf(liftsAlone(plan).length > 0, 'one does'),
		...wrongIf(plan.ladder.length === 0, 'nothing does')
	],
	'nothing-lifts': (_, __, plan) => wrongIf(plan.top.delivered > plan.delivered + tiny(plan), 'the steps do'),
	'first-step': ({ text }, chain, plan) => {
		const [adds = NaN] = amountsIn(text).slice(-1)
		// The rungs that together add what is said.
		const sums = plan.ladder.map((_, last) => plan.ladder.slice(0, last + 1).reduce((sum, { frees }) => sum + frees, 0))
		// The whole gap is told as the headline tells it.
		const isWhole = (sum: number) => Math.abs(sum - plan.gap) <= tiny(plan) && near(adds, sum, plan.demand)
		// What is added is the difference of what is told before it and after it.
		const lastDigit = 10 ** (Math.floor(Math.log10(plan.demand)) - 3)
		const isDifference = (sum: number) => Math.abs(adds - sum) <= Math.min(lastDigit, 0.051 * sum)
		const last = sums.findIndex((sum) => near(adds, sum, sum, 3) || isWhole(sum) || isDifference(sum))
		if (last < 0) return [`no rungs add ${adds}`]
		const first = new Set(plan.ladder.slice(0, last + 1).flatMap((rung) => rung.adds.map(({ process }) => process)))
		const routes = new Set(chain.processes.filter(({ id }) => first.has(id)).map(({ route }) => route))
		const named = chain.routes.filter(({ name }) => text.includes(`the ${beforeNoun(name)} route`))
		const stands = (route: string) =>
			plan.processes.some(({ id, effective }) => effective !== 0 && routeOf(chain, id) === route)
		const built = named.filter(({ name }) => new RegExp(`[Bb]uild [^,]*the ${beforeNoun(name)} route`).test(text))
		return [
			...named
				.filter(({ id }) => !routes.has(id))
				.map(({ name }) => `names ${name}, which the first step does not touch`),
			...built.filter(({ id }) => stands(id)).map(({ name }) => `builds ${name}, of which plants stand`)
		]
	},
	'first-step-shifts': (_, __, plan) =>
		wrongIf(plan.ladder.reduce((sum, { frees }) => sum + frees, 0) > 0, 'the steps add something'),
	'nothing-to-close': (_, __, plan) => wrongIf(plan.gap > tiny(plan), `the gap is ${plan.gap}`),
	'nothing-closes': (_, __, plan) => wrongIf(plan.ladder.length > 0, 'there are steps'),
	'end-reached': (_, __, plan) =>
		wrongIf(plan.demand - plan.top.delivered > 1e-6 * plan.demand, 'something stays short'),
	'end-limited': ({ text }, chain, plan) => [
		...wrongIf(plan.ladderEnd.reached, 'the demand is met'),
		...wrongIf(!near(amountsIn(text)[0], plan.top.delivered, plan.demand), `reaches ${plan.top.delivered}`),
		...plan.ladderEnd.limits
			.map(
				({ of }) =>
					[
						...chain.processes,
						...chain.feeds,
						...chain.stores,
						...chain.trades,
						...chain.demands,
						...chain.components
					].find(({ id }) => id === of)!.name
			)
			.filter((name) => !text.includes(name))
			.map((name) => `leaves out ${name}`)
	],
	'elements-short': ({ text }, chain, plan) => lacks(text, chain, plan, 'low'),
	'elements-wanted': ({ text }, chain, plan) => lacks(text, chain, plan, 'high'),
	'elements-enough': (_, chain, plan) =>
		wrongIf(
			chain.components.some(({ id }) => lackOf(chain, plan, id, 'high') > tiny(plan)),
			'something is lacking'
		),
	'elements-unasked': ({ text }, chain, plan) => {
		const supplied = chain.components
			.filter(({ id }) => plan.demands.every((result) => shareAsked(chain, result, id) === null))
			.map(({ id, name }) => ({ name, amount: leaving(chain, plan, id) }))
			.sort((a, b) => b.amount - a.amount)
		const all = chain.components.reduce((sum, { id }) => sum + leaving(chain, plan, id), 0)
		const share = (100 * supplied.reduce((sum, { amount }) => sum + amount, 0)) / all
		const [, percent = ''] = /make up (?:[<>])?(\d+)\s?% of the supply by weight/.exec(text) ?? []
		return [
			...wrongIf(
				!near(amountsIn(text)[0], supplied[0]!.amount, supplied[0]!.amount, 3),
				`most is ${supplied[0]!.amount}`
			),
			...wrongIf(!text.toLowerCase().includes(supplied[0]!.name.toLowerCase()), `most is ${supplied[0]!.name}`),
			...wrongIf(Math.abs(Number(percent) - share) > 1, `it is ${share} %`)
		]
	},
	'elements-open': ({ text }, chain, plan) => {
		const open = plan.demands.filter(
			(result) =>
				result.short > 1e-6 * plan.demand && chain.components.every(({ id }) => shareAsked(chain, result, id) === null)
		)
		return open.flatMap((result) => [
			...wrongIf(
				!text.toLowerCase().includes(chain.demands.find(({ id }) => id === result.id)!.name.toLowerCase()),
				`${result.id} is short`
			),
			...wrongIf(
				!amountsIn(text).some((amount) => near(amount, result.short, result.short, 3)),
				`short ${result.short}`
			)
		])
	},
	'element-no-steps': (_, __, plan) => wrongIf(plan.ladder.length > 0, 'there are steps'),
	'element-end-open': (said, chain, plan) => [
		...endsAt(said, chain, plan),
		...wrongIf(countedAtTop(chain, plan).asked > 0, 'goods have to contain it')
	],
	'element-end-reached': (said, chain, plan) => {
		const { asked, atTop } = countedAtTop(chain, plan)
		return [...endsAt(said, chain, plan), ...wrongIf(asked - atTop > 2 * tiny(plan), `${asked} is asked for`)]
	},
	'element-end-limited': (said, chain, plan) => {
		const { asked, atTop } = countedAtTop(chain, plan)
		const short = amountsIn(said.text)[1]
		return [
			...endsAt(said, chain, plan),
			...wrongIf(!near(short, asked - atTop, asked - atTop, 3), `${asked} is asked`)
		]
	},
	'element-weakest': ({ text }, chain, plan) => {
		const { ceilings } = plan.elements!
		const lowest = Math.min(...ceilings.map(({ delivered }) => delivered))
		const named = ceilings.filter(({ stage }) => text.includes(chain.stages.find(({ id }) => id === stage)!.name))
		return [
			...wrongIf(lowest >= countedAtTop(chain, plan).asked, 'every stage could pass all'),
			...wrongIf(!named.some(({ delivered }) => delivered <= lowest + tiny(plan)), 'names another stage'),
			...wrongIf(lowest > tiny(plan) && !near(amountsIn(text).at(-1), lowest, lowest, 3), `the lowest is ${lowest}`)
		]
	},
	absent: ({ text }, chain, plan) => {
		const absent = verdictsOf(plan, 'absent')
		const told = text.replace(/^[^:]*: /, '').split('; ')
		const isNamed = (id: string) => {
			const { route, name, short } = chain.processes.find((each) => each.id === id)!
			return [chain.routes.find((each) => each.id === route)!.name, short ?? name].some((each) => told.includes(each))
		}
		const unnamed = absent.filter(({ id }) => !isNamed(id))
		// "3 more" counts what is not named; several plants of one route may count as one.
		const more = Number(/; (\d+) more$/.exec(text)?.[1] ?? 0)
		return [
			...(more === 0 ? unnamed.map(({ id }) => `leaves out ${id}`) : []),
			...wrongIf(more > unnamed.length, `counts ${more} of ${unnamed.length} that are not named`),
			...absent.filter(({ effective }) => effective !== 0).map(({ id }) => `${id} is there`)
		]
	},
	'too-small': ({ text }, chain, plan) => {
		const full = verdictsOf(plan, 'too-small')
		const told = text.replace(/^[^:]*: |; \d+ more$/g, '').split('; ')
		const more = Number(/; (\d+) more$/.exec(text)?.[1] ?? 0)
		const isFull = (name: string) =>
			full.some(({ id, utilisation }) => {
				const each = chain.processes.find((process) => process.id === id)!
				return (each.short ?? each.name) === name && utilisation > 0.99
			})
		return [
			...told.filter((name) => !isFull(name)).map((name) => `${name} is not full`),
			...wrongIf(told.length + more !== full.length, `${full.length} are too small`),
			...wrongIf(plan.gap <= 0 && plan.open === undefined, 'nothing is missing')
		]
	},
	weakest: ({ text }, chain, plan) => {
		const lowest = Math.min(...plan.ceilings.map(({ delivered }) => delivered))
		const [shown] = amountsIn(text)
		return [
			...wrongIf(!near(shown, lowest, lowest, 3), `the lowest ceiling is ${lowest}`),
			...wrongIf(lowest < plan.delivered - 1e-6 * plan.demand, 'more is delivered than that'),
			...wrongIf(verdictsOf(plan, 'too-small').length > 0, 'a plant that stands holds delivery back'),
			...wrongIf(!text.includes(chain.stages.find(({ id }) => id === plan.weakest)!.name), 'names another stage')
		]
	},
	starved: ({ text }, chain, plan) => {
		const [, name = ''] = /^Short of feed: ([^,;]+)/.exec(text) ?? []
		const told = chain.processes.find((each) => (each.short ?? each.name) === name)
		return wrongIf(plan.processes.find(({ id }) => id === told?.id)?.verdict !== 'starved', `${name} is not starved`)
	},
	chipDemandByHand: (_, chain, plan) =>
		wrongIf(
			!plan.scenario.changed.some((address) =>
				chain.demands.some(({ id }) => address === id || address.startsWith(`${id}.`))
			),
			'no demand was changed'
		),
	chipDoubt: (_, chain, plan) =>
		wrongIf(
			plan.scenario.changed.some((address) =>
				chain.demands.some(({ id, basis }) => basis === plan.scenario.demand && address === id)
			),
			'the demand was changed by hand'
		)
}
