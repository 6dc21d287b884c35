/** Texts of saved scenarios. */
import { headlineAmounts, shortUnit, withUnit } from '#lib/figures/text/number-format.ts'
import type { Words } from '#lib/messages/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { SavedVersion } from '#lib/planner/saved/record.ts'
import { shortened } from '#lib/model/text/shortened.ts'
import type { Damaged } from '#lib/planner/saved/store.ts'
import type { SavedOutcome } from '#lib/planner/saved/saved-scenarios.svelte.ts'
import type { FileProblem } from '#lib/planner/saved/record-file.ts'
import { downloadFile, nameOfParts } from '../browser/download.ts'
import { today } from '../browser/today.ts'
import type { PageLocale } from '../locale.ts'

/** A message of the dialog: what came of the last thing done, and what would undo it. */
export interface Told {
	text: string
	alarm: boolean
	undo: (() => void) | null
}

/** Returns a moment (ISO 8601, UTC) by the reader's clock, e.g. `2026-11-27 23:10`. */
export function momentText(at: string): string {
	const time = new Date(at)
	const two = (value: number) => String(value).padStart(2, '0')
	return `${today(time)} ${two(time.getHours())}:${two(time.getMinutes())}`
}

/** Returns what was delivered and missing when a version was saved. */
export function resultText(chain: Chain, { snapshot }: SavedVersion, { page, numbers }: PageLocale): string {
	const { result } = snapshot
	const amount = (value: number) => withUnit(numbers.full(value), shortUnit(chain.unit))
	const { delivered, gap } = headlineAmounts(result.delivered + result.gap, result.delivered)
	return page.scenario.result({ delivered: amount(delivered), gap: gap > 0 ? amount(gap) : null })
}

/** Returns what an outcome has to say; null where the list says it. */
export function outcomeText(outcome: SavedOutcome | null, { page }: PageLocale): string | null {
	const text = page.saved
	if (outcome?.kind === 'trouble') return text.trouble[outcome.trouble]
	if (outcome?.kind === 'changed') return text.told.changed
	return outcome?.kind === 'beside' ? text.told.beside({ name: outcome.record.versions.at(-1)!.name }) : null
}

type ProblemWords = Words['page']['saved']['problem']

/** Returns what is wrong with a file, and what to do. */
export function problemText(problem: FileProblem, text: ProblemWords): string {
	if (problem.kind === 'newer-file') return text.newerFile(problem)
	if (problem.kind === 'other-chain') return text.otherChain(problem)
	if (problem.kind !== 'record') return text[problem.kind]
	const { number, name, problem: inner } = problem
	return inner.kind === 'newer'
		? text.newerRecord({ number, name, format: inner.format })
		: text.record({ number, name, fields: inner.fields })
}

/** Words of what is not in the list of records. */
export type RestWords = Pick<
	Words['page']['saved'],
	| 'gone'
	| 'goneWhy'
	| 'saveAgain'
	| 'damaged'
	| 'damagedWhy'
	| 'damagedFields'
	| 'damagedNewer'
	| 'trash'
	| 'putBack'
	| 'putBackName'
	| 'remove'
	| 'removeName'
>

/** Returns what is wrong with stored data. */
export function damagedText(
	{ key, problem }: Damaged,
	text: Pick<RestWords, 'damagedFields' | 'damagedNewer'>
): string {
	const name = shortened(String(key))
	return problem.kind === 'newer'
		? text.damagedNewer({ key: name, format: problem.format })
		: text.damagedFields({ key: name, fields: problem.fields.map(shortened) })
}

/** Has the browser download a text as a JSON file; its name is that of the chain and of what is in it. */
export function downloadText(text: string, ...parts: string[]): void {
	downloadFile(nameOfParts(parts, 'json'), text, 'application/json')
}
