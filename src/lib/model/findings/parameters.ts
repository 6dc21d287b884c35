import type { PlantStatus } from '../chain.ts'
import type { Reason } from '../units/reason.ts'
import type { Suggestion } from '../text/suggest.ts'

/** A value as a file has it: a text, a number or a word, or what kind of collection it is. */
export type FoundValue = { text: string } | { literal: string } | { collection: 'mapping' | 'list' | 'empty-list' }

/** A kind of value that may be written in a place, or one literal. */
export type Wanted =
	{ type: 'text' | 'number' | 'whole-number' | 'boolean' | 'mapping' | 'list' | 'pair' } | { literal: string }

/** The formats of texts that a schema knows. */
export const TEXT_FORMATS = ['url', 'id', 'address', 'date', 'year', 'version'] as const
/** One of {@link TEXT_FORMATS}. */
export type TextFormat = (typeof TEXT_FORMATS)[number]

/** An amount that enters a plan, as a sentence names it. */
export interface AmountName {
	kind: 'need' | 'commitment' | 'import' | 'export' | 'feed' | 'stock' | 'capacity'
	/** Of the node, for readers. */
	name: string
}

/** A component and what its shares sum to. */
export interface ComponentSum {
	id: string
	sum: number
}

interface Unknown {
	id: string
	suggestion: Suggestion | null
}

/** An entry of the model, by its id. */
interface Entry {
	id: string
}

type None = Record<never, never>

/**
 * By code of a finding: what the sentences about it name. The code is stable; the sentences are in the message catalogue.
 * Keys, ids and units are as written in the files.
 */
export interface FindingParameters {
	// files and their text
	'missing-file': { file: string }
	/** `reason` is the system's code, e.g. `EACCES`. */
	'unreadable-file': { file: string; reason: string }
	/** `reads` is the damaged line as the encoding has it. */
	'bad-encoding': { file: string; encoding: string | null; reads: string | null }
	'file-too-large': { file: string; counted: 'characters' | 'tokens'; found: number; most: number }
	'too-deep': { most: number }
	'empty-file': { file: string }
	/** `problem` is the code of the YAML library, or `SEVERAL_DOCUMENTS`. */
	'yaml-syntax': { problem: string }
	'yaml-alias': { name: string; inside: boolean }
	'alias-bomb': { name: string; counted: 'levels' | 'values'; most: number }
	'bad-key': { key: string | null }
	'duplicate-key': { key: string }
	'too-many-entries': { found: number; most: number }
	'comma-in-number': { text: string; meant: string | null }
	/** `character` is null for the NUL byte. */
	'control-character': { character: string | null }
	'lost-character': None
	more: { count: number }

	// the shape of the files
	'unknown-key': { key: string; near: string | null; known: readonly string[] }
	/** `key` is null where the whole file is meant. */
	'empty-value': { key: string | null }
	'bad-id': { key: string }
	'missing-key':
		| { kind: 'key'; key: string | null; parent: string }
		| { kind: 'origin'; key: 'status' | 'source' | 'confidence'; parent: string }
		| { kind: 'shares' }
		| { kind: 'trade'; key: string; trade: 'import' | 'export' }
		| { kind: 'stock'; id: string }
	'misplaced-key': { key: string; trade: 'import' | 'export' }
	'bad-choice': { key: string | null; found: FoundValue; near: string | null; choices: readonly string[] }
	'wrong-type': { key: string | null; found: FoundValue; wanted: readonly Wanted[] }
	'bad-format': { key: string | null; text: string; format: TextFormat }
	'out-of-range':
		| {
				kind: 'bound'
				key: string | null
				found: FoundValue
				side: 'least' | 'most'
				bound: number
				counted: 'entries' | 'characters' | null
		  }
		| { kind: 'availability'; found: number | null }
		| { kind: 'content'; found: number }
		| { kind: 'setting'; address: string; value: number; reason: Reason }

	// names and references
	/** Two stores hold the same. */
	'duplicate-store': { holds: string; other: string }
	'duplicate-id': { id: string; section: string; sections: readonly string[] }
	'reserved-id': Entry
	'unknown-stage': Unknown
	'unknown-route': Unknown
	'unknown-material': Unknown
	'unknown-component': Unknown
	'unknown-scenario': Unknown
	'unknown-demand': Unknown
	'unknown-process': Unknown
	'unknown-feed': Unknown
	'unknown-trade': Unknown
	'unknown-node': Unknown
	/** `named` where the id is of a node that has no lever. */
	'unknown-lever': Unknown & { named: boolean }
	'unknown-destination': Unknown
	'unknown-kept': Unknown
	'unknown-address': Unknown
	'unknown-placeholder':
		| { kind: 'name'; text: string; suggestion: Suggestion | null }
		| { kind: 'no-id'; name: string }
		| { kind: 'needs-id'; name: string; of: ReferenceKind }
	'missing-source': Unknown

