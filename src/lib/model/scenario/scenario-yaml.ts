/** A reader's scenario as a named one, in the format of scenarios.yaml. */
import { stringify } from 'yaml'
import { shortAddress } from '../addresses/addresses.ts'
import type { Address, Chain, SourceId } from '../chain.ts'
import { resolveScenario } from './apply-scenario.ts'
import { withYear, type Scenario } from './scenario.ts'
import { settingUnit } from './setting.ts'

/** Name of a scenario that is written, and origin of its amounts. */
export interface ScenarioOrigin {
	/** As its key in scenarios.yaml. */
	id: string
	name: string
	note: string
	/** Sources that amounts were worked out from, by address; what has none is left for its author to give one. */
	sources: ReadonlyMap<Address, readonly SourceId[]>
}

/** Digits of an amount: what is beyond them is the solver's rounding. */
const DIGITS = 7

/** An amount as it is written, with its origin where that is known. */
type Written = string | { value: string; status: 'derived'; source: SourceId[]; confidence: 'low' }

/**
 * Returns the text of a scenarios.yaml with one scenario, which starts from the named one that the reader's stands on and
 * sets every figure that the reader moved, by year where that changes with the years from `first` on.
 * @throws RangeError for a scenario that the chain does not have
 */
export function scenarioYaml(
	chain: Chain,
	scenario: Scenario,
	first: number,
	{ id, name, note, sources }: ScenarioOrigin
): string {
	const written = (address: Address, value: string): Written => {
		const known = sources.get(address)
		return known?.length ? { value, status: 'derived', source: [...known], confidence: 'low' } : value
	}
	const set = [...amountsByYear(chain, scenario, first)].map(([address, steps]) => {
		const years = Object.entries(steps).map(([year, amount]) => [year, written(address, amount)] as const)
		const [from, amount] = years[0]!
		return [address, years.length === 1 && Number(from) === first ? amount : Object.fromEntries(years)]
	})
	const { year } = resolveScenario(chain, scenario)
	const { id: base, demand } = scenario
	const own = { name, note, extends: base, ...(demand === null ? {} : { demand }), year, set: Object.fromEntries(set) }
	return stringify({ scenarios: { [id]: own } }, { lineWidth: 120, aliasDuplicateObjects: false })
}

/** Amounts with their units by address, and by the years from which they hold. */
function amountsByYear(chain: Chain, scenario: Scenario, first: number): Map<Address, Record<string, string>> {
	const found = new Map<Address, Record<string, string>>()
	for (let year = first; year <= chain.years.last; year++) {
		const { amounts, changed } = resolveScenario(chain, withYear(scenario, year))
		for (const address of changed) {
			const steps = found.get(shortAddress(address)) ?? {}
			const amount = amountText(chain, address, amounts[address]!)
			if (Object.values(steps).at(-1) !== amount) steps[year] = amount
			found.set(shortAddress(address), steps)
		}
	}
	return found
}

/** A setting as it is written: without the solver's rounding, and rounded up, so that a capacity suffices. */
export function roundedUp(value: number): number {
	const step = value === 0 ? 1 : 10 ** (Math.floor(Math.log10(Math.abs(value))) + 1 - DIGITS)
	return Number((Math.ceil(value / step - 1e-6) * step).toPrecision(DIGITS))
}

function amountText(chain: Chain, address: Address, base: number): string {
	const { unit, factor } = settingUnit(chain, address)!
	return `${roundedUp(base / factor)} ${unit}`.trim()
}
