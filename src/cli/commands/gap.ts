import { planCsv } from '#lib/exports/csv.ts'
import { reportMarkdown } from '#lib/exports/report-markdown.ts'
import { reportText } from '#lib/exports/report-text.ts'
import { gapReport } from '#lib/exports/report.ts'
import { localeOf } from '#lib/figures/text/locale.ts'
import { words } from '#lib/messages/index.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../failure.ts'
import { planOf } from '../open-model.ts'
import { SCENARIO_OPTIONS } from '../scenario-arguments.ts'

/** Writes the gap report as text, Markdown or CSV. */
export const gap: Command = {
	name: 'gap',
	argument: 'DIR',
	options: { ...SCENARIO_OPTIONS, format: 'text|md|csv' },
	async run(args, io) {
		const format = args.choice('format', ['text', 'md', 'csv'])
		const { chain, plan } = await planOf(args, io)
		const how = { locale: localeOf(words), exported: io.today }
		const write = {
			text: () => reportText(gapReport(chain, plan, how)),
			md: () => reportMarkdown(gapReport(chain, plan, how)),
			csv: () => planCsv(chain, plan, how.exported, words)
		}
		io.out(write[format]())
		return EXIT.ok
	}
}
