import type { StoryStep } from '#lib/model/story.ts'
import type { Session } from '#lib/planner/context.ts'
import { presentable } from '#lib/planner/stories/known-steps.ts'
import { storiesOf } from '../browser/open-shared.ts'

/**
 * Returns the steps of a presentation as they are told, without those whose scenario the model does not have; null where
 * there is no such presentation here.
 * @param ofModel The model's own, which has no id.
 */
export async function toldSteps(
	session: Session,
	ofModel: readonly StoryStep[],
	id: string | null
): Promise<readonly StoryStep[] | null> {
	if (id === null) return ofModel
	const story = session.carried.find((each) => each.id === id) ?? (await ownStory(session, id))
	return story ? presentable(session.planner.chain, story.steps) : null
}

/** As it is stored now: another tab may have changed it. */
async function ownStory(session: Session, id: string) {
	const stories = await storiesOf(session)
	await stories?.refresh()
	return stories?.withId(id)
}
