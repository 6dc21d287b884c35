import { chain, checks, FIGURE, sources, type BadModel } from './bad-model.ts'
import { edited } from '../tiny-model.ts'

/** Models with something wrong in its shape: keys and kinds of value that the schema does not know. */
export const shape: BadModel[] = [
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
		wrong: 'a short name that is long',
		texts: chain('name: Hill', 'name: Hill\n    short: Hill with more to say'),
		code: 'out-of-range',
		path: 'feeds.hill.short',
		line: 'short: Hill with',
		says: '20 characters'
	},
	{
		wrong: 'an unknown key in a plant',
		texts: chain('start: 2028', 'begin: 2028'),
		code: 'unknown-key',
		path: 'processes.splitter.capacity.plants[1].begin',
		line: 'begin: 2028',
		says: 'begin is not a key',
		hint: 'id, name, status, defaults, nameplate, start, announced, delay, chance and ramp'
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
		says: 'first must be a number, found “soon”'
	},
	{
		wrong: 'no for true or false (YAML 1.2 reads it as text)',
		texts: chain('pure: true', 'pure: no'),
		code: 'wrong-type',
		path: 'materials.oxide.pure',
		line: 'oxide',
		says: 'pure must be true or false, found “no”'
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
		says: '“anounced” is not a choice for status',
		hint: 'Did you mean announced?'
	},
	{
		wrong: 'a colour that is not in the palette',
		texts: chain('colour: teal', 'colour: green'),
		code: 'bad-choice',
		path: 'routes.loop.colour',
		line: 'routes',
		says: '“green” is not a choice for colour',
		hint: 'ochre, violet, teal, slate and grey'
	},
	{
		wrong: 'a mapping for a status',
		texts: chain('- status: announced', '- status: { is: announced }'),
		code: 'bad-choice',
		path: 'processes.splitter.capacity.plants[1].status',
		line: 'is: announced',
		says: 'A mapping is not a choice for status'
	},
	{
		wrong: 'an outlet of no known kind',
		texts: chain('kind: waste', 'kind: lost'),
		code: 'bad-choice',
		path: 'outlets.waste.kind',
		line: 'kind: lost',
		says: '“lost” is not a choice',
		hint: 'waste, stored and by-product'
	},
	{
		wrong: 'a verdict that does not exist',
		texts: checks('splitter: balanced', 'splitter: bottleneck'),
		code: 'bad-choice',
		path: 'checks[0].expect.verdict.splitter',
		line: 'bottleneck',
		says: '“bottleneck” is not a choice'
	},
	{
		wrong: 'an id with a space',
		texts: chain('  hill:', '  the hill:'),
		code: 'bad-id',
		path: 'feeds.the hill',
		line: 'the hill',
		says: '“the hill” cannot be an id',
		hint: 'single hyphens'
	},
	{
		wrong: 'HTML as an id',
		texts: chain('  hill:', '  <b>hill</b>:'),
		code: 'bad-id',
		path: 'feeds.<b>hill</b>',
		line: '<b>',
		says: '“<b>hill</b>” cannot be an id'
	},
	{
		wrong: 'a date that is none',
		texts: sources('2026-11', '2026-13'),
		code: 'bad-format',
		path: 'sources.notes.date',
		line: '2026-13',
		says: '“2026-13” is not a date',
		hint: '2026-11-22'
	},
	{
		wrong: 'a version that is none',
		texts: chain("version: '1'", 'version: one'),
		code: 'bad-format',
		path: 'version',
		line: 'version',
		says: '“one” is not a version',
		hint: 'three numbers'
	},
	{
		wrong: 'an address that is none',
		texts: sources('https://example.org/notes', 'example'),
		code: 'bad-format',
		path: 'sources.notes.url',
		line: 'notes',
		says: '“example” is not a web address',
		hint: 'https://'
	},
	{
		wrong: 'a script as an address',
		texts: sources('https://example.org/notes', 'javascript:alert(1)'),
		code: 'bad-format',
		path: 'sources.notes.url',
		line: 'notes',
		says: 'is not a web address'
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
