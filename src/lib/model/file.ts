/**
 * The model files as written: `chain.yaml`, `scenarios.yaml`, `checks.yaml`, `sources.yaml`. The one place that says
 * which keys exist; types and the editors' JSON Schema follow from it. Meaning across keys (units, references,
 * balances) is checked in `lint-*.ts`.
 */
import { z } from 'zod'
import { CONFIDENCES, FIGURE_STATUSES, PLANT_STATUSES } from './chain.ts'

const ID = /^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/
const id = z.string().regex(ID, 'an id is letters and digits, words joined by single hyphens')
const ids = z.union([id, z.array(id).min(1)])
const name = z.string().min(1).max(120)
const note = z.string().min(1)
const date = z
	.union([z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'a date is 2026, 2026-11 or 2026-11-22'), z.int().min(1000).max(9999)])
	.transform(String) // YAML reads a bare year as a number
	.describe('When the figure held: a year, a month or a day')

const amount = z
	.union([z.string(), z.number()])
	.describe('A number with its unit, e.g. "5000 t monazite/yr", "0.862", "86.2 %"; or none, or unknown')

const origin = {
	status: z.enum(FIGURE_STATUSES).describe('How the figure came to be; assumed means no published basis'),
	source: ids.describe('Ids in sources.yaml'),
	confidence: z.enum(CONFIDENCES),
	date: date.optional().describe("Defaults to the source's date"),
	note: note.optional()
}

export const figureFile = z
	.strictObject({
		value: amount,
		low: amount.optional(),
		high: amount.optional(),
		...origin,
		alternatives: z
			.array(z.strictObject({ value: amount, source: ids, reason: note.describe('Why the other value is used') }))
			.optional()
			.describe('Values that disagree with the one used')
	})
	.describe('A sourced number')
export type FigureFile = z.infer<typeof figureFile>

const share = z.union([z.number(), z.string()]).describe('A fraction, a percentage, or "0.67 (0.60..0.72)" with its range')

export const shareFile = z
	.strictObject({ shares: z.union([share, z.record(id, share)]), ...origin })
	.describe('Fractions by component (or one for all), with one origin')
export type ShareFile = z.infer<typeof shareFile>

const accept = z.union([id, z.strictObject({ material: id, only: ids.optional() })])
const accepts = z.union([accept, z.array(accept).min(1)]).describe('A material, or several that will do; `only` names components of a pure material')
export type AcceptsFile = z.infer<typeof accepts>

const yieldFile = z
	.strictObject({
		to: id.describe('A material or an outlet'),
		yield: z.union([z.literal('rest'), shareFile]).describe('Fraction of each component that goes there; one destination may take the rest')
	})

const modeFile = z.strictObject({
	takes: accepts.optional(),
	recipe: z
		.array(z.strictObject({ takes: accepts, share: figureFile.describe('Fraction of the total taken in') }))
		.min(2)
		.optional()
		.describe('Ingredients in fixed proportion, instead of takes'),
	gives: z.array(yieldFile).min(1)
})

const plantFile = z.strictObject({
	name: name.optional(),
	status: z.enum(PLANT_STATUSES),
	nameplate: figureFile,
	start: z.int().min(1900).max(2200).optional().describe('First year of production'),
	ramp: z.array(z.number().min(0).max(1)).min(1).max(20).optional().describe('Fractions of nameplate by year from the first; the last holds')
})

const leverFile = z.strictObject({ min: amount.optional(), max: amount, step: amount })

const processFile = z.strictObject({
	name,
	stage: id,
	route: id,
	place: name.optional(),
	note: note.optional(),
	modes: z.array(modeFile).min(1),
	capacity: z.strictObject({
		on: id.optional().describe('Material that capacity is counted on; everything taken in when left out'),
		plants: z.array(plantFile).min(1),
		availability: figureFile.optional()
	}),
	expansion: z
		.strictObject({ limit: figureFile.optional(), cost: figureFile.optional(), lead: figureFile.optional() })
		.optional(),
	commitment: figureFile.optional().describe('The least run that a contract asks for'),
	byproducts: z.record(id, z.strictObject({ name, per: figureFile })).optional(),
	lever: leverFile.optional()
})
export type ProcessFile = z.infer<typeof processFile>

const feedFile = z.strictObject({
	name,
	route: id,
	material: id,
	composition: shareFile,
	available: figureFile,
	resource: figureFile.optional(),
	note: note.optional()
})

const demandFile = z.strictObject({
	name,
	takes: accepts,
	amount: figureFile,
	counted: figureFile.optional().describe('Need counted per unit delivered, where the need includes losses of the making'),
	tier: z.int().min(1).max(9).optional().describe('1 is served first (the default)'),
	note: note.optional(),
	lever: leverFile.optional()
})

