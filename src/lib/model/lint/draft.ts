import type { Chain, Figure, ShareFigure } from '../chain.ts'
import type { DeclaredIds } from '../files/declared-ids.ts'
import type { ClaimsFile } from '../files/claims-file.ts'
import type { ChecksFile } from '../files/checks-file.ts'
import type { StoryFile } from '../files/story-file.ts'
import type { Located } from '../resolve/figures.ts'
import type { ModelFiles } from '../resolve/resolve.ts'

/**
 * A model as far as it could be read: the input of the checks of meaning.
 *
 * A file with errors is still checked, so that its author sees all problems at once and none twice. Four mechanisms
 * work together for that:
 *
 * 1. A section that cannot be read at all is replaced by an empty one (`blank` in `files/validate.ts`, with the values
 *    in `read-model.ts`), so that one wrong key does not hide the rest of the file.
 * 2. In a section that can be read, the entries that do not fit the schema are removed (`salvage` in
 *    `files/validate.ts`), and the others are checked.
 * 3. `declared` holds the ids as they stand in the files, of removed entries too (`files/declared-ids.ts`), so that a
 *    reference to a broken entry is not reported as leading nowhere; null where a section cannot be read.
 * 4. `whole` says whether anything was removed: checks that would take the gap for a mistake (unused sources, matter
 *    that cannot flow) run only where nothing was.
 *
 * Amounts that cannot be read are reported once, where they are written, and are NaN here; comparisons with NaN are
 * false, so that later checks pass over them.
 */
export interface Draft {
	/** Resolved from the parts that fit the schema; an amount that could not be converted is NaN. */
	chain: Chain
	files: ModelFiles & { checks: ChecksFile; story: StoryFile; claims: ClaimsFile | null }
	declared: DeclaredIds
	/** By file: true when it was read without leaving anything out. */
	whole: { chain: boolean; sources: boolean; scenarios: boolean }
	figures: readonly Located<Figure>[]
	shares: readonly (Located<ShareFigure> & { uniform: boolean })[]
}
