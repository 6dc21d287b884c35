/** A table of models that are wrong in one way each, with what their author must be told. */
import { describe, expect, test } from 'vitest'
import { readModel, type ModelTexts } from '#lib/model/parse.ts'
import { edited, TINY } from './tiny-model.ts'

interface Case {
	/** What is wrong. */
	wrong: string
	texts: ModelTexts
	code: string
	path: string
	/** A piece of the line that the diagnostic must point to; null where there is no such line. */
	line: string | null
	says: string
	hint?: string
	severity?: 'warning'
}

const FIGURE = 'status: assumed, source: notes, confidence: low'

const chain = (find: string, replacement: string) => edited('chain.yaml', find, replacement)
const scenarios = (find: string, replacement: string) => edited('scenarios.yaml', find, replacement)
const checks = (find: string, replacement: string) => edited('checks.yaml', find, replacement)
const sources = (find: string, replacement: string) => edited('sources.yaml', find, replacement)
const whole = (text: string | undefined): ModelTexts => ({ ...TINY, 'chain.yaml': text })

const bomb = () => {
	const levels = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(', ')}]`)
	return ['l0: &l0 [x]', ...levels].join('\n')
}

const text: Case[] = [
	{
		wrong: 'no chain.yaml',
		texts: whole(undefined),
		code: 'missing-file',
		path: '',
		line: null,
		says: 'chain.yaml is missing',
		hint: 'A model is a folder'
	},
	{
		wrong: 'no scenarios.yaml',
		texts: { ...TINY, 'scenarios.yaml': undefined },
		code: 'missing-file',
		path: '',
		line: null,
		says: 'scenarios.yaml is missing'
	},
	{ wrong: 'an empty file', texts: whole(''), code: 'empty-file', path: '', line: null, says: 'chain.yaml is empty' },
	{
		wrong: 'only comments',
		texts: whole('# nothing yet\n'),
		code: 'empty-file',
		path: '',
		line: null,
		says: 'chain.yaml is empty'
	},
	{
		wrong: 'a list at the root',
		texts: whole('- id: tiny\n'),
		code: 'wrong-type',
		path: '',
		line: '- id',
		says: 'must be a mapping, found a list'
	},
	{
		wrong: 'text at the root',
		texts: whole('hello'),
		code: 'wrong-type',
		path: '',
		line: 'hello',
		says: 'must be a mapping, found "hello"'
	},
	{
		wrong: 'an alias bomb',
		texts: whole(bomb()),
		code: 'alias-bomb',
		path: '',
		line: null,
		says: 'repeated more than 200 times'
	},
	{
		wrong: 'an unknown alias',
		texts: chain('date: 2026', 'date: *when'),
		code: 'yaml-alias',
		path: '',
		line: null,
		says: 'when'
	},
	{
		wrong: 'a file over a million characters',
		texts: whole(`# ${'x'.repeat(1_000_001)}`),
		code: 'file-too-large',
		path: '',
		line: null,
		says: 'at most 1000000'
	},
	{
		wrong: 'a file nested without end',
		texts: whole(`a: ${'['.repeat(200_000)}`),
		code: 'too-deep',
		path: '',
		line: null,
		says: 'nested more than 100 levels'
	},
	{
		wrong: 'tabs for indentation',
		texts: chain('  rock: { name', '\trock: { name'),
		code: 'yaml-syntax',
		path: '',
		line: 'rock: { name',
		says: 'Tabs are not allowed',
		hint: 'spaces'
	},
	{
		wrong: 'an open bracket',
		texts: chain('ramp: [0.5, 1]', 'ramp: [0.5, 1'),
		code: 'yaml-syntax',
		path: '',
		line: 'availability',
		says: 'sequence'
	},
	{
		wrong: 'two documents in one file',
		texts: chain('date: 2026', 'date: 2026\n---'),
		code: 'yaml-syntax',
		path: '',
		line: '---',
		says: 'several documents',
		hint: 'one document'
	},
	{
		wrong: 'a tag',
		texts: chain('date: 2026', 'date: !when 2026'),
		code: 'yaml-syntax',
		path: '',
		line: 'date',
		says: 'tag',
		hint: 'Tags'
	},
	{
		wrong: 'a key written twice',
		texts: chain('currency: USD', 'currency: USD\nunit: t Y'),
		code: 'duplicate-key',
		path: 'unit',
		line: 'unit: t Y',
		says: 'unit is written twice'
	},
	{
		wrong: 'an entry written twice',
		texts: chain('trade:\n', '  splitter:\n    name: Again\ntrade:\n'),
		code: 'duplicate-key',
		path: 'processes.splitter',
		line: 'splitter:@2',
		says: 'splitter is written twice'
	},
	{
		wrong: '__proto__ as an id',
		texts: chain('  oxide: {', '  __proto__: {'),
		code: 'bad-key',
		path: 'materials',
		line: '__proto__',
		says: '__proto__ cannot be used'
	},
	{
		wrong: 'a list as a key',
		texts: chain('components: { A', 'components: { [C, D]: Both, A'),
		code: 'bad-key',
		path: 'components',
		line: 'components',
		says: 'plain text'
	}
]

