import { describe, expect, test } from 'vitest'
import { planJson } from '#lib/exports/json.ts'
import { fileName } from '#lib/exports/file-name.ts'
import { reportMarkdown } from '#lib/exports/report-markdown.ts'
import { reportText } from '#lib/exports/report-text.ts'
import { briefReport, gapReport, type Report } from '#lib/exports/report.ts'
import { figuresBehind } from '#lib/figures/text/provenance.ts'
import { headlineAmounts, toldAmount } from '#lib/figures/text/number-format.ts'
import { localeOf } from '#lib/figures/text/locale.ts'
import { sankeyFrame } from '#lib/figures/sankey/sankey.ts'
import type { Table } from '#lib/figures/tables/tables.ts'
import { realBuilds, steps } from '#lib/figures/steps.ts'
import { en } from '#lib/messages/en/en.ts'
import { plansByYear } from '#lib/engine/index.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { chainFrom, planOnce, withEngine } from '../support/engine.ts'
import { EVIL, evilChain } from './evil.ts'

const how = { locale: localeOf(en), exported: '2026-11-22' }
const india = chainFrom('models/india-rare-earths')
const copper = chainFrom('models/copper-example')

const section = (report: Report, id: string) => report.sections.find((each) => each.id === id)!
/** All that a section says, tables included. */
function saidIn(report: Report, id: string): string {
	const texts = section(report, id).blocks.flatMap((block) => {
		if (block.kind === 'paragraph') return [block.prose.map((part) => part.text).join('')]
		if (block.kind === 'list') return block.items.map((item) => item.map((part) => part.text).join(''))
		if (block.kind === 'table') return block.table.rows.flatMap((row) => row.cells.map((cell) => cell.text))
		if (block.kind === 'sources') return block.items.map((item) => `${item.text} ${item.url ?? ''}`)
		return []
	})
	return texts.join('\n').replaceAll('\u00a0', ' ')
}

const plain = (text: string) => text.replace(/[\s\u00a0]+/g, ' ').trim()

/** The cells of every table in a Markdown text, headings left out. */
function markdownTables(text: string): string[][][] {
	const groups = text.split('\n\n').map((group) => group.split('\n').filter((line) => line.startsWith('|')))
	return groups
		.filter((lines) => lines.length > 0)
		.map((lines) =>
			lines.slice(2).map((line) =>
				line
					.slice(1, -1)
					.split(/(?<!\\)\|/)
					.map((cell) => plain(cell.replace(/\\(.)/g, '$1')))
			)
		)
}

const tablesOf = (report: Report): Table[] =>
	report.sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : [])))

