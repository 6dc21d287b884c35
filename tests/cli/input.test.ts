/** Model files and values that are hard to read or to plan: the command line says what is wrong, where, and what to do. */
import fc from 'fast-check'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MODEL_FILES, type ModelFile } from '#lib/model/findings/finding.ts'
import type { ModelTexts } from '#lib/model/read-model.ts'
import { edited, TINY } from '../models/tiny-model.ts'
import { runHere } from './terminal.ts'

let dir = ''
beforeAll(() => {
	dir = mkdtempSync(join(tmpdir(), 'midstream-'))
})
afterAll(() => rmSync(dir, { recursive: true }))

/** A folder with these files. */
function folder(name: string, files: { [file in ModelFile]?: string | Uint8Array | undefined }): string {
	const path = join(dir, name)
	mkdirSync(path)
	for (const file of MODEL_FILES) if (files[file] !== undefined) writeFileSync(join(path, file), files[file])
	return path
}

const withChain = (find: string, replacement: string, texts: ModelTexts = TINY) =>
	edited('chain.yaml', find, replacement, texts)

describe('a file in another encoding is named with its line, and what to do', () => {
	const umlaut = withChain('name: Splitter', 'name: Übergröße')['chain.yaml']!
	const wide = (text: string, width: 2 | 4, little: boolean, mark: boolean) => {
		const codes = [...(mark ? '\uFEFF' : ''), ...text].map((each) => each.codePointAt(0)!)
		const view = new DataView(new ArrayBuffer(codes.length * width))
		for (const [index, code] of codes.entries())
			if (width === 2) view.setUint16(index * 2, code, little)
			else view.setUint32(index * 4, code, little)
		return new Uint8Array(view.buffer)
	}

	test.each([
		['UTF-16LE', wide(umlaut, 2, true, true)],
		['UTF-16BE', wide(umlaut, 2, false, true)],
		['UTF-16LE', wide(umlaut, 2, true, false)],
		['UTF-16BE', wide(umlaut, 2, false, false)],
		['UTF-32LE', wide(umlaut, 4, true, true)],
		['UTF-32BE', wide(umlaut, 4, false, true)],
		['UTF-32LE', wide(umlaut, 4, true, false)]
	])('%s', async (name, bytes) => {
		const path = folder(`${name}-${Math.random()}`, { ...TINY, 'chain.yaml': bytes })
		const { code, out } = await runHere(['check', path])
		expect(code).toBe(1)
		expect(out).toContain(`chain.yaml:1: error: The file is saved as ${name}, not as UTF-8.`)
		expect(out).toContain('Save it as UTF-8')
		expect(out).toContain('1 error, 0 warnings')
	})

	test('Latin-1, of which the line is shown as it was meant', async () => {
		const path = folder('latin1', { ...TINY, 'chain.yaml': Buffer.from(umlaut, 'latin1') })
		const { code, out } = await runHere(['check', path])
		const line = umlaut.split('\n').findIndex((each) => each.includes('Übergröße')) + 1
		expect(code).toBe(1)
		expect(out).toContain(
			`chain.yaml:${line}: error: The file is not saved as UTF-8. It may be in Windows-1252 (Latin-1)`
		)
		expect(out).toContain('this line then reads “name: Übergröße”')
	})

	test('a file that is no text', async () => {
		const path = folder('binary', { ...TINY, 'chain.yaml': new Uint8Array([0x50, 0x4b, 3, 4, 0, 0xff, 0xfe, 0x80, 1]) })
		const { code, out } = await runHere(['check', path])
		expect(code).toBe(1)
		expect(out).toContain('chain.yaml:1: error: chain.yaml is not a text file.')
	})

	test('UTF-8 with a byte order mark is read as it is', async () => {
		const marked = Object.fromEntries(Object.entries(TINY).map(([file, text]) => [file, `\uFEFF${text}`]))
		expect((await runHere(['plan', folder('marked', marked)])).code).toBe(0)
	})
})

describe('a file that cannot be read is exit 2, with the name of the file and the reason', () => {
	test('a folder in the place of a file, with all else that is wrong', async () => {
		const path = folder('a-folder', { ...withChain('on: rock', 'on: rcok'), 'checks.yaml': undefined })
		mkdirSync(join(path, 'checks.yaml'))
		const { code, out } = await runHere(['check', path])
		expect(code).toBe(2)
		expect(out).toContain('checks.yaml: error: checks.yaml is a folder, not a file (EISDIR).')
		expect(out).toContain('Did you mean rock?')
	})

	test('a link that leads nowhere, which is not the same as no file', async () => {
		const path = folder('dangling', { ...TINY, 'sources.yaml': undefined })
		symlinkSync('nowhere.yaml', join(path, 'sources.yaml'))
		const { code, out } = await runHere(['check', path])
		expect(code).toBe(2)
		expect(out).toContain('sources.yaml is a link to a file that does not exist (ENOENT)')
		expect(out).toContain('Repair the link')
	})

	test.skipIf(process.getuid?.() === 0)('a file without permission', async () => {
		const path = folder('forbidden', TINY)
		chmodSync(join(path, 'sources.yaml'), 0)
		const { code, out } = await runHere(['check', path])
		expect(code).toBe(2)
		expect(out).toContain('sources.yaml may not be read: permission is denied (EACCES)')
	})
})

