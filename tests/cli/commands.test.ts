import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Plan } from '#lib/engine/index.ts'
import { modelSchemas } from '#lib/model/files/schema.ts'
import { chainFrom, planOnce } from '../support/engine.ts'
import { ROOT, runHere } from './terminal.ts'

const INDIA = 'models/india-rare-earths'
const COPPER = 'models/copper-example'

let dir = ''
beforeAll(() => {
	dir = mkdtempSync(join(tmpdir(), 'midstream-'))
})
afterAll(() => rmSync(dir, { recursive: true }))

/** A copy of the copper example with one file written anew. */
function copperWith(name: string, file: string, edit: (text: string) => string): string {
	const copy = join(dir, name)
	cpSync(join(ROOT, COPPER), copy, { recursive: true })
	writeFileSync(join(copy, file), edit(readFileSync(join(copy, file), 'utf8')))
	return copy
}

const planOf = async (...args: string[]): Promise<Plan> => {
	const { code, out, said } = await runHere(['plan', ...args, '--json'])
	expect({ code, said }).toEqual({ code: 0, said: '' })
	return JSON.parse(out)
}

describe('pathway', () => {
	test('prints a row a year, the same as text, JSON and CSV', async () => {
		const text = await runHere(['pathway', COPPER])
		const json = await runHere(['pathway', COPPER, '--json'])
		const csv = await runHere(['pathway', COPPER, '--csv'])
		expect([text, json, csv].map(({ code }) => code)).toEqual([0, 0, 0])
		const years = JSON.parse(json.out) as { year: number; gap: number }[]
		const { first, last } = chainFrom(COPPER).years
		expect(years.map(({ year }) => year)).toEqual(Array.from({ length: last - first + 1 }, (_, k) => first + k))
		const [head, ...rows] = csv.out.trim().split('\r\n')
		const gap = head!.split(',').indexOf('gap')
		expect(rows.map((row) => Number(row.split(',')[gap]))).toEqual(years.map((year) => year.gap))
		for (const { year } of years) expect(text.out).toMatch(new RegExp(`^${year} `, 'm'))
	})

	test('sets all years planned at once beside them, the same as text, JSON and CSV', async () => {
		const args = ['pathway', COPPER, '--joint']
		const text = await runHere(args)
		const json = JSON.parse((await runHere([...args, '--json'])).out)
		const [head, ...rows] = (await runHere([...args, '--csv'])).out.trim().split('\r\n')
		const joint = head!.split(',').indexOf('joint')
		expect(rows.map((row) => Number(row.split(',')[joint]))).toEqual(
			json.joint.years.map((year: { delivered: number }) => year.delivered)
		)
		expect(json.joint.years).toHaveLength(json.years.length)
		expect(json.joint.gain).toBeNull()
		expect(text.out).toContain('Looking at one year at a time costs nothing here')
	})

	test('begins each year with what the one before left', async () => {
		const { out } = await runHere(['pathway', COPPER, '--json', '--set', 'porphyry.resource=300 kt Cu'])
		expect(JSON.parse(out).at(-1).delivered).toBe(0)
	})
})

describe('compare', () => {
	test('prints what two scenarios are given and what comes of it, the same as text, JSON and CSV', async () => {
		const args = ['compare', INDIA, 'today', 'stocks-released']
		const [text, json, csv] = [
			await runHere(args),
			await runHere([...args, '--json']),
			await runHere([...args, '--csv'])
		]
		expect([text, json, csv].map(({ code }) => code)).toEqual([0, 0, 0])
		const { totals, inputs } = JSON.parse(json.out)
		expect(totals.delivered.b).toBeGreaterThan(totals.delivered.a)
		expect(csv.out.split('\r\n').filter((row) => row.startsWith('inputs,'))).toHaveLength(inputs.length)
		expect(text.out).toContain('a year more is delivered')
	})

	test('needs two scenarios that the model has', async () => {
		expect((await runHere(['compare', INDIA, 'today'])).code).toBe(2)
		expect((await runHere(['compare', INDIA, 'today', 'tomorow'])).code).toBe(2)
		expect((await runHere(['compare', INDIA, 'today', 'today', 'today'])).code).toBe(2)
	})
})

