import type { Session } from '#lib/planner/context.ts'
import type { SavedScenarios } from '#lib/planner/saved/saved-scenarios.svelte.ts'
import type { OwnStories } from '#lib/planner/stories/own-stories.svelte.ts'
import { scenarioText, type KeptTicks } from '#lib/planner/session-store.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import type { Shared } from '#lib/planner/snapshot.ts'
import { steps } from '#lib/figures/steps.ts'
import { shortUnit, withUnit } from '#lib/figures/text/number-format.ts'
import type { PageLocale } from '../locale.ts'
import { loadPart } from './load-part.ts'

type Told = Pick<Session, 'planner' | 'notices'>
type Opened = Told & Pick<Session, 'view' | 'engine'>

/** Opens what a link or a saved scenario holds, as one step to undo, and says what this model does not have of it. */
export async function openShared(session: Opened, shared: Shared, locale: PageLocale): Promise<void> {
	if (shared.ticked) await adoptTicks(session, shared.scenario, shared.ticked)
	session.planner.replace(shared.scenario)
	session.view.open(shared.view)
	session.notices.dismiss('continued')
	tellParts(session, shared, locale)
}

/** Says what of a link or a saved scenario this model does not have or refuses, and what came of it with the model of then. */
export function tellParts({ planner, notices }: Told, { dropped, older }: Shared, locale: PageLocale): void {
	const { page, numbers } = locale
	for (const notice of ['link-part', 'link-older'] as const) notices.dismiss(notice)
	if (dropped.length > 0) notices.show('link-part', page.notices.linkDropped(dropped))
	if (!older) return
	const { chain } = planner
	const amount = (value: number) => withUnit(numbers.picture(value), shortUnit(chain.unit))
	const results = { delivered: amount(older.delivered), gap: amount(older.gap) }
	notices.show('link-older', page.notices.linkWas({ version: older.version, ...results, now: chain.version }))
}

/**
 * Takes up the ticks of a scenario that is about to be opened, on the plan whose steps they are. Where that cannot be made,
 * the scenario opens without ticks.
 */
export async function adoptTicks(
	{ planner, engine }: Pick<Session, 'planner' | 'engine'>,
	scenario: Scenario,
	{ scenario: listed, steps: ticked }: KeptTicks
): Promise<void> {
	const { chain, opening } = planner
	const isOpening = scenarioText(listed) === scenarioText(opening.scenario)
	const plan = isOpening ? opening.plan : await engine.plan(listed).catch(() => null)
	if (!plan) return
	const known = ticked.filter((step) => step < steps(chain, plan).length)
	if (known.length === 0) return
	planner.ticked.adopt(scenario, { scenario: isOpening ? opening.scenario : listed, plan, steps: new Set(known) })
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
