import { entryAt, shortAddress } from '../addresses/addresses.ts'
import type { FigureEntry } from '../addresses/figure-entry.ts'
import { checkValue } from '../addresses/figure-values.ts'
import { rescales, unknownAddress, withFigures, type FigureSetting } from '../addresses/with-figures.ts'
import type { When } from '../capacity.ts'
import type { Address, Chain } from '../chain.ts'
import { figureIn } from '../growth.ts'
import { expandLevers, type AskedSetting } from './levers.ts'
import { figuresSet, inherit, type Inherited } from './inherit.ts'
import { settingIn, type ResolvedScenario, type Scenario } from './scenario.ts'
import { isProblem } from '../units/quantity.ts'
import { SettingError } from '../units/reason.ts'

/** A chain with all its figures as a scenario sets them for its year. */
export interface Applied {
	/** Capacities, feeds, demands, trade, yields, compositions and contents follow from it alone. */
	chain: Chain
	scenario: ResolvedScenario
}

const ROUNDING = 1e-12

/** True when `value`, in units of `factor` base units, is the base amount, but for the rounding of the conversion. */
function isSame(value: number, { value: amount, factor }: FigureEntry): boolean {
	return amount !== null && Math.abs(value * factor - amount) <= ROUNDING * Math.max(Math.abs(amount), 1)
}

const applied = new WeakMap<Chain, WeakMap<Scenario, Applied>>()

/**
 * Applies a scenario: fills in the defaults that it leaves open and sets its figures. A setting equal to the named
 * scenario's value counts as no change, so that a lever that comes back gives the identical plan. What it returns is kept
 * as long as both are: every part of a page asks for the scenario on screen.
 * @throws RangeError for a scenario, demand, figure or lever that the chain does not have, a year outside its years, or a
 * value that the figure cannot have.
 */
export function applyScenario(chain: Chain, scenario: Scenario): Applied {
	const ofChain = applied.get(chain) ?? new WeakMap<Scenario, Applied>()
	applied.set(chain, ofChain)
	const known = ofChain.get(scenario) ?? applyAnew(chain, scenario)
	ofChain.set(scenario, known)
	return known
}

function applyAnew(model: Chain, scenario: Scenario): Applied {
	const own = opened(model, scenario)
	const chain = inYear(model, own.year)
	const named = namedSettings(chain, own)
	const stands = figuresOrThrow(chain, named, own)
	const asked = askedSettings(scenario, own.year)
	const scales = changesOf(
		stands,
		asked.filter(({ address }) => rescalesAt(chain, address, own)),
		own
	)
	const rescaled = scales.length === 0 ? stands : rescaledChain(chain, scales, own)
	const moved = expandLevers(
		rescaled,
		asked.filter(({ address }) => !rescalesAt(chain, address, own)),
		own
	)
	const rest = changesOf(rescaled, moved, own)
	const changes = [...scales, ...rest]
	return {
		chain: figuresOrThrow(rescaled, rest, own),
		scenario: {
			id: own.named.id,
			name: own.named.name,
			year: own.year,
			demand: own.demand,
			counts: [...own.counts],
			amounts: Object.fromEntries([...named, ...changes].map(({ address, value }) => [address, value])),
			changed: changes.map(({ address }) => address),
			replaced: named.map(({ address }) => address)
		}
	}
}

/** A scenario with every default filled in. @throws RangeError as {@link applyScenario} does. */
export function resolveScenario(chain: Chain, scenario: Scenario): ResolvedScenario {
	return applyScenario(chain, scenario).scenario
}

/** Chains by year: working a chain out again takes longer than a plan. */
const byYear = new WeakMap<Chain, Map<number, Chain>>()

/** The chain with its named values as they are stated or estimated for a year; the same object for the same year. */
export function inYear(chain: Chain, year: number): Chain {
	const known = byYear.get(chain) ?? new Map<number, Chain>()
	byYear.set(chain, known)
	const found = known.get(year) ?? withValuesOf(chain, year)
	known.set(year, found)
	return found
}

function withValuesOf(chain: Chain, year: number): Chain {
	const settings = (chain.values ?? []).flatMap((value): FigureSetting[] => {
		const figure = figureIn(value, chain.years, year)
		return figure === value.figure ? [] : [{ address: `values.${value.id}`, value: figure.value ?? 0, figure }]
	})
	return figuresOrThrow(chain, settings, { year, counts: chain.counts })
}

