/** The formats of a story: a new one is an object like these, and its words. */
import type { Words } from '#lib/messages/index.ts'
import { PLAIN_MARKS } from '#lib/messages/papers.ts'
import type { Content, ExportAssets } from './format.ts'
import type { DeckOptions } from './pdf/deck-pdf.ts'
import { storyDeck, type StorySubject } from './slides/story.ts'

/** Id of a format of a story: as it is named on the command line, and by which its words are found. */
export type StoryFormat = keyof Words['report']['stories']['formats']

/** One format in which a story can be written to a file. */
interface StoryFile {
	/** What the file's name says of it beside the story. */
	named: readonly string[]
	/** Ending of the file's name, without the dot. */
	extension: string
	/** Media type. */
	mime: string
	/** Returns the content of the file; large libraries load when it is called. */
	write(subject: StorySubject, assets: ExportAssets): Promise<Content>
}

/** All formats of a story by id, in the order of the words. */
export const STORY_FORMATS: Readonly<Record<StoryFormat, StoryFile>> = {
	pptx: {
		named: [],
		extension: 'pptx',
		mime: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
		write: async (subject) => (await import('./pptx/deck.ts')).deckPptx(storyDeck(subject))
	},
	pdf: {
		named: [],
		extension: 'pdf',
		mime: 'application/pdf',
		write: (subject, { typefaces }) => pdfOf(subject, { typefaces })
	},
	notes: {
		named: ['notes'],
		extension: 'pdf',
		mime: 'application/pdf',
		write: (subject, { typefaces }) => pdfOf(subject, { typefaces, notesOn: (subject.marks ?? PLAIN_MARKS).paper })
	}
}

async function pdfOf(subject: StorySubject, options: Omit<DeckOptions, 'locale'>) {
	return (await import('./pdf/deck-pdf.ts')).deckPdf(storyDeck(subject), { ...options, locale: subject.locale })
}
