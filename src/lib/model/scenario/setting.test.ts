import { expect, test } from 'vitest'
import { TINY } from '../../../../tests/models/tiny-model.ts'
import { readModel } from '../read-model.ts'
import { settingUnit } from './setting.ts'

const chain = readModel(TINY).chain!

test('what has a lever is set in its unit, all else in the base unit', () => {
	expect(settingUnit(chain, 'splitter')).toEqual({ unit: 't rock/yr', factor: 0.5 })
	expect(settingUnit(chain, 'maker')).toEqual({ unit: 't X/yr', factor: 1 })
	expect(settingUnit(chain, 'hill')).toEqual({ unit: 't rock/yr', factor: 0.5 })
	expect(settingUnit(chain, 'hull')).toBeNull()
})
