/** A mark on a lever's track, in the lever's unit. */
export interface Tick {
	kind: 'today' | 'announced' | 'needed' | 'most'
	value: number
	label: string
}
