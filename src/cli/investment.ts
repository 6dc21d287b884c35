/** An investment as text. */
import { reportText } from '#lib/exports/report-text.ts'
import type { Block } from '#lib/exports/report/document.ts'
import { investmentChain } from '#lib/figures/invest/investment-chain.ts'
import {
	barredTexts,
	buildText,
	investFinding,
	investSentences,
	scopeTexts,
	stopperTexts,
	worthwhileTexts
} from '#lib/figures/invest/text.ts'
import { costNotes } from '#lib/figures/text/step-rows.ts'
import type { Investment } from '#lib/invest/invest.ts'
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
	const { locale } = io
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
			...section('answer', words.answer, [
				investFinding(chain, found, locale),
				...investSentences(chain, found, locale),
				...costNotes(investmentChain(chain, found), found.builds, locale)
			]),
			...section(
				'builds',
				words.builds,
				found.builds.map((build) => buildText(chain, build, locale))
			),
			...section('worthwhile', locale.words.figures.invest.worthwhile, worthwhileTexts(chain, found, locale)),
			...section('stops', words.stops, stopperTexts(chain, found, locale)),
			...section('apply', words.apply, found.builds.length === 0 ? [] : [commandOf(found, dir)]),
			...section('missing', words.missing, [...barredTexts(chain, found, locale), ...scopeTexts(chain, found, locale)])
		]
	})
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
