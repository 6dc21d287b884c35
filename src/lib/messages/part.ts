/** A piece of a sentence that a view may set apart: `strong` for a figure, `alarm` for gap and absence. */
export interface Part {
	text: string
	strong?: boolean
	alarm?: boolean
}
