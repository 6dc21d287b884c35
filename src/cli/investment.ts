/** An investment as text. */
import { reportText } from '#lib/exports/report-text.ts'
import type { Block } from '#lib/exports/report/document.ts'
import type { Investment, InvestBuild } from '#lib/invest/invest.ts'
import { resolveScenario } from '#lib/model/scenario/apply-scenario.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import { RUN } from './command.ts'
import type { Io } from './io.ts'

interface Section {
	id: string
	heading: string
	blocks: Block[]
}

/** Returns what an investment question comes to, as text for a terminal. `dir` is the model folder as it was typed. */
export function investmentText(chain: Chain, found: Investment, dir: string, io: Io): string {
	const words = io.cli.invest
	const name = resolveScenario(chain, found.scenario).name
	const section = (id: string, heading: string, texts: string[]): Section[] =>
		texts.length === 0
			? []
			: [{ id, heading, blocks: texts.map((text): Block => ({ kind: 'paragraph', prose: [{ text }] })) }]
	return reportText({
		title: words.title({ chain: chain.name }),
		subtitle: words.question({ scenario: name, year: String(found.year) }),
		sections: [
			...section('answer', words.answer, answerTexts(found, io)),
			...section('builds', words.builds, buildTexts(chain, found, io)),
			...section('stops', words.stops, found.reached ? [] : stopperTexts(chain, found, io)),
			...section('apply', words.apply, found.builds.length === 0 ? [] : [commandOf(found, dir)]),
			...section('missing', words.missing, [...barredTexts(chain, found, io), words.scope])
		]
	})
}

function costText({ currency }: Investment, { value, low, high }: InvestBuild['cost'], { cli, locale }: Io): string {
	const { picture } = locale.numbers
	const range = { value: picture(value), low: picture(low), high: picture(high) }
	return cli.invest.cost({ ...range, currency: currency ?? '' })
}

function answerTexts(found: Investment, io: Io): string[] {
	const words = io.cli.invest
	const { demand, unit, target } = found
	const amount = (of: number) => `${io.locale.numbers.full(of)} ${unit}`
	const share = (of: number) => `${io.locale.numbers.full(100 * of)} %`
	const part = (of: number) => share(demand > 0 ? of / demand : 1)
	const after = { amount: amount(found.delivered), share: part(found.delivered), cost: costText(found, found.cost, io) }
	return [
		words.before({ amount: amount(found.before), demand: amount(demand), share: part(found.before) }),
		found.reached ? words.reached(after) : words.unreached({ ...after, target: share(target ?? 1) })
	]
}

function buildTexts(chain: Chain, found: Investment, io: Io): string[] {
	const words = io.cli.invest
	if (found.builds.length === 0) return [words.nothing]
	return found.builds.map((each) =>
		words.build({
			name: nameOf(chain, each.process),
			added: `${io.locale.numbers.full(each.added)} ${found.unit}`,
			decided: String(each.decided),
			runs: String(each.runs),
			cost: costText(found, each.cost, io)
		})
	)
}

function stopperTexts(chain: Chain, { stoppers }: Investment, { cli: { invest: words } }: Io): string[] {
	if (stoppers.length === 0) return [words.noStopper]
	const texts = stoppers.map(({ kind, of, why }) => {
		if (kind === 'budget') return words.stopper.budget
		const name = nameOf(chain, of!)
		return why === null ? words.stopper[kind]({ name }) : words.barred[why]({ name })
	})
	return [words.stopped, ...texts]
}

function barredTexts(chain: Chain, { barred }: Investment, { cli: { invest: words } }: Io): string[] {
	return barred.map(({ process, why }) => words.barred[why]({ name: nameOf(chain, process) }))
}

function nameOf({ processes, feeds, trades, stores }: Chain, id: string): string {
	return [...processes, ...feeds, ...trades, ...stores].find((each) => each.id === id)?.name ?? id
}

/** The command that plans the years with the builds. */
function commandOf({ scenario }: Investment, dir: string): string {
	const demand = scenario.demand === null ? [] : ['--demand', scenario.demand]
	return [RUN, 'pathway', dir, '--scenario', scenario.id, ...demand, ...settingsOf(scenario)].join(' ')
}

function settingsOf({ set }: Scenario): string[] {
	return Object.entries(set).flatMap(([id, setting]) =>
		typeof setting === 'number'
			? ['--set', `${id}=${setting}`]
			: Object.entries(setting).flatMap(([year, value]) => ['--set', `${id}=${value}@${year}`])
	)
}
