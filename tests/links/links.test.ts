/** Links as they were made and sent, one file for each format: they open as they did on the day that they were made. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Shared } from '#lib/planner/snapshot.ts'
import { readLink } from '#lib/planner/share-link.ts'
import { chainFrom } from '../support/engine.ts'

/** A link and what it opened. The model may have changed since: then what came of it is told too. */
interface Kept {
	name: string
	link: string
	opens: Omit<Shared, 'older'>
	made: NonNullable<Shared['older']>
}

const FOLDER = 'tests/links'
const chain = chainFrom('models/india-rare-earths')

for (const file of readdirSync(FOLDER).filter((each) => each.endsWith('.json'))) {
	const kept: Kept[] = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))
	describe(file, () => {
		test.each(kept)('$name: opens as it did', ({ link, opens, made }) => {
			const { older, ...opened } = readLink(chain, link)!
			expect(opened).toEqual(opens)
			expect(readLink({ ...chain, fingerprint: 'another' }, link)!.older).toEqual(made)
			expect(older === null || older.version === made.version).toBe(true)
		})
	})
}
