import { chain, checks, scenarios, type BadModel } from './bad-model.ts'
import { TINY } from '../tiny-model.ts'

/** Models with something wrong in names and references. */
export const names: BadModel[] = [
	{
		wrong: 'an unknown material taken',
		texts: chain('- takes: rock', '- takes: rok'),
		code: 'unknown-material',
		path: 'processes.splitter.modes[0].takes',
		line: 'takes: rok',
		says: 'There is no material rok',
		hint: 'Did you mean rock?'
	},
	{
		wrong: 'an unknown material in a recipe',
		texts: chain('- takes: { material: oxide, only: A }', '- takes: { material: oxyde, only: A }'),
		code: 'unknown-material',
		path: 'processes.maker.modes[0].recipe[0].takes.material',
		line: 'oxyde',
		says: 'There is no material oxyde',
		hint: 'oxide'
	},
	{
		wrong: 'an unknown destination',
		texts: chain('- to: scrap', '- to: scrape'),
		code: 'unknown-destination',
		path: 'processes.maker.modes[0].gives[0].to',
		line: 'to: scrape',
		says: 'scrape is neither a material nor an outlet',
		hint: 'scrap'
	},
	{
		wrong: 'an unknown stage',
		texts: chain('stage: split, pure', 'stage: spilt, pure'),
		code: 'unknown-stage',
		path: 'materials.oxide.stage',
		line: 'oxide',
		says: 'There is no stage spilt',
		hint: 'split'
	},
	{
		wrong: 'an unknown route',
		texts: chain('route: loop', 'route: lop'),
		code: 'unknown-route',
		path: 'processes.recycler.route',
		line: 'route: lop',
		says: 'There is no route lop',
		hint: 'loop'
	},
	{
		wrong: 'an unknown component in a composition',
		texts: chain('A: 0.75, B: 0.25', 'A: 0.75, C: 0.25'),
		code: 'unknown-component',
		path: 'feeds.hill.composition.shares.C',
		line: 'A: 0.75',
		says: 'There is no component C'
	},
	{
		wrong: 'an unknown component in only',
		texts: chain('only: [A, B]', 'only: [A, Q]'),
		code: 'unknown-component',
		path: 'demands.base.parts.need.takes.only',
		line: 'only: [A, Q]',
		says: 'There is no component Q'
	},
	{
		wrong: 'an unknown capacity basis',
		texts: chain('on: rock', 'on: rcok'),
		code: 'unknown-material',
		path: 'processes.splitter.capacity.on',
		line: 'on: rcok',
		says: 'There is no material rcok',
		hint: 'rock'
	},
	{
		wrong: 'a capacity basis that does not pass through',
		texts: chain('on: rock', 'on: scrap'),
		code: 'basis-not-handled',
		path: 'processes.splitter.capacity.on',
		line: 'on: scrap',
		says: 'counted on scrap',
		hint: 'rock and oxide'
	},
	{
		wrong: 'a source that is not listed',
		texts: chain(`value: 10 t X/yr, status: assumed, source: notes`, 'value: 10 t X/yr, status: assumed, source: note'),
		code: 'missing-source',
		path: 'processes.maker.capacity.plants[0].nameplate.source',
		line: '10 t X/yr',
		says: 'The source note is not in sources.yaml',
		hint: 'notes'
	},
	{
		wrong: 'a source of an alternative that is not listed',
		texts: chain('high: 1100,', 'high: 1100, alternatives: [{ value: 5, source: other, reason: Older }],'),
		code: 'missing-source',
		path: 'feeds.hill.available.alternatives[0].source',
		line: 'available',
		says: 'The source other'
	},
	{
		wrong: 'an id used by a feed and a process',
		texts: chain('  hill:', '  maker:'),
		code: 'duplicate-id',
		path: 'processes.maker',
		line: 'maker:@2',
		says: 'maker is already used in feeds'
	},
	{
		wrong: 'an id used in two demand bases',
		texts: chain('need-more:', 'need:'),
		code: 'duplicate-id',
		path: 'demands.more.parts.need',
		line: 'need:@2',
		says: 'need is already used in demands'
	},
	{
		wrong: 'an id of a material and an outlet',
		texts: chain('outlets: { waste:', 'outlets: { scrap: { name: Scrap, kind: stored }, waste:'),
		code: 'duplicate-id',
		path: 'outlets.scrap',
		line: 'outlets',
		says: 'scrap is already used in materials'
	},
	{
		wrong: 'constructor as an id',
		texts: chain('  hill:', '  constructor:'),
		code: 'reserved-id',
		path: 'feeds.constructor',
		line: 'constructor',
		says: 'constructor is a reserved word'
	},
	{
		wrong: 'surplus as the id of a demand',
		texts: chain('need-more:', 'surplus:'),
		code: 'reserved-id',
		path: 'demands.more.parts.surplus',
		line: 'surplus',
		says: 'surplus is a reserved word'
	},
	{
		wrong: 'a scenario that extends nothing',
		texts: scenarios('extends: today', 'extends: todya'),
		code: 'unknown-scenario',
		path: 'scenarios.bigger.extends',
		line: 'extends',
		says: 'There is no scenario todya',
		hint: 'today'
	},
	{
		wrong: 'a scenario that extends itself',
		texts: scenarios('today: { name', 'today: { extends: bigger, name'),
		code: 'extends-cycle',
		path: 'scenarios.today.extends',
		line: 'today: {',
		says: 'today -> bigger -> today'
	},
	{
		wrong: 'a scenario of an unknown demand',
		texts: scenarios('demand: more', 'demand: moer'),
		code: 'unknown-demand',
		path: 'scenarios.bigger.demand',
		line: 'demand',
		says: 'There is no demand moer',
		hint: 'more'
	},
	{
		wrong: 'a scenario that sets something unknown',
		texts: scenarios('      splitter:', '      spliter:'),
		code: 'unknown-lever',
		path: 'scenarios.bigger.set.spliter',
		line: 'spliter',
		says: 'There is no lever spliter',
		hint: 'splitter'
	},
	{
		wrong: 'a check that sets a figure that a process does not have',
		texts: checks('change: { splitter: 1000 }', 'change: { splitter.availabilty: 1 }'),
		code: 'unknown-address',
		path: 'checks[0].change.splitter.availabilty',
		line: 'availabilty',
		says: 'There is no figure splitter.availabilty',
		hint: 'Did you mean splitter.availability?'
	},
	{
		wrong: 'a check that sets a figure of an unknown process',
		texts: checks('change: { splitter: 1000 }', 'change: { spliter.availability: 1 }'),
		code: 'unknown-node',
		path: 'checks[0].change.spliter.availability',
		line: 'spliter',
		says: 'There is no feed, process, demand, import or export spliter',
		hint: 'splitter'
	},
	{
		wrong: 'no scenario at all',
		texts: { ...TINY, 'scenarios.yaml': 'scenarios: {}' },
		code: 'empty-section',
		path: 'scenarios',
		line: 'scenarios',
		says: 'at least one scenario'
	},
	{
		wrong: 'a check of an unknown process',
		texts: checks('verdict: { splitter', 'verdict: { splitters'),
		code: 'unknown-process',
		path: 'checks[0].expect.verdict.splitters',
		line: 'verdict',
		says: 'There is no process splitters',
		hint: 'splitter'
	},
	{
		wrong: 'a check of an unknown stage',
		texts: checks('weakest: dig', 'weakest: digg'),
		code: 'unknown-stage',
		path: 'checks[0].expect.weakest',
		line: 'weakest',
		says: 'There is no stage digg',
		hint: 'dig'
	},
	{
		wrong: 'a limit that keeps an unknown process',
		texts: chain('feeds:\n', 'limits: { still: { name: Still, keeps: [spliter] } }\nfeeds:\n'),
		code: 'unknown-process',
		path: 'limits.still.keeps[0]',
		line: 'spliter',
		says: 'There is no process spliter',
		hint: 'splitter'
	},
	{
		wrong: 'a limit that gives way to a figure that is not there',
		texts: chain('feeds:\n', 'limits: { still: { name: Still, keeps: [splitter], unless: splitter.share } }\nfeeds:\n'),
		code: 'unknown-address',
		path: 'limits.still.unless',
		line: 'splitter.share',
		says: 'splitter.share'
	}
]
