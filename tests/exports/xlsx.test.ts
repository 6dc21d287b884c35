import { beforeAll, describe, expect, test } from 'vitest'
import { FORMATS } from '#lib/exports/formats.ts'
import { allTables } from '#lib/exports/tables.ts'
import { localeOf } from '#lib/figures/text/locale.ts'
import { en } from '#lib/messages/en/en.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import { chainFrom, planOnce } from '../support/engine.ts'
import { EVIL, evilChain } from './evil.ts'
import { subjectOf } from './subject.ts'
import { evaluate, readWorkbook, type Workbook } from './workbook-reader.ts'

const india = chainFrom('models/india-rare-earths')
const xlsx = (subject: ReturnType<typeof subjectOf>) => FORMATS.xlsx.write(subject) as Promise<Uint8Array>
const SHEETS: Readonly<Record<string, string>> = en.report.sheets

describe.each<[string, Scenario['set']]>([
	['today', {}],
	['with mining of 5,000 t', { 'monazite-mining': 5000 }]
])('the workbook of India %s', async (_, set) => {
	const plan = await planOnce(india, set)
	const subject = subjectOf(india, plan)
	let book: Workbook
	beforeAll(async () => {
		book = readWorkbook(await xlsx(subject))
	})

	test('works every formula out to the number that the plan has', () => {
		const all = [...book.sheets].flatMap(([sheet, cells]) =>
			[...cells].flatMap(([address, { formula, value }]) =>
				formula === null ? [] : [{ sheet, address, formula, value }]
			)
		)
		expect(all.length).toBeGreaterThan(90)
		for (const { sheet, address, formula, value } of all) {
			const again = evaluate(book, sheet, formula)
			const close = Math.abs(again - Number(value)) <= 1e-6 * Math.max(1, Math.abs(again))
			expect(close, `${sheet} ${address}: ${formula} is ${again}, written ${value}`).toBe(true)
		}
	})

	test('has the totals of the plan, from the cells that they are sums of', () => {
		const summary = book.sheets.get(SHEETS.summary!)!
		for (const [k, key] of (['demand', 'delivered', 'gap'] as const).entries()) {
			expect(summary.get(`B${5 + k}`)!.value).toBeCloseTo(plan[key], 6)
			expect(summary.get(`B${5 + k}`)!.formula).not.toBeNull()
		}
	})

	test('has a sheet for each table, with its rows, and numbers as numbers', () => {
		const least = 1e-6
		for (const table of allTables(india, plan, localeOf(en)).filter(({ id }) => id !== 'totals')) {
			const cells = book.sheets.get(SHEETS[table.id]!)!
			for (const [r, row] of table.rows.entries())
				for (const [k, cell] of row.cells.entries()) {
					const found = cells.get(`${String.fromCharCode(65 + k)}${r + 2}`)?.value
					if (typeof cell.value === 'number' && table.columns[k]!.numeric)
						expect(Math.abs(Number(found) - cell.value)).toBeLessThan(least * Math.max(1, Math.abs(cell.value)))
					else expect(found ?? '').toBe(cell.text)
				}
		}
	})
})

test('a workbook is whole: every part is declared, every relation leads to a part, every table is where its cells are', async () => {
	const { parts, sheets } = readWorkbook(await xlsx(subjectOf(india, await planOnce(india))))
	const types = parts['[Content_Types].xml']!
	for (const [, part] of types.matchAll(/PartName="\/([^"]+)"/g)) expect(Object.keys(parts)).toContain(part)
	for (const [path, text] of Object.entries(parts).filter(([each]) => each.endsWith('.rels'))) {
		const folder = path.replace(/_rels\/[^/]+$/, '')
		for (const [, target, mode] of text.matchAll(/Target="([^"]+)"(?: TargetMode="(\w+)")?/g)) {
			if (mode === 'External') continue
			const { pathname } = new URL(target!, `file:///${folder}`)
			expect(Object.keys(parts)).toContain(pathname.slice(1))
		}
	}
	for (const name of sheets.keys()) expect(name).toMatch(/^[^[\]*?/\\:]{1,31}$/)
	expect(Object.keys(parts).filter((path) => path.startsWith('xl/charts/chart'))).toHaveLength(3)
})

test('names are text in every cell, whatever they look like, and nothing runs', async () => {
	const plan = await planOnce(evilChain)
	const { sheets } = readWorkbook(await xlsx(subjectOf(evilChain, plan)))
	const cells = [...sheets.values()].flatMap((sheet) => [...sheet.values()])
	const texts = new Set(cells.flatMap(({ value }) => (typeof value === 'string' ? [value] : [])))
	expect(EVIL.filter((name) => texts.has(name)).length).toBeGreaterThan(5)
	for (const { formula } of cells) expect(formula ?? '').not.toMatch(/cmd|calc|\+1\+1/)
})

test('the same plan and day give the same bytes', async () => {
	const subject = subjectOf(evilChain, await planOnce(evilChain))
	expect(Buffer.compare(await xlsx(subject), await xlsx(subject))).toBe(0)
})
