import type { Session } from '#lib/planner/context.ts'
import type { SavedScenarios } from '#lib/planner/saved/saved-scenarios.svelte.ts'
import type { OwnStories } from '#lib/planner/stories/own-stories.svelte.ts'
import type { Shared } from '#lib/planner/snapshot.ts'
import { shortUnit, withUnit } from '#lib/figures/text/number-format.ts'
import type { PageLocale } from '../locale.ts'
import { loadPart } from './load-part.ts'

type Opened = Pick<Session, 'planner' | 'view' | 'notices'>

/** Opens what a link or a saved scenario holds, as one step to undo, and says what this model does not have of it. */
export function openShared(session: Opened, shared: Shared, locale: PageLocale): void {
	session.planner.replace(shared.scenario)
	session.view.open(shared.view)
	session.notices.dismiss('continued')
	tellParts(session, shared, locale)
}

/** Says what of a link or a saved scenario this model does not have or refuses, and what came of it with the model of then. */
export function tellParts({ planner, notices }: Opened, { dropped, older }: Shared, locale: PageLocale): void {
	const { page, numbers } = locale
	for (const notice of ['link-part', 'link-older'] as const) notices.dismiss(notice)
	if (dropped.length > 0) notices.show('link-part', page.notices.linkDropped(dropped))
	if (!older) return
	const { chain } = planner
	const amount = (value: number) => withUnit(numbers.picture(value), shortUnit(chain.unit))
	const results = { delivered: amount(older.delivered), gap: amount(older.gap) }
	notices.show('link-older', page.notices.linkWas({ version: older.version, ...results, now: chain.version }))
}

/** Returns the saved scenarios of a session, whose code is loaded when first asked for; null where it is missing. */
export async function savedOf(session: Session): Promise<SavedScenarios | null> {
	if (session.saved) return session.saved
	const part = await loadPart(session.notices, () => import('#lib/planner/saved/create-saved.ts'))
	if (!part) return null
	const made = await part.createSaved(session.planner.chain.id)
	// Somebody else may have asked meanwhile: a page has one list.
	return (session.saved ??= made)
}

/** Returns the reader's own presentations of a session, whose code is loaded when first asked for; null where it is missing. */
export async function storiesOf(session: Session): Promise<OwnStories | null> {
	if (session.stories) return session.stories
	const part = await loadPart(session.notices, () => import('#lib/planner/stories/create-stories.ts'))
	if (!part) return null
	const made = await part.createStories(session.planner.chain.id)
	return (session.stories ??= made)
}
