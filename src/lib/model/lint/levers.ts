import type { Chain, Figure, Lever } from '../chain.ts'
import { error, within, type Finding } from '../findings/finding.ts'
import type { Draft } from './draft.ts'
import { countedStatuses } from './plants.ts'
import { findSettable } from '../settable.ts'
import { writtenLevers } from '../resolve/resolve.ts'

/** Levers that cannot be moved, or that have no value to start from. */
export function lintLevers({ chain, files }: Draft): Finding[] {
	return writtenLevers(files.chain).flatMap(({ id, at }) => {
		const lever = chain.levers.find((each) => each.id === id)
		if (!lever) return []
		const found = bounds(lever).map(({ key, message }) => error('lever-range', within(at, key), message))
		if (startOf(chain, id).some((figure) => figure.state === 'unknown'))
			found.push(error('lever-without-value', at, 'A lever needs a known value to start from; this amount is unknown.'))
		return found
	})
}

function bounds({ min, max, step }: Lever): { key: string; message: string }[] {
	if (min < 0) return [{ key: 'min', message: 'A lever cannot go below 0.' }]
	if (min >= max) return [{ key: 'max', message: `max (${max}) must be more than min (${min}).` }]
	if (step <= 0) return [{ key: 'step', message: `step must be more than 0, found ${step}.` }]
	return step > max - min
		? [{ key: 'step', message: `step (${step}) is wider than the lever (${min} to ${max}).` }]
		: []
}

function startOf(chain: Chain, id: string): Figure[] {
	const settable = findSettable(chain, id)
	if (!settable) return []
	if (settable.kind !== 'capacity') return [settable.node.amount]
	const counted = countedStatuses(chain)
	return settable.node.plants.filter((plant) => counted.has(plant.status)).map((plant) => plant.nameplate)
}
