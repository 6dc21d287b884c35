/** Levers that move several figures together: what they set, and where they stand. */
import { entryAt, isStartAddress } from '../addresses/addresses.ts'
import type { FigureEntry } from '../addresses/figure-entry.ts'
import type { When } from '../capacity.ts'
import type { Address, Chain, Lever, LeverId } from '../chain.ts'
import { sum } from '../sum.ts'
import { SettingError } from '../units/reason.ts'
import type { Inherited } from './inherit.ts'
import { withLever, withoutLever, type Scenario, type Setting } from './scenario.ts'

/** A setting as it is asked for: `address` of a figure, or the id of a lever, with a value in its own unit. */
export interface AskedSetting {
	address: Address | LeverId
	value: number
}

/** A figure that a lever moves, as it stands, and its weight. */
interface Moved {
	entry: FigureEntry
	weight: number
}

/** True for a lever that moves figures of its own list, and not the one with its id. */
export function isDeclared(lever: Lever): boolean {
	return lever.figures !== undefined
}

/** True for what is set to a year: a plant's first one, by its address or by a lever of it. */
export function isYearSetting({ levers }: Pick<Chain, 'levers'>, id: Address | LeverId): boolean {
	const [figure] = levers.find((lever) => lever.id === id)?.figures ?? []
	return isStartAddress(figure?.address ?? id)
}

/** The figures that a lever moves; the parts of other demand bases, which count in no plan, are left out. */
function movedBy(chain: Chain, lever: Lever, { demand, ...when }: When & Pick<Inherited, 'demand'>): Moved[] {
	const others = new Set(chain.demands.filter(({ basis }) => basis !== demand).map(({ id }) => id))
	return (lever.figures ?? []).flatMap(({ address, weight }) => {
		const entry = entryAt(chain, address, when)
		return entry && !(entry.node !== null && others.has(entry.node)) ? [{ entry, weight }] : []
	})
}

/**
 * Replaces each lever of several figures by settings of these figures. A figure that is set by itself as well keeps that
 * setting.
 */
export function expandLevers(chain: Chain, asked: readonly AskedSetting[], own: Inherited): AskedSetting[] {
	const levers = asked.flatMap(({ address, value }) => {
		const lever = declaredLever(chain, address)
		return lever ? [{ lever, value }] : []
	})
	if (levers.length === 0) return [...asked]
	const single = asked.filter(({ address }) => !declaredLever(chain, address))
	const set = new Map<Address, number>()
	for (const { lever, value } of levers) {
		for (const moved of movedTo(chain, lever, value, own)) set.set(moved.address, moved.value)
	}
	for (const { address, value } of single) set.set(address, value)
	return [...set].map(([address, value]) => ({ address, value }))
}

function declaredLever(chain: Chain, id: string): Lever | null {
	const lever = chain.levers.find((each) => each.id === id)
	return lever && isDeclared(lever) ? lever : null
}

/** The settings of a lever's figures at `value` of the lever, each in the unit of the figure. */
function movedTo(chain: Chain, lever: Lever, value: number, own: Inherited): AskedSetting[] {
	if (!(Number.isFinite(value) && value >= 0))
		throw new SettingError({
			kind: 'cannot-be',
			address: lever.id,
			amount: `${value} ${lever.unit}`,
			reason: { kind: 'below-zero' }
		})
	const moved = movedBy(chain, lever, own)
	const amount = value * lever.factor
	const total = sumOf(moved)
	return moved.map(({ entry, weight }) => {
		const before = entry.value ?? 0
		if (lever.by === 'share') {
			// Where all stand at 0 there is no proportion to keep.
			const share = total > 0 ? before / total : 1 / moved.length
			return { address: entry.address, value: (share * amount) / entry.factor }
		}
		const after = lever.by === 'addition' ? before + amount * weight : amount
		return { address: entry.address, value: after / entry.factor }
	})
}

function sumOf(moved: readonly Moved[]): number {
	return sum(moved.map(({ entry }) => entry.value ?? 0))
}

/**
 * Returns where a lever of several figures stands before it is moved, in base units: the sum of its figures where it
 * scales them, 0 where it adds to them, the figure itself where it sets the one.
 */
export function leverStart(chain: Chain, lever: Lever, own: When & Pick<Inherited, 'demand'>): number {
	if (lever.by === 'addition') return 0
	return sumOf(movedBy(chain, lever, own))
}

/**
 * Returns the scenario with a lever moved to `value`, in its own unit. A lever of several figures takes the place of
 * what was set of each of them alone.
 */
export function moveLever(chain: Chain, scenario: Scenario, id: LeverId, value: Setting): Scenario {
	const lever = declaredLever(chain, id)
	const cleared = (lever?.figures ?? []).reduce((each, { address }) => withoutLever(each, address), scenario)
	return withLever(cleared, id, value)
}
