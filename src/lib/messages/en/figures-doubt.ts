/** Words of how sure an answer is. Amounts, years and percentages arrive as text. */
import { listAnd } from './lists.ts'

/** Words of the figures, tables and sentences about a study of uncertain figures. */
export const doubt = {
	fanTitle: (p: { chain: string }) => `How sure, year by year: ${p.chain}`,
	nineInTen: 'nine in ten samples',
	half: 'half of the samples',
	central: 'every figure at its most likely value',
	demand: 'demand, middle of the samples',
	rank: 'rank correlation',
	inYear: (p: { year: string; low: string; middle: string; high: string }) =>
		`${p.year}: ${p.middle}, from ${p.low} to ${p.high}.`,
	chanceIn: (p: { year: string; stage: string; chance: string }) => `${p.year}, ${p.stage}: ${p.chance}`,
	swing: (p: { name: string; low: string; high: string }) =>
		`${p.name}: ${p.low} delivered at its low end, ${p.high} at its high end.`,
	/** Amounts of the last year. */
	range: (p: { year: string; low: string; high: string; middle: string; central: string }) =>
		`In ${p.year}, nine in ten samples deliver between ${p.low} and ${p.high} a year; half of them deliver more than ${p.middle}. With every figure at its most likely value the plan delivers ${p.central}.`,
	neverCloses: (p: { last: string }) => `The gap closes in no sample before the end of ${p.last}.`,
	closes: (p: { last: string; chance: string }) => `The gap closes by ${p.last} in ${p.chance} of the samples.`,
	weakest: (p: { year: string; stage: string; chance: string }) =>
		`The tightest stage in ${p.year} is most often ${p.stage}: in ${p.chance} of the samples.`,
	restsOn: (p: { name: string; narrows: string }) =>
		`Most rests on ${p.name}: to know it would narrow the spread of what is delivered more than anything else, its variance by ${p.narrows}.`,
	restsOnMany: 'No uncertain figure by itself moves much of what is delivered.',
	noChances: 'Leases and awards are not drawn: the model states no chance for those that this scenario counts on.',
	chances: (p: { names: readonly string[] }) =>
		`Whether ${listAnd(p.names)} ${p.names.length === 1 ? 'comes' : 'come'} at all is drawn, by the chance that the model states.`,
	comes: (p: { name: string }) => `${p.name} (whether it comes)`,
	decisions: (p: { names: readonly string[] }) =>
		`${p.names.length === 1 ? 'A figure stands at 0 by decision and stays' : `${p.names.length} figures stand at 0 by decision and stay`} there: ${listAnd(p.names)}. A scenario can set them.`,
	stated: (p: { ranges: readonly string[] }) =>
		`${p.ranges.length === 1 ? 'One range differs' : `${p.ranges.length} ranges differ`} from the model’s: ${listAnd(p.ranges)}.`,
	statedRange: (p: { name: string; low: string; mode: string; high: string }) =>
		`${p.name} from ${p.low} to ${p.high}, most likely ${p.mode}`,
	/** Why a range cannot be drawn from; as it was typed. */
	refused: {
		order: (p: { written: string; address: string }) =>
			`The range of ${p.address} has to rise from low over most likely to high; “${p.written}” does not.`,
		figure: (p: { written: string; address: string }) =>
			`${p.address} is not drawn as one number: shares of a whole, capacities of several plants, costs and lead times keep the model’s ranges.`,
		set: (p: { written: string; address: string }) =>
			`${p.address} is set by the scenario, so a range of its own would move nothing.`
	},
	tables: {
		years: 'Year by year, of all samples',
		weakest: 'How often each stage is the tightest',
		influences: 'What the doubt rests on, in the last year',
		scenarios: 'Each scenario under each demand, year by year, of all samples',
		scenario: 'Scenario',
		year: 'Year',
		percentile: (p: { percent: string }) => `Delivered, ${p.percent} percentile`,
		gapMiddle: 'Gap, 50 percentile',
		closedBy: 'Gap closed by then',
		none: 'Nothing is short',
		figure: 'Figure',
		low: 'Low',
		mode: 'Most likely',
		high: 'High',
		unit: 'Unit',
		correlation: 'Rank correlation',
		atLow: 'Delivered at the low end',
		atHigh: 'Delivered at the high end',
		narrows: 'Narrowing if known'
	}
}