describe('the gap report of India today', async () => {
	const plan = await planOnce(india)
	const report = gapReport(india, plan, how)

	test('opens with the headline, what stands beside it, what a single plant could do, and the first step', () => {
		const said = saidIn(report, 'summary').replaceAll('\u00a0', ' ')
		expect(said).toContain('1,910 t of the 17,000 t of rare-earth oxide it needs.')
		expect(said).toContain('The gap is 15,090 t a year. 0 t of the 6,000 t of magnets needed is supplied.')
		expect(said).toMatch(
			/89 % of the demand is missing\..*alone would serve the demand better: .*First step: Enlarge /s
		)
		expect(said).not.toMatch(/\.\d{3} t/)
	})

	test('says in the model’s own words how sure the demand is', () => {
		const said = saidIn(report, 'demand-basis')
		expect(said).toContain(india.demandBases[0]!.note)
		expect(said).toMatch(/Other separated oxide, .*: assumed, low confidence, 5 sources/)
		for (const { amount } of india.demands.filter((demand) => demand.basis === 'headline'))
			for (const alternative of amount.alternatives) expect(said).toContain(alternative.reason)
	})

	test('names every process that is absent, too small, starved or blocked, and no other', () => {
		const lines = saidIn(report, 'held-back').split('\n')
		const held = new Set(['absent', 'too-small', 'starved', 'blocked'])
		for (const process of plan.processes) {
			const { name } = india.processes.find((each) => each.id === process.id)!
			const isNamed = lines.some((line) => line.startsWith(`${name}: `))
			expect(isNamed, name).toBe(held.has(process.verdict))
		}
	})

	test('says once that plants are missing, and of each what it would add', () => {
		const said = saidIn(report, 'held-back')
		expect(said.match(/has no plant/g)).toHaveLength(1)
		const absent = plan.processes.filter(({ verdict }) => verdict === 'absent')
		expect(said).toContain(`India has no plant of these ${absent.length} kinds:`)
		expect(said).toContain('Sintered NdFeB magnets: Building one would serve the demand better.')
		expect(said).toMatch(/Kamthai mill: Building one adds nothing by itself; together with .*\n/)
	})

	test('lists what each step builds in the plant’s own unit', () => {
		const said = saidIn(report, 'ladder')
		expect(said).toContain('t monazite/yr')
		expect(said).toContain('t chloride/yr')
		expect(said).toContain(plan.ladderEnd.reached ? 'These steps meet the whole demand' : 'The steps end at ')
	})

	test('lists every assumption behind the plan, and every source that it names', () => {
		const used = figuresBehind(india, plan, en)
		const assumed = used.filter(({ figure }) => figure.status === 'assumed')
		const block = section(report, 'assumptions').blocks.find((each) => each.kind === 'list')!
		expect(block.kind === 'list' && block.items.length).toBe(assumed.length)
		const sources = section(report, 'sources').blocks.flatMap((each) => (each.kind === 'sources' ? each.items : []))
		expect(sources.map(({ id }) => id)).toEqual(sources.map((_, place) => String(place + 1)))
		// The text of a source begins with its id in the model.
		const ids = sources.map(({ text }) => text.split(': ')[0]!)
		const prices = india.values!.filter((value) => value.prices !== undefined)
		const instead = india.demands
			.filter(({ basis }) => basis === plan.scenario.demand)
			.flatMap(({ amount }) => amount.alternatives.flatMap((each) => each.sources))
		expect(new Set(ids)).toEqual(new Set([...[...used, ...prices].flatMap(({ figure }) => figure.sources), ...instead]))
		expect(ids).toEqual(india.sources.map((source) => source.id).filter((id) => ids.includes(id)))
	})

	test('cites by numbers of its list alone', () => {
		const list = section(report, 'sources').blocks.flatMap((each) => (each.kind === 'sources' ? each.items : []))
		const numbers = new Set(list.map(({ id }) => id))
		const said = ['demand-basis', 'assumptions', 'changes'].map((id) => saidIn(report, id)).join('\n')
		const cited = [...said.matchAll(/\[([\d, ]+)\]/g)].flatMap(([, ids]) => ids!.split(', '))
		expect(cited.length).toBeGreaterThan(100)
		expect(cited.filter((id) => !numbers.has(id))).toEqual([])
		for (const { id } of india.sources) expect(said, id).not.toMatch(new RegExp(`[[( ]${id}[\\]),]`))
	})

	test('names in its tables no source that its list leaves out', () => {
		const listed = section(report, 'sources').blocks.flatMap((each) => (each.kind === 'sources' ? each.items : []))
		const ids = new Set(listed.map((source) => source.id))
		for (const table of tablesOf(report)) {
			const place = table.columns.findIndex((column) => column.key === 'sources')
			if (place < 0) continue
			const named = table.rows.flatMap((row) => row.cells[place]!.text.split(', ').filter((id) => id !== ''))
			for (const id of named) expect(id, table.id).toMatch(/^[^ ]+$/)
			expect(
				named.filter((id) => !ids.has(id)),
				table.id
			).toEqual([])
		}
	})

	test('says what the abbreviations stand for that it uses, and no others', () => {
		const said = saidIn(report, 'abbreviations').split('\n')
		expect(said).toContain('OSCOM: Odisha Sands Complex of IREL')
		const others = report.sections.filter(({ id }) => id !== 'abbreviations')
		const text = others.map(({ id }) => saidIn(report, id)).join('\n')
		for (const { id, name } of india.abbreviations!)
			expect(said.includes(`${id}: ${name}`), id).toBe(new RegExp(`(?<![A-Za-z])${id}(?![A-Za-z])`).test(text))
	})

	test('looks for abbreviations in what is printed alone', () => {
		const abbreviations = ['numeric', 'captioned', 'cells', 'IREL'].map((id) => ({
			id,
			name: `What ${id} is`
		}))
		const said = saidIn(gapReport({ ...india, abbreviations }, plan, how), 'abbreviations')
		expect(said).toBe('IREL: What IREL is')
	})

	test('tells amounts in its tables in the digits of its sentences', () => {
		for (const table of tablesOf(report))
			for (const [place, { unit, key }] of table.columns.entries())
				if (unit === 't REO/yr' && key !== 'amount')
					for (const { cells } of table.rows) {
						const { value, text } = cells[place]!
						if (typeof value === 'number')
							expect(
								text.replace(/\D/g, '').replace(/^0+|0+$/g, '').length,
								`${table.id} ${key} ${value} ${text}`
							).toBeLessThanOrEqual(4)
					}
	})

	test('ends with the certificate, the fingerprints, the day and the notice', () => {
		const said = saidIn(report, 'about')
		for (const part of [india.fingerprint, plan.fingerprint, india.version, '2026-11-22', india.notice!])
			expect(said).toContain(part)
		expect(said).toContain(`over ${plan.certificate.solves} solves`)
	})

	test('tells residuals by the power of ten that they stay below, never by digits that are the solver’s rounding', () => {
		const checked = (primal: number, balance: number) => {
			const certificate = { ...plan.certificate, primal, dual: 0, complementarity: 0, objectiveGap: 0, balance }
			return saidIn(gapReport(india, { ...plan, certificate }, how), 'about')
		}
		expect(checked(3.2e-8, 1.3e-14)).toMatch(/no residual exceeds 1e-7 .* to within 1e-9 /)
		expect(checked(1e-8, 4e-9)).toMatch(/no residual exceeds 1e-8 .* to within 1e-8 /)
	})

	test('has figures only where they are asked for, with the same findings', () => {
		const pictured = gapReport(india, plan, { ...how, figures: { frame: sankeyFrame(india, plan), width: 900 } })
		const kinds = pictured.sections.flatMap((each) => each.blocks.map((block) => block.kind))
		expect(kinds.filter((kind) => kind === 'figure')).toHaveLength(1)
		expect(pictured.sections.filter((each) => each.id !== 'picture')).toEqual(report.sections)
		expect(report.sections.some((each) => each.id === 'picture')).toBe(false)
	})

	test('shows every amount of its tables in the one rounding that it is told in, and what the model states whole', () => {
		let seen = 0
		for (const table of tablesOf(report))
			for (const row of table.rows)
				row.cells.forEach((cell, index) => {
					const { numeric, kind } = table.columns[index]!
					if (kind === 'share') expect(cell.text).toBe(how.locale.numbers.percent(Number(cell.value)))
					if (!numeric || kind || typeof cell.value !== 'number' || cell.text === en.chain.none) return
					const { value } = cell
					const { full } = how.locale.numbers
					const three = Number(value.toPrecision(3))
					const told =
						table.columns[index]!.key === 'price'
							? [value]
							: [toldAmount(plan, value), headlineAmounts(plan.demand, value).delivered, three]
					expect(told.map(full), `${table.id}: ${value}`).toContain(cell.text)
					seen++
				})
		expect(seen).toBeGreaterThan(150)
		const processes = tablesOf(report).find((table) => table.id === 'processes')!
		const used = processes.columns.findIndex((column) => column.key === 'used')
		expect(processes.rows.map((row) => row.cells[used]!.value)).toEqual(plan.processes.map((process) => process.used))
	})

	test('has in Markdown the cells of its tables, and nothing else', () => {
		const expected = tablesOf(report).map((table) => table.rows.map((row) => row.cells.map((cell) => plain(cell.text))))
		expect(markdownTables(reportMarkdown(report))).toEqual(expected)
	})

	test('the text fits a terminal, but for addresses', () => {
		const long = reportText(report)
			.split('\n')
			.filter((line) => line.length > 110 && !line.includes('http'))
		expect(long).toEqual([])
	})
})

