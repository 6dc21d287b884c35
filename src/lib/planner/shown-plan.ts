import type { Plan } from '#lib/engine/index.ts'
import type { Answer } from './protocol.ts'

/**
 * Puts new amounts in place of those of an earlier plan, and leaves its explanation: verdicts, ceilings, ladder and gap
 * by cause. The result is of two scenarios where the answer is of another than the plan; a view that draws it says so.
 */
export function withAmounts(explained: Plan, answer: Answer): Plan {
	const processes = new Map(explained.processes.map((process) => [process.id, process]))
	const feeds = new Map(explained.feeds.map((feed) => [feed.id, feed]))
	return {
		...explained,
		...answer,
		processes: answer.processes.map((use) => ({ ...processes.get(use.id)!, ...use })),
		feeds: answer.feeds.map((use) => ({ ...feeds.get(use.id)!, ...use }))
	}
}
