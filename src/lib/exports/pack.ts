/** The briefing pack: a whole planner as one HTML file, of a template that the build makes and the chain that goes into it. */
import type { Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Claims } from '#lib/model/claims.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import type { OwnStory, StoryStep } from '#lib/model/story.ts'

/** Everything that makes a pack the pack of one chain. `View` is the page's, which a pack only carries. */
export interface PackContent<View = unknown> {
	chain: Chain
	story: StoryStep[]
	claims: Claims | null
	/** The scenario that opens, and its plan. */
	opening: { scenario: Scenario; plan: Plan }
	/** The scenario and view that it starts with; null where that is the one that opens. */
	start: { scenario: Scenario; view: View | null } | null
	/** The reader's presentations, and the one that is presented; null for the model's own. Left out where there are none. */
	presentations?: { own: OwnStory[]; chosen: string | null }
}

/** The place of the content in the template: a block of data, which no browser runs. */
export const CONTENT_BLOCK = '<script type="application/json" id="midstream-pack"></script>'

/** Most bytes of a pack: what a mail takes with a margin, and a stick and a projector's laptop open at once. */
export const MOST_PACK_BYTES = 8_000_000

/** Thrown for a chain that is too large to be packed. */
export class PackTooLarge extends RangeError {
	/** Size that the pack would have. */
	readonly bytes: number

	constructor(bytes: number) {
		super(`A pack has at most ${MOST_PACK_BYTES} bytes; this one would have ${bytes}`)
		this.bytes = bytes
	}
}

/**
 * Writes a pack.
 * @param template The file that the build makes.
 * @throws Error where the template is not one.
 * @throws PackTooLarge
 */
export function writePack(template: string, content: PackContent): string {
	const [before, after, ...others] = template.split(CONTENT_BLOCK)
	if (before === undefined || after === undefined || others.length > 0)
		throw new Error('This is not the template of a briefing pack')
	const open = CONTENT_BLOCK.replace('</script>', '')
	const html = `${before}${open}${scriptSafe(JSON.stringify(content))}</script>${after}`
	const bytes = new TextEncoder().encode(html).length
	if (bytes > MOST_PACK_BYTES) throw new PackTooLarge(bytes)
	return html
}

/** Text of a model may say `</script>`, or `<!--`, which would end the block or hide its end. */
const scriptSafe = (json: string) => json.replaceAll('<', '\\u003c')

/** Reads the content of a pack; null for a template that nothing was put into. */
export function readPack<View>(text: string): PackContent<View> | null {
	return text.trim() === '' ? null : (JSON.parse(text) as PackContent<View>)
}
