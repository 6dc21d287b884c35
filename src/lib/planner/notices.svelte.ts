/** Messages of the page to its reader, apart from the plan. */

/**
 * - `not-kept`: the browser stores nothing for this site, or no more
 * - `continued`: the page opened with a scenario of another tab or an earlier visit
 * - `part-missing`: a file of the page could not be loaded
 */
export const NOTICES = ['part-missing', 'not-kept', 'continued'] as const
/** One of {@link NOTICES}. */
export type NoticeKind = (typeof NOTICES)[number]

/** The notices that stand on the page now; each at most once. */
export class Notices {
	#shown = $state.raw<readonly NoticeKind[]>([])

	/** The notices in the order of {@link NOTICES}, gravest first. */
	get shown(): readonly NoticeKind[] {
		return NOTICES.filter((kind) => this.#shown.includes(kind))
	}

	/** Puts a notice on the page. */
	show(kind: NoticeKind): void {
		if (!this.#shown.includes(kind)) this.#shown = [...this.#shown, kind]
	}

	/** Takes a notice off the page. */
	dismiss(kind: NoticeKind): void {
		this.#shown = this.#shown.filter((each) => each !== kind)
	}
}
