import { expect, test } from 'vitest'
import { planCsv } from '#lib/exports/csv.ts'
import { planJson } from '#lib/exports/json.ts'
import { reportMarkdown } from '#lib/exports/report-markdown.ts'
import { reportText } from '#lib/exports/report-text.ts'
import { gapReport } from '#lib/exports/report.ts'
import { sankeySvg } from '#lib/exports/svg.ts'
import { localeOf } from '#lib/figures/text/locale.ts'
import { sankeyFrame } from '#lib/figures/sankey/sankey.ts'
import { words } from '#lib/messages/index.ts'
import { openScenario } from '#lib/model/scenario.ts'
import { chainFrom, planOnce } from '../support/engine.ts'

const chain = chainFrom('models/india-rare-earths')
const today = openScenario('today')
const plan = await planOnce(chain)
const exported = '2026-11-22'
const how = { locale: localeOf(words), exported }

/** What India's chain of today gives to take away; a reviewer reads the difference. */
test.each([
	['plan.csv', () => planCsv(chain, plan, exported, words)],
	['plan.json', () => planJson(chain, today, plan, exported)],
	['report.md', () => reportMarkdown(gapReport(chain, plan, how))],
	['report.txt', () => reportText(gapReport(chain, plan, how))],
	['sankey.svg', () => sankeySvg(chain, plan, { ...how, frame: sankeyFrame(chain, plan) })]
])('India today as %s is as it was', async (name, write) => {
	await expect(write()).toMatchFileSnapshot(`golden/india-today-${name}`)
})
