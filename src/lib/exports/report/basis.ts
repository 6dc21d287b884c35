/** The sections that say what a plan rests on: what was changed, what is assumed, where figures come from, what made it. */
import type { Plan } from '#lib/engine/index.ts'
import { rangeText, valueText } from '#lib/figures/text/figure-text.ts'
import { figureName } from '#lib/figures/text/figure-text.ts'
import { worth } from '#lib/figures/worth.ts'
import { figuresBehind, type SourcedFigure } from '#lib/figures/text/provenance.ts'
import { nameIn, nodeNames, type Locale } from '#lib/figures/text/locale.ts'
import { withUnit } from '#lib/figures/text/number-format.ts'
import { entryAt } from '#lib/model/addresses/addresses.ts'
import type { Address, Chain, Source } from '#lib/model/chain.ts'
import { resolveScenario } from '#lib/model/scenario/apply-scenario.ts'
import { isYearSetting } from '#lib/model/scenario/levers.ts'
import { namedLeverValue } from '#lib/model/scenario/lever-values.ts'
import { amountsSet } from '#lib/model/scenario/inherit.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { settingUnit } from '#lib/model/scenario/setting.ts'
import { stampLines } from '../stamp.ts'
import { listOf, paragraph, prose, type Block, type Prose, type Section, type Subject } from './document.ts'

/** Lists the amounts that the named scenario sets, and those changed by hand on top of it. */
export function changesSection({ chain, plan, locale, cite }: Subject): Section {
	const { page, report: words } = locale.words
	const named = chain.scenarios.find((each) => each.id === plan.scenario.id)
	const byHand = changesByHand(chain, plan, locale)
	const unchanged = words.unchanged({ scenario: plan.scenario.name })
	return {
		id: 'changes',
		heading: words.sections.changes,
		blocks: [
			...(named ? [paragraph(words.scenarioIs({ name: named.name, note: named.note }))] : []),
			paragraph(words.counts({ statuses: plan.scenario.counts.map((status) => page.status[status]) })),
			...listOf(scenarioSettings(chain, plan, locale, cite)),
			paragraph(byHand.length === 0 ? unchanged : words.changedByHand),
			...listOf(byHand)
		]
	}
}

function scenarioSettings(chain: Chain, plan: Plan, locale: Locale, cite: Subject['cite']): string[] {
	return [...amountsSet(chain, plan.scenario)].flatMap(([id, figure]) => {
		if (figure === null) return []
		const amount = valueText(figure, locale)
		return [
			locale.words.report.setByScenario({
				name: addressName(chain, plan, id, locale),
				amount,
				sources: cite(figure.sources)
			})
		]
	})
}

/** Name of the node or figure at an address, for readers. */
function addressName(chain: Chain, { scenario }: Plan, address: Address, locale: Locale): string {
	const node = nodeNames(chain).get(address)
	if (node !== undefined) return node
	const entry = entryAt(chain, address, scenario)
	return entry ? figureName(entry, locale) : address
}

function changesByHand(chain: Chain, plan: Plan, locale: Locale): string[] {
	const { scenario, year } = plan
	const { words, numbers } = locale
	const own = resolveScenario(chain, openScenario(scenario.id))
	const levers = scenario.changed.map((id) => {
		const { unit, factor } = settingUnit(chain, id)!
		const amount = (value: number) =>
			isYearSetting(chain, id) ? numbers.year(value) : withUnit(numbers.full(value), unit)
		const from = namedLeverValue(chain, { ...openScenario(scenario.id), year }, id)
		return words.report.changed({
			name: addressName(chain, plan, id, locale),
			from: amount(from),
			to: amount((scenario.amounts[id] ?? 0) / factor)
		})
	})
	const demand = nameIn(chain.demandBases, scenario.demand)
	return [
		...(year === own.year ? [] : [words.report.yearChanged({ from: numbers.year(own.year), to: numbers.year(year) })]),
		...(scenario.demand === own.demand
			? []
			: [words.report.demandChanged({ from: nameIn(chain.demandBases, own.demand), to: demand })]),
		...levers
	]
}

