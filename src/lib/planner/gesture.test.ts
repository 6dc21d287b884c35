import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createGesture } from './gesture.ts'

function recorder() {
	const calls: string[] = []
	return {
		calls,
		target: { begin: () => calls.push('begin'), end: () => calls.push('end'), cancel: () => calls.push('cancel') }
	}
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a drag begins once and ends once, however long it lasts', () => {
	const { calls, target } = recorder()
	const gesture = createGesture(target)
	gesture.press()
	vi.advanceTimersByTime(60_000)
	gesture.release()
	gesture.release()
	expect(calls).toEqual(['begin', 'end'])
})

test('key steps within 500 ms are one gesture, a later step is another', () => {
	const { calls, target } = recorder()
	const gesture = createGesture(target)
	gesture.step()
	vi.advanceTimersByTime(499)
	gesture.step()
	vi.advanceTimersByTime(499)
	expect(calls).toEqual(['begin'])
	vi.advanceTimersByTime(1)
	gesture.step()
	expect(calls).toEqual(['begin', 'end', 'begin'])
})

test('escape returns to the mark and leaves no timer behind', () => {
	const { calls, target } = recorder()
	const gesture = createGesture(target)
	gesture.step()
	gesture.escape()
	vi.advanceTimersByTime(1000)
	expect(calls).toEqual(['begin', 'cancel'])
	expect(gesture.open).toBe(false)
})
