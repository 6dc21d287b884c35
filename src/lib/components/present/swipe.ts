/** Least way of a finger that turns a step, pixels. */
const LEAST = 60

/** Returns 1 for a swipe to the left, which turns to the next step, -1 for one to the right, and 0 for anything else. */
export function swipeOf(right: number, down: number): -1 | 0 | 1 {
	if (Math.abs(right) < LEAST || Math.abs(right) < 2 * Math.abs(down)) return 0
	return right < 0 ? 1 : -1
}
