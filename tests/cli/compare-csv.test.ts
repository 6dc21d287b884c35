import { expect, test } from 'vitest'
import { formulaOf } from '#lib/exports/xlsx/formulas.ts'
import { runHere } from './terminal.ts'

test('the tables of a comparison are one file with one byte order mark, an empty line between them', async () => {
	const { out } = await runHere(['compare', 'models/copper-example', 'today', 'today', '--csv'])
	expect(out.lastIndexOf('\uFEFF')).toBe(0)
	expect(out.split('\r\n\r\n').length).toBe(3)
})

test('a stage passes all of a need of nothing, in the formula as in the table', () => {
	const table = { id: 'ceilings', caption: '', columns: [], rows: [] }
	expect(formulaOf(table, 'share', 0, (key) => key)).toBe('IF(ISNUMBER(delivered),IF(demand=0,1,delivered/demand),1)')
})
