import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder, NotAFolder } from './make-folder.ts'

test('a folder is made with those above it, or is there; a file in its way is named', () => {
	const root = mkdtempSync(join(tmpdir(), 'midstream-folder-'))
	try {
		const deep = join(root, 'a', 'b')
		for (let times = 0; times < 2; times++) makeFolder(deep)
		expect(statSync(deep).isDirectory()).toBe(true)
		const file = join(root, 'file')
		writeFileSync(file, '')
		for (const path of [file, join(file, 'c', 'd')]) expect(() => makeFolder(path)).toThrow(new NotAFolder(file))
	} finally {
		rmSync(root, { recursive: true })
	}
})

test.runIf(process.platform === 'linux')(
	'a folder that the system makes nothing in is refused, and not tried for ever',
	() => {
		for (const path of ['/proc/nope', '/proc/nope/deeper']) expect(() => makeFolder(path)).toThrow('ENOENT')
	}
)
