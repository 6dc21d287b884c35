import { chain, whole, type BadModel } from './bad-model.ts'
import { TINY } from '../tiny-model.ts'

const bomb = () => {
	const levels = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(', ')}]`)
	return ['l0: &l0 [x]', ...levels].join('\n')
}

/** Models with something wrong in the text of a file: what cannot be read as YAML, or is refused. */
export const text: BadModel[] = [
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
	{
		wrong: 'an empty file',
		texts: whole(''),
		code: 'empty-file',
		path: '',
		line: '',
		says: 'chain.yaml is empty',
		hint: 'models/README.md'
	},
	{
		wrong: 'only comments',
		texts: whole('# nothing yet\n'),
		code: 'empty-file',
		path: '',
		line: '# nothing',
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
		says: 'must be a mapping, found “hello”'
	},
	{
		wrong: 'an alias bomb',
		texts: whole(bomb()),
		code: 'alias-bomb',
		path: '',
		line: 'l7:',
		says: 'Written out, *l6 has more than 400000 values',
		hint: 'Write out'
	},
	{
		wrong: 'a tower of aliases',
		texts: whole(
			['a0: &a0 [x]', ...Array.from({ length: 150 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}]`)].join('\n')
		),
		code: 'alias-bomb',
		path: '',
		line: 'a101:',
		says: 'Written out, *a100 has more than 100 levels'
	},
	{
		wrong: 'an anchor with itself inside',
		texts: chain('counts: [operating]', 'counts: &self [operating, *self]'),
		code: 'yaml-alias',
		path: '',
		line: 'counts:',
		says: '*self stands inside &self',
		hint: 'write the piece out'
	},
	{
		wrong: 'an unknown alias',
		texts: chain('date: 2026', 'date: *when'),
		code: 'yaml-alias',
		path: '',
		line: 'date: *when',
		says: 'There is no anchor &when above *when',
		hint: 'Define the anchor (&when)'
	},
	{
		wrong: 'a file over a million characters',
		texts: whole(`# ${'x'.repeat(1_000_001)}`),
		code: 'file-too-large',
		path: '',
		line: '# xxx',
		says: 'at most 1000000',
		hint: 'right file'
	},
	{
		wrong: 'a file of more words than are read',
		texts: whole('#\n'.repeat(250_000)),
		code: 'file-too-large',
		path: '',
		line: '#@200001',
		says: 'more than 400000 words and marks'
	},
	{
		wrong: 'a list of more entries than are read',
		texts: chain('counts: [operating]', `counts: [${'operating, '.repeat(6000)}operating]`),
		code: 'too-many-entries',
		path: 'counts',
		line: 'counts:',
		says: '6001 entries here; at most 5000',
		hint: 'right file'
	},
	{
		wrong: '20,000 keys that are none',
		texts: whole(TINY['chain.yaml'] + Array.from({ length: 20_000 }, (_, i) => `k${i}: 1\n`).join('')),
		code: 'too-many-entries',
		path: '',
		line: 'id: tiny',
		says: 'entries here; at most 5000'
	},
	{
		wrong: 'a decimal comma in a flow mapping',
		texts: chain('value: 800 t rock/yr', 'value: 8,5 Mt rock/yr'),
		code: 'comma-in-number',
		path: 'processes.splitter.capacity.plants[0].nameplate.value',
		line: '8,5 Mt',
		says: '8,5 Mt rock/yr has a comma where a point is meant',
		hint: 'Write 8.5 Mt rock/yr'
	},
	{
		wrong: 'a decimal comma in a share of a flow mapping',
		texts: chain('A: 0.75, B: 0.25', 'A: 0,75, B: 0.25'),
		code: 'comma-in-number',
		path: 'feeds.hill.composition.shares.A',
		line: '0,75',
		says: '0,75 has a comma where a point is meant',
		hint: 'Write 0.75'
	},
	{
		wrong: 'a grouped number without quotes in a flow mapping',
		texts: chain('value: 800 t rock/yr', 'value: 1,11,845 t rock/yr'),
		code: 'comma-in-number',
		path: 'processes.splitter.capacity.plants[0].nameplate.value',
		line: '1,11,845',
		says: 'the comma in 1,11,845 t rock/yr ends the value',
		hint: "quotes: '1,11,845 t rock/yr'"
	},
	{
		wrong: 'a NUL byte',
		texts: chain('name: Hill', 'name: Hi\0ll'),
		code: 'control-character',
		path: '',
		line: 'Hi\0ll',
		says: 'a NUL byte',
		hint: 'Delete it'
	},
	{
		wrong: 'a control character',
		texts: chain('name: Hill', 'name: Hi\u001bll'),
		code: 'control-character',
		path: '',
		line: 'Hi\u001b',
		says: 'U+001B'
	},
	{
		wrong: 'a file nested without end',
		texts: whole(`a: ${'['.repeat(200_000)}`),
		code: 'too-deep',
		path: '',
		line: 'a: [[',
		says: 'nested more than 100 levels',
		hint: 'brackets'
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
		says: 'a bracket above it is not closed'
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
		says: 'A tag (!name)',
		hint: 'no tags'
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
