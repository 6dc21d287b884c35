import type { Chain, Figure, Lever } from '../chain.ts'
import { error, within, type Finding, type Place } from '../findings/finding.ts'
import type { FindingParameters } from '../findings/parameters.ts'
import type { Draft } from './draft.ts'
import { countedStatuses } from './plants.ts'
import { entryAt } from '../addresses/addresses.ts'
import { checkValue } from '../addresses/figure-values.ts'
import { withFigures } from '../addresses/with-figures.ts'
import { isProblem } from '../units/quantity.ts'
import type { Reason } from '../units/reason.ts'
import { findSettable } from '../addresses/settable.ts'
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
		const found: Finding[] = bounds(lever).map(({ key, wrong }) => error('lever-range', within(at, key), wrong))
		if (startOf(chain, id).some((figure) => figure.state === 'unknown')) found.push(error('lever-without-value', at))
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
			if (draft.declared.levers?.has(address)) return [error('lever-moves', place, { kind: 'lever', address })]
			return addressFindings(address, { ...draft, chain: { ...draft.chain, levers: [] } }, place)
		})
		const lever = draft.chain.levers.find((each) => each.id === id && each.figures)
		if (unknown.length > 0 || !lever) return unknown
		const wrong = bounds(lever).map(({ key, wrong }) => error('lever-range', within(at, key), wrong))
		const unmoved = moves(draft.chain, lever, at)
		return [...wrong, ...unmoved, ...(wrong.length + unmoved.length === 0 ? ends(draft.chain, lever, at) : [])]
	})
}

function figureIn({ chain }: Draft, address: string): boolean {
	return entryAt(chain, address) !== null
}

const MOVED_TOGETHER = new Set(['capacity', 'nameplate', 'limit', 'commitment', 'available', 'amount', 'resource'])

function moves(chain: Chain, { by, figures = [] }: Lever, at: Place): Finding[] {
	const wrong = (of: FindingParameters['lever-moves']) => [error('lever-moves', at, of)]
	if (by === 'set') return figures.length === 1 ? [] : wrong({ kind: 'several' })
	const entries = figures.map(({ address }) => entryAt(chain, address)!)
	const odd = entries.find(({ kind }) => !MOVED_TOGETHER.has(kind))
	if (odd) return wrong({ kind: 'no-amount', address: odd.address })
	if (new Set(entries.map(({ address }) => address)).size < entries.length) return wrong({ kind: 'twice' })
	const unknown = entries.find(({ value }) => value === null)
	if (unknown) return wrong({ kind: 'unknown', address: unknown.address })
	const weighted = figures.some(({ weight }) => weight !== 1)
	if (by === 'share') return weighted ? wrong({ kind: 'weighted-share' }) : []
	return figures.every(({ weight }) => weight > 0) ? [] : wrong({ kind: 'weight-not-above-zero' })
}

/** Ends that a figure which is set cannot have, or with which what must sum to 1 does not. */
function ends(chain: Chain, lever: Lever, at: Place): Finding[] {
	const [{ address } = { address: '' }] = lever.figures ?? []
	if (lever.by !== 'set') return []
	return (['min', 'max'] as const).flatMap((key) => {
		const reason = refusal(chain, address, lever[key] * lever.factor)
		return reason
			? [error('out-of-range', within(at, key), { kind: 'setting', address, value: lever[key], reason })]
			: []
	})
}

/** Why a figure cannot be set to a value, in base units; null where it can. */
function refusal(chain: Chain, address: string, value: number): Reason | null {
	const when = { year: chain.years.first, counts: chain.counts }
	const wrong = checkValue(entryAt(chain, address)!, value)
	if (wrong) return wrong
	const set = withFigures(chain, [{ address, value, figure: null }], when)
	return isProblem(set) ? set.problem : null
}

function bounds({ min, max, step }: Lever): { key: string; wrong: FindingParameters['lever-range'] }[] {
	if (min < 0) return [{ key: 'min', wrong: { kind: 'below-zero' } }]
	if (min >= max) return [{ key: 'max', wrong: { kind: 'order', min, max } }]
	if (step <= 0) return [{ key: 'step', wrong: { kind: 'step', step } }]
	return step > max - min ? [{ key: 'step', wrong: { kind: 'wide-step', step, min, max } }] : []
}

function startOf(chain: Chain, id: string): Figure[] {
	const settable = findSettable(chain, id)
	if (!settable) return []
	if (settable.kind !== 'capacity') return [settable.node.amount]
	const counted = countedStatuses(chain)
	return settable.node.plants.filter((plant) => counted.has(plant.status)).map((plant) => plant.nameplate)
}
