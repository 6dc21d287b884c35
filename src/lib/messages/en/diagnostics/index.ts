/**
 * What may be wrong in a model's files, and what to do about it. Loaded only where there is something to say. Keys, ids,
 * numbers and units stand as they are written in the files.
 */
import type { AmountName, ComponentSum, FoundValue, TextFormat, Wanted } from '#lib/model/findings/parameters.ts'
import type { Suggestion } from '#lib/model/text/suggest.ts'
import type { Diagnostics } from '../../diagnosis.ts'
import { plannedAmount } from '../chain.ts'
import { phrase, reason, suggested } from '../reasons.ts'
import { files, SEE_FORMAT } from './files.ts'
import { listAnd, listOr } from '../lists.ts'

const quoted = (text: string) => `“${text}”`
const keyName = (key: string | null) => key ?? 'the file'
const keyAtStart = (key: string | null) => key ?? 'The file'
const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
const or = (suggestion: Suggestion | null, otherwise: string) => suggested(suggestion) ?? otherwise

const WANTED: Readonly<Record<Extract<Wanted, { type: unknown }>['type'], string>> = {
	text: 'text',
	number: 'a number',
	'whole-number': 'a whole number',
	boolean: 'true or false',
	mapping: 'a mapping',
	list: 'a list',
	pair: 'a pair [least, most]'
}

const COLLECTIONS = { mapping: 'a mapping', list: 'a list', 'empty-list': 'an empty list' }

const wanted = (of: Wanted) => ('type' in of ? WANTED[of.type] : quoted(of.literal))

function found(value: FoundValue): string {
	if ('collection' in value) return COLLECTIONS[value.collection]
	return 'text' in value ? quoted(value.text) : value.literal
}

/** What to do about a value of the wrong kind: a number or a word that is meant as text is put in quotes. */
function quoting(value: FoundValue, all: readonly Wanted[]): string | null {
	const meantAsText = 'literal' in value && all.some((each) => 'type' in each && each.type === 'text')
	return meantAsText ? `Put it in quotes: "${value.literal}".` : null
}

const FORMATS: Readonly<Record<TextFormat, readonly [isNot: string, rule: string]>> = {
	url: ['a web address', 'A web address begins with https://'],
	id: ['an id', 'An id has letters and digits, begins with a letter, and joins words by single hyphens.'],
	address: ['the address of a figure', 'An address is ids joined by points, e.g. mill.yield.concentrate.'],
	date: ['a date', 'A date is written as 2026, 2026-11 or 2026-11-22.'],
	year: ['a year', 'A year has four digits.'],
	version: ['a version', 'A version has up to three numbers, e.g. 2026.11.1.']
}

const amount = ({ kind, name, value }: AmountName & { value: number }, unit: string) =>
	`${plannedAmount[kind]({ name })} (${value} ${unit}/yr)`

const sums = (all: readonly ComponentSum[]) => all.map(({ id, sum }) => `${id} ${sum}`).join(', ')

const AMOUNT_FORM = 'Write an amount such as "5000 t ore/yr", or none, or unknown.'
const UNIT_FORM = 'A unit of amount is a mass and a name, without /yr, e.g. t REO or kt ore.'
const OUT_OR_USE = 'Take it out, or correct the name where it is meant.'

