/** Joins the two parts of a plan. */

import { worst } from './lp/certify.ts'
import type { Answer, Certificate, ElementFindings, Explanation, Plan } from './plan.ts'

function together(a: Certificate, b: Certificate): Certificate {
	return {
		...worst(a, b),
		solves: a.solves + b.solves,
		balance: Math.max(a.balance, b.balance),
		tolerance: Math.max(a.tolerance, b.tolerance)
	}
}

/** Joins an answer with its explanation, and with what that says of components where it was asked. */
export function planOf(answer: Answer, explanation: Explanation, elements?: ElementFindings): Plan {
	return {
		...answer,
		...explanation,
		...(elements && { elements }),
		processes: answer.processes.map((use, p) => ({ ...use, ...explanation.processes[p]! })),
		feeds: answer.feeds.map((use, f) => ({ ...use, ...explanation.feeds[f]! })),
		certificate: together(answer.certificate, explanation.certificate)
	}
}
