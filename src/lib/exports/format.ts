import type { Plan } from '#lib/engine/index.ts'
import type { Theme } from '#lib/figures/scene/palette.ts'
import type { Locale } from '#lib/figures/text/locale.ts'
import type { Marks } from '#lib/messages/papers.ts'
import type { Chain, ComponentId } from '#lib/model/chain.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import type { Beside } from './beside.ts'
import type { ExportKind } from './file-name.ts'
import type { EmbeddedFont } from './fonts.ts'
import type { Typeface } from './pdf/typefaces.ts'

/** Things that files may need beside the plan: read only when a writer asks, since most need none of them. */
export interface ExportAssets {
	/** The fonts that a drawing for browsers carries inside itself. */
	fonts(): Promise<readonly EmbeddedFont[]>
	/** The fonts of documents, by preference; those for Latin letters first. */
	typefaces: readonly Typeface[]
}

/** Readers of a report: those who want all of it, and those who have a minute. The first is the usual one. */
export const AUDIENCES = ['full', 'brief'] as const
/** One of {@link AUDIENCES}. */
export type Audience = (typeof AUDIENCES)[number]

/** All that a file may be made of: one plan, how it is told, and how it is drawn. */
export interface ExportSubject {
	chain: Chain
	scenario: Scenario
	plan: Plan
	/** Plan of the model's base situation, whose scale all drawings of the model share. */
	base: Plan
	locale: Locale
	/** What is told beside the plan. */
	beside?: Beside
	/** Paper and markings of documents; left out, the usual paper without any. */
	marks?: Marks
	/** Readers of what is a report; left out, the usual ones. */
	audience?: Audience
	/** Day of the export, e.g. 2026-11-22. */
	exported: string
	/** Draws one component alone; null for all together. */
	component: ComponentId | null
	assets: ExportAssets
	/** Width and height of a drawing, pixels; left out, its own. */
	width?: number
	height?: number
	/** Colours of a drawing; left out, light. */
	theme?: Theme
}

/** The content of a file: text, or bytes. */
export type Content = string | Uint8Array<ArrayBuffer>

/** One format in which a plan can be written to a file: the same subject gives the same content. */
export interface ExportFormat {
	/** Ending of the file's name, without the dot. */
	extension: string
	/** Media type, with its character set where that is not in the file itself. */
	mime: string
	/** Content of the file, as its name says it. */
	kind: ExportKind
	/** True where a terminal can print it: text to be read, or data, and no drawing. */
	printable: boolean
	/** True where the file tells of what stands beside the plan, if it is at hand. */
	tellsBeside: boolean
	/** True for a report that can be told in brief. */
	hasBrief: boolean
	/** Returns the content of the file; large libraries load when it is called. */
	write(subject: ExportSubject): Promise<Content>
}
