/**
 * The format of chain.yaml; each of the other model files has a file of its own beside this one. They are the one place
 * that says which keys exist: types and the editors' JSON Schema follow from them. Meaning across keys (units, references,
 * balances) is checked in `lint/`.
 */
import { z } from 'zod'
import { LEVER_MOVES, ROUTE_COLOURS } from '../chain.ts'
import type { TextFormat } from '../findings/parameters.ts'
import {
	address,
	amount,
	date,
	defaults,
	figureFile,
	id,
	ids,
	name,
	namedValue,
	note,
	plantStatus,
	share,
	shareObject
} from './figure-file.ts'

/** Characters of a short name at most: what fits above a narrow box. */
const SHORT_NAME = 20
const short = z
	.string()
	.min(1)
	.max(SHORT_NAME)
	.optional()
	.describe(`Its name in figures, at most ${SHORT_NAME} characters; the name when left out`)
/** Characters of the shortest name at most: one word over a narrow box. */
const SHORTEST_NAME = 12
const shortest = z
	.string()
	.min(1)
	.max(SHORTEST_NAME)
	.optional()
	.describe(
		`Its name where there is room for one line alone, at most ${SHORTEST_NAME} characters; its stage stands over it`
	)
const nodeNote = note.optional().describe('What a reader should know of it')
const stage = id.describe('Column it stands in')
const route = id.describe('Chemistry or way it belongs to')
const tier = z.int().min(1).max(9).optional().describe('1 is served first (the default)')

const accept = z.union([id, z.strictObject({ material: id, only: ids.optional() })])
const accepts = z.union([accept, z.array(accept).min(1)]).meta({
	id: 'accepts',
	description: 'A material, or several that will do; `only` names components of a pure material'
})
/** The materials that an input accepts, as written. */
export type AcceptsFile = z.infer<typeof accepts>

const yieldFile = z.strictObject({
	to: id.describe('A material or an outlet'),
	yield: z
		.union([z.literal('rest'), shareObject, share])
		.describe('Fraction of each component that goes there; one destination may take the rest')
})

const modeFile = z.strictObject({
	id: id.optional().describe('In addresses of its figures; defaults to its number'),
	takes: accepts.optional().describe('What is taken in'),
	recipe: z
		.array(
			z.strictObject({
				takes: accepts,
				share: z
					.union([z.literal('rest'), figureFile])
					.describe('Fraction of the total taken in; one ingredient may be the rest')
			})
		)
		.min(2)
		.optional()
		.describe('Ingredients in fixed proportion, instead of takes'),
	gives: z.array(yieldFile).min(1).describe('Where what is taken in goes: all of it')
})

const plantFile = z.strictObject({
	id: id.optional().describe('In addresses of its figures; defaults to its name in small letters and hyphens'),
	name: name.optional().describe("Defaults to the process's"),
	status: plantStatus.describe('Decides, with counts, whether the plant is in the plan'),
	defaults,
	nameplate: figureFile.describe('Capacity a year, before ramp and availability'),
	start: z.int().min(1900).max(2200).optional().describe('First year of production'),
	announced: z
		.int()
		.min(1900)
		.max(2200)
		.optional()
		.describe('First year of production as it was announced first, where it is another'),
	delay: figureFile.optional().describe('Years by which the start is likely to come later, with its range'),
	chance: figureFile
		.optional()
		.describe('Chance that it comes at all, a fraction of 1; studies of uncertain figures draw it'),
	ramp: z
		.array(z.number().min(0).max(1))
		.min(1)
		.max(20)
		.optional()
		.describe('Fractions of nameplate by year from the first; the last holds')
})

const leverFile = z
	.strictObject({
		min: amount.optional().describe('Defaults to 0'),
		max: amount.describe('Its unit is the one shown'),
		step: amount.describe('A bare number is in the unit of max')
	})
	.meta({ id: 'lever', description: 'Makes the amount one that a reader can move' })

const declaredLever = z
	.strictObject({
		label: name,
		group: name
			.optional()
			.describe(
				'Heading that it stands under, which may be the name of a stage; defaults to the stage of its first figure'
			),
		partner: name.optional().describe('Whose part it is, as the trade with that partner names it'),
		by: z
			.enum(LEVER_MOVES)
			.optional()
			.describe('set (the one figure), share (all to a total, in proportion) or addition (to each, by weight)'),
		figures: z
			.union([address, z.array(address).min(1), z.record(address, z.number())])
			.describe('Addresses of the figures that it moves; with weights for addition'),
		min: amount.optional().describe('Defaults to 0'),
		max: amount.describe('Its unit is the one shown'),
		step: amount.describe('A bare number is in the unit of max')
	})
	.meta({ id: 'declaredLever', description: 'A number that a reader can move, for one figure or several' })

