import type { Chain, ComponentId, MaterialId, NodeId } from '../chain.ts'
import { error, type Finding, type Path } from '../findings/finding.ts'
import { takenBy } from '../process-materials.ts'

/** The share that a loop must lose each time round, at least, for the solver to say how much goes round in it. */
const LEAST_LOSS = 1e-6

/** A step of matter from one material to another, with the part of one component that it passes on. */
interface Step {
	process: NodeId
	from: MaterialId
	to: MaterialId
	share: number
	/** The place of the yield in chain.yaml. */
	path: Path
}

/**
 * Finds loops of processes that lose less than {@link LEAST_LOSS} of a component each time round: the amount that goes
 * round in them has no limit, or one that a solver working in doubles cannot tell. One finding per component and loop
 * found first, at the yield that is nearest to losing something.
 */
export function losslessLoops(chain: Chain): Finding[] {
	const found = chain.components.flatMap(({ id }) => {
		const loop = firstLoop(lossless(chain, id))
		return loop ? [{ component: id, loop }] : []
	})
	const seen = new Set<string>()
	return found.flatMap(({ component, loop }) => {
		const key = loop
			.map((step) => step.path.join('.'))
			.sort()
			.join(' ')
		if (seen.has(key)) return []
		seen.add(key)
		return [finding(component, loop)]
	})
}

function finding(component: ComponentId, loop: readonly Step[]): Finding {
	const kept = loop.reduce((product, step) => product * step.share, 1)
	const least = loop.reduce((best, step) => (step.share < best.share ? step : best))
	const processes = [...new Set(loop.map((step) => step.process))]
	return error(
		'lossless-loop',
		{ file: 'chain.yaml', path: least.path },
		{ processes, component, kept, least: LEAST_LOSS }
	)
}

/** Steps that keep so much of a component that only a loop of such steps can be lossless. */
function lossless({ processes }: Chain, component: ComponentId): Step[] {
	return processes.flatMap(({ id, modes }) =>
		modes.flatMap((mode, index) =>
			mode.yields.flatMap(({ to, shares }, output) => {
				const share = shares[component] ?? 0
				if (!('material' in to) || share < 1 - LEAST_LOSS) return []
				const path = ['processes', id, 'modes', index, 'gives', output, 'yield']
				return [...new Set(takenBy(mode))].map((from) => ({ process: id, from, to: to.material, share, path }))
			})
		)
	)
}

/** The first loop among the steps, by a depth-first walk that enters each material once; null when there is none. */
function firstLoop(steps: readonly Step[]): Step[] | null {
	const by = grouped(steps)
	const done = new Set<MaterialId>()
	for (const start of by.keys()) {
		const trail: { at: MaterialId; next: Iterator<Step>; by: Step | null }[] = []
		const enter = (at: MaterialId, step: Step | null) => trail.push({ at, next: (by.get(at) ?? []).values(), by: step })
		if (!done.has(start)) enter(start, null)
		while (trail.length > 0) {
			const { value: step } = trail.at(-1)!.next.next() as { value: Step | undefined }
			if (!step) {
				done.add(trail.pop()!.at)
				continue
			}
			const back = trail.findIndex((each) => each.at === step.to)
			if (back >= 0) return [...trail.slice(back + 1).map((each) => each.by!), step]
			if (!done.has(step.to)) enter(step.to, step)
		}
	}
	return null
}

function grouped(steps: readonly Step[]): Map<MaterialId, Step[]> {
	const by = new Map<MaterialId, Step[]>()
	for (const step of steps) by.set(step.from, [...(by.get(step.from) ?? []), step])
	return by
}