describe('numbers beyond what can be planned', () => {
	test.each([
		['splitter=1e308', 'is too large: at most 1e20 base units'],
		['splitter=1e999', 'is too large to calculate with'],
		['splitter=1e-400', 'is too close to 0'],
		['splitter=1.500.000', 'has points where commas are meant: write 1500000'],
		['splitter=2,5', 'has a comma where a point is meant: write 2.5']
	])('--set %s is refused in words', async (set, says) => {
		const { code, out, said } = await runHere(['plan', folder(`set-${set}`, TINY), '--set', set])
		expect({ code, out }).toEqual({ code: 2, out: '' })
		expect(said).toContain(says)
	})

	test('a lever that makes another amount vanish names both', async () => {
		const { code, said } = await runHere(['plan', folder('vanish', TINY), '--set', 'need=1e13'])
		expect(code).toBe(1)
		expect(said).toContain(
			'The demand Need (10000000000000 t X/yr) and the capacity of Maker (10 t X/yr) are 12 orders of magnitude apart'
		)
	})
})

test('amounts from 1e-9 to 1e12 in one model are planned, or the two that are too far apart are named', async () => {
	const ends = { planned: 0, apart: 0 }
	const size = fc.integer({ min: -9, max: 12 })
	const property = fc.asyncProperty(size, size, size, fc.nat({ max: 98 }), async (need, mill, feed, digits) => {
		const amount = (exponent: number) => `${1 + digits / 9}e${exponent} t X/yr`
		const commitment = `commitment: { value: ${amount(feed)}, status: assumed, source: notes, confidence: low }`
		let texts: ModelTexts = withChain('value: 400 t X/yr', `value: ${amount(need)}`)
		texts = withChain('value: 10 t X/yr', `value: ${amount(mill)}`, texts)
		texts = withChain('value: 1000 t rock/yr, low: 900, high: 1100', `value: ${amount(feed)}`, texts)
		texts = withChain('    expansion:\n      cost', `    ${commitment}\n    expansion:\n      cost`, texts)
		const { code, said } = await runHere(['plan', folder(`size-${Object.values(ends)}`, texts)])
		ends[code === 0 ? 'planned' : 'apart']++
		if (code === 0) return
		expect(code, said).toBe(1)
		expect(said).toMatch(/chain\.yaml:\d+: error: The .* and the .* are \d+ orders of magnitude apart/)
	})
	await fc.assert(property, { numRuns: 60 })
	expect(Math.min(ends.planned, ends.apart)).toBeGreaterThan(5)
})

describe('a chain that the engine refuses is told in the model’s own terms', () => {
	const LOOP = withChain(
		'yield: { shares: 0.95,',
		'yield: { shares: 0.999999999,',
		withChain('yield: { shares: 0.05,', 'yield: { shares: 0.000000001,')
	)

	test('compositions that never settle are placed at their material', async () => {
		const mixing = withChain(
			'oxide: { name: Oxide, stage: split, pure: true }',
			'oxide: { name: Oxide, stage: split }',
			withChain(
				'- takes: { material: oxide, only: A }',
				'- takes: oxide',
				withChain(
					'- takes: { material: oxide, only: B }',
					'- takes: oxide',
					withChain(
						'takes: { material: oxide, only: [A, B] }',
						'takes: oxide',
						withChain(
							'yield: { shares: 0.95,',
							'yield: { shares: { A: 0.95, B: 0.5 },',
							withChain('yield: { shares: 0.05,', 'yield: { shares: { A: 0.05, B: 0.5 },')
						)
					)
				)
			)
		)
		const path = folder('mixing', mixing)
		for (const command of ['plan', 'check']) {
			const { code, out, said } = await runHere([command, path])
			const line = mixing['chain.yaml']!.split('\n').findIndex((each) => /^ {2}(oxide|scrap): \{/.test(each)) + 1
			expect(code).toBe(1)
			expect(out + said).toMatch(new RegExp(`chain\\.yaml:(${line}|${line + 1}): error: The material (oxide|scrap) `))
			expect(out + said).toContain('pure: true')
		}
	})

	test('a loop that loses next to nothing is planned, or named with its yield', async () => {
		const { code, said } = await runHere(['plan', folder('lossless', LOOP)])
		if (code === 0) return
		expect(code).toBe(1)
		expect(said).toMatch(/chain\.yaml:\d+: error: The loop through .*recycler.* keeps 0\.999999999/)
	})
})