const shape: Case[] = [
	{
		wrong: 'an unknown key at the root',
		texts: chain('currency: USD', 'curency: USD'),
		code: 'unknown-key',
		path: 'curency',
		line: 'curency',
		says: 'curency is not a key here',
		hint: 'Did you mean currency?'
	},
	{
		wrong: 'an unknown key in a plant',
		texts: chain('start: 2028', 'begin: 2028'),
		code: 'unknown-key',
		path: 'processes.splitter.capacity.plants[1].begin',
		line: 'begin: 2028',
		says: 'begin is not a key',
		hint: 'Keys here: name, status, nameplate, start, ramp'
	},
	{
		wrong: 'an unknown key in a yield',
		texts: chain('yield: { shares: { A: 0.9, B: 0.8 },', 'yield: { share: { A: 0.9, B: 0.8 },'),
		code: 'unknown-key',
		path: 'processes.splitter.modes[0].gives[0].yield.share',
		line: 'A: 0.9',
		says: 'share is not a key',
		hint: 'shares'
	},
	{
		wrong: 'an unknown key in an acceptance',
		texts: chain('takes: { material: oxide, only: [A, B] }', 'takes: { material: oxide, olny: [A, B] }'),
		code: 'unknown-key',
		path: 'demands.base.parts.need.takes.olny',
		line: 'olny',
		says: 'olny is not a key',
		hint: 'only'
	},
	{
		wrong: 'a missing key at the root',
		texts: chain("version: '1'\n", ''),
		code: 'missing-key',
		path: 'version',
		line: 'id: tiny',
		says: 'version is missing in chain.yaml'
	},
	{
		wrong: 'a missing section',
		texts: sources('sources:', 'source:'),
		code: 'missing-key',
		path: 'sources',
		line: 'source:',
		says: 'sources is missing in sources.yaml'
	},
	{
		wrong: 'a figure without a source',
		texts: chain('value: 0.9, status: assumed, source: notes,', 'value: 0.9, status: assumed,'),
		code: 'missing-key',
		path: 'processes.splitter.capacity.availability.source',
		line: 'availability',
		says: 'source is missing in processes.splitter.capacity.availability'
	},
	{
		wrong: 'a key without a value',
		texts: chain('currency: USD', 'currency:'),
		code: 'empty-value',
		path: 'currency',
		line: 'currency',
		says: 'currency has no value'
	},
	{
		wrong: 'a number for a version',
		texts: chain("version: '1'", 'version: 1'),
		code: 'wrong-type',
		path: 'version',
		line: 'version',
		says: 'version must be text, found 1',
		hint: 'quotes: "1"'
	},
	{
		wrong: 'a number for a name',
		texts: chain('name: Hill', 'name: 5'),
		code: 'wrong-type',
		path: 'feeds.hill.name',
		line: 'name: 5',
		says: 'name must be text, found 5'
	},
	{
		wrong: 'half a year',
		texts: chain('first: 2026', 'first: 2026.5'),
		code: 'wrong-type',
		path: 'years.first',
		line: 'years',
		says: 'first must be a whole number, found 2026.5'
	},
	{
		wrong: 'text for a year',
		texts: chain('first: 2026', 'first: soon'),
		code: 'wrong-type',
		path: 'years.first',
		line: 'years',
		says: 'first must be a number, found "soon"'
	},
	{
		wrong: 'no for true or false (YAML 1.2 reads it as text)',
		texts: chain('pure: true', 'pure: no'),
		code: 'wrong-type',
		path: 'materials.oxide.pure',
		line: 'oxide',
		says: 'pure must be true or false, found "no"'
	},
	{
		wrong: 'a list for a figure value',
		texts: chain('value: 10 t X/yr', 'value: [10]'),
		code: 'wrong-type',
		path: 'processes.maker.capacity.plants[0].nameplate.value',
		line: 'value: [10]',
		says: 'value must be text or a number, found a list'
	},
	{
		wrong: 'not a number',
		texts: chain('value: 0.9,', 'value: .nan,'),
		code: 'wrong-type',
		path: 'processes.splitter.capacity.availability.value',
		line: '.nan',
		says: 'value must be text or a number, found NaN'
	},
	{
		wrong: 'infinity in a ramp',
		texts: chain('ramp: [0.5, 1]', 'ramp: [0.5, .inf]'),
		code: 'wrong-type',
		path: 'processes.splitter.capacity.plants[1].ramp[1]',
		line: 'ramp',
		says: 'ramp[1] must be a number, found Infinity'
	},
	{
		wrong: 'a ramp above 1',
		texts: chain('ramp: [0.5, 1]', 'ramp: [0.5, 1.2]'),
		code: 'out-of-range',
		path: 'processes.splitter.capacity.plants[1].ramp[1]',
		line: 'ramp',
		says: 'ramp[1] is 1.2; it must be at most 1'
	},
	{
		wrong: 'an empty list of modes',
		texts: edited('chain.yaml', 'modes:\n      - recipe:', 'modes: []\n    note:\n      - recipe:'),
		code: 'out-of-range',
		path: 'processes.maker.modes',
		line: 'modes: []',
		says: 'modes is an empty list; it must be at least 1 entries'
	},
	{
		wrong: 'a status that is no choice',
		texts: chain('status: announced', 'status: anounced'),
		code: 'bad-choice',
		path: 'processes.splitter.capacity.plants[1].status',
		line: 'anounced',
		says: '"anounced" is not a choice for status',
		hint: 'Did you mean announced?'
	},
	{
		wrong: 'an outlet of no known kind',
		texts: chain('kind: waste', 'kind: lost'),
		code: 'bad-choice',
		path: 'outlets.waste.kind',
		line: 'kind: lost',
		says: '"lost" is not a choice',
		hint: 'Choices: waste, stored, by-product'
	},
	{
		wrong: 'a verdict that does not exist',
		texts: checks('splitter: balanced', 'splitter: bottleneck'),
		code: 'bad-choice',
		path: 'checks[0].expect.verdict.splitter',
		line: 'bottleneck',
		says: '"bottleneck" is not a choice'
	},
	{
		wrong: 'an id with a space',
		texts: chain('  hill:', '  the hill:'),
		code: 'bad-id',
		path: 'feeds.the hill',
		line: 'the hill',
		says: '"the hill" cannot be an id',
		hint: 'single hyphens'
	},
	{
		wrong: 'HTML as an id',
		texts: chain('  hill:', '  <b>hill</b>:'),
		code: 'bad-id',
		path: 'feeds.<b>hill</b>',
		line: '<b>',
		says: '"<b>hill</b>" cannot be an id'
	},
	{
		wrong: 'a date that is none',
		texts: sources('2026-11', '2026-13'),
		code: 'bad-format',
		path: 'sources.notes.date',
		line: '2026-13',
		says: '"2026-13" does not fit date',
		hint: '2026-11-22'
	},
	{
		wrong: 'a version that is none',
		texts: chain("version: '1'", 'version: one'),
		code: 'bad-format',
		path: 'version',
		line: 'version',
		says: '"one" does not fit version',
		hint: 'three numbers'
	},
	{
		wrong: 'an address that is none',
		texts: sources('https://example.org/notes', 'example'),
		code: 'bad-format',
		path: 'sources.notes.url',
		line: 'notes',
		says: '"example" is not an address',
		hint: 'https://'
	},
	{
		wrong: 'a script as an address',
		texts: sources('https://example.org/notes', 'javascript:alert(1)'),
		code: 'bad-format',
		path: 'sources.notes.url',
		line: 'notes',
		says: 'is not an address'
	},
	{
		wrong: 'an alternative without a reason',
		texts: chain('high: 1100,', 'high: 1100, alternatives: [{ value: 5, source: notes }],'),
		code: 'missing-key',
		path: 'feeds.hill.available.alternatives[0].reason',
		line: 'available',
		says: 'reason is missing'
	},
	{
		wrong: 'a merge key',
		texts: chain('date: 2026', 'date: 2026\n<<: { notice: Hello }'),
		code: 'unknown-key',
		path: '<<',
		line: '<<',
		says: '<< is not a key'
	},
	{
		wrong: 'a recipe of one',
		texts: chain(`          - takes: { material: oxide, only: B }\n            share: { value: 0.3, ${FIGURE} }\n`, ''),
		code: 'out-of-range',
		path: 'processes.maker.modes[0].recipe',
		line: 'recipe',
		says: 'at least 2 entries'
	}
]

