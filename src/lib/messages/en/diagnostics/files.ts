/** What may be wrong with the files of a model and their text, and what to do about it. */
import type { Diagnostics } from '../../diagnosis.ts'

/** The remedy where nothing closer is known. */
export const SEE_FORMAT = 'models/README.md describes the format.'

const quoted = (text: string) => `“${text}”`
const SPLIT = 'Check that it is the right file, or split the model.'

/** What the system’s codes mean: `chain.yaml …`, and what to do. */
const UNREADABLE: Readonly<Record<string, readonly [message: string, remedy: string]>> = {
	EACCES: ['may not be read: permission is denied (EACCES)', 'Give yourself permission to read it, e.g. chmod u+r.'],
	EPERM: ['may not be read: permission is denied (EPERM)', 'Give yourself permission to read it.'],
	EISDIR: ['is a folder, not a file (EISDIR)', 'Put a text file of that name in its place.'],
	ENOENT: ['is a link to a file that does not exist (ENOENT)', 'Repair the link, or put the file itself in its place.'],
	ENOTFILE: ['is a device or a pipe, not a file', 'Put a text file of that name in its place.'],
	EFBIG: ['is larger than any model file that is read', 'Check that it is the right file, or split the model.'],
	ELOOP: ['is a link that leads back to itself (ELOOP)', 'Repair the link, or put the file itself in its place.']
}

const NEEDED: Readonly<Record<string, string>> = {
	'chain.yaml':
		'A model is a folder with chain.yaml, scenarios.yaml and sources.yaml; checks.yaml and story.yaml are optional.',
	'scenarios.yaml': 'The shortest one is: scenarios: {today: {name: Today, note: As it stands}}',
	'sources.yaml': 'The shortest one is: sources: {own: {publisher: Me, title: My notes}}'
}

const CLOSE_OR_QUOTE = 'Check that brackets and quotes are closed, or put the text in quotes.'
const INDENT_ALIKE = 'Indent the entries of one mapping or list alike, and further than the key above them.'

/** By code of the YAML library. */
const YAML: Readonly<Record<string, readonly [message: string, remedy: string]>> = {
	ALIAS_PROPS: ['An alias (*name) has an anchor or a tag before it.', 'Leave the anchor or the tag out.'],
	BAD_ALIAS: ['An anchor (&name) or alias (*name) has no proper name.', 'Use letters, digits and hyphens in the name.'],
	BAD_COLLECTION_TYPE: ['A tag does not fit what it stands before.', 'Leave the tag out.'],
	BAD_DIRECTIVE: [
		'A line begins with %, as only YAML directives do.',
		'Leave the line out, or put the text in quotes.'
	],
	BAD_DQ_ESCAPE: [
		'A backslash in double quotes is followed by a character that it does not go with.',
		'Write \\\\ for a backslash, or use single quotes.'
	],
	BAD_INDENT: [
		'The line is not indented like the others of its mapping or list, or a bracket above it is not closed.',
		INDENT_ALIKE
	],
	BAD_PROP_ORDER: ['An anchor or a tag stands before the sign that it must follow.', 'Move it after the sign.'],
	BAD_SCALAR_START: ['A text begins with a character that has a meaning in YAML.', 'Put the text in quotes.'],
	BLOCK_AS_IMPLICIT_KEY: [
		'A key stands inside the value of another key on the same line.',
		'Put the text in quotes where it has a colon and a space in it.'
	],
	BLOCK_IN_FLOW: ['An indented list or mapping stands inside brackets.', 'Write it in brackets as well.'],
	KEY_OVER_1024_CHARS: ['A key is longer than 1,024 characters.', 'Check that a colon is not missing, or shorten it.'],
	MISSING_CHAR: [
		'A character is missing here: a quote, a bracket, a comma, or the space after a colon.',
		'Add the missing character, or put the text in quotes.'
	],
	MULTILINE_IMPLICIT_KEY: [
		'A key continues on the next line.',
		'Check that a colon is not missing, or quotes not closed.'
	],
	MULTIPLE_ANCHORS: ['A value has two anchors (&name).', 'Leave one of them out.'],
	MULTIPLE_TAGS: ['A value has two tags (!name).', 'Leave the tags out.'],
	NON_STRING_KEY: ['A key is not plain text.', 'Put the key in quotes.'],
	SEVERAL_DOCUMENTS: ['The file holds several documents.', 'Keep one document per file: remove the line ---.'],
	TAB_AS_INDENT: ['Tabs are not allowed as indentation.', 'Indent with spaces.'],
	TAG_RESOLVE_FAILED: [
		'A tag (!name) stands here, and no tag is known.',
		'Model files use no tags: leave it out, or put the text in quotes.'
	],
	UNEXPECTED_TOKEN: ['A character stands where YAML expects none.', CLOSE_OR_QUOTE]
}

