/** Names of single figures. `of` is the plant, deposit or need; `entries` are plant, destination, component or year. */
import { listOr } from './lists.ts'

interface Named {
	of: string
	entries: readonly string[]
}

/** `La in oxide` for a destination and a component, `oxide` for a destination alone. */
const part = ([to = '', component]: readonly string[]) => (component === undefined ? to : `${component} in ${to}`)

/** Names of figures by kind. */
export const figureNames = {
	capacity: (p: Named) => `${p.of}: capacity`,
	nameplate: (p: Named) => `${p.of}: nameplate of ${p.entries[0]}`,
	start: (p: Named) => `${p.of}: first year of ${p.entries[0]}`,
	ramp: (p: Named) => `${p.of}: share of nameplate of ${p.entries[0]} in its year ${p.entries[1]}`,
	availability: (p: Named) => `${p.of}: availability`,
	yield: (p: Named) => `${p.of}: yield, ${part(p.entries)}`,
	share: (p: Named) => `${p.of}: share of ${listOr(p.entries)}`,
	limit: (p: Named) => `${p.of}: largest size`,
	room: (p: Named) => `${p.of}: largest amount it holds`,
	least: (p: Named) => `${p.of}: smallest reserve`,
	cost: (p: Named) => `${p.of}: cost of expansion`,
	lead: (p: Named) => `${p.of}: lead time`,
	commitment: (p: Named) => `${p.of}: minimum use by contract`,
	byproduct: (p: Named) => `${p.of}: by-product, ${p.entries[0]}`,
	available: (p: Named) => `${p.of}: available per year`,
	resource: (p: Named) => `${p.of}: in the ground`,
	composition: (p: Named) => `${p.of}: share of ${p.entries[0]}`,
	content: (p: Named) => `${p.of}: content`,
	amount: (p: Named) => `${p.of}: amount`,
	counted: (p: Named) => `${p.of}: demand counted per unit delivered`,
	value: (p: Named) => p.of,

	table: 'All figures, each under its address',
	set: 'Set its figures',
	reset: (p: { name: string }) => `Reset ${p.name}`
}
