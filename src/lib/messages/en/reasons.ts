/** Why an amount or a setting is refused. Numbers and units stand as they are written in the files. */
import type { Suggestion } from '#lib/model/text/suggest.ts'
import type { Reason } from '#lib/model/units/reason.ts'
import type { Reasons } from '../diagnosis.ts'
import { listAnd, listOr } from './lists.ts'

const quoted = (text: string) => `“${text}”`
const unitName = (text: string) => text || 'a number without a unit'
const GROUPING = 'commas group thousands, and a point starts the decimals'

/** Kinds whose phrases begin with an address, which keeps its small letter. */
const ADDRESS_FIRST: readonly Reason['kind'][] = ['setting', 'set-to-unknown', 'cannot-be', 'not-closed']

/** A reason as a sentence. */
export function reason(of: Reason): string {
	const text = phrase(of)
	return ADDRESS_FIRST.includes(of.kind) ? `${text}.` : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

/** Sentences about what was left out of something stored: names that the model does not have, and values that it refuses. */
export function leftOut(all: readonly { name: string; reason: Reason | null }[]): string {
	const gone = all.flatMap((each) => (each.reason === null ? [each.name] : []))
	const refused = all.flatMap(({ name, reason: why }) => {
		if (why === null) return []
		return [ADDRESS_FIRST.includes(why.kind) ? reason(why) : `${name} cannot be used: ${phrase(why)}.`]
	})
	return [...(gone.length > 0 ? [`This model does not have ${listAnd(gone)}.`] : []), ...refused].join(' ')
}

/** A sentence about what was probably meant; null where nothing is known. */
export function suggested(suggestion: Suggestion | null): string | null {
	if (suggestion === null) return null
	if ('near' in suggestion) return `Did you mean ${suggestion.near}?`
	const list = suggestion.choices.join(', ')
	return suggestion.more ? `Among the choices are ${list}.` : `Choose from: ${list}.`
}

/** The same in brackets, at the end of a phrase. */
function aside(suggestion: Suggestion | null): string {
	if (suggestion === null) return ''
	if ('near' in suggestion) return ` (perhaps ${suggestion.near} is meant)`
	return ` (there are ${suggestion.choices.join(', ')}${suggestion.more ? ', …' : ''})`
}

/** A reason as a phrase, without a capital or a full stop. */
export function phrase(of: Reason): string {
	const say = reasons[of.kind] as (reason: Reason) => string
	return say(of)
}

const reasons: Reasons = {
	'no-number': (p) => `${quoted(p.text)} does not begin with a number`,
	'bad-grouping': (p) => `${quoted(p.text)} is not a number: ${GROUPING}`,
	'decimal-comma': (p) => `${quoted(p.text)} has a comma where a point is meant: write ${p.meant} (${GROUPING})`,
	'grouping-points': (p) => `${quoted(p.text)} has points where commas are meant: write ${p.meant} (${GROUPING})`,
	'number-too-large': (p) => `${p.text} is too large to calculate with; the largest number is about 1e308`,
	'number-too-small': (p) => `${p.text} is too close to 0 to calculate with; the smallest number is about 1e-308`,
	'not-finite': (p) => `${p.number} is not a finite number`,

	'unit-too-long': (p) => `a unit has at most ${p.most} characters, and this one has ${p.length}`,
	'no-unit': (p) => `${quoted(p.text)} is not a unit`,
	'other-unit': ({ expected, found, near }) => {
		const wanted = `expected ${listOr(expected.map(unitName))}, found ${found || 'no unit'}`
		return `${wanted}${aside(near === null ? null : { near })}`
	},
	'content-unknown': (p) => `the content of ${p.material} is not known, so ${p.unit} cannot be converted`,
	'contents-differ': (p) => `the unit ${p.unit} could be of ${listOr(p.materials.map(String))}, whose contents differ`,
	'mixed-units': ({ units: [first, second] }) =>
		`all amounts of a composition are in one unit, and here are ${unitName(first)} and ${unitName(second)}`,

	'amount-too-large': (p) => `${p.text} is too large: at most 1e${Math.log10(p.most)} base units can be planned`,
	'unknown-part': () => 'a part of a composition cannot be unknown',
	'unknown-bound': () => 'the ends of a lever cannot be unknown',
	'unknown-alternative': () => 'an alternative needs a number',
	'unknown-value': () => 'a named value cannot be unknown',

	'no-share': (p) => `${quoted(p.text)} is not a share such as 0.67 or 0.67 (0.60..0.72)`,
	'unstated-share': (p) => `a share cannot be ${p.state}`,
	'share-with-unit': (p) => `a share has no unit, and this one is in ${p.unit}`,

	arithmetic: (p) => `in ${quoted(p.text)}, ${phrase(p.reason)}`,
	'arithmetic-too-long': (p) => `arithmetic is at most ${p.most} characters long`,
	'brackets-too-deep': (p) => `brackets are nested more than ${p.most} deep`,
	'infinite-result': () => 'the result is not a finite number',
	'open-bracket': () => 'a bracket is not closed',
	'division-by-zero': () => 'there is a division by 0',
	'not-understood': (p) => `${quoted(p.text)} cannot be understood`,
	'number-expected': (p) =>
		p.text === '' ? 'a number is missing at the end' : `a number is expected at ${quoted(p.text)}`,
	'no-value': (p) => `no value named ${p.id} stands above it`,
	'cannot-add': ({ units: [first, second] }) => `${unitName(first)} and ${unitName(second)} cannot be added`,
	'no-product-unit': ({ units: [first, second] }) =>
		`${unitName(first)} and ${unitName(second)} make no unit that can be written`,

	'no-figure': ({ address, suggestion }) => `there is no figure or lever ${address}${aside(suggestion)}`,
	setting: (p) => `${p.address}: ${phrase(p.reason)}`,
	'set-to-unknown': (p) => `${p.address} cannot be set to unknown`,
	'cannot-be': (p) => `${p.address} cannot be set to ${p.amount}: ${phrase(p.reason)}`,
	'not-closed': (p) => `${p.address} cannot be set: ${phrase(p.reason)}`,
	'below-zero': () => 'it cannot be below 0',
	'not-above-zero': () => 'it must be above 0',
	'outside-share': () => 'it must lie between 0 and 1',
	'outside-availability': () => 'it must be above 0 and at most 1',
	'too-large': (p) => `at most 1e${Math.log10(p.most)} base units can be planned`,
	infinite: () => 'it must be a finite number',
	'outside-years': (p) => `it must be a year from ${p.first} to ${p.last}`,
	'sum-over': (p) => `the parts would sum to ${p.sum}, not to 1`,
	'sum-under': (p) => `the parts would sum to ${p.sum}, and none is left to make up the rest`,
	'of-component': (p) => `for ${p.component}, ${phrase(p.reason)}`
}
