/**
 * Messages between the page and its engine worker. Every request has an id. A request for a plan gets the answer first
 * where the explanation takes longer than two frames, then the whole plan; a newer request drops an explanation that is
 * still being made. Every other request gets one reply.
 */

import type { Answer, Joint, MostMade, Plan, PlanPair } from '#lib/engine/index.ts'
import type { Chain, ComponentId } from '#lib/model/chain.ts'
import type { InvestQuestion, Investment } from '#lib/invest/invest.ts'
import type { Scenario } from '#lib/model/scenario/scenario.ts'
import type { Outcome, Row, StudyPlan } from '#lib/study/study.ts'
import type { Swing } from '#lib/study/summary.ts'

export type { Answer }

/** An error as it crosses between threads. */
export interface ErrorRecord {
	name: string
	message: string
	stack: string | null
	/** Details that the thrower recorded beside its message, e.g. the solver's status. */
	details: unknown
}

/** A part of a study: some of its samples, the swings of some of its figures, or the plan without doubt. */
export type StudyPart = { of: 'rows' | 'swings'; from: number; to: number } | { of: 'central' }

/** The samples, swings or outcome that a part of a study made. */
export type StudyMade =
	{ of: 'rows'; rows: Row[] } | { of: 'swings'; swings: Swing[] } | { of: 'central'; central: Outcome }

/** A message to the worker. */
export type EngineRequest =
	| { id: number; kind: 'open'; chain: Chain }
	/** Asks for a plan, and for what it says of a component. */
	| { id: number; kind: 'plan'; scenario: Scenario; component: ComponentId | null }
	/** Asks for the plans of all years. */
	| { id: number; kind: 'years'; scenario: Scenario }
	/** Asks for all years planned at once. */
	| { id: number; kind: 'joint'; scenario: Scenario }
	/** Asks for two scenarios side by side. */
	| { id: number; kind: 'compare'; a: Scenario; b: Scenario }
	/** Asks how much could be made. */
	| { id: number; kind: 'most'; scenario: Scenario }
	/** Asks for a part of a study. */
	| { id: number; kind: 'study'; plan: StudyPlan; part: StudyPart }
	/** Asks what to build. */
	| { id: number; kind: 'invest'; question: InvestQuestion }

/** A message from the worker. */
export type EngineReply =
	| { id: number; kind: 'opened' }
	/** The first part of a plan; the plan follows, or `dropped`, or `failed`. */
	| { id: number; kind: 'answered'; answer: Answer }
	| { id: number; kind: 'planned'; plan: Plan }
	| { id: number; kind: 'years'; plans: Plan[] }
	| { id: number; kind: 'joint'; joint: Joint }
	| { id: number; kind: 'compared'; pair: PlanPair }
	| { id: number; kind: 'most'; most: MostMade }
	| { id: number; kind: 'studied'; made: StudyMade }
	| { id: number; kind: 'invested'; investment: Investment }
	/** A newer request came while the explanation was being made. */
	| { id: number; kind: 'dropped' }
	| { id: number; kind: 'failed'; error: ErrorRecord }

/** Describes anything that was thrown. */
export function recordError(error: unknown): ErrorRecord {
	if (!(error instanceof Error)) return { name: 'Error', message: String(error), stack: null, details: null }
	const details = 'record' in error ? error.record : null
	return { name: error.name, message: error.message, stack: error.stack ?? null, details }
}