describe('balance', () => {
	test('prints a row an element, the same as text, JSON and CSV', async () => {
		const [text, json, csv] = await Promise.all([
			runHere(['balance', INDIA]),
			runHere(['balance', INDIA, '--json']),
			runHere(['balance', INDIA, '--csv'])
		])
		expect([text, json, csv].map(({ code }) => code)).toEqual([0, 0, 0])
		const rows = JSON.parse(json.out) as { component: { id: string; name: string }; supply: number }[]
		expect(rows.map(({ component }) => component.id)).toEqual(chainFrom(INDIA).components.map(({ id }) => id))
		const [head, ...lines] = csv.out.trim().split('\r\n')
		const supply = head!.split(',').indexOf('supply')
		expect(lines.map((line) => Number(line.split(',')[supply]))).toEqual(rows.map((row) => row.supply))
		for (const { component } of rows) expect(text.out).toContain(component.name.split(' ')[0])
	})
})

describe('plan', () => {
	test('prints the plan that the engine makes', async () => {
		expect(await planOf(INDIA)).toEqual(await planOnce(chainFrom(INDIA)))
	})

	test('has every field that its readers rely on', async () => {
		const plan = await planOf(INDIA)
		const fields = {
			plan: [
				plan,
				'model scenario year unit demand delivered gap demands processes feeds flows losses ceilings ladder gapByCause certificate fingerprint'
			],
			demands: [plan.demands[0], 'id amount served short'],
			processes: [plan.processes[0], 'id stage route verdict cause installed effective used utilisation needed'],
			feeds: [plan.feeds[0], 'id available used'],
			flows: [plan.flows[0], 'from to material total components'],
			losses: [plan.losses[0], 'process outlet total components'],
			ceilings: [plan.ceilings[0], 'stage delivered'],
			ladder: [plan.ladder[0], 'adds frees delivered'],
			adds: [plan.ladder[0]!.adds[0], 'process amount'],
			gapByCause: [plan.gapByCause[0], 'cause amount']
		} as const
		for (const [name, [thing, keys]] of Object.entries(fields))
			expect(Object.keys(thing!), name).toEqual(expect.arrayContaining(keys.split(' ')))
	})

	test('takes scenario, year, demand and levers', async () => {
		const plan = await planOf(
			INDIA,
			'--scenario',
			'repm-full',
			'--year',
			'2035',
			'--demand',
			'bottom-up-2030',
			'--set',
			'red-aluva=6000'
		)
		expect(plan.scenario).toMatchObject({
			id: 'repm-full',
			year: 2035,
			demand: 'bottom-up-2030',
			changed: ['red-aluva']
		})
		expect(plan.year).toBe(2035)
	})

	test('reads a value with a unit, in the lever’s own unit, and in the base unit, alike', async () => {
		const own = await planOf(INDIA, '--set', 'monazite-mining=8,000')
		const gross = await planOf(INDIA, '--set', 'monazite-mining=8000 t monazite/yr')
		const kilo = await planOf(INDIA, '--set', 'monazite-mining=8 kt monazite/yr')
		const base = await planOf(INDIA, '--set', 'monazite-mining=4400 t REO/yr')
		expect(own.delivered).toBeGreaterThan(2800)
		expect(gross).toEqual(own)
		expect(kilo).toEqual(own)
		expect(base.delivered).toBeCloseTo(own.delivered, 6)
	})

	test.each(['12k', '1.2e4', '１２，０００', '१२०००', '12 000', "12'000", '+12000.', '1万2000'])(
		'reads 12,000 however it is typed: %s',
		async (typed) => {
			const { scenario } = await planOf(INDIA, '--set', `monazite-mining=${typed}`)
			expect(scenario.amounts['monazite-mining']).toBeCloseTo(6600, 6)
		}
	)

	test('takes several levers, the last word on each', async () => {
		const { scenario } = await planOf(INDIA, '--set', 'toyotsu=0', '--set=toyotsu=100', '--set', 'red-aluva=none')
		expect(scenario.changed).toEqual(['toyotsu', 'red-aluva'])
		expect(scenario.amounts).toMatchObject({ toyotsu: 100, 'red-aluva': 0 })
	})

	test('a value beyond the lever’s range is planned, with a warning', async () => {
		const { code, out, said } = await runHere(['plan', INDIA, '--json', '--set', 'toyotsu=99999'])
		expect(code).toBe(0)
		expect(said).toMatch(/^Warning: toyotsu is set to 99999 t REO\/yr, outside the range of its lever/)
		expect(JSON.parse(out).scenario.amounts.toyotsu).toBe(99999)
	})

	test('as text says the headline, every process and what made it', async () => {
		const chain = chainFrom(INDIA)
		const { out } = await runHere(['plan', INDIA])
		expect(out).toContain('India can make 1,910 t of the 17,000 t')
		for (const process of chain.processes) expect(out.replace(/\s+/g, ' ')).toContain(process.name.split(' ')[0]!)
		expect(out).toContain(chain.fingerprint)
		expect(out).not.toContain('\u00a0')
	})
})

