/** Verdicts on a process. A model's checks name them, the engine gives them, and figures and reports word them. */

/** All verdicts: first those of plants that hold delivery back or are held back, in the order of a report. */
export const VERDICTS = [
	'absent',
	'too-small',
	'starved',
	'blocked',
	'idle',
	'running',
	'not-needed',
	'balanced'
] as const

/** One verdict, as it is written in `checks.yaml` and in a plan. */
export type Verdict = (typeof VERDICTS)[number]
