/** From the data of a diagnostic to its sentences. */
import type { Fault } from '#lib/model/findings/finding.ts'
import type { FindingCode, FindingParameters } from '#lib/model/findings/parameters.ts'
import { shortened } from '#lib/model/text/shortened.ts'
import type { Reason } from '#lib/model/units/reason.ts'

/** The reasons of one kind; a member of the union may stand for several. */
type OfKind<K, R = Reason> = R extends { kind: infer Kinds } ? (K extends Kinds ? R : never) : never

/** By kind of reason: the phrase for it, which a sentence may begin or end with. */
export type Reasons = { [K in Reason['kind']]: (reason: OfKind<K>) => string }

/** Two sentences: one says what is wrong, the other what to do about it. */
export type Advice = readonly [message: string, remedy: string]

/** By code of a finding: its sentences. */
export type Diagnostics = { [C in FindingCode]: (parameters: FindingParameters[C]) => Advice }

/** A diagnostic in words. */
export interface Told {
	message: string
	remedy: string
}

/** Puts what is wrong into words; texts quoted from a file are made fit to be shown. */
export function tell(words: Diagnostics, { code, parameters }: Fault): Told {
	const say = words[code] as (parameters: FindingParameters[FindingCode]) => Advice
	const [message, remedy] = say(parameters)
	return { message: shortened(message), remedy: shortened(remedy) }
}