/** The named scenario in the year and under the demand that are asked for. */
export function opened(chain: Chain, scenario: Scenario): Inherited {
	const named = inherit(chain, scenario.id)
	const year = scenario.year ?? named.year
	const demand = scenario.demand ?? named.demand
	const { first, last } = chain.years
	if (!(Number.isInteger(year) && year >= first && year <= last))
		throw new RangeError(`The year ${year} is outside ${first} to ${last}.`)
	if (!chain.demandBases.some((each) => each.id === demand))
		throw new RangeError(`The chain ${chain.id} has no demand "${demand}".`)
	return { ...named, year, demand }
}

/** The figures that the named scenario sets in the year. */
export function namedSettings(chain: Chain, { named, year }: Inherited): FigureSetting[] {
	return [...figuresSet(chain, named.id, year)].map(([address, figure]) => ({
		address,
		value: figure.value ?? 0,
		figure
	}))
}

/** The user's settings that hold in the year, each in its own unit. */
function askedSettings({ set }: Scenario, year: number): AskedSetting[] {
	return Object.entries(set).flatMap(([id, setting]) => {
		if (!isSetting(setting)) throw new RangeError(`"${id}" cannot be set to ${JSON.stringify(setting)}.`)
		const value = settingIn(setting, year)
		return value === null ? [] : [{ address: shortAddress(id), value }]
	})
}

/** True for a number, or numbers by year: settings may come from a saved file. */
function isSetting(setting: unknown): boolean {
	if (typeof setting !== 'object' || setting === null) return typeof setting === 'number'
	const years = Object.entries(setting)
	return years.length > 0 && years.every(([year, value]) => /^\d{4}$/.test(year) && Number.isFinite(value))
}

function rescalesAt(chain: Chain, address: Address, when: When): boolean {
	const entry = address.includes('.') ? entryAt(chain, address, when) : null
	return entry !== null && rescales(entry)
}

/** The named scenario on top of changed contents, counted needs and named values. */
function rescaledChain(chain: Chain, scales: readonly FigureSetting[], own: Inherited): Chain {
	const named = namedSettings(chain, own)
	const first = named.filter(({ address }) => rescalesAt(chain, address, own))
	const base = figuresOrThrow(chain, [...first, ...scales], own)
	const others = namedSettings(base, own).filter(({ address }) => !rescalesAt(chain, address, own))
	return figuresOrThrow(base, others, own)
}

function figuresOrThrow(chain: Chain, settings: readonly FigureSetting[], when: When): Chain {
	const changed = withFigures(chain, settings, when)
	if (!isProblem(changed)) return changed
	const { address, problem } = changed
	throw new SettingError(problem.kind === 'no-figure' ? problem : { kind: 'not-closed', address, reason: problem })
}

/** The settings that move a figure away from where it stands, in base units. */
function changesOf(chain: Chain, asked: readonly AskedSetting[], when: When): FigureSetting[] {
	return asked.flatMap(({ address, value }) => {
		const entry = entryAt(chain, address, when)
		if (!entry) throw new SettingError(unknownAddress(chain, address).problem)
		const reason = checkValue(entry, value * entry.factor)
		if (reason !== null)
			throw new SettingError({ kind: 'cannot-be', address, amount: `${value} ${entry.unit}`.trim(), reason })
		return isSame(value, entry) ? [] : [{ address: entry.address, value: value * entry.factor, figure: null }]
	})
}

/** The chain with its figures as a scenario sets them. @throws RangeError as {@link applyScenario} does. */
export function figuresOf(chain: Chain, scenario: Scenario): Chain {
	return applyScenario(chain, scenario).chain
}

/** The chain with its figures as a plan's scenario sets them: what {@link applyScenario} returned for it. */
export function chainOf(model: Chain, resolved: ResolvedScenario): Chain {
	const own: Inherited = { ...inherit(model, resolved.id), year: resolved.year, counts: resolved.counts }
	const chain = inYear(model, resolved.year)
	const changes = resolved.changed.map((address) => ({ address, value: resolved.amounts[address]!, figure: null }))
	const scales = changes.filter(({ address }) => rescalesAt(chain, address, own))
	const rest = changes.filter(({ address }) => !rescalesAt(chain, address, own))
	return figuresOrThrow(rescaledChain(chain, scales, own), rest, own)
}
