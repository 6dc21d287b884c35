/** Times a function over and over: the middle, and what one in twenty exceeds, in milliseconds. */
export interface Timing {
	median: number
	p95: number
	runs: number
}

export function timingOf(samples: number[]): Timing {
	const sorted = [...samples].sort((a, b) => a - b)
	const at = (q: number) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]!
	return { median: at(0.5), p95: at(0.95), runs: sorted.length }
}

export function time(runs: number, run: (i: number) => void): Timing {
	const samples: number[] = []
	for (let i = 0; i < runs; i++) {
		const start = performance.now()
		run(i)
		samples.push(performance.now() - start)
	}
	return timingOf(samples)
}
