/** Keys of the stage: those that slide programs and their remote controls have. */
import { isTyping } from '../browser/shortcuts.ts'
import type { Telling } from './telling.svelte.ts'

/** Something that a key on stage asks for. */
export type StageAction =
	| 'next'
	| 'previous'
	| 'first'
	| 'last'
	| 'return'
	| 'black'
	| 'white'
	| 'difference'
	| 'fullscreen'
	| 'index'
	| 'notes'
	| 'presenter'
	| 'help'

/** The part of a keyboard event that is used. */
export type StagePress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target'>

/** Returns the actions that the stage and the presenter's window have alike; `go` turns to a step. */
export const tellingActions = (telling: Telling, go: (step: number) => void) => ({
	next: () => go(telling.at + 1),
	previous: () => go(telling.at - 1),
	first: () => go(0),
	last: () => go(telling.story.length - 1),
	return: () => telling.returnToStep(),
	black: () => telling.showBlank('black'),
	white: () => telling.showBlank('white')
})

/** Keys that a lever under the focus leaves to the story: remote controls send them. */
const ALWAYS: Readonly<Record<string, StageAction>> = { PageDown: 'next', PageUp: 'previous' }

/** Keys that belong to a lever while it has the focus. */
const MOVES: Readonly<Record<string, StageAction>> = {
	ArrowRight: 'next',
	ArrowDown: 'next',
	ArrowLeft: 'previous',
	ArrowUp: 'previous',
	Home: 'first',
	End: 'last'
}

/** Keys that press a button, or open and close what has the focus. */
const PRESSES: Readonly<Record<string, StageAction>> = { ' ': 'next', Enter: 'next' }

/** Single characters: silent while typing, and off where the reader has switched them off. */
const CHARACTERS: Readonly<Record<string, StageAction>> = {
	r: 'return',
	b: 'black',
	'.': 'black',
	w: 'white',
	d: 'difference',
	f: 'fullscreen',
	i: 'index',
	n: 'notes',
	p: 'presenter',
	'?': 'help'
}

/** Digits kept at most: no story has more steps. */
const MOST_DIGITS = 3

const isInput = (target: EventTarget | null) => target instanceof HTMLInputElement
const isPressed = (target: EventTarget | null) =>
	target instanceof Element && target.matches(':is(button,summary,a,input,select,textarea)')

/** Reads the keys of one presentation; digits wait for Enter. */
export class StageKeys {
	#digits = $state('')

	/** The number typed so far. */
	get digits(): string {
		return this.#digits
	}

	/**
	 * Takes a key press and returns the action, or the number of a step counted from 1; null where it asks for nothing here.
	 * @param characters Whether single characters count.
	 */
	take(press: StagePress, characters: boolean): StageAction | number | null {
		if (press.ctrlKey || press.metaKey || press.altKey) return null
		if (characters && !isTyping(press.target) && /^\d$/.test(press.key)) {
			this.#digits = (this.#digits + press.key).slice(-MOST_DIGITS)
			return null
		}
		const typed = this.#digits
		this.#digits = ''
		if (press.key === 'Enter' && typed !== '') return Number(typed)
		return actionOf(press, characters)
	}
}

function actionOf({ key, target }: StagePress, characters: boolean): StageAction | null {
	const always = ALWAYS[key]
	if (always) return always
	if (isTyping(target)) return null
	if (characters && CHARACTERS[key]) return CHARACTERS[key]
	if (PRESSES[key]) return isPressed(target) ? null : PRESSES[key]
	return isInput(target) ? null : (MOVES[key] ?? null)
}