describe('report', () => {
	test('writes the files that are named into a folder, the same as other commands print', async () => {
		const folder = join(dir, 'files', 'of the plan')
		const written = await runHere(['report', COPPER, '--format', 'md, csv', '--out', folder])
		expect(written.code).toBe(0)
		expect(readdirSync(folder).sort()).toEqual(
			['plan.csv', 'report.md'].map((end) => `midstream-copper-example-today-2026-${end}`)
		)
		for (const name of readdirSync(folder)) {
			const format = name.slice(name.lastIndexOf('.') + 1)
			const { out } = await runHere(['gap', COPPER, '--format', format])
			expect(readFileSync(join(folder, name), 'utf8')).toBe(out)
		}
	})

	test('tells what to build where that is asked', async () => {
		const asked = ['gap', COPPER, '--format', 'md', '--target', '0.8', '--by', '2035']
		expect((await runHere(['gap', COPPER, '--format', 'md'])).out).not.toContain('## What to build')
		const { code, out } = await runHere(asked)
		expect(code).toBe(0)
		expect(out).toMatch(/## What to build\n\nTo serve 80\s% of the need in 2035/)
		const wrong = await runHere([...asked, '--limit', 'no-such-plant'])
		expect(wrong).toMatchObject({ code: 2, said: expect.stringContaining('no-such-plant') })
	})

	test('holds the brief alone for those who have a minute', async () => {
		const folder = join(dir, 'brief')
		const args = ['report', COPPER, '--format', 'md,docx,csv', '--audience', 'brief', '--out', folder]
		expect((await runHere(args)).code).toBe(0)
		expect(readdirSync(folder).sort()).toEqual(
			['brief.docx', 'brief.md', 'plan.csv'].map((end) => `midstream-copper-example-today-2026-${end}`)
		)
		const text = readFileSync(join(folder, 'midstream-copper-example-today-2026-brief.md'), 'utf8')
		expect(text).toMatch(/^# A copper chain can make /)
		expect(text).toContain('## What is to be decided')
		expect(text.length).toBeLessThan(4000)
		const wrong = await runHere(['report', COPPER, '--audience', 'ministers', '--out', folder])
		expect(wrong).toMatchObject({ code: 2, said: expect.stringContaining('full, brief') })
	})

	test('says which word is no format, and where no folder can be made', async () => {
		const wrong = await runHere(['report', COPPER, '--format', 'md,pfd', '--out', dir])
		expect(wrong).toMatchObject({ code: 2, said: expect.stringContaining('“pfd”') })
		const file = join(dir, 'a-file')
		writeFileSync(file, '')
		const blocked = await runHere(['report', COPPER, '--format', 'md', '--out', join(file, 'below')])
		expect(blocked).toMatchObject({ code: 2, said: expect.stringContaining('below') })
	})
})

describe('gap, ladder and sankey', () => {
	test('the gap report comes as text, Markdown and CSV', async () => {
		const [text, md, csv] = await Promise.all(
			[[], ['--format', 'md'], ['--format', 'csv']].map((format) => runHere(['gap', INDIA, ...format]))
		)
		expect(text!.out).toMatch(/^Gap report: .*\n=+\n/)
		expect(md!.out).toMatch(/^# Gap report: /)
		expect(csv!.out).toMatch(/^\uFEFFrecord,id,unit,/)
	})

	test('the ladder as JSON is the plan’s', async () => {
		const { out } = await runHere(['ladder', INDIA, '--json'])
		const { ladder, ladderEnd, delivered } = await planOf(INDIA)
		expect(JSON.parse(out)).toMatchObject({ ladder, ladderEnd, delivered })
	})

	test('the Sankey carries its fonts and is printed where no file is named', async () => {
		const { code, out, said } = await runHere(['sankey', COPPER, '--theme', 'dark', '--width', '900'])
		expect({ code, said }).toEqual({ code: 0, said: '' })
		expect(out).toMatch(/^<svg [^>]*width="900"/)
		expect(out.match(/@font-face/g)).toHaveLength(2)
	})

	test('the Sankey of one component says so', async () => {
		const { out } = await runHere(['sankey', INDIA, '--component', 'NdPr'])
		expect(out).toContain('Neodymium and praseodymium')
	})
})

describe('check', () => {
	test('a sound model is exit 0', async () => {
		const { code, out, said } = await runHere(['check', INDIA])
		expect({ code, said }).toEqual({ code: 0, said: '' })
		expect(out).toMatch(/(\d+) of \1 checks hold/)
	})

	test('a composition in amounts is said to be divided by its sum', async () => {
		const amounts = copperWith('amounts', 'chain.yaml', (text) =>
			text.replace('composition: { shares: { Cu: 1 } }', 'composition: { amounts: { Cu: 6 kg Cu } }')
		)
		const { code, out } = await runHere(['check', amounts])
		expect(code).toBe(0)
		expect(out).toContain(
			'Porphyry deposit: the composition is given in amounts, which are divided by their sum, 6\u00a0kg Cu'
		)
	})

	test('a check that does not hold is exit 1, with what was expected and found', async () => {
		const checks =
			'checks:\n  - says: Copper flows like water.\n    expect: { delivered: [1, 2], verdict: { smelter: absent }, reaches: false }\n'
		const { code, out } = await runHere(['check', copperWith('failing', 'checks.yaml', () => checks)])
		expect(code).toBe(1)
		expect(out).toContain('Does not hold: Copper flows like water.')
		expect(out).toMatch(/delivered: expected 1 to 2, found 40,\d+/)
		expect(out).toContain('verdict smelter: expected absent, found starved')
		expect(out).toContain('the ladder should not reach the demand, and does')
		expect(out).toContain('0 of 1 checks hold')
	})

	test('errors in a file are listed with file and line, and are exit 1', async () => {
		const broken = copperWith('broken', 'chain.yaml', (text) => text.replace('takes: deposit', 'takes: depsoit'))
		const { code, out } = await runHere(['check', broken])
		expect(code).toBe(1)
		expect(out).toMatch(/chain\.yaml:\d+: error: .*depsoit/)
		expect(out).toContain('Did you mean deposit?')
	})

	test('errors in the story count as well', async () => {
		const told = copperWith('told', 'checks.yaml', (text) => text)
		writeFileSync(join(told, 'story.yaml'), 'story:\n  - { title: Once, scenario: todya }\n')
		const { code, out } = await runHere(['check', told])
		expect(code).toBe(1)
		expect(out).toMatch(/story\.yaml:\d+: error: .*todya/)
	})
})

describe('schema and help', () => {
	test('all schemas are printed, or the one that is named', async () => {
		expect(JSON.parse((await runHere(['schema'])).out)).toEqual(modelSchemas())
		expect(JSON.parse((await runHere(['schema', 'chain'])).out)).toEqual(modelSchemas()['chain.schema.json'])
	})

	test.each([[['help']], [['--help']], [['-h']]])('%j lists every command on standard output', async (args) => {
		const { code, out, said } = await runHere(args)
		expect({ code, said }).toEqual({ code: 0, said: '' })
		for (const name of ['check', 'plan', 'gap', 'ladder', 'sankey', 'schema']) expect(out).toContain(`\n  ${name} `)
	})

	test.each([[['help', 'plan']], [['plan', '--help']], [['plan', '-h', 'DIR']]])('%j explains one', async (args) => {
		const { code, out } = await runHere(args)
		expect(code).toBe(0)
		expect(out).toContain('--set ADDRESS=VALUE')
	})
})

describe('what is not understood is exit 2, says why, and prints nothing', () => {
	const table: [why: string, args: string[], says: string][] = [
		['no command', [], 'No command was given.'],
		['an unknown command', ['plam', COPPER], 'Did you mean plan?'],
		['an unknown command to explain', ['help', 'gpa'], 'Did you mean gap?'],
		['no folder', ['plan'], 'plan needs DIR'],
		['a folder that is not there', ['plan', 'nowhere'], 'nowhere is not a folder'],
		['a file in place of a folder', ['plan', 'package.json'], 'package.json is not a folder'],
		['two folders', ['plan', COPPER, INDIA], 'one argument too many'],
		['an unknown option', ['plan', COPPER, '--yaer', '2030'], 'Did you mean --year?'],
		['an unknown short option', ['plan', COPPER, '-x'], 'no option -x'],
		['an option of another command', ['plan', COPPER, '--out', 'x.svg'], 'no option --out'],
		['an option without its value', ['plan', COPPER, '--scenario'], '--scenario needs a value'],
		['an option where a value belongs', ['plan', COPPER, '--scenario', '--json'], '--scenario needs a value'],
		['an empty value', ['plan', COPPER, '--scenario='], '--scenario needs a value'],
		['a value where none belongs', ['plan', COPPER, '--json=yes'], '--json takes no value'],
		['an unknown scenario', ['plan', COPPER, '--scenario', 'tomorow'], 'no scenario “tomorow”'],
		['an unknown demand', ['plan', COPPER, '--demand', 'hoem'], 'Did you mean home?'],
		['a year before the model', ['plan', COPPER, '--year', '1999'], '2026 to 2035'],
		['a negative year', ['plan', COPPER, '--year', '-5'], '2026 to 2035'],
		['a year that is no number', ['plan', COPPER, '--year', 'soon'], '2026 to 2035'],
		['half a year', ['plan', COPPER, '--year', '2030.5'], '2026 to 2035'],
		['a lever without a value', ['plan', COPPER, '--set', 'mine'], 'ADDRESS=VALUE'],
		['a value without a lever', ['plan', COPPER, '--set', '=3'], 'ADDRESS=VALUE'],
		['an empty lever value', ['plan', COPPER, '--set', 'mine='], 'does not begin with a number'],
		['an unknown lever', ['plan', COPPER, '--set', 'smeltr=3'], 'Did you mean smelter?'],
		['an unknown figure', ['plan', COPPER, '--set', 'smelter.availabilty=1'], 'Did you mean smelter.availability?'],
		[
			'yields above 1',
			['plan', COPPER, '--set', 'refinery.yield.cathode=0.9'],
			'the parts would sum to 1.05, not to 1'
		],
		['a year outside', ['plan', COPPER, '--set', 'smelter=1@2050'], '2050 is outside the years of the model'],
		['a negative value', ['plan', COPPER, '--set', 'mine=-3'], 'it cannot be below 0'],
		['not a number', ['plan', COPPER, '--set', 'mine=NaN'], 'does not begin with a number'],
		['infinity', ['plan', COPPER, '--set', 'mine=1e999'], 'too large to calculate with'],
		['an unknown value', ['plan', COPPER, '--set', 'mine=unknown'], 'cannot be set to unknown'],
		['a decimal comma', ['plan', COPPER, '--set', 'mine=2,5'], 'a comma where a point is meant: write 2.5'],
		['a unit that does not fit', ['plan', COPPER, '--set', 'mine=3 t anode/yr'], 'found t anode/yr'],
		['an amount that is not a year’s', ['plan', COPPER, '--set', 'mine=3 Mt ore'], 'found Mt ore'],
		['an unknown format', ['gap', COPPER, '--format', 'pdf'], '--format cannot be “pdf”'],
		['an unknown theme', ['sankey', COPPER, '--theme', 'drak'], 'Did you mean dark?'],
		['an unknown component', ['sankey', COPPER, '--component', 'Fe'], 'no component “Fe”'],
		['a drawing too narrow', ['sankey', COPPER, '--width', '10'], 'whole number from 700'],
		['a file that cannot be written', ['sankey', COPPER, '--out', 'nowhere/at/all.svg'], 'cannot be written: ENOENT'],
		['a file that is a folder', ['sankey', COPPER, '--out', 'tests'], 'tests is a folder, not a file'],
		['a folder that is a file', ['report', COPPER, '--out', 'README.md'], 'README.md is a file, not a folder'],
		['a folder below a file', ['report', COPPER, '--out', 'README.md/x'], 'README.md/x cannot be made: '],
		['a folder that cannot be made', ['report', COPPER, '--out', '/proc/nope'], '/proc/nope cannot be written: ENOENT'],
		['an unknown schema', ['schema', 'chian'], 'Did you mean chain?']
	]

	test.each(table)('%s', async (_why, args, says) => {
		const { code, out, said } = await runHere(args)
		expect({ code, out }).toEqual({ code: 2, out: '' })
		expect(said).toContain(says)
		expect(said).toContain('Try: npm run -s midstream -- help')
	})

	test('a model file that cannot be read', async () => {
		const odd = join(dir, 'odd')
		mkdirSync(join(odd, 'chain.yaml'), { recursive: true })
		const { code, said } = await runHere(['plan', odd])
		expect(code).toBe(2)
		expect(said).toContain('odd/chain.yaml: error: chain.yaml is a folder, not a file (EISDIR)')
	})
})

test('a defect is exit 3, with a record to report', async () => {
	const out = () => {
		throw new TypeError('the ground opened')
	}
	const { code, said } = await runHere(['schema'], { out })
	expect(code).toBe(3)
	expect(said).toContain('This is a defect of Midstream')
	expect(said).toContain('TypeError: the ground opened')
})