/** By code of a finding: what is wrong, and what to do. */
export const files = {
	'missing-file': ({ file }) => [`${file} is missing.`, NEEDED[file] ?? SEE_FORMAT],
	'unreadable-file': ({ file, reason: code }) => {
		const [message, remedy] = UNREADABLE[code] ?? [
			`cannot be read (${code})`,
			'Check that it is there and can be read.'
		]
		return [`${file} ${message}.`, remedy]
	},
	'bad-encoding': ({ file, encoding, reads }) => {
		if (encoding === null) return [`${file} is not a text file.`, 'Write it as a text file, saved as UTF-8.']
		const remedy = 'Save it as UTF-8: most editors offer the encoding under “Save as”.'
		return reads === null
			? [`The file is saved as ${encoding}, not as UTF-8.`, remedy]
			: [`The file is not saved as UTF-8. It may be in ${encoding}; this line then reads ${quoted(reads)}.`, remedy]
	},
	'file-too-large': ({ file, counted, found: count, most }) => [
		counted === 'characters'
			? `${file} has ${count} characters; at most ${most} are read.`
			: `${file} has more than ${most} words and marks, and no more are read.`,
		SPLIT
	],
	'too-deep': ({ most }) => [
		`The file is nested more than ${most} levels deep.`,
		'Check whether brackets are left open, or lists indented by mistake.'
	],
	'empty-file': ({ file }) => [
		`${file} is empty.`,
		'models/README.md lists the keys of the file; models/copper-example has one to copy.'
	],
	'yaml-syntax': ({ problem }) =>
		YAML[problem] ?? ['This cannot be read as YAML.', 'Check that indentation, brackets and quotes are right.'],
	'yaml-alias': ({ name, inside }) => [
		inside ? `*${name} stands inside &${name} itself.` : `There is no anchor &${name} above *${name}.`,
		`Define the anchor (&${name}) above its use, or write the piece out.`
	],
	'alias-bomb': ({ name, counted, most }) => [
		`Written out, *${name} has more than ${most} ${counted === 'levels' ? 'levels' : 'values'}.`,
		'Write out the part that is repeated, or repeat it less.'
	],
	'bad-key': ({ key }) => [
		key === null ? 'A key must be plain text.' : `${key} cannot be used as a key.`,
		'Choose another name.'
	],
	'duplicate-key': ({ key }) => [
		`The key ${key} is written twice in one mapping; the first is used.`,
		'Keep one of them.'
	],
	'too-many-entries': (p) => [`There are ${p.found} entries here; at most ${p.most} are read.`, SPLIT],
	'comma-in-number': ({ text, meant }) =>
		meant === null
			? [`Inside { … } the comma in ${text} ends the value.`, `Put it in quotes: '${text}'.`]
			: [`${text} has a comma where a point is meant.`, `Write ${meant}.`],
	'control-character': ({ character }) => [
		character === null
			? 'There is a NUL byte in this line.'
			: `This line has a character in it that text cannot hold (${character}).`,
		'Delete it, and save the file as plain text in UTF-8.'
	],
	'lost-character': () => [
		'A character in this line was lost when the file was converted (U+FFFD).',
		'Write the character again.'
	],
	more: ({ count }) => [`There are ${count} more problems.`, 'Correct the ones above first; many may follow from them.']
} satisfies Partial<Diagnostics>