describe('what was changed', () => {
	test('by a scenario is listed with its sources', async () => {
		const report = gapReport(india, await planOnce(india, {}, { id: 'repm-full' }), how)
		const [, number] = /Set by the scenario: Sintered NdFeB magnets, 6,000 t magnet\/yr \[(\d+)\]/.exec(
			saidIn(report, 'changes')
		)!
		const source = section(report, 'sources').blocks.flatMap((each) => (each.kind === 'sources' ? each.items : []))
		expect(source.find(({ id }) => id === number)!.text).toMatch(/^M13: /)
		expect(saidIn(report, 'changes')).toContain('Nothing was changed by hand')
		expect(saidIn(report, 'sources')).toContain('M13')
	})

	test('by hand is listed with what it was, in the lever’s unit', async () => {
		const plan = await planOnce(india, { 'monazite-mining': 6000 }, { year: 2030, demand: 'bottom-up-2030' })
		const said = saidIn(gapReport(india, plan, how), 'changes')
		expect(said).toContain('Monazite mining: from 4,000 t monazite/yr to 6,000 t monazite/yr')
		expect(said).toContain('Year: from 2026 to 2030')
		expect(said).toContain('Demand: from “Headline, 17,000 t” to “Bottom-up, 2030”')
	})

	test('by hand by its address is named in words, and is no assumption of the model', async () => {
		const lead = { 'oscom-cracking.expansion.lead': 9, 'oscom-cracking.yield.mixed-chloride': 0.5 }
		const report = gapReport(india, await planOnce(india, lead), how)
		expect(saidIn(report, 'changes')).toMatch(/OSCOM cracking: lead time: from \S+ yr to 9 yr/)
		expect(saidIn(report, 'changes')).toContain('OSCOM cracking: yield, Mixed rare-earth chloride: from')
		expect(saidIn(report, 'assumptions')).not.toContain('OSCOM cracking: Yield to Mixed rare-earth chloride')
	})

	test('by hand has no source: its figure is no longer used', async () => {
		const before = figuresBehind(india, await planOnce(india), en)
		const after = figuresBehind(india, await planOnce(india, { 'monazite-mining': 6000 }), en)
		const nameplates = (used: typeof before) =>
			used.filter(({ id, name }) => id === 'monazite-mining' && name.startsWith('Nameplate'))
		expect(nameplates(before)).toHaveLength(1)
		expect(nameplates(after)).toEqual([])
	})

	test('a demand moved by hand says so', async () => {
		const plan = await planOnce(india, { 'headline-other': 20000 })
		expect(saidIn(gapReport(india, plan, how), 'demand-basis')).toContain(
			'Other separated oxide, 20,000 t: set by hand.'
		)
	})
})

