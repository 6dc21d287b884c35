import type { Chain, Figure, Lever } from '../chain.ts'
import { error, within, type Finding, type Place } from '../findings/finding.ts'
import type { Draft } from './draft.ts'
import { countedStatuses } from './plants.ts'
import { entryAt } from '../addresses/addresses.ts'
import { findSettable } from '../settable.ts'
import { settable as addressFindings } from './scenarios.ts'
import { declaredAt, figuresOfLever, writtenLevers } from '../resolve/levers.ts'

/** Levers that cannot be moved, or that have no value to start from. */
export function lintLevers(draft: Draft): Finding[] {
	return [...besideNodes(draft), ...declaredLevers(draft)]
}

function besideNodes({ chain, files }: Draft): Finding[] {
	return writtenLevers(files.chain).flatMap(({ id, at }) => {
		const lever = chain.levers.find((each) => each.id === id)
		if (!lever) return []
		const found = bounds(lever).map(({ key, message }) => error('lever-range', within(at, key), message))
		if (startOf(chain, id).some((figure) => figure.state === 'unknown'))
			found.push(error('lever-without-value', at, 'A lever needs a known value to start from; this amount is unknown.'))
		return found
	})
}

/** Declared levers that name nothing, or whose way of moving does not fit their figures. */
function declaredLevers(draft: Draft): Finding[] {
	return Object.entries(draft.files.chain.levers ?? {}).flatMap(([id, file]) => {
		const at = declaredAt(id)
		const figures = figuresOfLever(file)
		const keyed = typeof file.figures === 'object' && !Array.isArray(file.figures)
		const unknown = figures.flatMap(({ address }, index) => {
			if (figureIn(draft, address)) return []
			const place = within(at, 'figures', ...(keyed ? [address] : Array.isArray(file.figures) ? [index] : []))
			return addressFindings(address, { ...draft, chain: { ...draft.chain, levers: [] } }, place)
		})
		const lever = draft.chain.levers.find((each) => each.id === id && each.figures)
		if (unknown.length > 0 || !lever) return unknown
		const wrong = bounds(lever).map(({ key, message }) => error('lever-range', within(at, key), message))
		return [...wrong, ...moves(draft.chain, lever, at)]
	})
}

function figureIn({ chain }: Draft, address: string): boolean {
	return entryAt(chain, address) !== null
}

const MOVED_TOGETHER = new Set(['capacity', 'nameplate', 'limit', 'commitment', 'available', 'amount', 'resource'])

function moves(chain: Chain, { by, figures = [] }: Lever, at: Place): Finding[] {
	const wrong = (message: string, hint: string) => [error('lever-moves', at, message, hint)]
	if (by === 'set')
		return figures.length === 1 ? [] : wrong('A lever that sets moves one figure.', 'Add by: share, or by: addition.')
	const entries = figures.map(({ address }) => entryAt(chain, address)!)
	const odd = entries.find(({ kind }) => !MOVED_TOGETHER.has(kind))
	if (odd)
		return wrong(`${odd.address} is no amount that can be moved together with others.`, 'Give it a lever of its own.')
	if (new Set(entries.map(({ address }) => address)).size < entries.length)
		return wrong('A lever names each of its figures once.', 'Leave the second one out.')
	const unknown = entries.find(({ value }) => value === null)
	if (unknown)
		return wrong(`${unknown.address} is unknown, and cannot be moved from there.`, 'Write a number, or none.')
	const weighted = figures.some(({ weight }) => weight !== 1)
	if (by === 'share') return weighted ? wrong('A lever that moves by share has no weights.', 'Use by: addition.') : []
	return figures.every(({ weight }) => weight > 0)
		? []
		: wrong('The weights of a lever must be above 0.', 'Leave out what it does not move.')
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
