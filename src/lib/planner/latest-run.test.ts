import { expect, test } from 'vitest'
import { createLatestRun, type Outcome } from './latest-run.ts'

/** A run that ends when told to. */
function manualRun() {
	const started: number[] = []
	const settled: [number, Outcome<string>][] = []
	const ends: ((end: () => string) => void)[] = []
	const latest = createLatestRun<number, string>(
		(input) => {
			started.push(input)
			return new Promise((resolve, reject) => {
				ends.push((end) => {
					try {
						resolve(end())
					} catch (error) {
						reject(error as Error)
					}
				})
			})
		},
		(input, outcome) => settled.push([input, outcome])
	)
	const turn = () => new Promise((resolve) => setTimeout(resolve))
	const end = async (result: () => string) => {
		ends.shift()?.(result)
		await turn()
	}
	return { started, settled, latest, turn, end }
}

test('a request that finds nothing in flight runs at once', async () => {
	const { latest, started, turn, end } = manualRun()
	latest.request(1)
	expect(started).toEqual([1])
	await end(() => 'one')
	await turn()
	latest.request(2)
	expect(started).toEqual([1, 2])
})

test('requests made during a run lead to exactly one more, of the newest', async () => {
	const { latest, started, settled, end } = manualRun()
	latest.request(1)
	latest.request(2)
	latest.request(3)
	expect(started).toEqual([1])
	await end(() => 'one')
	expect(started).toEqual([1, 3])
	await end(() => 'three')
	expect(started).toEqual([1, 3])
	expect(settled.map(([input]) => input)).toEqual([1, 3])
})

test('a run that fails is settled as a failure and the next request runs', async () => {
	const { latest, started, settled, end } = manualRun()
	latest.request(1)
	await end(() => {
		throw new Error('no')
	})
	expect(settled[0]?.[1]).toMatchObject({ ok: false, error: { message: 'no' } })
	latest.request(2)
	await end(() => 'two')
	expect(started).toEqual([1, 2])
	expect(settled[1]?.[1]).toEqual({ ok: true, value: 'two' })
})
