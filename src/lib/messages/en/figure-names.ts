/** Names of single figures. `entries` are plant, destination, component or year. */
import { listOr } from './lists.ts'

interface Named {
	/** The plant, deposit or need that it is of; null where that is said already. */
	of: string | null
	entries: readonly string[]
}

const named = ({ of }: Named, what: string) =>
	of === null ? `${what.charAt(0).toUpperCase()}${what.slice(1)}` : `${of}: ${what}`

/** `La in oxide` for a destination and a component, `oxide` for a destination alone. */
const part = ([to = '', component]: readonly string[]) => (component === undefined ? to : `${component} in ${to}`)

/** Names of figures by kind. */
export const figureNames = {
	capacity: (p: Named) => named(p, 'capacity'),
	nameplate: (p: Named) => named(p, `nameplate of ${p.entries[0]}`),
	start: (p: Named) => named(p, `first year of ${p.entries[0]}`),
	ramp: (p: Named) => named(p, `share of nameplate of ${p.entries[0]} in its year ${p.entries[1]}`),
	availability: (p: Named) => named(p, 'availability'),
	yield: (p: Named) => named(p, `yield, ${part(p.entries)}`),
	share: (p: Named) => named(p, `share of ${listOr(p.entries)}`),
	limit: (p: Named) => named(p, 'largest size'),
	room: (p: Named) => named(p, 'largest amount it holds'),
	least: (p: Named) => named(p, 'smallest reserve'),
	smallest: (p: Named) => named(p, 'least that is added at once'),
	cost: (p: Named) => named(p, 'cost of expansion'),
	reference: (p: Named) => named(p, 'size that the cost is of'),
	operating: (p: Named) => named(p, 'cost of running'),
	income: (p: Named) => named(p, 'income from by-products'),
	life: (p: Named) => named(p, 'life of a new plant'),
	lead: (p: Named) => named(p, 'lead time'),
	commitment: (p: Named) => named(p, 'minimum use by contract'),
	byproduct: (p: Named) => named(p, `by-product, ${p.entries[0]}`),
	available: (p: Named) => named(p, 'available per year'),
	resource: (p: Named) => named(p, 'in the ground'),
	composition: (p: Named) => named(p, `share of ${p.entries[0]}`),
	content: (p: Named) => named(p, 'content'),
	amount: (p: Named) => named(p, 'amount'),
	counted: (p: Named) => named(p, 'demand counted per unit delivered'),
	value: (p: Named) => p.of ?? '',

	table: 'All figures, each under its address',
	set: 'Set its figures',
	reset: (p: { name: string }) => `Reset ${p.name}`
}
