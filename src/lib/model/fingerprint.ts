/** JSON with keys in one order, so that equal data have equal text. */
export function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
	const entries = Object.entries(value).filter(([, each]) => each !== undefined)
	const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1))
	return `{${sorted.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(',')}}`
}

/**
 * A 64-bit hash of data, as 16 hexadecimal digits: two FNV-1a streams of 32 bits over the canonical JSON, finished as
 * MurmurHash3 does. For telling figures apart, not for secrecy.
 */
export function fingerprint(value: unknown): string {
	const text = canonicalJson(value)
	let a = 0x811c9dc5
	let b = 0x9747b28c
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i)
		a = Math.imul(a ^ unit, 0x01000193)
		b = Math.imul((b << 5) ^ (b >>> 27) ^ unit, 0x5bd1e995)
	}
	return hex(finish(a ^ (b >>> 16))) + hex(finish(b ^ text.length))
}

function finish(hash: number): number {
	let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
	mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
	return (mixed ^ (mixed >>> 16)) >>> 0
}

function hex(word: number): string {
	return word.toString(16).padStart(8, '0')
}
