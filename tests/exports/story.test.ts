import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readModelFolder } from '#lib/disk/model-folder.ts'
import { runHere } from '../cli/terminal.ts'
import { expectWhole, openOffice, textOfPart } from './office-reader.ts'

const INDIA = 'models/india-rare-earths'
const spaced = (text: string) => text.replace(/[\s\u00a0]+/g, ' ').trim()

test('each step of a story is a slide with its own numbers, its figure as shapes and the speaker’s notes', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'story-'))
	try {
		const path = join(folder, 'story.pptx')
		const { code } = await runHere(['story', INDIA, '--out', path])
		expect(code).toBe(0)
		const file = openOffice(new Uint8Array(readFileSync(path)))
		expectWhole(file)
		const { story } = readModelFolder(INDIA)
		const part = (kind: string, number: number) => file.parts.get(`ppt/${kind}s/${kind}${number}.xml`)!
		expect(part('slide', story.length + 1)).toBeUndefined()
		story.forEach(({ title, speaker }, place) => {
			const words = (written: string) => spaced(written.split(/\{[^}]*\}/)[0]!)
			const slide = part('slide', place + 1)
			const said = textOfPart(slide, 'a').map(spaced).join('\n')
			expect(said).toContain(words(title))
			expect(said).not.toContain('{')
			expect(slide.match(/<p:sp>/g)!.length, title).toBeGreaterThan(20)
			const notes = textOfPart(part('notesSlide', place + 1), 'a')
				.map(spaced)
				.join('\n')
			expect(notes).toContain(words(speaker ?? ''))
		})
		const first = textOfPart(part('slide', 1), 'a').map(spaced).join('\n')
		expect(first).toContain('17,000 t')
	} finally {
		rmSync(folder, { recursive: true })
	}
})
