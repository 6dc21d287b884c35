/** QR codes of links, made without a network. */
import { encode } from 'uqr'

/** Largest version that a phone's camera reads well from a screen: 117 squares a side. */
const LARGEST = 25

/** Light squares around a code, which readers need to find it (ISO/IEC 18004). */
const QUIET = 4

/** A code as one path, in squares; `size` squares a side with the light ones around it. */
export interface QrCode {
	size: number
	path: string
}

/** Returns the code of a text; null where it is too long for one that can be read well. */
export function qrCode(text: string): QrCode | null {
	try {
		const { size, data } = encode(text, { ecc: 'L', boostEcc: true, maxVersion: LARGEST, border: QUIET })
		const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
		return { size, path }
	} catch (error) {
		if (error instanceof RangeError) return null
		throw error
	}
}