test('a demand that is met is no gap: nothing is said of causes', async () => {
	const plan = await planOnce(copper, { 'wire-rod': 1 })
	const report = gapReport(copper, plan, how)
	expect(saidIn(report, 'summary')).toContain('can make all of the')
	expect(saidIn(report, 'ladder')).toContain(en.chain.nothingToClose)
	expect(report.sections.some((each) => each.id === 'causes')).toBe(false)
})

describe('a chain full of markup', async () => {
	const plan = await planOnce(evilChain)
	const report = gapReport(evilChain, plan, how)
	const markdown = reportMarkdown(report)

	test('stays text in Markdown', () => {
		const bare = markdown.replace(/\\./g, '').replace(/<https:[^<>\s]*>/g, '')
		expect(bare).not.toMatch(/<\w|\]\(/)
		expect(markdown).toContain('\\<script\\>')
	})

	test('breaks no table', () => {
		const groups = markdown.split('\n\n').filter((part) => part.startsWith('| '))
		for (const group of groups) {
			const counts = group.split('\n').map((line) => line.replace(/\\./g, '').split('|').length)
			expect(new Set(counts).size, group).toBe(1)
		}
		expect(groups.length).toBeGreaterThan(5)
	})

	test('keeps its address whole and closed', () => {
		expect(markdown).toContain('<https://example.org/a_b?c=%3Cd%3E|e>')
	})

	test('comes through JSON as it was', () => {
		const read = JSON.parse(planJson(evilChain, { id: 'today', year: null, demand: null, set: {} }, plan, '2026-11-22'))
		expect(read.plan).toEqual(plan)
		expect(read.model.name).toBe(EVIL[6])
	})
})

test('JSON says its format, day, model and scenario, and holds the whole plan and its steps', async () => {
	const scenario = { id: 'second-line', year: 2030, demand: null, set: { smelter: 250 } }
	const plan = await planOnce(copper, scenario.set, scenario)
	const read = JSON.parse(planJson(copper, scenario, plan, '2026-11-22'))
	expect(read).toEqual({
		midstream: 1,
		exported: '2026-11-22',
		model: {
			id: copper.id,
			name: copper.name,
			version: copper.version,
			date: copper.date,
			fingerprint: copper.fingerprint,
			notice: copper.notice
		},
		scenario,
		plan,
		steps: steps(copper, plan)
	})
})