const names: Case[] = [
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
		hint: 'rock, oxide'
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
		wrong: 'a scenario that sets a feed',
		texts: scenarios('      splitter:', '      hill:'),
		code: 'not-settable',
		path: 'scenarios.bigger.set.hill',
		line: 'hill',
		says: 'hill is a feed'
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
	}
]

const amounts: Case[] = [
	{
		wrong: 'a unit of another material',
		texts: chain('800 t rock/yr', '800 t rocks/yr'),
		code: 'bad-amount',
		path: 'processes.splitter.capacity.plants[0].nameplate.value',
		line: '800 t rocks',
		says: 'Expected t X/yr or t rock/yr, found t rocks/yr; did you mean t rock/yr?'
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
		says: 'lose matter without saying where to: B 0.9',
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
		says: 'at most at 1, found 90'
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
		says: '"t X/yr" cannot be the base unit',
		hint: 'without /yr'
	},
	{
		wrong: 'a gross unit that is a number',
		texts: chain('gross: t rock', "gross: '5'"),
		code: 'bad-unit',
		path: 'materials.rock.gross',
		line: 'rock',
		says: '"5" cannot be a gross unit'
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
		says: 'cannot set an unknown amount'
	},
	{
		wrong: 'a check amount in a wrong unit',
		texts: checks('900 t rock/yr', '900 t oxide/yr'),
		code: 'bad-amount',
		path: 'checks[0].given.set.splitter',
		line: '900',
		says: 'splitter: expected'
	}
]

