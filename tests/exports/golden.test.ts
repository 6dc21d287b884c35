import { expect, test } from 'vitest'
import { FORMATS } from '#lib/exports/formats.ts'
import { en } from '#lib/messages/en/en.ts'
import { chainFrom, planOnce } from '../support/engine.ts'
import { subjectOf } from './subject.ts'

const chain = chainFrom('models/india-rare-earths')
const plan = await planOnce(chain)
const subject = subjectOf(chain, plan)
const withoutFonts = { ...subject, assets: { ...subject.assets, fonts: async () => [] } }

/** Leaves out what differs from one build of the solver to the next: residuals, and how many solves there were. */
function withoutSolver(text: string): string {
	return text
		.replace(/("(?:primal|dual|complementarity|objectiveGap|balance)": )[\d.e-]+/g, '$10')
		.replace(/("solves": )\d+|(over )\d+( solves)/g, '$1$20$3')
}

/** India's chain of today in every format that is text; a reviewer reads the difference. */
const TEXTS = Object.entries(FORMATS).filter(([id, { printable }]) => printable || id === 'svg')

test.each(TEXTS)('India today in the format %s is as it was', async (_, format) => {
	await expect(withoutSolver((await format.write(withoutFonts)) as string)).toMatchFileSnapshot(
		`golden/india-today-${format.kind}.${format.extension}`
	)
})

test('every format has words, an ending of its own and a media type', () => {
	expect(Object.keys(FORMATS).sort()).toEqual(Object.keys(en.report.formats).sort())
	expect(new Set(Object.values(FORMATS).map(({ kind, extension }) => `${kind}.${extension}`)).size).toBe(
		Object.keys(FORMATS).length
	)
	for (const { mime } of Object.values(FORMATS)) expect(mime).toMatch(/^[a-z]+\/[a-z+.-]+(;charset=utf-8)?$/)
})
