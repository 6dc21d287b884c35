/** A model declares a lever on the first year of a plant: it moves the start, and is written as a year everywhere. */
import { expect, test } from 'vitest'
import { plansByYear } from '#lib/engine/index.ts'
import { gapReport } from '#lib/exports/report.ts'
import { localeOf } from '#lib/figures/text/locale.ts'
import { en } from '#lib/messages/en/en.ts'
import { readModel } from '#lib/model/read-model.ts'
import { isYearSetting, moveLever } from '#lib/model/scenario/levers.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { withEngine } from '../support/engine.ts'
import { toldText } from '../support/diagnostics.ts'
import { TINY } from './tiny-model.ts'

const withLever = (min: number) =>
	readModel({
		...TINY,
		'chain.yaml': TINY['chain.yaml']
			.replace('status: announced', 'status: announced\n          name: New line')
			.replace('counts: [operating]', 'counts: [operating, announced]')
			.replace(
				/^components:/m,
				`levers:
  begins:
    label: The new line runs from
    figures: splitter.plants.new-line.start
    min: ${min}
    max: 2030
    step: 1
components:`
			)
	})

test('the lever moves the start, whole years alone', async () => {
	const { chain, diagnostics } = withLever(2027)
	if (!chain) throw new Error(toldText(diagnostics))
	expect(chain.levers.find(({ id }) => id === 'begins')).toMatchObject({ min: 2027, max: 2030, step: 1, by: 'set' })
	expect(isYearSetting(chain, 'begins')).toBe(true)
	expect(isYearSetting(chain, 'splitter')).toBe(false)
	const late = moveLever(chain, openScenario(chain.scenarios[0]!.id), 'begins', 2030)
	await withEngine(chain, (engine) => {
		const installed = [...plansByYear(engine, late)].map(({ processes }) => processes[0]!.installed!)
		const first = installed.findIndex((amount) => amount > installed[0]!)
		expect(2026 + first).toBe(2030)
		const report = gapReport(chain, engine.plan(late), { locale: localeOf(en), exported: '2026-11-22' })
		expect(JSON.stringify(report.sections.find(({ id }) => id === 'changes'))).toContain('from 2028 to 2030')
	})
})

test('an end that is no year is refused', () => {
	expect(withLever(12).diagnostics.map(({ code }) => code)).toContain('out-of-range')
})
