import { chain, checks, FIGURE, scenarios, type BadModel } from './bad-model.ts'
import { edited } from '../tiny-model.ts'

/** Models with something wrong in amounts, units, shares and sums. */
export const amounts: BadModel[] = [
	{
		wrong: 'an amount larger than any',
		texts: chain('400 t X/yr', '1e305 Mt X/yr'),
		code: 'bad-amount',
		path: 'demands.base.parts.need.amount.value',
		line: '1e305 Mt X',
		says: '1e+305 Mt X/yr is too large: at most 1e20 base units'
	},
	{
		wrong: 'a capacity that the need makes vanish',
		texts: chain('400 t X/yr', '2e12 t X/yr'),
		code: 'too-far-apart',
		path: 'processes.maker.capacity',
		line: '    capacity:@2',
		says: 'The demand Need (2000000000000 t X/yr) and the capacity of Maker (10 t X/yr) are 11 orders of magnitude apart',
		hint: 'demands.base.parts.need.amount in chain.yaml'
	},
	{
		wrong: 'a unit of 5,000 brackets',
		texts: chain('value: 800 t rock/yr', `value: '800 ${'('.repeat(5000)}'`),
		code: 'bad-amount',
		path: 'processes.splitter.capacity.plants[0].nameplate.value',
		line: '800 ((',
		says: 'A unit has at most 200 characters, and this one has 5001'
	},
	{
		wrong: 'a unit of 20,000 divisions',
		texts: chain('value: 800 t rock/yr', `value: '800 ${'a/'.repeat(20_000)}b'`),
		code: 'bad-amount',
		path: 'processes.splitter.capacity.plants[0].nameplate.value',
		line: '800 a/',
		says: 'A unit has at most 200 characters'
	},
	{
		wrong: 'a base unit of 50,000 brackets',
		texts: chain('unit: t X\n', `unit: '${'('.repeat(50_000)}'\n`),
		code: 'bad-unit',
		path: 'unit',
		line: "unit: '((",
		says: 'cannot be the base unit'
	},
	{
		wrong: 'a share of 200,000 points',
		texts: chain('yield: { shares: 0.05', `yield: { shares: '0.05 (${'.'.repeat(200_000)}'`),
		code: 'bad-share',
		path: 'processes.recycler.modes[0].gives[1].yield.shares',
		line: '0.05 (..',
		says: 'is not a share'
	},
	{
		wrong: 'a unit of another material',
		texts: chain('800 t rock/yr', '800 t rocks/yr'),
		code: 'bad-amount',
		path: 'processes.splitter.capacity.plants[0].nameplate.value',
		line: '800 t rocks',
		says: 'Expected t X/yr or t rock/yr, found t rocks/yr (perhaps t rock/yr is meant)'
	},
	{
		wrong: 'a stock where a rate is needed',
		texts: chain('1000 t rock/yr, low', '1000 t rock, low'),
		code: 'bad-amount',
		path: 'feeds.hill.available.value',
		line: '1000 t rock',
		says: 'Expected t X/yr or t rock/yr, found t rock'
	},
	{
		wrong: 'an amount without a unit',
		texts: chain('value: 10 t X/yr', 'value: 10'),
		code: 'bad-amount',
		path: 'processes.maker.capacity.plants[0].nameplate.value',
		line: 'value: 10,',
		says: 'found no unit'
	},
	{
		wrong: 'a decimal comma',
		texts: chain('value: 10 t X/yr', "value: '10,5 t X/yr'"),
		code: 'bad-amount',
		path: 'processes.maker.capacity.plants[0].nameplate.value',
		line: '10,5',
		says: 'a point starts the decimals'
	},
	{
		wrong: 'words for an amount',
		texts: chain('value: 10 t X/yr', 'value: plenty'),
		code: 'bad-amount',
		path: 'processes.maker.capacity.plants[0].nameplate.value',
		line: 'plenty',
		says: 'does not begin with a number',
		hint: 'none, or unknown'
	},
	{
		wrong: 'a lead time in tonnes',
		texts: chain('value: 3 yr', 'value: 3 t X'),
		code: 'bad-amount',
		path: 'processes.splitter.expansion.lead.value',
		line: '3 t X',
		says: 'Expected yr, found t X'
	},
	{
		wrong: 'a cost in another currency',
		texts: chain('1400 USD/(t X/yr)', '1400 INR/(t X/yr)'),
		code: 'bad-amount',
		path: 'processes.splitter.expansion.cost.value',
		line: 'INR',
		says: 'Expected USD/(t X/yr)'
	},
	{
		wrong: 'a second price of one component',
		texts: chain(
			'currency: USD\n',
			`currency: USD\nvalues:\n  one: { value: 3 USD/t X, prices: A, ${FIGURE} }\n  other: { value: 4 USD/t X, prices: A, ${FIGURE} }\n`
		),
		code: 'second-price',
		path: 'values.other.prices',
		line: 'other:',
		says: 'The component A has a listed price already, in the value one',
		hint: 'Leave prices out'
	},
	{
		wrong: 'a second part of one component that is the element',
		texts: chain(
			'currency: USD\n',
			`currency: USD\nvalues:\n  one: { value: 0.9, elementOf: A, ${FIGURE} }\n  other: { value: 0.8, elementOf: A, ${FIGURE} }\n`
		),
		code: 'second-element',
		path: 'values.other.elementOf',
		line: 'other:',
		says: 'How much of the component A is the element is stated already, in the value one',
		hint: 'Leave elementOf out'
	},
	{
		wrong: 'more element than there is of the component',
		texts: chain('currency: USD\n', `currency: USD\nvalues:\n  one: { value: 1.2, elementOf: A, ${FIGURE} }\n`),
		code: 'share-out-of-range',
		path: 'values.one',
		line: 'one:',
		says: 'A share must lie between 0 and 1, found 1.2'
	},
	{
		wrong: 'a price in a chain without a currency',
		texts: chain('currency: USD\n', `values:\n  one: { value: 3 USD/t X, prices: A, ${FIGURE} }\n`),
		code: 'missing-currency',
		path: 'values.one.prices',
		line: 'one:',
		says: 'A cost or a price needs the currency',
		hint: 'currency: USD'
	},
	{
		wrong: 'a second value that states one thing',
		texts: chain(
			'currency: USD\n',
			`currency: USD\nvalues:\n  one: { value: 0.09, states: discount-rate, ${FIGURE} }\n  other: { value: 0.05, states: discount-rate, ${FIGURE} }\n`
		),
		code: 'second-statement',
		path: 'values.other.states',
		line: 'other:',
		says: 'Another value states the discount-rate already: one',
		hint: 'Leave states out'
	},
	{
		wrong: 'spending in a chain without a currency',
		texts: chain('currency: USD\n', `values:\n  one: { value: 3 USD/yr, states: capital-spending, ${FIGURE} }\n`),
		code: 'missing-currency',
		path: 'values.one.states',
		line: 'one:',
		says: 'A cost or a price needs the currency',
		hint: 'currency: USD'
	},
	{
		wrong: 'a plant that costs more by the tonne the larger it is',
		texts: chain(
			'currency: USD\n',
			`currency: USD\nvalues:\n  one: { value: 1.2, states: scale-exponent, ${FIGURE} }\n`
		),
		code: 'scale-exponent',
		path: 'values.one.value',
		line: 'one:',
		says: 'must be above 0 and at most 1',
		hint: 'value: 0.65'
	},
	{
		wrong: 'a cost without a currency',
		texts: chain('currency: USD\n', ''),
		code: 'missing-currency',
		path: 'processes.splitter.expansion.cost',
		line: 'cost',
		says: 'needs the currency',
		hint: 'currency: USD'
	},
	{
		wrong: 'a share with a unit',
		texts: chain('B: 0.25', 'B: 0.25 t X'),
		code: 'bad-share',
		path: 'feeds.hill.composition.shares.B',
		line: 'B: 0.25',
		says: 'A share has no unit'
	},
	{
		wrong: 'a share with half a range',
		texts: chain('yield: { shares: 0.95,', "yield: { shares: '0.95 (0.9)',"),
		code: 'bad-share',
		path: 'processes.recycler.modes[0].gives[0].yield.shares',
		line: '0.95 (0.9)',
		says: 'is not a share'
	},
	{
		wrong: 'a share above 1',
		texts: chain('A: 0.9, B: 0.8', 'A: 0.9, B: 80'),
		code: 'share-out-of-range',
		path: 'processes.splitter.modes[0].gives[0].yield.shares.B',
		line: 'B: 80',
		says: 'between 0 and 1, found 80'
	},
	{
		wrong: 'low above value',
		texts: chain('low: 900', 'low: 1050'),
		code: 'bad-range',
		path: 'feeds.hill.available.low',
		line: 'low: 1050',
		says: 'low (1050) is more than value (1000)'
	},
	{
		wrong: 'value above high',
		texts: chain('high: 1100', 'high: 0.9 kt rock/yr'),
		code: 'bad-range',
		path: 'feeds.hill.available.high',
		line: 'high: 0.9',
		says: 'value (1000) is more than high (900)'
	},
	{
		wrong: 'a share outside its own range',
		texts: chain('yield: { shares: 0.95,', "yield: { shares: '0.95 (0.96..0.97)',"),
		code: 'bad-range',
		path: 'processes.recycler.modes[0].gives[0].yield.shares',
		line: '0.96',
		says: 'low (0.96) is more than value (0.95)'
	},
	{
		wrong: 'a negative amount',
		texts: chain('value: 10 t X/yr', 'value: -10 t X/yr'),
		code: 'negative',
		path: 'processes.maker.capacity.plants[0].nameplate',
		line: '-10',
		says: 'cannot be negative'
	},
	{
		wrong: 'a composition that does not sum to 1',
		texts: chain('B: 0.25', 'B: 0.2'),
		code: 'composition-sum',
		path: 'feeds.hill.composition.shares',
		line: 'B: 0.2',
		says: 'sums to 0.95, not to 1'
	},
	{
		wrong: 'a composition that misses 1 by half a per cent',
		texts: chain('B: 0.25', 'B: 0.245'),
		code: 'composition-sum',
		path: 'feeds.hill.composition.shares',
		line: 'B: 0.245',
		says: 'sums to 0.995'
	},
	{
		wrong: 'a recipe that does not sum to 1',
		texts: chain('share: { value: 0.3', 'share: { value: 0.4'),
		code: 'recipe-sum',
		path: 'processes.maker.modes[0].recipe',
		line: 'recipe',
		says: 'sum to 1.1, not to 1'
	},
	{
		wrong: 'yields above 1',
		texts: chain('yield: { shares: 0.05', 'yield: { shares: 0.15'),
		code: 'yields-over-1',
		path: 'processes.recycler.modes[0].gives',
		line: 'gives@3',
		says: 'more than is taken in: A 1.1, B 1.1'
	},
	{
		wrong: 'yields that lose matter',
		texts: chain('yield: rest', `yield: { shares: 0.1, ${FIGURE} }`),
		code: 'yields-under-1',
		path: 'processes.splitter.modes[0].gives',
		line: 'gives',
		says: 'lose matter without saying where it goes: B 0.9',
		hint: 'rest'
	},
	{
		wrong: 'two rests',
		texts: chain(
			'          - to: waste\n            yield: rest',
			'          - to: waste\n            yield: rest\n          - to: scrap\n            yield: rest'
		),
		code: 'two-rests',
		path: 'processes.splitter.modes[0].gives',
		line: 'gives',
		says: 'Only one destination'
	},
	{
		wrong: 'two rests in a recipe',
		texts: edited(
			'chain.yaml',
			`share: { value: 0.7, ${FIGURE} }`,
			'share: rest',
			chain(`share: { value: 0.3, ${FIGURE} }`, 'share: rest')
		),
		code: 'two-rests',
		path: 'processes.maker.modes[0].recipe',
		line: 'recipe',
		says: 'Only one ingredient'
	},
	{
		wrong: 'a recipe that leaves less than nothing for the rest',
		texts: edited(
			'chain.yaml',
			`share: { value: 0.7, ${FIGURE} }`,
			`share: { value: 1.2, ${FIGURE} }`,
			chain(`share: { value: 0.3, ${FIGURE} }`, 'share: rest')
		),
		code: 'recipe-sum',
		path: 'processes.maker.modes[0].recipe',
		line: 'recipe',
		says: '1.2'
	},
	{
		wrong: 'a destination twice',
		texts: chain('          - to: waste\n            yield: rest', '          - to: oxide\n            yield: rest'),
		code: 'duplicate-destination',
		path: 'processes.splitter.modes[0].gives[1].to',
		line: 'to: oxide@2',
		says: 'oxide is a destination twice'
	},
	{
		wrong: 'an availability above 1',
		texts: chain('value: 0.9,', 'value: 90,'),
		code: 'out-of-range',
		path: 'processes.splitter.capacity.availability.value',
		line: 'value: 90',
		says: 'at most 1, found 90'
	},
	{
		wrong: 'a content of nothing',
		texts: chain('0.5 t X/t rock', '0 t X/t rock'),
		code: 'out-of-range',
		path: 'materials.rock.content.value',
		line: 'rock',
		says: 'above 0'
	},
	{
		wrong: 'a content upside down',
		texts: chain('0.5 t X/t rock', '2 t rock/t X'),
		code: 'bad-amount',
		path: 'materials.rock.content.value',
		line: 'rock',
		says: 'Expected t X/t rock'
	},
	{
		wrong: 'an unknown content that is needed',
		texts: chain('0.5 t X/t rock', 'unknown'),
		code: 'bad-amount',
		path: 'processes.splitter.capacity.plants[0].nameplate.value',
		line: '800 t rock',
		says: 'content of rock is not known'
	},
	{
		wrong: 'a gross unit without content',
		texts: chain('stage: use }\nfeeds', 'stage: use, gross: t scrap }\nfeeds'),
		code: 'gross-without-content',
		path: 'materials.scrap.gross',
		line: 'scrap',
		says: 'no content'
	},
	{
		wrong: 'a content without a gross unit',
		texts: chain('gross: t rock, ', ''),
		code: 'content-without-gross',
		path: 'materials.rock.content',
		line: 'rock',
		says: 'no gross unit'
	},
	{
		wrong: 'a base unit a year',
		texts: chain('unit: t X\n', 'unit: t X/yr\n'),
		code: 'bad-unit',
		path: 'unit',
		line: 'unit',
		says: '“t X/yr” cannot be the base unit',
		hint: 'without /yr'
	},
	{
		wrong: 'a gross unit that is a number',
		texts: chain('gross: t rock', "gross: '5'"),
		code: 'bad-unit',
		path: 'materials.rock.gross',
		line: 'rock',
		says: '“5” cannot be a gross unit'
	},
	{
		wrong: 'a gross unit that is the base unit',
		texts: chain('gross: t rock', 'gross: kt X'),
		code: 'gross-is-base',
		path: 'materials.rock.gross',
		line: 'rock',
		says: 'kt X is the base unit'
	},
	{
		wrong: 'an alternative that is not known',
		texts: chain('high: 1100,', 'high: 1100, alternatives: [{ value: unknown, source: notes, reason: Older }],'),
		code: 'bad-amount',
		path: 'feeds.hill.available.alternatives[0].value',
		line: 'available',
		says: 'An alternative needs a number'
	},
	{
		wrong: 'a scenario amount in a wrong unit',
		texts: scenarios('1200 t rock/yr', '1200 t oxide/yr'),
		code: 'bad-amount',
		path: 'scenarios.bigger.set.splitter.value',
		line: '1200',
		says: 'found t oxide/yr'
	},
	{
		wrong: 'a scenario that sets the unknown',
		texts: scenarios('1200 t rock/yr', 'unknown'),
		code: 'set-unknown',
		path: 'scenarios.bigger.set.splitter.value',
		line: 'splitter: { value',
		says: 'cannot set an amount to unknown'
	},
	{
		wrong: 'a check amount in a wrong unit',
		texts: checks('900 t rock/yr', '900 t oxide/yr'),
		code: 'bad-amount',
		path: 'checks[0].given.set.splitter',
		line: '900',
		says: 'splitter: expected'
	},
	{
		wrong: 'a chance above 1',
		texts: chain(
			'          start: 2028\n',
			'          start: 2028\n          chance: { value: 1.2, status: assumed, source: notes, confidence: low }\n'
		),
		code: 'share-out-of-range',
		path: 'processes.splitter.capacity.plants[1].chance',
		line: 'chance',
		says: 'found 1.2'
	}
]
