/** What the abbreviations of a model stand for, in a report that uses them. */
import { marksOf, textOf } from '#lib/figures/scene/scene.ts'
import { listOf, type Block, type Prose, type Section, type Subject } from './document.ts'

/**
 * The abbreviations that sections use, in a list. What a figure alone shows is left out: the list is the same whether
 * figures are drawn or not.
 */
export function abbreviationsSection({ chain, locale: { words } }: Subject, sections: readonly Section[]): Section {
	const items = usedIn(chain, sections, (block) => block.kind !== 'figure').map(({ id, name }): Prose => [
		{ text: id, strong: true },
		{ text: `: ${name}` }
	])
	return { id: 'abbreviations', heading: words.report.sections.abbreviations, blocks: listOf(items) }
}

/** The same as one paragraph, for a page that has its picture beside the text; nothing where there are none. */
export function abbreviationsNote({ chain, locale: { words } }: Subject, sections: readonly Section[]): Block[] {
	const of = usedIn(chain, sections, () => true)
	if (of.length === 0) return []
	return [{ kind: 'paragraph', prose: [{ text: words.report.abbreviations({ of }) }], note: true }]
}

function usedIn(
	{ abbreviations = [] }: Subject['chain'],
	sections: readonly Section[],
	counts: (block: Block) => boolean
) {
	const texts = sections.flatMap(({ heading, blocks }) => [heading, ...blocks.filter(counts).flatMap(textsOf)])
	return abbreviations.filter(({ id }) => texts.some((text) => isIn(text, id)))
}

/** What a block says to its readers. */
function textsOf(block: Block): string[] {
	const plain = (prose: Prose) => prose.map(({ text }) => text).join('')
	switch (block.kind) {
		case 'paragraph':
			return [plain(block.prose)]
		case 'list':
			return block.items.map(plain)
		case 'table': {
			const { caption, columns, rows } = block.table
			const heads = columns.flatMap(({ label, unit }) => [label, unit ?? ''])
			return [
				...(block.captioned ? [caption] : []),
				...heads,
				...rows.flatMap(({ cells }) => cells.map(({ text }) => text))
			]
		}
		case 'figure':
			return [
				block.caption,
				...[...marksOf(block.scene.marks)].flatMap((mark) => (mark.kind === 'text' ? [textOf(mark)] : []))
			]
		case 'sources':
			return block.items.map(({ text }) => text)
	}
}

/** Tells if a text has a word: not as a part of another. */
function isIn(text: string, word: string): boolean {
	const letters = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
	return new RegExp(`(?<![\\p{L}\\p{N}])${letters}(?![\\p{L}\\p{N}])`, 'u').test(text)
}
