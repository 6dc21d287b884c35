/**
 * A session in the fragment of an address, which browsers send to no server: scenario, view, and what came of it when the
 * link was made. Packed by deflate and written in base64url; what a reader's model does not know is left out and named.
 */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate'
import type { Plan } from '#lib/engine/index.ts'
import { resolveScenario } from '#lib/model/scenario/apply-scenario.ts'
import type { Chain, ComponentId, NodeId } from '#lib/model/chain.ts'
import type { Scenario, Setting } from '#lib/model/scenario/scenario.ts'
import { withLock } from '#lib/model/scenario/locks.ts'
import { LINK_START } from './link-start.ts'
import { MAIN_FIGURES, type MainFigure } from './view.svelte.ts'

/** Raised when a field of links changes its meaning; older links are then read by its number. */
const FORMAT = 1

/** Longest fragment that is read, and most bytes that it may unpack to: a link may be a bomb. */
const MOST_LETTERS = 32_768
const MOST_BYTES = 131_072

/** The view that a link opens. */
export interface SharedView {
	element: ComponentId | null
	figure: MainFigure
	pinned: NodeId | null
}

/** A link as it is packed: short names, since every letter is part of the address. */
interface Packed {
	v: typeof FORMAT
	/** Version and fingerprint of the model that it was made with. */
	m: [version: string, fingerprint: string]
	s: [id: string, year: number | null, demand: string | null, set: Record<string, Setting>, locked: string[]]
	w: [element: string | null, figure: string, pinned: string | null]
	/** Delivered, and the gap. */
	r: [delivered: number, gap: number]
}

/** A session that a link holds, as far as this model knows it. */
export interface Shared {
	scenario: Scenario
	view: SharedView
	/** Addresses, a year or a demand that this model does not have, or not with that value. */
	dropped: string[]
	/** The model's version and the results when the link was made with another model; null with this one. */
	older: { version: string; delivered: number; gap: number } | null
}

/** Returns the fragment that opens a plan as it is shown, with its `#`. */
export function linkOf(chain: Chain, scenario: Scenario, plan: Plan, view: SharedView): string {
	const { id, year, demand, set, locked = [] } = scenario
	const packed: Packed = {
		v: FORMAT,
		m: [chain.version, chain.fingerprint],
		s: [id, year, demand, { ...set }, [...locked]],
		w: [view.element, view.figure, view.pinned],
		r: [short(plan.delivered), short(plan.gap)]
	}
	const bytes = deflateSync(strToU8(JSON.stringify(packed)), { level: 9 })
	return (
		LINK_START + btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (sign) => ({ '+': '-', '/': '_' })[sign] ?? '')
	)
}

/** Results are told in words: six figures are more than they show. */
const short = (amount: number) => Number(amount.toPrecision(6))

/** Reads a fragment; null where it is no link, is damaged, or names a scenario that this model does not have. Never throws. */
export function readLink(chain: Chain, fragment: string): Shared | null {
	const packed = unpacked(fragment)
	const id = packed?.s[0]
	if (!packed || !chain.scenarios.some((each) => each.id === id)) return null
	const dropped: string[] = []
	const scenario = knownPart(chain, packed.s, dropped)
	const [element, figure, pinned] = packed.w
	const nodes = [chain.feeds, chain.processes, chain.demands, chain.trades].flat()
	const [version, fingerprint] = packed.m
	const [delivered, gap] = packed.r
	return {
		scenario,
		view: {
			element: chain.components.find((each) => each.id === element)?.id ?? null,
			figure: MAIN_FIGURES.find((each) => each === figure) ?? 'flows',
			pinned: nodes.find((each) => each.id === pinned)?.id ?? null
		},
		dropped,
		older: fingerprint === chain.fingerprint ? null : { version, delivered, gap }
	}
}

function unpacked(fragment: string): Packed | null {
	if (!fragment.startsWith(LINK_START) || fragment.length > MOST_LETTERS) return null
	try {
		const letters = fragment.slice(LINK_START.length).replace(/[-_]/g, (sign) => (sign === '-' ? '+' : '/'))
		const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0))
		const room = new Uint8Array(MOST_BYTES)
		const data: unknown = JSON.parse(strFromU8(inflateSync(bytes, { out: room })))
		return isPacked(data) ? data : null
	} catch {
		return null
	}
}

function isPacked(data: unknown): data is Packed {
	if (typeof data !== 'object' || data === null) return false
	const { v, m, s, w, r } = data as Record<keyof Packed, unknown>
	const words = (list: unknown, ...types: string[]) =>
		Array.isArray(list) &&
		list.length === types.length &&
		types.every((type, k) => (type.endsWith('?') && list[k] === null) || typeof list[k] === type.replace('?', ''))
	const known =
		v === FORMAT && words(m, 'string', 'string') && words(s, 'string', 'number?', 'string?', 'object', 'object')
	if (!known) return false
	const [, , , set, locked] = s as Packed['s']
	const isRecord = set !== null && !Array.isArray(set)
	return isRecord && Array.isArray(locked) && words(w, 'string?', 'string', 'string?') && words(r, 'number', 'number')
}

/** The scenario without what the model refuses, which is added to `dropped`. */
function knownPart(chain: Chain, [id, year, demand, set, locked]: Packed['s'], dropped: string[]): Scenario {
	const accepts = (scenario: Scenario, name: string): boolean => {
		try {
			resolveScenario(chain, scenario)
			return true
		} catch {
			dropped.push(name)
			return false
		}
	}
	let scenario: Scenario = { id, year: null, demand: null, set: {} }
	if (year !== null && accepts({ ...scenario, year }, String(year))) scenario = { ...scenario, year }
	if (demand !== null && accepts({ ...scenario, demand }, demand)) scenario = { ...scenario, demand }
	for (const [address, value] of Object.entries(set)) {
		const next = { ...scenario, set: { ...scenario.set, [address]: value } }
		if (accepts(next, address)) scenario = next
	}
	const levers = new Set(chain.levers.map((lever) => lever.id))
	return locked.filter((lever) => levers.has(lever)).reduce((each, lever) => withLock(each, lever, true), scenario)
}
