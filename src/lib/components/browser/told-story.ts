import type { OwnStory, StoryStep } from '#lib/model/story.ts'
import type { Session } from '#lib/planner/context.ts'
import { loadPart } from './load-part.ts'
import { storiesOf } from './open-shared.ts'

/** A presentation as it is told. */
export interface ToldStory {
	/** Null for the model's own. */
	name: string | null
	/** Without those whose scenario the model does not have. */
	steps: readonly StoryStep[]
}

/**
 * Returns a presentation as it is told; null where there is none of that id here.
 * @param ofModel The model's own, which has no id.
 */
export async function toldStory(
	session: Session,
	ofModel: readonly StoryStep[],
	id: string | null
): Promise<ToldStory | null> {
	if (id === null) return { name: null, steps: ofModel }
	const story = session.carried.find((each) => each.id === id) ?? (await ownStory(session, id))
	if (!story) return null
	const part = await loadPart(session.notices, () => import('#lib/planner/stories/known-steps.ts'))
	return part && { name: story.name, steps: part.presentable(session.planner.chain, story.steps) }
}

/** As it is stored now: another tab may have changed it. */
async function ownStory(session: Session, id: string) {
	const stories = await storiesOf(session)
	await stories?.refresh()
	return stories?.withId(id)
}

/** Returns the reader's presentations as a briefing pack carries them, under ids of their own, and which is chosen. */
export async function carriedBy(session: Session): Promise<{ own: OwnStory[]; chosen: string | null }> {
	const stories = await storiesOf(session)
	await stories?.refresh()
	const carried = (id: string) => `pack${id}`
	const own = (stories?.records ?? []).map((story) => ({ ...story, id: carried(story.id) }))
	const { id } = session.chosenStory
	return { own, chosen: id !== null && stories?.withId(id) ? carried(id) : null }
}
