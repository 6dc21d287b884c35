/** Which processes can draw on a supply that nothing limits today. */

import { hasCapacity } from '../../programme/situation.ts'
import type { Limiter } from '../../programme/programme.ts'
import { MATERIAL } from '../../tolerances.ts'
import type { Solved } from '../question.ts'

/**
 * Returns, per process, whether feeds and imports that are not used up reach it through plants that have room, in every
 * ingredient of some way to run it. Such a process is not starved by another feed.
 */
export function freelySupplied({ programme, situation, plan, bounds }: Solved): boolean[] {
	const { chain, formulation } = programme
	const { lots } = formulation
	const used = programme.used(plan)
	const isFree = (limiter: Limiter) => !programme.isUsedUp(limiter, plan, bounds) && programme.offers(limiter, bounds)
	const hasRoom = (p: number) => hasCapacity(situation, p) && used[p]! < situation.effective[p]! * (1 - MATERIAL)
	const available = new Set([
		...chain.feeds.flatMap((_, index) =>
			isFree({ kind: 'feed', index }) ? lots.feeds[index]!.map(([lot]) => lot) : []
		),
		...chain.trades.flatMap(({ id, kind }, index) =>
			kind === 'import' && isFree({ kind, index }) ? lots.imports.get(id)!.map(([lot]) => lot) : []
		)
	])
	const supplied = chain.processes.map(() => false)
	for (let grew = true; grew;) {
		grew = false
		for (const { process, inputs, outputs } of lots.activities) {
			if (!inputs.every(([lot]) => available.has(lot))) continue
			supplied[process] = true
			for (const [lot] of hasRoom(process) ? outputs : []) {
				grew ||= !available.has(lot)
				available.add(lot)
			}
		}
	}
	return supplied
}
