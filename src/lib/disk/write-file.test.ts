import * as disk from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeWhole, type Disk } from './write-file.ts'

let dir = ''
beforeEach(() => {
	dir = disk.mkdtempSync(join(tmpdir(), 'midstream-'))
})
afterEach(() => disk.rmSync(dir, { recursive: true }))

const OLD = 'old '.repeat(50_000)
const NEW = 'new, and longer '.repeat(50_000)
const read = (path: string) => disk.readFileSync(path, 'utf8')

class Killed extends Error {}

/** A disk on which nothing works any more from the nth call on, as for a process that was killed; writes are in pieces. */
function dying(calls: number): Disk & { calls: () => number } {
	let made = 0
	const step = <A extends unknown[], R>(call: (...args: A) => R) => {
		return (...args: A): R => {
			if (++made > calls) throw new Killed(`killed at call ${made}`)
			return call(...args)
		}
	}
	const names = [
		'closeSync',
		'fchmodSync',
		'fsyncSync',
		'lstatSync',
		'openSync',
		'readlinkSync',
		'renameSync',
		'rmSync',
		'statSync'
	] as const
	const real = Object.fromEntries(names.map((name) => [name, step(disk[name] as (...args: unknown[]) => unknown)]))
	const inPieces = (file: number, bytes: Buffer, from: number) =>
		disk.writeSync(file, bytes, from, Math.min(65_536, bytes.length - from))
	return { ...real, writeSync: step(inPieces), calls: () => made } as unknown as Disk & { calls: () => number }
}

/** A disk that refuses one call. */
function failing(name: keyof Disk, code: string, from = 1): Disk {
	let made = 0
	const refuse = (...args: unknown[]) => {
		if (++made < from) return (disk[name] as (...args: unknown[]) => unknown)(...args)
		throw Object.assign(new Error(code), { code })
	}
	return { ...disk, [name]: refuse }
}

describe('a file is replaced whole or not at all', () => {
	test('at whatever step the process is killed', () => {
		const path = join(dir, 'file')
		disk.writeFileSync(path, OLD)
		const whole = dying(Infinity)
		writeWhole(path, NEW, whole)
		expect(read(path)).toBe(NEW)
		const found = { old: 0, new: 0 }
		for (let calls = 0; calls < whole.calls(); calls++) {
			disk.writeFileSync(path, OLD)
			try {
				writeWhole(path, NEW, dying(calls))
			} catch (error) {
				expect(error).toBeInstanceOf(Killed)
			}
			const text = read(path)
			expect([OLD, NEW]).toContain(text)
			found[text === OLD ? 'old' : 'new']++
		}
		expect(found.old).toBeGreaterThan(10)
		expect(found.new).toBeGreaterThan(0)
	})

	test.each([
		['the disk is full', 'writeSync', 'ENOSPC', 1],
		['the flush fails', 'fsyncSync', 'EIO', 1],
		['the renaming is refused', 'renameSync', 'EXDEV', 1],
		['the folder cannot be written', 'openSync', 'EACCES', 2],
		['the file is read-only', 'openSync', 'EACCES', 1]
	] as const)('when %s, and nothing is left beside it', (_, name, code, from) => {
		const path = join(dir, 'file')
		disk.writeFileSync(path, OLD)
		expect(() => writeWhole(path, NEW, failing(name, code, from))).toThrow(code)
		expect(read(path)).toBe(OLD)
		expect(disk.readdirSync(dir)).toEqual(['file'])
	})

	test('when there was none before', () => {
		const path = join(dir, 'file')
		expect(() => writeWhole(path, NEW, failing('writeSync', 'ENOSPC'))).toThrow('ENOSPC')
		expect(disk.readdirSync(dir)).toEqual([])
		writeWhole(path, NEW)
		expect(read(path)).toBe(NEW)
	})
})

describe('what the file was stays', () => {
	test('its permissions', () => {
		const path = join(dir, 'file')
		disk.writeFileSync(path, OLD)
		disk.chmodSync(path, 0o640)
		writeWhole(path, NEW)
		expect(disk.statSync(path).mode & 0o777).toBe(0o640)
	})

	test('a link, which is followed, also to a file that is not there yet', () => {
		disk.mkdirSync(join(dir, 'there'))
		disk.symlinkSync('there/file', join(dir, 'link'))
		for (const text of [OLD, NEW]) {
			writeWhole(join(dir, 'link'), text)
			expect(disk.lstatSync(join(dir, 'link')).isSymbolicLink()).toBe(true)
			expect(read(join(dir, 'there/file'))).toBe(text)
		}
		expect(disk.readdirSync(join(dir, 'there'))).toEqual(['file'])
	})

	test('a device, which is written to', () => {
		expect(() => writeWhole('/dev/null', NEW)).not.toThrow()
		expect(disk.statSync('/dev/null').isCharacterDevice()).toBe(true)
	})
})

test('a folder in the place of the file is refused', () => {
	disk.mkdirSync(join(dir, 'file'))
	expect(() => writeWhole(join(dir, 'file'), NEW)).toThrow('EISDIR')
})
