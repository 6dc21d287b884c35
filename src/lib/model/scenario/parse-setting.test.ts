import { expect, test } from 'vitest'
import { TINY } from '../../../../tests/models/tiny-model.ts'
import { readModel } from '../read-model.ts'
import { parseSetting } from './parse-setting.ts'

const chain = readModel(TINY).chain!

test.each([
	['splitter', 900, 900],
	['splitter', '900', 900],
	['splitter', '900 t rock/yr', 900],
	['splitter', '0.9 kt rock/yr', 900],
	['splitter', '450 t X/yr', 900],
	['splitter', 'none', 0],
	['need-more', '600 t X/yr', 600],
	['maker', '7 t X/yr', 7],
	['hill', '0.9 kt rock/yr', 900],
	['splitter.availability', '90 %', 0.9],
	['splitter.plants.splitter.nameplate', 500, 500],
	['splitter.expansion.cost', '1.4 USD/(kg X/yr)', 1400],
	['bought', 12, 12]
])('%s may be set to %j, which is %d in its unit', (id, written, value) =>
	expect(parseSetting(chain, id, written)).toBeCloseTo(value, 9)
)

test.each([
	['spliter', 1, { kind: 'no-figure', suggestion: { near: 'splitter' } }],
	['splitter', 'unknown', { kind: 'set-to-unknown' }],
	['splitter', '-1', { kind: 'cannot-be', amount: '-1 t rock/yr', reason: { kind: 'below-zero' } }],
	['splitter.availability', 1.5, { kind: 'cannot-be', reason: { kind: 'outside-availability' } }],
	['splitter.capacty', 1, { kind: 'no-figure' }],
	['splitter', '5 t scrap/yr', { kind: 'setting', reason: { kind: 'other-unit', expected: ['t X/yr', 't rock/yr'] } }],
	['splitter', '', { kind: 'setting', reason: { kind: 'no-number' } }],
	['splitter', NaN, { kind: 'setting', reason: { kind: 'not-finite' } }]
])('%s may not be set to %j', (id, written, problem) =>
	expect(parseSetting(chain, id, written)).toMatchObject({ problem })
)