const meaning: Case[] = [
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
		says: 'no feed, import or process gives it'
	},
	{
		wrong: 'a process that nothing can feed',
		texts: chain('- takes: { material: oxide, only: A }', '- takes: scrap'),
		code: 'unfed-process',
		path: 'processes.maker',
		line: 'maker:',
		says: 'Nothing that maker takes'
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
		wrong: 'a check that expects less than its least',
		texts: checks('gap: [0, 400]', 'gap: [400, 0]'),
		code: 'bad-range',
		path: 'checks[0].expect.gap',
		line: 'gap',
		says: 'at least 400 and at most 0'
	}
]

const doubtful: Case[] = [
	{
		wrong: 'certainty without a basis',
		texts: chain(
			'value: 0.9, status: assumed, source: notes, confidence: low',
			'value: 0.9, status: assumed, source: notes, confidence: high'
		),
		code: 'assumed-high-confidence',
		path: 'processes.splitter.capacity.availability.confidence',
		line: 'availability',
		says: 'its confidence is high'
	},
	{
		wrong: 'a source that nothing cites',
		texts: sources('sources:\n', 'sources:\n  spare: { publisher: Me, title: Spare }\n'),
		code: 'unused-source',
		path: 'sources.spare',
		line: 'spare',
		says: 'No figure names the source spare'
	},
	{
		wrong: 'a route that nothing is of',
		texts: chain('routes: { main', 'routes: { side: { name: Side, colour: ore }, main'),
		code: 'unused-route',
		path: 'routes.side',
		line: 'routes',
		says: 'route side'
	},
	{
		wrong: 'an outlet that nothing goes to',
		texts: chain('outlets: { waste', 'outlets: { slag: { name: Slag, kind: waste }, waste'),
		code: 'unused-outlet',
		path: 'outlets.slag',
		line: 'outlets',
		says: 'outlet slag'
	},
	{
		wrong: 'a component that nothing contains',
		texts: chain('B: Bee }', 'B: Bee, C: Cee }'),
		code: 'unused-component',
		path: 'components.C',
		line: 'components',
		says: 'component C'
	},
	{
		wrong: 'a material that nobody takes',
		texts: chain('- takes: scrap', '- takes: oxide'),
		code: 'untaken-material',
		path: 'materials.scrap',
		line: 'scrap: {',
		says: 'no process, demand or export takes it'
	},
	{
		wrong: 'a material that nobody makes or takes',
		texts: chain('  scrap: { name', '  dust: { name: Dust, stage: use }\n  scrap: { name'),
		code: 'unused-material',
		path: 'materials.dust',
		line: 'dust',
		says: 'Nothing makes or takes dust'
	},
	{
		wrong: 'a process against the order of stages',
		texts: chain('route: loop', 'route: main'),
		code: 'backwards',
		path: 'processes.recycler.stage',
		line: 'stage: split@3',
		says: 'it takes scrap',
		hint: 'lane: true'
	},
	{
		wrong: 'a ramp without a start',
		texts: chain('          start: 2028\n', ''),
		code: 'ramp-without-start',
		path: 'processes.splitter.capacity.plants[1].ramp',
		line: 'ramp',
		says: 'no effect'
	},
	{
		wrong: 'a ramp that falls',
		texts: chain('ramp: [0.5, 1]', 'ramp: [1, 0.5]'),
		code: 'falling-ramp',
		path: 'processes.splitter.capacity.plants[1].ramp',
		line: 'ramp',
		says: 'falls'
	},
	{
		wrong: 'an operating plant that starts later',
		texts: chain('- status: announced', '- status: operating'),
		code: 'start-in-future',
		path: 'processes.splitter.capacity.plants[1].start',
		line: 'start: 2028',
		says: 'starts in 2028'
	},
	{
		wrong: 'a counted plant to come without a start',
		texts: edited(
			'chain.yaml',
			'          start: 2028\n          ramp: [0.5, 1]\n',
			'',
			chain('counts: [operating]', 'counts: [operating, announced]')
		),
		code: 'plant-without-start',
		path: 'processes.splitter.capacity.plants[1]',
		line: 'status: announced',
		says: 'no start year'
	},
	{
		wrong: 'a nameplate in the unit of a material that capacity is not counted on',
		texts: chain('      on: rock', '      on: oxide'),
		code: 'unit-off-basis',
		path: 'processes.splitter.capacity.plants[0].nameplate.value',
		line: '800 t rock',
		says: 'the unit of rock, and capacity is counted on oxide'
	}
].map((each) => ({ ...each, severity: 'warning' as const }))

