/** An investment as text. */
import { reportText } from '#lib/exports/report-text.ts'
import { tableBlock, type Block } from '#lib/exports/report/document.ts'
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
import { boughtTable, partsTable, spendingTable } from '#lib/figures/tables/invest.ts'
import type { Table } from '#lib/figures/tables/table.ts'
import { costNotes } from '#lib/figures/text/step-rows.ts'
import { asksSomething, type Investment } from '#lib/invest/invest.ts'
import { resolveScenario } from '#lib/model/scenario/apply-scenario.ts'
import type { Chain } from '#lib/model/chain.ts'
import { roundedUp } from '#lib/model/scenario/scenario-yaml.ts'
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
			...tableSection(partsTable(chain, found, locale)),
			...tableSection(spendingTable(chain, found, locale)),
			...tableSection(boughtTable(chain, found, locale)),
			...section('worthwhile', locale.words.figures.invest.worthwhile, worthwhileTexts(chain, found, locale)),
			...section('stops', words.stops, stopperTexts(chain, found, locale)),
			...section('apply', words.apply, asksSomething(found) ? [commandOf(found, dir)] : []),
			...section('missing', words.missing, [...barredTexts(chain, found, locale), ...scopeTexts(chain, found, locale)])
		]
	})
}

/** A table under its caption; none where it has no rows. */
function tableSection(table: Table): Section[] {
	const keys = table.columns.map(({ key }) => key)
	const blocks = tableBlock(table, keys)
	return blocks.length === 0 ? [] : [{ id: table.id, heading: table.caption, blocks }]
}

/** The command that plans the years with the builds, on one line that a shell reads as it stands. */
function commandOf({ scenario }: Investment, dir: string): string {
	const demand = scenario.demand === null ? [] : ['--demand', scenario.demand]
	const words = ['pathway', dir, '--scenario', scenario.id, ...demand, ...settingsOf(scenario)]
	return [RUN, ...words.map(quoted)].join(' ').replaceAll(' ', NO_BREAK_SPACE)
}

/** Holds the command on one line; the terminal gets a plain space. */
const NO_BREAK_SPACE = '\u00a0'

/** A word as a shell reads it. */
const quoted = (word: string) => (/^[\w./:=@,+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)

function settingsOf({ set }: Scenario): string[] {
	return Object.entries(set).flatMap(([id, setting]) =>
		typeof setting === 'number'
			? ['--set', `${id}=${roundedUp(setting)}`]
			: Object.entries(setting).flatMap(([year, value]) => ['--set', `${id}=${roundedUp(value)}@${year}`])
	)
}
