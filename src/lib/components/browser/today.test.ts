import { expect, test } from 'vitest'
import { today } from './today.ts'

test.each([
	[new Date(2026, 0, 1, 0, 0), '2026-01-01'],
	[new Date(2026, 10, 26, 12, 0), '2026-11-26'],
	[new Date(2026, 11, 31, 23, 59), '2026-12-31']
])('%s is the day %s of the reader’s own time zone', (now, day) => {
	expect(today(now)).toBe(day)
})
