import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readModelFolder } from '#lib/disk/model-folder.ts'
import { readyYear, steps } from '#lib/figures/steps.ts'
import { runHere } from '../cli/terminal.ts'
import { chainFrom, planOnce } from '../support/engine.ts'
import { readPdf, tags, type Tag } from './pdf-reader.ts'
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
		// The slide of steps says of every step who acts and by when, that of decisions what has to be decided when.
		const plan = await planOnce(chainFrom(INDIA))
		const slideThatShows = (figure: string) => story.findIndex(({ show }) => show === figure) + 1
		const decide = textOfPart(part('slide', slideThatShows('ladder')), 'a')
			.map(spaced)
			.join(' ')
		expect(
			textOfPart(part('slide', slideThatShows('invest')), 'a')
				.map(spaced)
				.join(' ')
		).toMatch(/Monazite mining.*20\d\d/)
		for (const step of steps(chainFrom(INDIA), plan)) {
			expect(decide).toContain(`Decided in ${plan.year}, it can stand in ${readyYear(plan, step)}.`)
			for (const name of [...step.owners, ...step.authorities]) expect(decide).toContain(name)
		}
	} finally {
		rmSync(folder, { recursive: true })
	}
})

test('a slide shows all years, a comparison, how sure it is and what to build, each with what it comes to', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'story-'))
	try {
		const model = join(folder, 'copper-example')
		cpSync('models/copper-example', model, { recursive: true })
		const steps = [
			'{ title: A, scenario: today, show: years }',
			'{ title: B, note: Beside the second line, scenario: both, show: compare, against: second-line }',
			'{ title: C, scenario: today, show: doubt }',
			'{ title: D, scenario: today, show: invest, build: { target: 0.9, by: 2034 } }'
		]
		writeFileSync(join(model, 'story.yaml'), `story:\n${steps.map((step) => `  - ${step}\n`).join('')}`)
		const path = join(folder, 'story.pptx')
		const { code } = await runHere(['story', model, '--out', path])
		expect(code).toBe(0)
		const file = openOffice(new Uint8Array(readFileSync(path)))
		expectWhole(file)
		const said = steps.map((_, place) => {
			const slide = file.parts.get(`ppt/slides/slide${place + 1}.xml`)!
			expect(slide.match(/<p:(?:sp|cxnSp)>/g)!.length, String(place)).toBeGreaterThan(10)
			return textOfPart(slide, 'a').map(spaced).join('\n')
		})
		expect(said[0]).toMatch(/20\d\d/)
		expect(said[1]).toContain('Beside the second line')
		expect(said[1]).toContain('deliver')
		expect(said[2]).toContain('200')
		expect(said[3]).toContain('90 % of the need')
		expect(said[3]).toContain('2034')
		writeFileSync(
			join(model, 'story.yaml'),
			'story: [{ title: A, scenario: today, build: { by: 1990 }, against: none }]'
		)
		const refused = await runHere(['check', model])
		expect(refused.out + refused.said).toMatch(/1990 is outside[\s\S]*none|none[\s\S]*1990 is outside/)
	} finally {
		rmSync(folder, { recursive: true })
	}
})

describe('a story as PDF', () => {
	const bare = (text: string) => text.replace(/[\s\u00a0]/g, '')

	/** The files of India's story by their names, each written by the command. */
	async function written(files: Readonly<Record<string, readonly string[]>>) {
		const folder = mkdtempSync(join(tmpdir(), 'story-'))
		try {
			for (const [name, options] of Object.entries(files)) {
				const { code, said } = await runHere(['story', INDIA, '--out', join(folder, name), ...options])
				expect(code, said).toBe(0)
			}
			return Object.keys(files).map((name) => new Uint8Array(readFileSync(join(folder, name))))
		} finally {
			rmSync(folder, { recursive: true })
		}
	}

	test('has a page in the form of a screen for each slide, with its words, figure and tags', async () => {
		const [pdf, again, deck] = await written({ 'a.pdf': [], 'b.pdf': ['--format', 'pdf'], 'c.pptx': [] })
		expect(Buffer.compare(pdf!, again!)).toBe(0)
		const { pages, outline, meta } = await readPdf(pdf!)
		const { parts } = openOffice(deck!)
		const slides = [...parts.keys()].filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path))
		expect(pages).toHaveLength(slides.length)
		expect(outline).toHaveLength(slides.length)
		expect((meta.info as { Title: string; Language: string }).Language).toBe('en-GB')
		for (const [place, { lines, width, height, right, bottom, tree }] of pages.entries()) {
			expect([width, height]).toEqual([960, 540])
			expect(right).toBeLessThan(width - 35)
			expect(bottom).toBeGreaterThan(10)
			const said = bare(lines.join(''))
			for (const text of textOfPart(parts.get(`ppt/slides/slide${place + 1}.xml`)!, 'a'))
				expect(said, `page ${place + 1}`).toContain(bare(text))
			const found = tags(tree as Tag)
			expect(found.filter(({ role }) => role === 'H1')).toHaveLength(1)
			const [figure, ...more] = found.filter(({ role }) => role === 'Figure')
			expect(more).toEqual([])
			expect(figure!.alt!.length).toBeGreaterThan(20)
		}
		const fonts = Buffer.from(pdf!)
			.toString('latin1')
			.matchAll(/\/FontName \/[A-Z]{6}\+(\S+)/g)
		expect([...new Set([...fonts].map(([, name]) => name))].sort()).toEqual([
			'IBMPlexSans-Regular',
			'IBMPlexSans-SemiBold'
		])
	})

	test('has notes below the slides where they are asked for, on the paper and with the marking of an office', async () => {
		const options = ['--format', 'notes', '--paper', 'letter', '--classification', 'Restricted']
		const [pdf] = await written({ 'notes.pdf': options })
		const { pages } = await readPdf(pdf!)
		const { story } = readModelFolder(INDIA)
		expect(pages).toHaveLength(story.length)
		for (const [place, { speaker }] of story.entries()) {
			const said = bare(pages[place]!.lines.join(''))
			expect(said).toContain(bare(speaker!.split(/\{[^}]*\}/)[0]!))
			expect(said).toContain('Restricted·')
			expect(pages[place]!.width).toBe(612)
		}
	})
})