/** 1-based line of the first line of `text` with `mark`, or, for `mark@n`, of the nth. */
function lineWith(text: string, mark: string): number {
	const [piece = '', count = '1'] = mark.split('@')
	const lines = text.split('\n').flatMap((line, index) => (line.includes(piece) ? [index + 1] : []))
	return lines[Number(count) - 1] ?? 0
}

function fileOf(texts: ModelTexts): keyof ModelTexts {
	return (Object.keys(TINY) as (keyof ModelTexts)[]).find((file) => texts[file] !== TINY[file as keyof typeof TINY])!
}

test('the model that all others are made from has nothing wrong', () => {
	const { chain, checks, diagnostics } = readModel(TINY)
	expect(diagnostics).toEqual([])
	expect(chain?.id).toBe('tiny')
	expect(checks).toHaveLength(1)
})

describe.each([
	['the text of a file', text],
	['its shape', shape],
	['names and references', names],
	['amounts and units', amounts],
	['its meaning', meaning],
	['what is doubtful', doubtful]
])('a model wrong in %s', (_, cases) => {
	test.each<Case>(cases)('is told of $wrong ($code)', ({ texts, code, path, line, says, hint, severity }) => {
		const { chain, diagnostics } = readModel(texts)
		const file = fileOf(texts)
		const found = diagnostics.find((each) => each.code === code && each.path === path)
		expect(found, JSON.stringify(diagnostics, null, 1)).toBeDefined()
		expect(found).toMatchObject({ file, severity: severity ?? 'error' })
		expect(found!.message).toContain(says)
		expect(found!.hint ?? '').toContain(hint ?? '')
		expect(found!.line).toBe(line === null ? null : lineWith(texts[file]!, line))
		expect(chain === null).toBe(severity !== 'warning')
	})
})