const tradeFile = z.strictObject({
	name,
	kind: z.enum(['import', 'export']),
	partner: name,
	gives: id.optional().describe('Import: the material brought in'),
	composition: shareFile.optional().describe('Import: what it is made of'),
	takes: accepts.optional().describe('Export: what is accepted'),
	amount: figureFile.describe('Import: the most that can come. Export: the commitment'),
	tier: z.int().min(1).max(9).optional(),
	note: note.optional(),
	lever: leverFile.optional()
})

export const chainFile = z.strictObject({
	id,
	name,
	version: z.string().regex(/^\d+(\.\d+){0,2}$/, 'a version is up to three numbers, e.g. 2026.11.1'),
	date,
	notice: note.optional(),
	unit: z.string().min(1).describe('Base unit, e.g. t REO; flows are in it a year'),
	unitName: name.describe('The base unit in words, e.g. rare-earth oxide'),
	currency: name.optional(),
	years: z.strictObject({ first: z.int(), last: z.int() }),
	counts: z.array(z.enum(PLANT_STATUSES)).min(1).describe('Plant statuses whose capacity is in the plan'),
	components: z.record(id, name),
	stages: z.record(id, name).describe('Columns of the chain, in order; the last is use'),
	routes: z.record(id, z.strictObject({ name, colour: name, lane: z.boolean().optional() })),
	outlets: z.record(id, z.strictObject({ name, kind: z.enum(['waste', 'stored', 'by-product']) })).optional(),
	materials: z.record(
		id,
		z.strictObject({
			name,
			stage: id,
			pure: z.boolean().optional().describe('Every stream of it is split into one lot per component'),
			gross: z.string().optional().describe('Gross unit, e.g. t monazite'),
			content: figureFile.optional().describe('Base units per gross unit, e.g. 0.58 t REO/t monazite')
		})
	),
	feeds: z.record(id, feedFile),
	processes: z.record(id, processFile),
	trade: z.record(id, tradeFile).optional(),
	demands: z.record(id, z.strictObject({ name, note: note.optional(), parts: z.record(id, demandFile) }))
})
export type ChainFile = z.infer<typeof chainFile>

export const scenariosFile = z.strictObject({
	scenarios: z.record(
		id,
		z.strictObject({
			name,
			note,
			source: ids.optional(),
			extends: id.optional(),
			demand: id.optional(),
			year: z.int().optional(),
			counts: z.array(z.enum(PLANT_STATUSES)).min(1).optional(),
			set: z.record(id, figureFile).optional()
		})
	)
})
export type ScenariosFile = z.infer<typeof scenariosFile>

export const sourcesFile = z.strictObject({
	sources: z.record(
		id,
		z.strictObject({ publisher: name, title: z.string().min(1), date: date.optional(), url: z.url().optional(), note: note.optional() })
	)
})
export type SourcesFile = z.infer<typeof sourcesFile>

const verdict = z.enum(['absent', 'too-small', 'starved', 'blocked', 'idle', 'balanced'])
const range = z.tuple([z.number(), z.number()]).describe('[least, most], in base units')
const move = z.enum(['rises', 'falls', 'stays', 'does-not-fall', 'does-not-rise'])
const given = z.strictObject({
	scenario: id.optional(),
	demand: id.optional(),
	year: z.int().optional(),
	set: z.record(id, amount).optional()
})

export const checkFile = z.strictObject({
	says: z.string().min(1).describe('The statement in words'),
	given: given.optional(),
	change: z.record(id, amount).optional().describe('Lever values set on top of given; the moves compare before and after'),
	expect: z.strictObject({
		delivered: z.union([range, move]).optional(),
		gap: z.union([range, move]).optional(),
		imported: z.union([range, move]).optional(),
		verdict: z.record(id, verdict).optional(),
		cause: z.record(id, ids).optional().describe('Nodes that must be named as the cause'),
		used: z.record(id, z.union([range, move])).optional().describe('Of a process, on its capacity basis'),
		utilisation: z.record(id, range).optional(),
		needed: z.record(id, range).optional(),
		served: z.record(id, z.union([range, move])).optional(),
		ceiling: z.record(id, range).optional(),
		weakest: id.optional(),
		together: z.array(id).min(2).optional().describe('Processes that one rung of the ladder enlarges together'),
		reaches: z.boolean().optional().describe('Whether the ladder reaches the demand'),
		balances: z.literal(true).optional().describe('Causes sum to the gap, served and short to the demand, every flow balances')
	})
})
export type CheckFile = z.infer<typeof checkFile>

export const checksFile = z.strictObject({ checks: z.array(checkFile).min(1) })
export type ChecksFile = z.infer<typeof checksFile>