const processFile = z.strictObject({
	name,
	short,
	shortest,
	stage,
	route,
	place: name.optional().describe('Where it stands, in words'),
	owner: name.optional().describe('Who runs it or would build it'),
	authority: z
		.union([name, z.array(name).min(1)])
		.optional()
		.describe('Who has to allow its growth, e.g. a ministry; one or several'),
	waits: name.optional().describe('What its growth waits for, in a few words, e.g. leases and clearances'),
	note: nodeNote,
	defaults,
	modes: z.array(modeFile).min(1).describe('Ways to run it, which share its capacity'),
	capacity: z.strictObject({
		on: ids
			.optional()
			.describe(
				'Material that capacity is counted on, or several of one gross unit; everything taken in when left out'
			),
		plants: z.array(plantFile).min(1).describe('Plants, or steps of their growth'),
		availability: figureFile.optional().describe('Fraction of nameplate that can be used')
	}),
	expansion: z
		.strictObject({
			limit: figureFile.optional().describe('The most the whole process may grow to'),
			least: figureFile
				.optional()
				.describe('The least that is added at once, e.g. 600 t REO/yr; any amount when left out'),
			cost: figureFile.optional().describe('Money per amount a year of added capacity, e.g. 1400 USD/(t REO/yr)'),
			reference: figureFile
				.optional()
				.describe('The size that the cost is of, e.g. 5000 t REO/yr: others cost by the power scale-exponent'),
			operating: figureFile
				.optional()
				.describe('Money to run it per amount of what capacity is counted on, e.g. 2000 USD/t REO'),
			income: figureFile
				.optional()
				.describe('Money that by-products earn per amount of what capacity is counted on, e.g. 600 USD/t REO'),
			life: figureFile.optional().describe('Years that a new plant lasts, e.g. 20 yr'),
			lead: figureFile.optional().describe('Years from decision to first product, e.g. 4 yr')
		})
		.optional()
		.describe('What it takes to enlarge the process'),
	commitment: figureFile.optional().describe('The least run that a contract asks for'),
	byproducts: z
		.record(id, z.strictObject({ name, per: figureFile.describe('Per base unit of output, e.g. 0.9 t TSP/t REO') }))
		.optional()
		.describe('Goods made beside the accounted components'),
	lever: leverFile.optional()
})
/** A process as written. */
export type ProcessFile = z.infer<typeof processFile>

const feedFile = z.strictObject({
	name,
	short,
	shortest,
	route,
	material: id.describe('The material it brings'),
	defaults,
	composition: shareObject.describe('What it is made of; sums to 1'),
	available: figureFile.describe('The most a year; unknown does not limit'),
	resource: figureFile.optional().describe('In the ground, not a year'),
	note: nodeNote
})

const stockFile = z.strictObject({
	name,
	short,
	shortest,
	route,
	material: id.describe('The material that is kept'),
	defaults,
	composition: shareObject
		.optional()
		.describe('What is in store is made of; left out for a stock that starts empty, or in a chain of one component'),
	amount: figureFile.describe('In store before the first year; none if empty'),
	draw: figureFile.optional().describe('The most that is drawn a year; left out, all that is in store'),
	limit: figureFile.optional().describe('The most that it holds; left out, there is room for all'),
	least: figureFile.optional().describe('What is held back, and not drawn'),
	note: nodeNote
})

const storeFile = z.strictObject({
	name,
	holds: id.describe('An outlet, or a by-product, of whichever process makes it'),
	defaults,
	amount: figureFile.describe('In store before the first year; none if empty'),
	limit: figureFile.optional().describe('The most that it holds; what makes more of it stops when it is full'),
	note: nodeNote
})

const demandFile = z.strictObject({
	name,
	short,
	takes: accepts.describe('What serves it'),
	defaults,
	amount: figureFile.describe('The need a year'),
	counted: figureFile
		.optional()
		.describe('Need counted per unit delivered, where the need includes losses of the making'),
	tier,
	note: nodeNote,
	lever: leverFile.optional()
})

