import { withCapacity, withOnePlant, type When } from '../capacity.ts'
import type { Address, Chain, Figure } from '../chain.ts'
import { recipeProblem } from '../recipe.ts'
import { yieldsProblem } from '../yields.ts'
import { isProblem, type Problem } from '../units/quantity.ts'
import { entryAt, meantAddress } from './addresses.ts'
import { figureByHand } from './by-hand.ts'
import { withParts, type PartSetting } from './close-whole.ts'
import { withAt, type Change, type FigureEntry } from './figure-entry.ts'
import { reread, rereadByValues } from './reread.ts'

/** A figure that is set: its value in base units, and the scenario's figure, or null where it was set by hand. */
export interface FigureSetting {
	address: Address
	value: number
	figure: Figure | null
}

/** A setting that cannot be made, with the address that it is of. */
export interface RefusedSetting extends Problem {
	address: Address
}

/** Order in which kinds are set: a figure comes after those that its unit depends on, and capacities after plants. */
const ORDER = (kind: FigureEntry['kind']) =>
	['value', 'content', 'counted', 'other', 'capacity'].indexOf(
		RESCALING.has(kind) || kind === 'capacity' ? kind : 'other'
	)

/** Kinds on which the base amounts of other figures depend. */
const RESCALING: ReadonlySet<string> = new Set(['value', 'content', 'counted'])

/** True for a figure on which the base amounts of others depend: a named value, a content, what a need counts. */
export function rescales(entry: FigureEntry): boolean {
	return RESCALING.has(entry.kind)
}

/**
 * Returns the chain with some of its figures set; what is not set or follows from it is shared with the chain given.
 * Amounts written in a gross unit follow the content of its material, arithmetic follows named values, and yields,
 * compositions and recipes still sum to 1.
 */
export function withFigures(chain: Chain, settings: readonly FigureSetting[], when: When): Chain | RefusedSetting {
	if (settings.length === 0) return chain
	const found = settings.map((setting) => ({ setting, entry: entryAt(chain, setting.address, when) }))
	const missing = found.find(({ entry }) => entry === null)
	if (missing) return unknownAddress(chain, missing.setting.address)
	const sorted = found
		.map(({ setting, entry }) => ({ setting, entry: entry! }))
		.sort((a, b) => ORDER(a.entry.kind) - ORDER(b.entry.kind))
	const parts = sorted.filter(({ entry }) => entry.change.of === 'part')
	const whole = withSums(chain, parts)
	if (isProblem(whole)) return whole
	const own = sorted.filter(({ entry }) => entry.change.of !== 'part')
	const ofKind = (kind: FigureEntry['kind']) => own.filter(({ entry }) => entry.kind === kind)
	const valued = withValues(whole, ofKind('value'))
	if (isProblem(valued)) return valued
	const counted = withRescaled(withRescaled(valued, ofKind('content'), when), ofKind('counted'), when)
	const next = own
		.filter(({ entry }) => !rescales(entry))
		.reduce<Chain>((changed, { setting, entry }) => withOne(changed, setting, entry, when), counted)
	return unclosed(whole, next, sorted) ?? next
}

/** A refusal of a named value with which recipes or yields that follow it can no longer sum to 1. */
function unclosed(before: Chain, after: Chain, settings: readonly Found[]): RefusedSetting | null {
	const named = settings.findLast(({ entry }) => entry.kind === 'value')
	if (!named) return null
	const known = new Set(before.processes.flatMap(({ modes }) => modes))
	const moved = after.processes.flatMap(({ modes }) => modes).filter((mode) => !known.has(mode))
	const problem = moved
		.map(({ ingredients, yields }) => recipeProblem(ingredients) ?? yieldsProblem(yields))
		.find((each) => each !== null)
	return problem ? { address: named.setting.address, problem } : null
}

/** A refusal of an address that the chain does not have. */
export function unknownAddress(chain: Chain, address: Address): RefusedSetting {
	return { address, problem: { kind: 'no-figure', address, suggestion: meantAddress(chain, address) } }
}

interface Found {
	setting: FigureSetting
	entry: FigureEntry
}

/** Named values are all set before anything is worked out again by them. */
function withValues(chain: Chain, values: readonly Found[]): Chain | RefusedSetting {
	if (values.length === 0) return chain
	const set = values.reduce((changed, { setting: { value, figure }, entry }) => {
		const { change } = entry
		return change.of === 'figure' ? change.put(changed, figure ?? figureByHand(figureOf(entry), value, entry)) : changed
	}, chain)
	const worked = rereadByValues(set)
	return isProblem(worked) ? { ...worked, address: values.at(-1)!.setting.address } : worked
}

/** Figures of one kind that rescale others are all set before anything is brought to base units by them. */
function withRescaled(chain: Chain, found: readonly Found[], when: When): Chain {
	if (found.length === 0) return chain
	const set = found.reduce((changed, { setting: { address, value, figure }, entry }) => {
		// Conversions may have changed since the entry was looked up.
		const current = entryAt(chain, address, when) ?? entry
		const { change } = current
		return change.of === 'figure'
			? change.put(changed, figure ?? figureByHand(figureOf(current), value, current))
			: changed
	}, chain)
	return reread(set)
}

function withOne(chain: Chain, { value, figure }: FigureSetting, entry: FigureEntry, when: When): Chain {
	const { change } = entry
	if (change.of === 'number') return change.put(chain, value)
	if (change.of === 'capacity') {
		const process = chain.processes[change.process]!
		const next = figure
			? withOnePlant(process, figure, when)
			: withCapacity(process, value, when, (amount, before) => figureByHand(before, amount, entry))
		return { ...chain, processes: withAt(chain.processes, change.process, next) }
	}
	return change.of === 'figure' ? change.put(chain, figure ?? figureByHand(figureOf(entry), value, entry)) : chain
}

function figureOf({ figure }: FigureEntry): Figure | null {
	return figure && 'written' in figure ? figure : null
}

/** The sum that a part belongs to: parts of one sum are set together. */
function sumOf(change: Change): string {
	if (change.of !== 'part') return ''
	const { whole } = change
	return 'index' in whole ? `${whole.of} ${whole.index}` : `${whole.of} ${whole.process} ${whole.mode}`
}

function withSums(chain: Chain, parts: readonly Found[]): Chain | RefusedSetting {
	let changed = chain
	for (const sum of new Set(parts.map(({ entry }) => sumOf(entry.change)))) {
		const together = parts.filter(({ entry }) => sumOf(entry.change) === sum)
		const next = withParts(changed, together.flatMap(partOf))
		if (isProblem(next)) {
			const { address } = together.at(-1)!.setting
			return { address, problem: next.problem }
		}
		changed = next
	}
	return changed
}

function partOf({ setting, entry: { change } }: Found): PartSetting[] {
	if (change.of !== 'part') return []
	return [{ whole: change.whole, component: change.component, value: setting.value, figure: setting.figure }]
}