/** Every figure behind the plan that has no published basis. */
export function assumptionsSection({ chain, plan, locale, cite }: Subject): Section {
	const words = locale.words.report
	const assumed = figuresBehind(chain, plan, locale.words).filter(({ figure }) => figure.status === 'assumed')
	const lead = assumed.length === 0 ? words.noAssumptions : words.assumptionsLead({ count: assumed.length })
	return {
		id: 'assumptions',
		heading: words.sections.assumptions,
		blocks: [paragraph(lead), ...(assumed.length === 0 ? [] : [assumedList(assumed, locale, cite)])]
	}
}

function assumedList(assumed: readonly SourcedFigure[], locale: Locale, cite: Subject['cite']): Block {
	const { page, report: words } = locale.words
	const items = assumed.map(({ of, name, figure }): Prose => {
		const text = words.assumed({
			value: valueText(figure, locale),
			range: rangeText(figure, locale),
			confidence: page.confidence[figure.confidence],
			sources: cite(figure.sources),
			note: figure.note ?? ''
		})
		return [{ text: words.figureOf({ of, name }), strong: true }, ...prose(text)]
	})
	return { kind: 'list', items, ordered: false }
}

/** Every source that a figure behind the plan, its scenario, or another value of a demand names, in the model's order. */
export function sourcesBehind(chain: Chain, plan: Plan, locale: Locale): Source[] {
	const named = chain.scenarios.find((each) => each.id === plan.scenario.id)
	const demands = chain.demands.filter(({ basis }) => basis === plan.scenario.demand)
	const used = new Set([
		...(named?.sources ?? []),
		...figuresBehind(chain, plan, locale.words).flatMap(({ figure }) => figure.sources),
		...demands.flatMap(({ amount }) => amount.alternatives.flatMap(({ sources }) => sources)),
		...(worth(chain, plan)?.components ?? []).flatMap(({ price }) => price.figure.sources)
	])
	return chain.sources.filter((source) => used.has(source.id))
}

/** Lists those sources under the numbers that the report cites them by. */
export function sourcesSection({ chain, plan, locale, cite }: Subject): Section {
	const words = locale.words.report
	const items = sourcesBehind(chain, plan, locale).map((source) => ({
		id: cite([source.id])[0]!,
		text: words.source(source),
		url: source.url
	}))
	return {
		id: 'sources',
		heading: words.sections.sources,
		blocks: items.length === 0 ? [] : [paragraph(words.sourcesLead), { kind: 'sources', items }]
	}
}

/** Tells the checks of the answer, and the stamp of the report. */
export function aboutSection({ chain, plan, locale }: Subject, exported: string): Section {
	const { solves, primal, dual, complementarity, objectiveGap, tolerance, balance } = plan.certificate
	const words = locale.words.report
	const worst = Math.max(primal, dual, complementarity, objectiveGap)
	return {
		id: 'about',
		heading: words.sections.about,
		blocks: [
			paragraph(
				words.certificate({
					solves: locale.numbers.full(solves),
					worst: bound(worst),
					tolerance: bound(tolerance),
					balance: bound(balance)
				})
			),
			paragraph(words.rounding),
			...listOf(stampLines(chain, plan, exported, locale))
		]
	}
}

/** Exponent of the least bound that is worth telling apart: below it, residuals are the arithmetic's own. */
const LEAST_EXPONENT = -9

/**
 * Returns a residual as the power of ten that it does not exceed, such as `1e-9`: its digits are the solver's rounding,
 * and differ from one build of it to the next.
 */
function bound(residual: number): string {
	// Slack, since the logarithm of a power of ten may come out a bit above its exponent.
	const exponent = residual > 0 ? Math.ceil(Math.log10(residual) - 1e-9) : LEAST_EXPONENT
	return `1e${Math.max(LEAST_EXPONENT, exponent)}`
}