test('a file is named after model, scenario, year and what it holds', async () => {
	const plan = await planOnce(copper, {}, { id: 'both' })
	expect(fileName(plan, 'sankey', 'svg')).toBe('midstream-copper-example-both-2031-sankey.svg')
})

describe('years', async () => {
	const plans = await withEngine(india, (engine) => [...plansByYear(engine, openScenario('all-announced'))])
	const plan = plans.at(-1)!

	test('have a section with the finding, a row a year with the numbers of its plan, and the dates of plants', () => {
		const report = gapReport(india, plan, { ...how, beside: { years: plans } })
		const blocks = report.sections.find(({ id }) => id === 'years')!.blocks
		const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []))
		const [stages, years, starts] = tables
		const delivered = years!.columns.findIndex(({ key }) => key === 'delivered')
		expect(years!.rows.map(({ cells }) => cells[delivered]!.value)).toEqual(plans.map((each) => each.delivered))
		expect(stages!.columns.map(({ key }) => key)).toContain('awaited')
		expect(starts!.rows.length).toBeGreaterThan(5)
		expect(saidIn(report, 'years')).toContain('The gap does not close by 2040')
	})

	test('are left out of a report that does not have them, and said in one sentence of a brief that has', () => {
		expect(gapReport(india, plan, how).sections.map(({ id }) => id)).not.toContain('years')
		const said = saidIn(briefReport(india, plan, { ...how, beside: { years: plans } }), 'steps')
		expect(said).toContain('Without that, the gap does not close by 2040')
		expect(saidIn(briefReport(india, plan, how), 'steps')).not.toContain('Without that')
	})
})

describe('what stands in the way, and a partner’s part, in the brief', async () => {
	const scenarios = await withEngine(india, (engine) =>
		india.scenarios.map(({ id }) => ({ id, plan: engine.plan({ id, year: null, demand: null, set: {} }) }))
	)

	test('every plant of a step that the model says waits is named with what it waits for and the years it takes', () => {
		let waiting = 0
		for (const { id, plan } of scenarios) {
			const said = saidIn(briefReport(india, plan, how), 'why')
				.split('\n')
				.at(-1)!
			const built = new Set(
				steps(india, plan).flatMap(({ builds }) => realBuilds(builds).map(({ process }) => process))
			)
			for (const { id: process, name, waits } of india.processes) {
				const isNamed = said.split(/(?<=building\.)\s/).some((text) => text.includes(name) && /waits? for/.test(text))
				expect(isNamed, `${id}: ${name}`).toBe(waits !== undefined && built.has(process))
				if (isNamed) waiting++
			}
		}
		expect(waiting).toBeGreaterThan(10)
	})

	test('Japan has a part where a scenario gives it one, and else what it could have is said', () => {
		const of = (id: string) => saidIn(briefReport(india, scenarios.find((each) => each.id === id)!.plan, how), 'steps')
		expect(of('today')).toContain('Japan has no part in this scenario.')
		expect(of('today')).toContain('Japan’s share of the capital (up to 50 %)')
		expect(of('japan-hard-rock')).toMatch(/The part of Japan in this scenario: .*30 %.*100 t of 100 t a year/)
	})

	test('abbreviations of the brief are told in it, those of its picture too', () => {
		const { plan } = scenarios[0]!
		const figures = { frame: sankeyFrame(india, plan), width: 1080 }
		expect(
			saidIn(briefReport(india, plan, { ...how, figures }), 'decide')
				.split('\n')
				.at(-1)
		).toMatch(/^GMDC: .*\. OSCOM: .*\.$/)
		expect(
			briefReport({ ...india, abbreviations: [] }, plan, how).sections.some(({ id }) => id === 'abbreviations')
		).toBe(false)
	})

	test('a step of unknown time names no year to be decided by', async () => {
		const unknown = {
			...copper,
			processes: copper.processes.map((process) => ({
				...process,
				expansion: { ...process.expansion, lead: null }
			}))
		}
		const plan = await planOnce(unknown)
		const said = saidIn(briefReport(unknown, plan, how), 'decide')
		expect(said).toMatch(/^First: enlarge .*How long it takes is not known\.$/)
		expect(said).not.toContain(how.locale.numbers.year(plan.year))
	})

	test('a chain that says nothing of either has no such sentence', async () => {
		const said = JSON.stringify(briefReport(copper, await planOnce(copper), how))
		expect(said).not.toMatch(/waits? for|part in this scenario/)
	})
})
