/** Sources as a line of text has room for them: by who published them. */
import type { Chain, SourceId } from '#lib/model/chain.ts'

/**
 * Returns the publishers of some sources, each once, in their order; a source that the chain does not have by its id. A
 * chain without its long texts names none.
 */
export function publishersOf(chain: Pick<Chain, 'sources'>, ids: readonly SourceId[]): string[] {
	const named = ids.map((id) => chain.sources.find((source) => source.id === id)?.publisher ?? id)
	return [...new Set(named)].filter((publisher) => publisher !== '')
}
