/** Marks on the tracks of levers, in the order of their key. */
export const TICK_KINDS = ['today', 'announced', 'needed', 'most'] as const

/** A mark on a lever's track, in the lever's unit. */
export interface Tick {
	kind: (typeof TICK_KINDS)[number]
	value: number
	label: string
}
