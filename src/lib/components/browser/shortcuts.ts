/** An action that a key asks for anywhere on the page. */
export type ShortcutAction =
	'undo' | 'redo' | 'tables' | 'shortcuts' | 'present' | 'report' | 'previous-year' | 'next-year' | 'compare' | 'unpin'

interface KeyPress {
	key: string
	ctrlKey: boolean
	metaKey: boolean
	shiftKey: boolean
	altKey: boolean
}

/** Keys with Ctrl or Command, whatever Caps Lock makes of them. */
const WITH_COMMAND: Record<string, ShortcutAction> = { z: 'undo', 'shift z': 'redo', y: 'redo' }

/** Single characters: silent while typing, and switched off together in the list of shortcuts. */
const CHARACTERS: Record<string, ShortcutAction> = {
	t: 'tables',
	'?': 'shortcuts',
	p: 'present',
	c: 'compare',
	g: 'report',
	'[': 'previous-year',
	']': 'next-year'
}

/**
 * The action that a key press asks for, if any.
 * @param characters Whether single-character keys are on.
 * @param typing Whether undo and redo belong to a text that is being typed, see {@link keepsUndo}.
 */
export function shortcutOf(press: KeyPress, characters: boolean, typing = false): ShortcutAction | null {
	if (press.altKey) return null
	if (press.ctrlKey || press.metaKey) return typing ? null : withCommand(press)
	if (press.key === 'Escape') return 'unpin'
	return characters ? (CHARACTERS[press.key] ?? null) : null
}

function withCommand({ key, shiftKey }: KeyPress): ShortcutAction | null {
	const pressed = key.toLowerCase()
	return WITH_COMMAND[shiftKey ? `shift ${pressed}` : pressed] ?? null
}

/** True where undo and redo belong to a text: not in a field that says by `data-taken` that its text was taken. */
export function keepsUndo(target: EventTarget | null): boolean {
	const isField = isTyping(target) && !(target instanceof HTMLSelectElement)
	return isField && !('taken' in (target as HTMLElement).dataset)
}

/** True where keys belong to a text field. */
export function isTyping(target: EventTarget | null): boolean {
	if (!(target instanceof HTMLElement)) return false
	if (target instanceof HTMLInputElement) return !['range', 'checkbox', 'radio', 'button'].includes(target.type)
	return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
}
