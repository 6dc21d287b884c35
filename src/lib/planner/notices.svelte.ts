/** Messages of the page to its reader, apart from the plan. */

/**
 * - `not-kept`: the browser stores nothing for this site, or no more
 * - `story-missing`: the address names a presentation that this browser does not have, or that has no step to show
 * - `continued`: the page opened with a scenario of another tab or an earlier visit
 * - `part-missing`: a file of the page could not be loaded
 * - `version-ready`: a newer version of the page is kept and can be opened
 * - `link-damaged`: the address holds a link that nothing could be opened of
 * - `link-part`: of a link some was left out, named in the detail
 * - `link-older`: a link was made with another version of the model; the detail says what came of it there
 */
export const NOTICES = [
	'part-missing',
	'not-kept',
	'version-ready',
	'link-damaged',
	'link-part',
	'link-older',
	'story-missing',
	'continued'
] as const
/** One of {@link NOTICES}. */
export type NoticeKind = (typeof NOTICES)[number]

/** The notices that stand on the page now; each at most once. */
export class Notices {
	#shown = $state.raw<Readonly<Partial<Record<NoticeKind, string>>>>({})

	/** The notices in the order of {@link NOTICES}, gravest first. */
	get shown(): readonly NoticeKind[] {
		return NOTICES.filter((kind) => kind in this.#shown)
	}

	/** Text that goes with a notice; empty where it says all by itself. */
	detail(kind: NoticeKind): string {
		return this.#shown[kind] ?? ''
	}

	/** Puts a notice on the page, with the text that goes with it. */
	show(kind: NoticeKind, detail = ''): void {
		this.#shown = { ...this.#shown, [kind]: detail }
	}

	/** Takes a notice off the page. */
	dismiss(kind: NoticeKind): void {
		const { [kind]: _, ...others } = this.#shown
		this.#shown = others
	}
}
