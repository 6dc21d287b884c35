/**
 * A session in the fragment of an address, which browsers send to no server. Packed by deflate and written in base64url;
 * what a reader's model does not know is left out and named.
 */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate'
import type { Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Scenario, Setting } from '#lib/model/scenario/scenario.ts'
import { LINK_START } from './link-start.ts'
import { openSnapshot, snapshotOf, type Shared, type SharedView, type Snapshot } from './snapshot.ts'

/** Raised when a field of links changes its meaning; older links are then read by its number. */
const FORMAT = 1

/** Longest fragment that is read, and most bytes that it may unpack to: a link may be a bomb. */
const MOST_LETTERS = 32_768
const MOST_BYTES = 131_072

/** A snapshot as it is packed: short names, since every letter is part of the address. */
interface Packed {
	v: typeof FORMAT
	/** Version and fingerprint of the model that it was made with. */
	m: [version: string, fingerprint: string]
	s: [id: string, year: number | null, demand: string | null, set: Record<string, Setting>, locked: string[]]
	w: [element: string | null, figure: string, pinned: string | null]
	/** Delivered, and the gap. */
	r: [delivered: number, gap: number]
}

/** Returns the fragment that opens a plan as it is shown, with its `#`. */
export function linkOf(chain: Chain, scenario: Scenario, plan: Plan, view: SharedView): string {
	const packed = packedOf(snapshotOf(chain, scenario, plan, view))
	const bytes = deflateSync(strToU8(JSON.stringify(packed)), { level: 9 })
	return (
		LINK_START + btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (sign) => ({ '+': '-', '/': '_' })[sign] ?? '')
	)
}

function packedOf({ model, scenario, view, result }: Snapshot): Packed {
	const { id, year, demand, set, locked = [] } = scenario
	return {
		v: FORMAT,
		m: [model.version, model.fingerprint],
		s: [id, year, demand, set, [...locked]],
		w: [view.element, view.figure, view.pinned],
		r: [result.delivered, result.gap]
	}
}

/** Reads a fragment; null where it is no link, is damaged, or names a scenario that this model does not have. Never throws. */
export function readLink(chain: Chain, fragment: string): Shared | null {
	const packed = unpacked(fragment)
	return packed && openSnapshot(chain, snapshotIn(packed))
}

function snapshotIn({ m, s, w, r }: Packed): Snapshot {
	const [version, fingerprint] = m
	const [id, year, demand, set, locked] = s
	const [element, figure, pinned] = w
	const [delivered, gap] = r
	return {
		model: { version, fingerprint },
		scenario: { id, year, demand, set, locked },
		view: { element, figure, pinned },
		result: { delivered, gap }
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
