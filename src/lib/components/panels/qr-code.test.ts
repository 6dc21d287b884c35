import jsQR from 'jsqr'
import { expect, test } from 'vitest'
import { qrCode } from './qr-code.ts'

/** Reads a code as a camera sees it: four pixels a square, dark where the path has one. */
function read({ size, path }: { size: number; path: string }): string | null {
	const wide = size * 4
	const pixels = new Uint8ClampedArray(wide * wide * 4).fill(255)
	for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
		for (let dy = 0; dy < 4; dy++)
			for (let dx = 0; dx < 4; dx++)
				pixels.fill(0, ((Number(y) * 4 + dy) * wide + Number(x) * 4 + dx) * 4, ((Number(y) * 4 + dy) * wide + Number(x) * 4 + dx) * 4 + 3) // prettier-ignore
	return jsQR(pixels, wide, wide)?.data ?? null
}

const linkOf = (letters: number) => `https://example.org/midstream/#plan=${'aB3_-'.repeat(letters).slice(0, letters)}`

test.each([10, 200, 700, 1200])('a code of a link with %i letters is read as that link', (letters) => {
	expect(read(qrCode(linkOf(letters))!)).toBe(linkOf(letters))
})

test('a link that is too long for a code that is read well has none', () => {
	expect(qrCode(linkOf(1300))).toBeNull()
	expect(qrCode(linkOf(30_000))).toBeNull()
})