const tradeFile = z.strictObject({
	name,
	short,
	shortest,
	kind: z.enum(['import', 'export']),
	partner: name.describe('Where it comes from or goes to'),
	gives: id.optional().describe('Import: the material brought in'),
	defaults,
	composition: shareObject.optional().describe('Import: what it is made of'),
	takes: accepts.optional().describe('Export: what is accepted'),
	amount: figureFile.describe('Import: the most that can come. Export: the commitment'),
	chance: figureFile
		.optional()
		.describe('Chance that it comes at all, a fraction of 1; studies of uncertain figures draw it'),
	tier,
	note: nodeNote,
	lever: leverFile.optional()
})

/** The schema of chain.yaml. */
export const chainFile = z.strictObject({
	id,
	name,
	version: z.string().regex(/^\d+(\.\d+){0,2}$/, 'version' satisfies TextFormat),
	date,
	notice: note.optional().describe('Shown with every result'),
	unit: z.string().min(1).describe('Base unit, e.g. t REO; flows are in it a year'),
	unitName: name.describe('The base unit in words, e.g. rare-earth oxide'),
	subject: name
		.optional()
		.describe("Whose chain it is, as the headline begins: India can make ...; the chain's name when left out"),
	currency: name.optional().describe('Of the costs, e.g. USD'),
	abbreviations: z
		.record(z.string().min(1).max(SHORTEST_NAME), name)
		.optional()
		.describe('Abbreviations in names and notes, in full: reports list those that they use'),
	years: z.strictObject({ first: z.int(), last: z.int() }).describe('Years that can be planned'),
	counts: z.array(plantStatus).min(1).describe('Plant statuses whose capacity is in the plan'),
	defaults,
	values: z.record(id, namedValue).optional().describe('Numbers that figures may use in arithmetic, as value(id)'),
	limits: z
		.record(
			id,
			z.strictObject({
				name,
				keeps: z.array(id).min(1).describe('Processes that stay as they are under it'),
				unless: address
					.optional()
					.describe('A figure that lifts it where it is above 0, such as the share of a partner')
			})
		)
		.optional()
		.describe('Limits that politics may set to what is built; a reader turns them on'),
	levers: z.record(id, declaredLever).optional().describe('Numbers a reader can move, beside the levers of nodes'),
	components: z.record(id, name).describe('What is conserved: elements, or fixed groups of them'),
	stages: z.record(id, name).describe('Columns of the chain, in order; the last is use'),
	routes: z
		.record(
			id,
			z.strictObject({
				name,
				colour: z.enum(ROUTE_COLOURS).describe('Its colour in the figures'),
				lane: z.boolean().optional().describe('Drawn apart, and may run backwards, as recycling does'),
				shared: z
					.boolean()
					.optional()
					.describe('Its plants serve other routes, and are built with whichever needs them')
			})
		)
		.describe('Chemistries or ways through the chain'),
	outlets: z
		.record(id, z.strictObject({ name, kind: z.enum(['waste', 'stored', 'by-product']) }))
		.optional()
		.describe('Where matter leaves the chain without serving a demand'),
	materials: z.record(
		id,
		z.strictObject({
			name,
			stage,
			pure: z.boolean().optional().describe('Every stream of it is split into one lot per component'),
			defaults,
			gross: z.string().optional().describe('Gross unit, e.g. t monazite'),
			content: figureFile.optional().describe('Base units per gross unit, e.g. 0.58 t REO/t monazite')
		})
	),
	feeds: z.record(id, feedFile).describe('What can enter: ores, scrap'),
	stocks: z.record(id, stockFile).optional().describe('Materials kept from one year to the next'),
	stores: z.record(id, storeFile).optional().describe('Where an outlet or a by-product is kept until there is no room'),
	processes: z.record(id, processFile).describe('Plants, planned plants, and kinds of plant that are absent'),
	trade: z.record(id, tradeFile).optional().describe('What crosses the border'),
	demands: z
		.record(
			id,
			z.strictObject({
				name,
				doubt: name.optional().describe('In a few words, why the figure is to be doubted; shown beside the headline'),
				note: nodeNote,
				defaults,
				parts: z.record(id, demandFile)
			})
		)
		.default({})
		.describe(
			'Ways to state the need; the first is the one shown first. Left out, as much is made of each product as can be'
		)
})
/** chain.yaml as written. */
export type ChainFile = z.infer<typeof chainFile>
