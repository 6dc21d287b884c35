/** Figures as written in the model files, and the small parts that all of their schemas are made of. */
import { z } from 'zod'
import { CONFIDENCES, FIGURE_STATUSES, PLANT_STATUSES } from '../chain.ts'
import type { TextFormat } from '../findings/parameters.ts'

const ID = /^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/
/** An id, as of a material or a process. */
export const id = z.string().regex(ID, 'id' satisfies TextFormat)
/** One id or several. */
export const ids = z.union([id, z.array(id).min(1)])
const ADDRESS = /^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*(\.[A-Za-z0-9]+(-[A-Za-z0-9]+)*)*$/
/** The address of a figure. */
export const address = z.string().regex(ADDRESS, 'address' satisfies TextFormat)
/** A name for readers. */
export const name = z.string().min(1).max(120)
/** A text of any length. */
export const note = z.string().min(1)
/** A date: a year, a month or a day. */
export const date = z
	.union([
		z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'date' satisfies TextFormat),
		z.int().min(1000).max(9999)
	])
	.transform(String) // YAML reads a bare year as a number
	.describe('When the figure held: a year, a month or a day')

/** An amount with its unit. */
export const amount = z
	.union([z.string(), z.number()])
	.describe('A number with its unit, e.g. "5000 t monazite/yr", "0.862", "86.2 %"; or none, or unknown')

const originKeys = {
	status: z.enum(FIGURE_STATUSES).optional().describe('How the figure came to be; assumed means no published basis'),
	source: ids.optional().describe('Ids in sources.yaml'),
	confidence: z.enum(CONFIDENCES).optional().describe('How far the figure can be trusted'),
	date: date.optional().describe("Defaults to the source's date")
}

/** Origin of the figures of a block. */
export const defaults = z
	.strictObject(originKeys)
	.optional()
	.describe('Status, source, confidence and date of the figures below that do not state their own')

const origin = {
	...originKeys,
	note: note.optional().describe('How it was derived, what it covers')
}

/** A sourced number. */
export const figureObject = z
	.strictObject({
		value: amount,
		low: amount.optional().describe('Least it may be; a bare number is in the unit of value'),
		high: amount.optional().describe('Most it may be; a bare number is in the unit of value'),
		...origin,
		alternatives: z
			.array(z.strictObject({ value: amount, source: ids, reason: note.describe('Why the other value is used') }))
			.optional()
			.describe('Values that disagree with the one used')
	})
	.meta({ id: 'figure', description: 'A sourced number' })
/** A year as a key. */
export const yearKey = z.string().regex(/^\d{4}$/, 'year' satisfies TextFormat)
/** A number that figures may use. */
export const namedValue = figureObject.extend({
	name: name.optional(),
	prices: id.optional().describe('The component that it is the listed price of, in money per base unit'),
	elementOf: id
		.optional()
		.describe('The component of which it is the part that is the element itself, as of its oxide: above 0, at most 1'),
	states: z
		.enum(['discount-rate', 'capital-spending', 'scale-exponent'])
		.optional()
		.describe(
			'What investments take it for: a rate a year as a part of 1, such as 0.09, money a year such as 14e6 USD/yr, or the power of its size that a plant costs by, such as 0.65'
		),
	later: z
		.record(yearKey, figureObject)
		.optional()
		.describe('What it is in later years; it grows at an even rate from one to the next, and stays after the last')
})
/** A sourced number, or an amount alone where a block states its origin. */
export const figureFile = z.union([figureObject, amount])
/** A figure as written. */
export type FigureFile = z.infer<typeof figureFile>

/** A fraction. */
export const share = z
	.union([z.number(), z.string()])
	.describe('A fraction, a percentage, or "0.67 (0.60..0.72)" with its range')

/** Fractions by component with one origin. */
export const shareObject = z
	.strictObject({
		shares: z
			.union([share, z.record(id, share)])
			.optional()
			.describe('Fractions by component, or one for all'),
		amounts: z.record(id, amount).optional().describe('Amounts by component, which are divided by their sum'),
		rest: id.optional().describe('Component that gives way when another is set'),
		...origin
	})
	.meta({ id: 'shares', description: 'Fractions by component (or one for all), with one origin' })
/** Fractions by component, or one for all, as written. */
export type ShareFile = z.infer<typeof shareObject> | z.infer<typeof share>

/** A plant's state, from running to absent. */
export const plantStatus = z.enum(PLANT_STATUSES)
/** A setting, as of a lever: an amount, or amounts by year. */
export const settingFile = z
	.union([amount, z.record(yearKey, amount)])
	.describe('An amount, or amounts by year: from each year on')
