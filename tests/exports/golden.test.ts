import { expect, test } from 'vitest'
import { FORMATS } from '#lib/exports/formats.ts'
import { localeOf } from '#lib/figures/text/locale.ts'
import { en } from '#lib/messages/index.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { APP_ASSETS } from '../../src/cli/fonts.ts'
import { chainFrom, planOnce } from '../support/engine.ts'

const chain = chainFrom('models/india-rare-earths')
const plan = await planOnce(chain)
const subject = {
	chain,
	scenario: openScenario('today'),
	plan,
	base: plan,
	locale: localeOf(en),
	exported: '2026-11-22',
	component: null,
	assets: APP_ASSETS
}

/** Leaves out what differs from one build of the solver to the next: residuals, and how many solves there were. */
function withoutSolver(text: string): string {
	return text
		.replace(/("(?:primal|dual|complementarity|objectiveGap|balance)": )[\d.e-]+/g, '$10')
		.replace(/("solves": )\d+|(over )\d+( solves)/g, '$1$20$3')
}

const written = await Promise.all(
	Object.entries(FORMATS).map(async ([id, format]) => [id, format, await format.write(subject)] as const)
)

/** India's chain of today in every format that is text; a reviewer reads the difference. */
test.each(written.filter(([, , content]) => typeof content === 'string'))(
	'India today in the format %s is as it was',
	async (_, format, content) => {
		await expect(withoutSolver(content as string)).toMatchFileSnapshot(
			`golden/india-today-${format.kind}.${format.extension}`
		)
	}
)

test('every format has words, an ending of its own and a media type', () => {
	expect(Object.keys(FORMATS).sort()).toEqual(Object.keys(en.report.formats).sort())
	expect(new Set(Object.values(FORMATS).map(({ extension }) => extension)).size).toBe(Object.keys(FORMATS).length)
	for (const { mime } of Object.values(FORMATS)) expect(mime).toMatch(/^[a-z]+\/[a-z+.-]+(;charset=utf-8)?$/)
})
