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
