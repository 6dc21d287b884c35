import { expect, test } from 'vitest'
import { createLatestRun, type Outcome } from './latest-run.ts'

/** A run that ends when told to, and lets the next start before that when told to. */
function manualRun(again?: (error: unknown) => boolean) {
	const started: number[] = []
	const settled: [number, Outcome<string>][] = []
	const frees: (() => void)[] = []
	const ends: ((end: () => string) => void)[] = []
	const latest = createLatestRun<number, string>(
		(input, free) => {
			started.push(input)
			frees.push(free)
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
		(input, outcome) => settled.push([input, outcome]),
		{ again }
	)
	const turn = () => new Promise((resolve) => setTimeout(resolve))
	const end = async (result: () => string) => {
		ends.shift()?.(result)
		await turn()
	}
	const fail = (message: string) =>
		end(() => {
			throw new Error(message)
		})
	const free = async () => {
		frees.at(-1)?.()
		await turn()
	}
	return { started, settled, latest, turn, end, fail, free }
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

test('a run that frees the way lets the newest request start before it ends, and is settled all the same', async () => {
	const { latest, started, settled, end, free } = manualRun()
	latest.request(1)
	latest.request(2)
	expect(started).toEqual([1])
	await free()
	expect(started).toEqual([1, 2])
	await end(() => 'one')
	await end(() => 'two')
	expect(settled.map(([input]) => input)).toEqual([1, 2])
})

const silence = (error: unknown) => (error as Error).message === 'silence'

test('a run that a second try may mend runs once more, and then fails', async () => {
	const { latest, started, settled, fail, end } = manualRun(silence)
	latest.request(1)
	await fail('silence')
	expect([started, settled]).toEqual([[1, 1], []])
	await fail('silence')
	expect(started).toEqual([1, 1])
	expect(settled[0]?.[1]).toMatchObject({ ok: false, error: { message: 'silence' } })
	latest.request(2)
	await end(() => 'two')
	expect(settled.at(-1)).toEqual([2, { ok: true, value: 'two' }])
})

test('instead of a second try the newest request runs where one waits', async () => {
	const { latest, started, settled, fail, end } = manualRun(silence)
	latest.request(1)
	latest.request(2)
	latest.request(3)
	await fail('silence')
	expect(started).toEqual([1, 3])
	await end(() => 'three')
	expect(settled).toEqual([[3, { ok: true, value: 'three' }]])
})
