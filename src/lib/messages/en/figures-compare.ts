/** Words of the comparison of two plans. Amounts arrive as text, with their units. */
import { inSentence } from './lists.ts'

/** An amount that differs between two plans. */
interface Moved {
	more: boolean
	by: string
	a: string
	b: string
}

/** Words of the figure and tables that set two plans side by side. */
export const compare = {
	delivered: (p: Moved | null) =>
		p === null
			? 'What is delivered stays the same.'
			: `${p.by} a year ${p.more ? 'more' : 'less'} is delivered: ${p.b} in place of ${p.a}.`,
	gap: (p: Moved | null) =>
		p === null
			? 'The gap stays the same.'
			: `The gap is ${p.by} ${p.more ? 'larger' : 'smaller'}: ${p.b} in place of ${p.a}.`,
	demand: (p: Moved) => `The demand is ${p.by} ${p.more ? 'larger' : 'smaller'}: ${p.b} in place of ${p.a}.`,
	/** `delivered` and `gap` are what the input adds, the others left as they are after. */
	mainInput: (p: {
		name: string
		delivered: { more: boolean; by: string } | null
		gap: { more: boolean; by: string } | null
		/** The only one that differs, the one that does most, or most of little, or most of the figures beside a year or a demand. */
		rank: 'only' | 'most' | 'little' | 'figure'
	}) => {
		const effects = [
			...(p.delivered ? [`${p.delivered.by} ${p.delivered.more ? 'less' : 'more'} would be delivered`] : []),
			...(p.gap ? [`the gap would be ${p.gap.by} ${p.gap.more ? 'smaller' : 'larger'}`] : [])
		]
		const first = {
			only: `The one input that differs: ${p.name}.`,
			little: `No single input explains much of this. The one with the largest effect: ${p.name}.`,
			most: `The input with the largest effect: ${p.name}.`,
			figure: `The figure with the largest effect: ${p.name}.`
		}[p.rank]
		if (p.rank === 'only' || effects.length === 0) return first
		return `${first} With it alone as it was before, ${effects.join(', and ')}.`
	},
	years: (p: { a: string; b: string }) => `The two plans are of different years: ${p.a} and ${p.b}.`,
	demands: (p: { a: string; b: string }) => `They serve different demands: ${p.a}, and ${p.b}.`,
	input: { year: 'Year', demand: 'Demand' },
	verdicts: (p: { a: string; b: string }) => `${p.a}, then ${inSentence(p.b)}`,
	change: { new: 'new', grew: 'grew', shrank: 'shrank', gone: 'gone' },
	nothing: 'Nothing that is given differs.',
	title: (p: { chain: string; before: string; after: string }) =>
		`What differs: ${p.chain}, ${p.before} and ${p.after}`,
	legend: { grew: 'grew', new: 'new', shrank: 'shrank', gone: 'gone', same: 'the same in both' },
	by: (p: { more: boolean; amount: string }) => `${p.more ? '+' : '−'}${p.amount}`,
	same: (p: { amount: string }) => `${p.amount}, as before`,
	flow: (p: { from: string; to: string; material: string; a: string; b: string }) =>
		p.a === p.b
			? `${p.from} to ${p.to}: ${p.a} of ${p.material}, as before`
			: `${p.from} to ${p.to}: ${p.b} of ${p.material} in place of ${p.a}`,
	node: (p: { name: string; a: string; b: string }) =>
		p.a === p.b ? `${p.name}: ${p.a}, as before` : `${p.name}: ${p.b} in place of ${p.a}`,
	strip: {
		title: (p: { chain: string }) => `All scenarios: ${p.chain}`,
		result: (p: { delivered: string; demand: string }) => `${p.delivered} of ${p.demand}`,
		tightest: (p: { stage: string }) => `tightest: ${inSentence(p.stage)}`,
		row: (p: { name: string; delivered: string; demand: string; stage: string | null }) =>
			[
				`${p.name}: ${p.delivered} of ${p.demand} delivered`,
				...(p.stage === null ? [] : [`tightest stage: ${p.stage}`])
			].join(', '),
		delivered: 'Delivered',
		missing: 'Missing'
	}
}