/** By code of a finding: what is wrong, and what to do. */
export const diagnostics: Diagnostics = {
	...files,

	'unknown-key': ({ key, near, known }) => [
		`${/^[!-~]+$/.test(key) ? key : quoted(key)} is not a key here.`,
		near !== null ? `Did you mean ${near}?` : known.length > 0 ? `The keys here are ${listAnd(known)}.` : SEE_FORMAT
	],
	'empty-value': ({ key }) => [`${keyAtStart(key)} has no value.`, 'Write a value, or leave the key out.'],
	'bad-id': ({ key }) => [`${quoted(key)} cannot be an id.`, FORMATS.id[1]],
	'missing-key': (p) => {
		switch (p.kind) {
			case 'key':
				return [`${p.key ?? 'All'} is missing in ${p.parent}.`, `Add the key; ${SEE_FORMAT}`]
			case 'origin':
				return [
					`${p.key} is missing in ${p.parent}.`,
					'State it here, or for all figures of a block with defaults: { status, source, confidence }.'
				]
			case 'shares':
				return ['A composition or yield has either shares or amounts.', 'E.g. shares: { A: 0.7, B: 0.3 }']
			case 'trade':
				return [`An ${p.trade} needs ${p.key}.`, `Add the key; ${SEE_FORMAT}`]
			case 'stock':
				return [
					`The stock ${p.id} needs a composition.`,
					'Say what is in store by component, or write amount: none for a stock that starts empty.'
				]
		}
	},
	'misplaced-key': ({ key, trade }) => [
		`An ${trade} has no ${key}.`,
		'Take the key out, or correct the kind of the entry.'
	],
	'bad-choice': ({ key, found: value, near, choices }) => [
		`${sentence(found(value))} is not a choice for ${keyName(key)}.`,
		`${near === null ? '' : `Did you mean ${near}? `}The choices are ${listAnd(choices)}.`
	],
	'wrong-type': ({ key, found: value, wanted: all }) => [
		`${keyAtStart(key)} must be ${listOr(all.map(wanted))}, found ${found(value)}.`,
		quoting(value, all) ?? SEE_FORMAT
	],
	'bad-format': ({ text, format }) => {
		const [name, rule] = FORMATS[format]
		return [`${quoted(text)} is not ${name}.`, rule]
	},
	'out-of-range': (p) => {
		const within = 'Write a value within the range.'
		switch (p.kind) {
			case 'bound': {
				const counted = { entries: ' entries', characters: ' characters' }
				const limit = `${p.side === 'least' ? 'at least' : 'at most'} ${p.bound}${p.counted ? counted[p.counted] : ''}`
				return [`${keyAtStart(p.key)} is ${found(p.found)}; it must be ${limit}.`, within]
			}
			case 'availability':
				return p.found === null
					? ['An availability cannot be unknown.', 'Leave it out where it is 1.']
					: [`An availability is above 0 and at most 1, found ${p.found}.`, within]
			case 'content':
				return [`A content must be above 0, found ${p.found}.`, within]
			case 'setting':
				return [`${p.address} cannot be ${p.value}: ${phrase(p.reason)}.`, within]
		}
	},

	'duplicate-store': ({ holds, other }) => [
		`${holds} is already kept in ${other}.`,
		'Write one store with the room of both.'
	],
	'duplicate-id': ({ id, section, sections }) => [
		`The id ${id} is already used in ${section}.`,
		`An id may occur once in ${listAnd(sections)} together; choose another.`
	],
	'reserved-id': ({ id }) => [`${id} is a reserved word.`, 'Choose another id.'],
	'unknown-stage': (p) => [`There is no stage ${p.id}.`, or(p.suggestion, SEE_FORMAT)],
	'unknown-route': (p) => [`There is no route ${p.id}.`, or(p.suggestion, SEE_FORMAT)],
	'unknown-material': (p) => [`There is no material ${p.id}.`, or(p.suggestion, SEE_FORMAT)],
	'unknown-component': (p) => [`There is no component ${p.id}.`, or(p.suggestion, SEE_FORMAT)],
	'unknown-scenario': (p) => [`There is no scenario ${p.id}.`, or(p.suggestion, SEE_FORMAT)],
	'unknown-demand': (p) => [`There is no demand ${p.id}.`, or(p.suggestion, SEE_FORMAT)],
	'unknown-process': (p) => [`There is no process ${p.id}.`, or(p.suggestion, SEE_FORMAT)],
	'unknown-feed': (p) => [`There is no feed ${p.id}.`, or(p.suggestion, SEE_FORMAT)],
	'unknown-trade': (p) => [`There is no import or export ${p.id}.`, or(p.suggestion, SEE_FORMAT)],
	'unknown-node': (p) => [`There is no feed, process, demand, import or export ${p.id}.`, or(p.suggestion, SEE_FORMAT)],
	'unknown-lever': ({ id, suggestion, named }) =>
		named
			? [`${id} has no lever.`, 'Give it one in chain.yaml.']
			: [`There is no lever ${id}.`, or(suggestion, SEE_FORMAT)],
	'unknown-destination': (p) => [`${p.id} is neither a material nor an outlet.`, or(p.suggestion, SEE_FORMAT)],
	'unknown-kept': (p) => [`${p.id} is neither an outlet nor a by-product.`, or(p.suggestion, SEE_FORMAT)],
	'unknown-address': (p) => [`There is no figure ${p.id}.`, or(p.suggestion, SEE_FORMAT)],
	'unknown-placeholder': (p) => {
		switch (p.kind) {
			case 'name':
				return [`Nothing can be filled in for ${p.text}.`, or(p.suggestion, SEE_FORMAT)]
			case 'no-id':
				return [`{${p.name}} takes no id.`, `Write {${p.name}}.`]
			case 'needs-id':
				return [`{${p.name}} needs the id of a ${p.of}.`, `Write {${p.name}:id}, with the id in place of id.`]
		}
	},
	'missing-source': (p) => [`The source ${p.id} is not in sources.yaml.`, or(p.suggestion, 'Add it there.')],

	'bad-amount': (p) => [reason(p.reason), AMOUNT_FORM],
	'bad-share': (p) => [reason(p.reason), 'Write a share such as 0.67, 67 % or "0.67 (0.60..0.72)".'],
	'bad-range': (p) => [
		p.kind === 'figure'
			? `${p.lower} (${p.least}) is more than ${p.upper} (${p.most}).`
			: `${p.path} expects at least ${p.least} and at most ${p.most}.`,
		'Put the smaller number first, or correct one of the two.'
	],
	'bad-unit': (p) =>
		p.of === 'kept'
			? [`${p.id} is kept in ${p.kept}, and is made here in ${p.made}.`, 'Write both in one unit.']
			: [`${quoted(p.text)} cannot be ${p.of === 'base' ? 'the base unit' : 'a gross unit'}.`, UNIT_FORM],
	'content-without-gross': ({ id }) => [`${id} has a content, but no gross unit.`, 'Add gross, e.g. gross: t ore.'],
	'gross-without-content': ({ id }) => [
		`${id} has a gross unit, but no content.`,
		'Add content, e.g. 0.58 t REO/t ore.'
	],
	'gross-is-base': ({ unit }) => [
		`${unit} is the base unit.`,
		'Leave gross and content out, or name what the gross unit counts.'
	],
	'unit-off-basis': ({ material, basis }) => [
		`The nameplate is in the unit of ${material}, but capacity is counted on ${listOr(basis)}; no yield is applied between them.`,
		`Count capacity on it: on: ${material}`
	],
	'missing-currency': () => ['A cost or a price needs the currency of the chain.', 'Add, for example, currency: USD'],
	'second-statement': (p) => [
		`Another value states the ${p.states} already: ${p.first}.`,
		'Leave states out of one of the two; the other stays a named value'
	],
	'scale-exponent': () => [
		'The power of its size that a plant costs by, and its range, must be above 0 and at most 1.',
		'Write, for example, value: 0.65; 1 is cost in proportion to size'
	],
	'second-price': (p) => [
		`The component ${p.id} has a listed price already, in the value ${p.first}.`,
		'Leave prices out of one of the two; the other stays a named value'
	],
	'second-element': (p) => [
		`How much of the component ${p.id} is the element is stated already, in the value ${p.first}.`,
		'Leave elementOf out of one of the two; the other stays a named value'
	],
	negative: () => ['An amount cannot be negative.', 'Write 0 or more, or none.'],
	'share-out-of-range': (p) => [
		`A share must lie between 0 and 1, found ${p.found}.`,
		'Write a fraction such as 0.8, or a percentage such as 80 %.'
	],
	'composition-sum': ({ sum }) => [
		sum === null ? 'The amounts of the composition sum to nothing.' : `The composition sums to ${sum}, not to 1.`,
		'Correct the shares so that they sum to 1, or add the component that is missing.'
	],
	'recipe-sum': ({ sum }) => [
		`The shares of the recipe sum to ${sum}, not to 1.`,
		'Correct the shares so that they sum to 1.'
	],
	'yields-over-1': (p) => [
		`The yields give more than is taken in: ${sums(p.sums)}.`,
		'Lower the yields: together they can give no more than is taken in.'
	],
	'yields-under-1': (p) => [
		`The yields lose matter without saying where it goes: ${sums(p.sums)}.`,
		'Name the outlet that the remainder goes to, with yield: rest.'
	],
	'not-one': (p) => [
		`${p.address} cannot be set: ${phrase(p.reason)}.`,
		'Set another part of the same sum as well, or change it by less.'
	],
	'assumed-high-confidence': () => [
		'The figure is assumed, yet its confidence is high.',
		'An assumption has low or medium confidence.'
	],
	'too-far-apart': ({ unit, largest, smallest, orders, most }) => [
		`${sentence(amount(largest, unit))} and ${amount(smallest, unit)} are ${orders} orders of magnitude apart; ${
			most === null ? 'the solver cannot plan them together' : `up to ${most} can be planned together`
		}.`,
		`Check the units of both (the other is ${largest.place} in ${largest.file}), or write none for an amount too small to matter.`
	],

	'empty-section': (p) => {
		switch (p.kind) {
			case 'section':
				return [
					`There must be at least one entry in ${p.path}.`,
					'Add an entry, or take the section out where it may be left out.'
				]
			case 'scenarios':
				return ['There must be at least one scenario.', 'E.g. today: {name: Today, note: As it stands}']
			case 'check':
				return ['The check expects nothing.', 'Add what is expected, or take the check out.']
		}
	},
	'bad-years': (p) => [
		p.kind === 'order'
			? `The first year, ${p.first}, is after the last, ${p.last}.`
			: `The years must lie between ${p.earliest} and ${p.latest}.`,
		'Write the first and the last year that can be planned, e.g. years: { first: 2026, last: 2035 }.'
	],
	'year-outside': ({ year, first, last }) => [
		`${year} is outside the years of the chain, ${first} to ${last}.`,
		'Write a year within them, or extend years in chain.yaml.'
	],
	'mode-inputs': ({ both: two }) => [
		two ? 'A mode has either takes or recipe, not both.' : 'A mode needs takes or recipe.',
		'Write takes for one input, or recipe for several in fixed proportion.'
	],
	'two-rests': ({ of }) =>
		of === 'recipe'
			? ['Only one ingredient can be the rest.', 'Write the shares of all ingredients but one.']
			: ['Only one destination can take the rest.', 'Write the yields of all destinations but one.'],
	'duplicate-destination': ({ id }) => [`${id} is a destination twice.`, 'Add the two yields up.'],
	'only-not-pure': ({ id }) => [
		`${id} is not pure, so single components of it cannot be taken.`,
		'Leave only out, or set pure: true on the material.'
	],
	'basis-not-handled': ({ basis, modes, handled }) => [
		modes > 1
			? `Capacity is counted on ${listOr(basis)}, which not every mode of the process takes or gives.`
			: `Capacity is counted on ${listOr(basis)}, which the process neither takes nor gives.`,
		`It takes or gives ${listAnd(handled)}.`
	],
	'basis-on-alternative': ({ basis, others }) => [
		`Capacity is counted on ${basis}; a run on ${listOr(others)} takes none of it, and is counted on everything that it takes in.`,
		'Leave on out, so that every run is counted on everything that it takes in, or write one process for each input.'
	],
	'none-with-nameplate': () => ['A plant of status none has no capacity.', 'Write none, or give it another status.'],
	'delay-without-start': () => ['A delay has no effect without a start year.', 'Add start.'],
	'ramp-without-start': () => ['A ramp has no effect without a start year.', 'Add start.'],
	'falling-ramp': () => [
		'The ramp falls from one year to the next.',
		'Check the order of the shares: the first is that of the first year.'
	],
	'plant-without-start': ({ status }) => [
		`A plant that is ${status} has no start year; it counts from the first year on.`,
		'Add start.'
	],
	'start-in-future': ({ start }) => [
		`An operating plant starts in ${start}, after the date of the model.`,
		'Correct the start year or the date of the model, or give the plant the status announced.'
	],
	'lever-without-value': () => [
		'A lever needs a known value to start from, and this amount is unknown.',
		'Write a number for the amount, or take the lever out.'
	],
	'lever-range': (p) => {
		const remedy = 'Correct min, max or step of the lever.'
		switch (p.kind) {
			case 'below-zero':
				return ['A lever cannot go below 0.', remedy]
			case 'order':
				return [`max (${p.max}) must be more than min (${p.min}).`, remedy]
			case 'step':
				return [`step must be more than 0, found ${p.step}.`, remedy]
			case 'wide-step':
				return [`step (${p.step}) is wider than the lever (${p.min} to ${p.max}).`, remedy]
		}
	},
	'lever-moves': (p) => {
		switch (p.kind) {
			case 'several':
				return ['A lever that sets moves one figure only.', 'Add by: share, or by: addition.']
			case 'twice':
				return ['A lever names each of its figures once.', 'Leave the second one out.']
			case 'weighted-share':
				return ['A lever that moves by share has no weights.', 'Use by: addition.']
			case 'weight-not-above-zero':
				return ['The weights of a lever must be above 0.', 'Leave out what it does not move.']
			case 'no-amount':
				return [`${p.address} is not an amount that can be moved together with others.`, 'Give it a lever of its own.']
			case 'unknown':
				return [`${p.address} is unknown, so no lever can move it.`, 'Write a number, or none.']
			case 'lever':
				return [`${p.address} is a lever; a lever moves figures.`, `Name the figures that ${p.address} moves.`]
		}
	},
	'move-without-change': ({ move }) => [
		`${quoted(move)} compares two plans, but the check has no change.`,
		'Add change, or expect a range.'
	],
	'extends-too-far': ({ most }) => [
		`The scenario extends more than ${most} others in a row.`,
		'Let it extend a scenario nearer to the first.'
	],
	'extends-cycle': ({ round }) => [`The scenario extends itself: ${round.join(' -> ')}.`, 'Leave one extends out.'],
	'set-unknown': () => ['A scenario cannot set an amount to unknown.', 'Write a number, or none.'],
	'stock-unknown': () => ['What is in store cannot be unknown.', 'Write a number with its range, or none.'],
	overfull: ({ amount: held, limit, unit }) => [
		`More is in store (${held} ${unit}) than there is room for (${limit} ${unit}); nothing can be added.`,
		'Correct the amount or the limit.'
	],
	'unused-material': ({ id }) => [`Nothing makes or takes ${id}.`, OUT_OR_USE],
	'unmade-material': ({ id }) => [
		`${id} is taken, but no feed, stock, import or process gives it.`,
		'Let a feed, a stock, an import or a process give it, or correct its name.'
	],
	'untaken-material': ({ id }) => [
		`${id} is made, but no process, demand, export or stock takes it.`,
		'Let a process, a demand, an export or a stock take it, or send it to an outlet instead.'
	],
	'unfed-process': ({ id, takes }) => [
		`${id} takes ${listOr(takes)}, which no feed or import leads to.`,
		'Let a feed, an import or a process give one of them, or correct what the process takes.'
	],
	'unreachable-demand': ({ id }) => [
		`No route leads from a feed or import to the demand ${id}.`,
		'Follow the materials back from the demand: nothing gives one of them.'
	],
	'unreachable-export': ({ id }) => [
		`No route leads from a feed or import to the export ${id}.`,
		'Follow the materials back from the export: nothing gives one of them.'
	],
	backwards: ({ process, material, does }) => [
		`${process} runs against the order of the stages: it ${does} ${material}.`,
		'Put it on a route with lane: true, as recycling is, or check the stages.'
	],
	'unused-source': ({ id }) => [
		`No figure names the source ${id}.`,
		'Take it out, or cite it where a figure comes from it.'
	],
	'unused-route': ({ id }) => [`No feed or process is of the route ${id}.`, OUT_OR_USE],
	'unused-outlet': ({ id }) => [`No process gives to the outlet ${id}.`, OUT_OR_USE],
	'unused-component': ({ id }) => [
		`No feed or import contains the component ${id}.`,
		'Take it out, or give it a share in a composition.'
	],
	'lossless-loop': ({ processes, component, kept, least }) => [
		`The loop through ${listAnd(processes)} keeps ${kept} of its ${component} each time round; so near to 1, the plan has no answer.`,
		`Send at least ${least} of it to an outlet or another material.`
	],
	'too-many-compositions': ({ id }) => [
		`The material ${id} keeps getting new compositions, more than can be followed.`,
		'Set pure: true on what is separated from it, or let fewer different streams return to it.'
	]
}
