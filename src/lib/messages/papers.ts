/** Papers of documents, and what an office puts on them. */

/** Papers, the usual one first. */
export const PAPERS = ['a4', 'letter'] as const
export type Paper = (typeof PAPERS)[number]

/** Paper, and the markings of an office; empty texts where there are none. */
export interface Marks {
	paper: Paper
	/** On every page, e.g. `Confidential`. */
	classification: string
	/** Number of the file that the document goes to, below its title. */
	fileNumber: string
}

/** The usual paper, without markings. */
export const PLAIN_MARKS: Marks = { paper: 'a4', classification: '', fileNumber: '' }

/** The most letters that a marking may have. */
export const LONGEST_MARK = 80