	// amounts and units
	'bad-amount': { reason: Reason }
	'bad-share': { reason: Reason }
	'bad-range':
		| { kind: 'figure'; lower: string; least: number; upper: string; most: number }
		| { kind: 'expected'; path: string; least: number; most: number }
	'bad-unit': { text: string; of: 'base' | 'gross' } | { of: 'kept'; id: string; kept: string; made: string }
	'content-without-gross': Entry
	'gross-without-content': Entry
	'gross-is-base': { unit: string }
	'unit-off-basis': { material: string; basis: readonly string[] }
	'missing-currency': None
	/** Of a component; `first` is the value that states its price already. */
	'second-price': { id: string; first: string }
	/** Of a component; `first` is the value that states its element already. */
	'second-element': { id: string; first: string }
	/** Of what investments use; `first` is the value that states it already. */
	'second-statement': { states: string; first: string }
	'scale-exponent': None
	negative: None
	'share-out-of-range': { found: number }
	/** `sum` is null for amounts that sum to nothing. */
	'composition-sum': { sum: number | null }
	'recipe-sum': { sum: number }
	'yields-over-1': { sums: readonly ComponentSum[] }
	'yields-under-1': { sums: readonly ComponentSum[] }
	'not-one': { address: string; reason: Reason }
	'assumed-high-confidence': None
	/** `most` is null where the solver failed for no other reason that can be told. */
	'too-far-apart': {
		unit: string
		largest: AmountName & { value: number; place: string; file: string }
		smallest: AmountName & { value: number }
		orders: number
		most: number | null
	}

	// meaning
	'empty-section': { kind: 'section'; path: string } | { kind: 'scenarios' } | { kind: 'check' }
	'bad-years': { kind: 'order'; first: number; last: number } | { kind: 'outside'; earliest: number; latest: number }
	'year-outside': { year: number; first: number; last: number }
	'mode-inputs': { both: boolean }
	'two-rests': { of: 'yields' | 'recipe' }
	'duplicate-destination': Entry
	'only-not-pure': Entry
	'basis-not-handled': { basis: readonly string[]; modes: number; handled: readonly string[] }
	'basis-on-alternative': { basis: string; others: readonly string[] }
	'none-with-nameplate': None
	'ramp-without-start': None
	'delay-without-start': None
	'falling-ramp': None
	'plant-without-start': { status: PlantStatus }
	'start-in-future': { start: number }
	'lever-without-value': None
	'lever-range':
		| { kind: 'below-zero' }
		| { kind: 'order'; min: number; max: number }
		| { kind: 'step'; step: number }
		| { kind: 'wide-step'; step: number; min: number; max: number }
	'lever-moves':
		| { kind: 'several' | 'twice' | 'weighted-share' | 'weight-not-above-zero' }
		| { kind: 'no-amount' | 'unknown' | 'lever'; address: string }
	'move-without-change': { move: string }
	'extends-too-far': { most: number }
	'extends-cycle': { round: readonly string[] }
	'set-unknown': None
	'stock-unknown': None
	overfull: { amount: number; limit: number; unit: string }
	'unused-material': Entry
	'unmade-material': Entry
	'untaken-material': Entry
	'unfed-process': { id: string; takes: readonly string[] }
	'unreachable-demand': Entry
	'unreachable-export': Entry
	backwards: { process: string; material: string; does: 'takes' | 'gives' }
	'unused-source': Entry
	'unused-route': Entry
	'unused-outlet': Entry
	'unused-component': Entry
	'lossless-loop': { processes: readonly string[]; component: string; kept: number; least: number }
	'too-many-compositions': Entry
}

/** The stable code of a finding, e.g. `unknown-key`. */
export type FindingCode = keyof FindingParameters

/** Kinds of thing that a reference names; `unknown-` and one of them is the code of a reference that leads nowhere. */
export type ReferenceKind =
	| 'stage'
	| 'route'
	| 'material'
	| 'component'
	| 'scenario'
	| 'demand'
	| 'process'
	| 'feed'
	| 'trade'
	| 'node'
	| 'kept'
	| 'destination'
