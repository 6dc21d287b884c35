/** Which shares of its components a material can have, from the structure of the chain alone. */
import type { Acceptance, Chain, ComponentId, Demand, MaterialId, Mode, ShareFigure } from './chain.ts'

/** The least and the most that a component can be of a good, as fractions. */
export interface Share {
	low: number
	high: number
}

/** Shares by component; one that is left out cannot be in it. */
export type Shares = ReadonlyMap<ComponentId, Share>

const NONE: Share = { low: 0, high: 0 }
const WHOLE: Share = { low: 1, high: 1 }
/** Rounds of a recycle loop after which its shares are settled well enough to speak of them. */
const ROUNDS = 60

const sharesByChain = new WeakMap<Chain, ReadonlyMap<MaterialId, Shares>>()

/**
 * Returns the shares that each material can have: those of feeds and imports as they are, and of what is made from them by
 * yield bounds. Materials that nothing makes are left out. Memoised by chain.
 */
function materialShares(chain: Chain): ReadonlyMap<MaterialId, Shares> {
	const known = sharesByChain.get(chain)
	if (known !== undefined) return known
	const found = new Map<MaterialId, Shares>()
	const add = (material: MaterialId, shares: Shares) => found.set(material, hull(found.get(material), shares))
	for (const { material, composition } of brought(chain)) add(material, exactly(composition))
	const pure = pureOf(chain)
	const modes = chain.processes.flatMap((process) => process.modes)
	for (let round = 0; round < ROUNDS; round++) {
		for (const mode of modes) {
			for (const [material, shares] of productsOf(mode, found, pure)) add(material, shares)
		}
	}
	sharesByChain.set(chain, found)
	return found
}

/** What feeds, stocks and imports bring. */
function brought({ feeds, trades }: Chain): { material: MaterialId; composition: ShareFigure }[] {
	const imports = trades.flatMap(({ gives, composition }) =>
		gives !== null && composition ? [{ material: gives, composition }] : []
	)
	const fed = feeds.flatMap(({ material, composition }) => (composition ? [{ material, composition }] : []))
	return [...fed, ...imports]
}

function pureOf({ materials }: Chain): Set<MaterialId> {
	return new Set(materials.filter(({ pure }) => pure).map(({ id }) => id))
}

/** The products of a mode with their shares; none while an ingredient is not made. */
function productsOf(
	mode: Mode,
	materials: ReadonlyMap<MaterialId, Shares>,
	pure: ReadonlySet<MaterialId>
): [MaterialId, Shares][] {
	const input = inputShares(mode, materials, pure)
	if (input === null) return []
	return mode.yields.flatMap(({ to, shares }): [MaterialId, Shares][] =>
		'material' in to ? [[to.material, outputShares(input, shares)]] : []
	)
}

/** Returns the shares of whatever is accepted; null where nothing of it is made. */
export function acceptedShares(chain: Chain, takes: readonly Acceptance[]): Shares | null {
	return acceptedOf(takes, materialShares(chain), pureOf(chain))
}

/**
 * Returns the share of a component that the goods of a demand have to have; null where they can do without it, or with
 * any.
 */
export function askedShare(chain: Chain, { takes }: Demand, component: ComponentId): Share | null {
	const share = acceptedShares(chain, takes)?.get(component)
	if (share === undefined || share.high === 0 || (share.low === 0 && share.high === 1)) return null
	return share
}

function exactly({ shares }: ShareFigure): Shares {
	const present = Object.entries(shares).filter(([, share]) => share > 0)
	return new Map(present.map(([id, share]) => [id, { low: share, high: share }]))
}

function hull(one: Shares | undefined, other: Shares): Shares {
	if (one === undefined) return other
	const ids = new Set([...one.keys(), ...other.keys()])
	return new Map(
		[...ids].map((id) => {
			const [a, b] = [one.get(id) ?? NONE, other.get(id) ?? NONE]
			return [id, { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) }]
		})
	)
}

/** A pure material comes component by component, of which some may be asked for alone. */
function acceptedOf(
	takes: readonly Acceptance[],
	materials: ReadonlyMap<MaterialId, Shares>,
	pure: ReadonlySet<MaterialId>
): Shares | null {
	let accepted: Shares | undefined
	for (const { material, only } of takes) {
		const shares = materials.get(material)
		if (shares === undefined) continue
		const lots = pure.has(material) ? [...shares.keys()].map((id): Shares => new Map([[id, WHOLE]])) : [shares]
		for (const lot of lots) {
			if (only === null || [...lot.keys()].every((id) => only.includes(id))) accepted = hull(accepted, lot)
		}
	}
	return accepted ?? null
}

function inputShares(
	{ ingredients }: Mode,
	materials: ReadonlyMap<MaterialId, Shares>,
	pure: ReadonlySet<MaterialId>
): Shares | null {
	const total = new Map<ComponentId, Share>()
	for (const { share, takes } of ingredients) {
		const accepted = acceptedOf(takes, materials, pure)
		if (accepted === null) return null
		for (const [id, { low, high }] of accepted) {
			const before = total.get(id) ?? NONE
			total.set(id, { low: before.low + share * low, high: before.high + share * high })
		}
	}
	return total
}

/** Shares of a product: the least of a component where all else that may be there is kept as far as it can be. */
function outputShares(input: Shares, yields: Readonly<Record<ComponentId, number>>): Shares {
	const present = [...input].filter(([id, { high }]) => high > 0 && (yields[id] ?? 0) > 0)
	return new Map(
		present.map(([id, { low, high }]) => {
			const own = yields[id] ?? 0
			const others = [...input].filter(([other, share]) => other !== id && share.high > 0).map(([o]) => yields[o] ?? 0)
			const of = (share: number, other: number) => (share * own) / (share * own + (1 - share) * other || 1)
			return [id, { low: of(low, Math.max(0, ...others)), high: of(high, Math.min(1, ...others)) }]
		})
	)
}
