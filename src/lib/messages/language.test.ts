import { expect, test } from 'vitest'
import { english, languageFor } from './index.ts'

test.each([
	['nothing is asked for', []],
	['it is asked for with its country', ['en-IN']],
	['it is asked for as POSIX has it', ['en_GB.UTF-8']],
	['there is no language like those that are asked for', ['tlh', 'C.UTF-8']],
	['it is liked less than one that there is not', ['tlh', 'EN']]
])('the language is English where %s', async (_, tags) => expect(await languageFor(tags)).toBe(english))
