import { expect, test } from 'vitest'
import { FileMaking, type FileSteps } from './file-making.svelte.ts'

/** A file that is there when it is told to be. */
function slowFile() {
	let steps: FileSteps
	let finish: () => void
	let fail: (error: Error) => void
	const make = (given: FileSteps) => {
		steps = given
		return new Promise<void>((resolve, reject) => ([finish, fail] = [resolve, reject]))
	}
	return { make, steps: () => steps, finish: () => finish(), fail: (error: Error) => fail(error) }
}

test('tells what is done until the file is there', async () => {
	const files = new FileMaking()
	const file = slowFile()
	const made = files.run(file.make)
	expect(files.stage).toBe('gathering')
	file.steps().at('writing')
	expect(files.stage).toBe('writing')
	file.finish()
	expect(await made).toBe(true)
	expect(files.stage).toBeNull()
})

test('a stop ends the wait at once, tells the maker, and leaves room for the next', async () => {
	const files = new FileMaking()
	const [first, second] = [slowFile(), slowFile()]
	const made = files.run(first.make)
	files.stop()
	expect(await made).toBe(false)
	expect(first.steps().signal.aborted).toBe(true)
	const next = files.run(second.make)
	first.steps().at('writing')
	expect(files.stage).toBe('gathering')
	second.finish()
	expect(await next).toBe(true)
})

test('a failure is passed on, and nothing stays in the making', async () => {
	const files = new FileMaking()
	const file = slowFile()
	const made = files.run(file.make)
	file.fail(new Error('no room'))
	await expect(made).rejects.toThrow('no room')
	expect(files.stage).toBeNull()
})
