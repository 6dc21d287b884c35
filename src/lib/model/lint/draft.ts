import type { Chain, Figure, ShareFigure } from '../chain.ts'
import type { DeclaredIds } from '../files/declared-ids.ts'
import type { ChecksFile, StoryFile } from '../files/file.ts'
import type { Located } from '../resolve/figures.ts'
import type { ModelFiles } from '../resolve/resolve.ts'

/** A model as far as it could be read: what the checks of meaning run over. */
export interface Draft {
	/** Resolved from the parts that fit the schema; what could not be converted is NaN. */
	chain: Chain
	files: ModelFiles & { checks: ChecksFile; story: StoryFile }
	declared: DeclaredIds
	/** Whether a file was read without leaving anything out. */
	whole: { chain: boolean; sources: boolean; scenarios: boolean }
	figures: readonly Located<Figure>[]
	shares: readonly (Located<ShareFigure> & { uniform: boolean })[]
}
