/**
 * A session in the fragment of an address, which browsers send to no server. Packed by deflate and written in base64url;
 * what a reader's model does not know is left out and named.
 */
import * as z from 'zod/mini'
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate'
import type { Plan } from '#lib/engine/index.ts'
import type { Chain } from '#lib/model/chain.ts'
import type { Rival } from '#lib/model/scenario/rival.ts'
import type { Scenario, Setting, StatedRanges } from '#lib/model/scenario/scenario.ts'
import { LINK_START } from './link-start.ts'
import { storedRanges, storedRival } from './saved/record.ts'
import type { KeptTicks } from './session-store.ts'
import { knownRival, openSnapshot, snapshotOf, type Shared, type Snapshot } from './snapshot.ts'
import type { SharedView } from './view.svelte.ts'

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
	s: [
		id: string,
		year: number | null,
		demand: string | null,
		set: Record<string, Setting>,
		locked: string[],
		ranges?: StatedRanges
	]
	/** The last where the plan is compared with what the reader chose. */
	w: [element: string | null, figure: string, pinned: string | null, rival?: unknown]
	/** Delivered, and the gap. */
	r: [delivered: number, gap: number]
	/** Steps that were ticked, and the scenario whose steps they are. */
	t?: [scenario: Packed['s'], steps: number[]]
}

const text = z.nullable(z.string())
const parts = [
	z.string(),
	z.nullable(z.number()),
	text,
	z.record(z.string(), z.unknown()),
	z.array(z.unknown())
] as const
const scenarioData = z.union([z.tuple(parts), z.tuple([...parts, storedRanges])])
/** The shape alone: what the content is worth, the model decides. */
const packedData = z.object({
	v: z.literal(FORMAT),
	m: z.tuple([z.string(), z.string()]),
	s: scenarioData,
	w: z.union([z.tuple([text, z.string(), text]), z.tuple([text, z.string(), text, z.unknown()])]),
	r: z.tuple([z.number(), z.number()]),
	t: z.optional(z.tuple([scenarioData, z.array(z.int().check(z.gte(0)))]))
})

/** Returns the fragment that opens a plan as it is shown, with its `#` and the ticks that made its scenario. */
export function linkOf(
	chain: Chain,
	scenario: Scenario,
	plan: Plan,
	view: SharedView,
	ticked: KeptTicks | null = null
): string {
	const packed = packedOf(snapshotOf(chain, scenario, plan, view, ticked), view.rival)
	const bytes = deflateSync(strToU8(JSON.stringify(packed)), { level: 9 })
	return (
		LINK_START + btoa(String.fromCharCode(...bytes)).replace(/[+/=]/g, (sign) => ({ '+': '-', '/': '_' })[sign] ?? '')
	)
}

function packedOf({ model, scenario, view, result, ticked }: Snapshot, rival: Rival | undefined): Packed {
	const seen: [string | null, string, string | null] = [view.element, view.figure, view.pinned]
	return {
		v: FORMAT,
		m: [model.version, model.fingerprint],
		s: packedScenario(scenario),
		w: rival === undefined ? seen : [...seen, rival],
		r: [result.delivered, result.gap],
		...(ticked ? { t: [packedScenario(ticked.scenario), [...ticked.steps]] } : {})
	}
}

const packedScenario = ({ id, year, demand, set, locked = [], ranges }: Scenario): Packed['s'] =>
	ranges ? [id, year, demand, set, [...locked], ranges] : [id, year, demand, set, [...locked]]

const unpackedScenario = ([id, year, demand, set, locked, ranges]: Packed['s']): Scenario => ({
	id,
	year,
	demand,
	set,
	locked,
	...(ranges ? { ranges } : {})
})

/** Reads a fragment; null where it is no link, is damaged, or names a scenario that this model does not have. Never throws. */
export function readLink(chain: Chain, fragment: string): Shared | null {
	const packed = unpacked(fragment)
	const shared = packed && openSnapshot(chain, snapshotIn(packed))
	if (!shared) return null
	const [, , , compared] = packed.w
	const read = storedRival.safeParse(compared)
	const rival = read.success ? knownRival(chain, read.data as Rival, shared.dropped) : null
	return rival === null ? shared : { ...shared, view: { ...shared.view, rival } }
}

function snapshotIn({ m, s, w, r, t }: Packed): Snapshot {
	const [version, fingerprint] = m
	const [element, figure, pinned] = w
	const [delivered, gap] = r
	return {
		model: { version, fingerprint },
		scenario: unpackedScenario(s),
		view: { element, figure, pinned },
		result: { delivered, gap },
		...(t ? { ticked: { scenario: unpackedScenario(t[0]), steps: t[1] } } : {})
	}
}

function unpacked(fragment: string): Packed | null {
	if (!fragment.startsWith(LINK_START) || fragment.length > MOST_LETTERS) return null
	try {
		const letters = fragment.slice(LINK_START.length).replace(/[-_]/g, (sign) => (sign === '-' ? '+' : '/'))
		const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0))
		const room = new Uint8Array(MOST_BYTES)
		const data: unknown = JSON.parse(strFromU8(inflateSync(bytes, { out: room })))
		const read = packedData.safeParse(data)
		return read.success ? (read.data as Packed) : null
	} catch {
		return null
	}
}
