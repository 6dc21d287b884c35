/** Every figure that a story can draw from a plan, by id: a new one is a file with a function to a scene, and a line here. */

import type { Plan } from '#lib/engine/index.ts'
import type { Chain, ComponentId, NodeId } from '#lib/model/chain.ts'
import type { PlanFigure } from '#lib/model/files/story-format.ts'
import { balance } from './balance.ts'
import { ceilings } from './ceilings/ceilings.ts'
import { ladder } from './ladder.ts'
import { sankey, sankeyFrame } from './sankey/sankey.ts'
import type { Scene } from './scene/scene.ts'
import type { Locale } from './text/locale.ts'

/** A plan to be drawn and the room for it, in pixels. */
export interface FigureRequest {
	chain: Chain
	plan: Plan
	/** Plan of the opening scenario, which fixes scale and places of the Sankey. */
	base: Plan
	locale: Locale
	width: number
	height: number
	/** Size of the text. */
	size: number
	/** Draws one component alone. */
	component: ComponentId | null
	/** Node whose paths are lit. */
	selected: NodeId | null
}

/** Forms of the list of steps, as multiples of its height: the narrower, the better bars are read against each other. */
const LADDER_FORMS = [1.7, 2, 2.4]

/** Draws a figure of a plan, by its id. */
export const FIGURES: Record<PlanFigure, (request: FigureRequest) => Scene> = {
	sankey: ({ base, ...request }) =>
		sankey(request.chain, request.plan, {
			...request,
			frame: sankeyFrame(request.chain, base, request.component)
		}),
	balance: ({ chain, plan, ...request }) => balance(chain, plan, request),
	ceilings: (request) => ceilings(request.chain, request.plan, request),
	ladder: ladderIn
}

/** The list of steps, with who acts and by when where there is room for it, in the form in which that is drawn largest. */
function ladderIn({ chain, plan, width, height, locale, size }: FigureRequest): Scene {
	const drawn = (form: number, actors: boolean) =>
		ladder(chain, plan, { width: Math.min(width, height * form), locale, size, actors })
	const scaleOf = (scene: Scene) => Math.min(width / scene.width, height / scene.height)
	const [largest] = LADDER_FORMS.map((form) => drawn(form, true)).sort((a, b) => scaleOf(b) - scaleOf(a))
	return largest && scaleOf(largest) >= 1 ? largest : drawn(LADDER_FORMS[0]!, false)
}
