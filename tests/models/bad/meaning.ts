import { chain, checks, FIGURE, scenarios, type BadModel } from './bad-model.ts'
import { edited } from '../tiny-model.ts'

/** The tiny model with a stock of its oxide, or a store. */
const stock = (keys: string) =>
	chain(
		'processes:\n',
		`stocks:\n  heap: { name: Heap, route: main, material: oxide, ${keys}, defaults: { ${FIGURE} } }\nprocesses:\n`
	)
const store = (keys: string) =>
	chain(
		'processes:\n',
		`defaults: { ${FIGURE} }\nstores:\n  bunker: { name: Bunker, ${keys}, amount: none }\nprocesses:\n`
	)

/** Models with something wrong in its meaning: what fits together only in part. */
export const meaning: BadModel[] = [
	{
		wrong: 'both takes and recipe',
		texts: chain('      - recipe:', '      - takes: oxide\n        recipe:'),
		code: 'mode-inputs',
		path: 'processes.maker.modes[0]',
		line: 'takes: oxide',
		says: 'not both'
	},
	{
		wrong: 'neither takes nor recipe',
		texts: chain('      - takes: rock\n        gives:', '      - gives:'),
		code: 'mode-inputs',
		path: 'processes.splitter.modes[0]',
		line: '- gives',
		says: 'takes or recipe'
	},
	{
		wrong: 'only on a material that is not pure',
		texts: chain('- takes: scrap', '- takes: { material: scrap, only: A }'),
		code: 'only-not-pure',
		path: 'processes.recycler.modes[0].takes',
		line: 'only: A }@2',
		says: 'scrap is not pure',
		hint: 'pure: true'
	},
	{
		wrong: 'a material that nobody makes',
		texts: edited(
			'chain.yaml',
			'- takes: rock',
			'- takes: [rock, dust]',
			chain('  scrap: { name', '  dust: { name: Dust, stage: dig }\n  scrap: { name')
		),
		code: 'unmade-material',
		path: 'materials.dust',
		line: 'dust: {',
		says: 'no feed, stock, import or process gives it'
	},
	{
		wrong: 'a process that nothing can feed',
		texts: chain('- takes: { material: oxide, only: A }', '- takes: scrap'),
		code: 'unfed-process',
		path: 'processes.maker',
		line: 'maker:',
		says: 'maker takes scrap or oxide, which no feed or import leads to'
	},
	{
		wrong: 'a demand that no route reaches',
		texts: edited(
			'chain.yaml',
			'shares: { B: 1 }',
			'shares: { A: 1 }',
			edited('chain.yaml', 'A: 0.75, B: 0.25', 'A: 1', chain('only: [A, B]', 'only: B'))
		),
		code: 'unreachable-demand',
		path: 'demands.base.parts.need',
		line: 'need:',
		says: 'No route leads from a feed or import to the demand need'
	},
	{
		wrong: 'a demand basis without parts',
		texts: chain('  more:\n', '  empty: { name: Empty, parts: {} }\n  more:\n'),
		code: 'empty-section',
		path: 'demands.empty.parts',
		line: 'empty',
		says: 'at least one entry in demands.empty.parts'
	},
	{
		wrong: 'an import without a composition',
		texts: chain(`    composition: { shares: { B: 1 }, ${FIGURE} }\n`, ''),
		code: 'missing-key',
		path: 'trade.bought',
		line: 'bought',
		says: 'An import needs composition'
	},
	{
		wrong: 'an export that takes nothing',
		texts: chain('    takes: oxide\n    amount: { value: none', '    amount: { value: none'),
		code: 'missing-key',
		path: 'trade.sold',
		line: 'sold',
		says: 'An export needs takes'
	},
	{
		wrong: 'an export that gives',
		texts: chain(
			'    takes: oxide\n    amount: { value: none',
			'    takes: oxide\n    gives: oxide\n    amount: { value: none'
		),
		code: 'misplaced-key',
		path: 'trade.sold.gives',
		line: 'gives: oxide@2',
		says: 'An export has no gives'
	},
	{
		wrong: 'a lever without room',
		texts: chain('lever: { max: 2000 t rock/yr, step: 10 }', 'lever: { min: 2000, max: 2000 t rock/yr, step: 10 }'),
		code: 'lever-range',
		path: 'processes.splitter.lever.max',
		line: 'lever',
		says: 'must be more than min'
	},
	{
		wrong: 'a lever without a step',
		texts: chain('max: 1000 t X/yr, step: 10', 'max: 1000 t X/yr, step: 0'),
		code: 'lever-range',
		path: 'demands.more.parts.need-more.lever.step',
		line: 'step: 0',
		says: 'step must be more than 0'
	},
	{
		wrong: 'a lever on an unknown amount',
		texts: chain('amount: { value: unknown', 'lever: { max: 10 t X/yr, step: 1 }\n    amount: { value: unknown'),
		code: 'lever-without-value',
		path: 'trade.bought.lever',
		line: 'lever: { max: 10 ',
		says: 'needs a known value'
	},
	{
		wrong: 'a plant of status none with capacity',
		texts: chain('- status: announced', '- status: none'),
		code: 'none-with-nameplate',
		path: 'processes.splitter.capacity.plants[1].nameplate',
		line: '100 t rock',
		says: 'has no capacity'
	},
	{
		wrong: 'years in the wrong order',
		texts: chain('last: 2030', 'last: 2020'),
		code: 'bad-years',
		path: 'years',
		line: 'years',
		says: '2026, is after the last, 2020'
	},
	{
		wrong: 'a scenario outside the years',
		texts: scenarios('year: 2028', 'year: 2048'),
		code: 'year-outside',
		path: 'scenarios.bigger.year',
		line: '2048',
		says: '2026 to 2030'
	},
	{
		wrong: 'a check outside the years',
		texts: checks('year: 2027', 'year: 1999'),
		code: 'year-outside',
		path: 'checks[0].given.year',
		line: '1999',
		says: '2026 to 2030'
	},
	{
		wrong: 'a move without a change',
		texts: checks('    change: { splitter: 1000 }\n', ''),
		code: 'move-without-change',
		path: 'checks[0].expect.delivered',
		line: 'delivered',
		says: 'compares two plans'
	},
	{
		wrong: 'a check of a material that is not there',
		texts: checks('gap: [0, 400]', 'made: { oxdie: [0, 1] }'),
		code: 'unknown-material',
		path: 'checks[0].expect.made.oxdie',
		line: 'oxdie',
		says: 'no material oxdie',
		hint: 'oxide'
	},
	{
		wrong: 'a check of a component that is not there',
		texts: checks('gap: [0, 400]', 'made: { oxide.C: [0, 1] }'),
		code: 'unknown-component',
		path: 'checks[0].expect.made.oxide.C',
		line: 'oxide.C',
		says: 'no component C'
	},
	{
		wrong: 'a check that expects less than its least',
		texts: checks('gap: [0, 400]', 'gap: [400, 0]'),
		code: 'bad-range',
		path: 'checks[0].expect.gap',
		line: 'gap',
		says: 'at least 400 and at most 0'
	},
	{
		wrong: 'a lever that adds to a share',
		texts: chain(
			'components: {',
			'levers: { l: { label: L, by: addition, figures: [splitter.yield.waste, splitter.yield.oxide.A], max: 1, step: 0.1 } }\ncomponents: {'
		),
		code: 'unknown-address',
		path: 'levers.l.figures[0]',
		line: 'levers:',
		says: 'There is no figure splitter.yield.waste'
	},
	{
		wrong: 'a lever that moves availabilities together',
		texts: chain(
			'components: {',
			'levers: { l: { label: L, by: share, figures: [splitter.availability, maker.availability], max: 1, step: 0.1 } }\ncomponents: {'
		),
		code: 'lever-moves',
		path: 'levers.l',
		line: 'levers:',
		says: 'not an amount that can be moved together'
	},
	{
		wrong: 'a lever whose end is no availability',
		texts: chain(
			'components: {',
			'levers: { l: { label: L, figures: splitter.availability, min: 0.5, max: 1.2, step: 0.1 } }\ncomponents: {'
		),
		code: 'out-of-range',
		path: 'levers.l.max',
		line: 'levers:',
		says: 'splitter.availability cannot be 1.2'
	},
	{
		wrong: 'a lever with which yields do not sum to 1',
		texts: chain(
			'components: {',
			'levers: { l: { label: L, figures: maker.yield.scrap, min: 0.5, max: 1, step: 0.1 } }\ncomponents: {'
		),
		code: 'out-of-range',
		path: 'levers.l.min',
		line: 'levers:',
		says: 'maker.yield.scrap cannot be 0.5'
	},
	{
		wrong: 'a lever that moves another lever',
		texts: chain(
			'components: {',
			'levers: { l: { label: L, figures: splitter, max: 1 t X/yr, step: 0.1 }, m: { label: M, figures: l, max: 1, step: 0.1 } }\ncomponents: {'
		),
		code: 'lever-moves',
		path: 'levers.m.figures',
		line: 'levers:',
		says: 'l is a lever'
	},
	{
		wrong: 'a scenario whose yields sum to more than 1',
		texts: scenarios(
			'splitter: { value: 1200 t rock/yr,',
			'recycler.yield.oxide: { value: 0.9, status: assumed, source: notes, confidence: low }\n      recycler.yield.waste: { value: 0.2,'
		),
		code: 'not-one',
		path: 'scenarios.bigger.set.recycler.yield.waste',
		line: 'recycler.yield.waste',
		says: 'the parts would sum to 1.1, not to 1'
	},
	{
		wrong: 'a scenario that sets a share above 1',
		texts: scenarios('splitter: { value: 1200 t rock/yr,', 'splitter.availability: { value: 1.2,'),
		code: 'out-of-range',
		path: 'scenarios.bigger.set.splitter.availability.value',
		line: 'splitter.availability',
		says: 'above 0 and at most 1'
	},
	{
		wrong: 'arithmetic on a value that is not there',
		texts: chain('value: 1400 USD/(t X/yr)', 'value: 1400 * value(rate) USD/(t X/yr)'),
		code: 'bad-amount',
		path: 'processes.splitter.expansion.cost.value',
		line: 'value(rate)',
		says: 'no value named rate stands above it'
	},
	{
		wrong: 'amounts of a composition in two units',
		texts: chain('shares: { A: 0.75, B: 0.25 }', 'amounts: { A: 3 t X, B: 1 m3 brine }'),
		code: 'bad-amount',
		path: 'feeds.hill.composition.amounts.B',
		line: 'amounts:',
		says: 'in one unit'
	},
	{
		wrong: 'a stock of which no one knows how much there is',
		texts: stock('amount: unknown, composition: { shares: { A: 1 } }'),
		code: 'stock-unknown',
		path: 'stocks.heap.amount',
		line: 'heap:',
		says: 'cannot be unknown',
		hint: 'none'
	},
	{
		wrong: 'a stock without a composition',
		texts: stock('amount: 5 t X'),
		code: 'missing-key',
		path: 'stocks.heap',
		line: 'heap:',
		says: 'needs a composition',
		hint: 'by component'
	},
	{
		wrong: 'a stock that holds back more than it holds',
		texts: stock('amount: none, limit: 5 t X, least: 6 t X'),
		code: 'bad-range',
		path: 'stocks.heap.least',
		line: 'heap:',
		says: 'least (6) is more than limit (5)'
	},
	{
		wrong: 'a composition of a stock that does not sum to 1',
		texts: stock('amount: 5 t X, composition: { shares: { A: 0.5 } }'),
		code: 'composition-sum',
		path: 'stocks.heap.composition.shares',
		line: 'heap:',
		says: 'sums to 0.5'
	},
	{
		wrong: 'a store of nothing that anyone makes',
		texts: store('holds: wast'),
		code: 'unknown-kept',
		path: 'stores.bunker.holds',
		line: 'bunker:',
		says: 'neither an outlet nor a by-product',
		hint: 'waste'
	},
	{
		wrong: 'two stores of one outlet',
		texts: store('holds: waste, amount: none }\n  pond: { name: Pond, holds: waste'),
		code: 'duplicate-store',
		path: 'stores.pond.holds',
		line: 'pond:',
		says: 'already kept in bunker'
	},
	{
		wrong: 'a by-product that is kept in another unit than it is made in',
		texts: edited(
			'chain.yaml',
			'    lever: { max: 2000',
			`    byproducts: { salt: { name: Salt, per: { value: 9 kg salt/t X, ${FIGURE} } } }\n    lever: { max: 2000`,
			edited(
				'chain.yaml',
				'  recycler:\n',
				`    byproducts: { salt: { name: Salt, per: { value: 1 t salt/t X, ${FIGURE} } } }\n  recycler:\n`,
				store('holds: salt')
			)
		),
		code: 'bad-unit',
		path: 'processes.maker.byproducts.salt.per',
		line: 'salt:@2',
		says: 'salt is kept in kg salt, and is made here in t salt'
	}
]
