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

/** Keys with Ctrl or Command, which work everywhere, in text fields too once a field has no undo of its own. */
const WITH_COMMAND: Record<string, ShortcutAction> = { z: 'undo', Z: 'redo', y: 'redo' }

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

/** The action that a key press asks for, if any. `characters` says whether single-character keys are on. */
export function shortcutOf(press: KeyPress, characters: boolean): ShortcutAction | null {
	if (press.altKey) return null
	if (press.ctrlKey || press.metaKey) return WITH_COMMAND[press.shiftKey ? press.key.toUpperCase() : press.key] ?? null
	if (press.key === 'Escape') return 'unpin'
	return characters ? (CHARACTERS[press.key] ?? null) : null
}

/** True where keys belong to a text field. */
export function isTyping(target: EventTarget | null): boolean {
	if (!(target instanceof HTMLElement)) return false
	if (target instanceof HTMLInputElement) return !['range', 'checkbox', 'radio', 'button'].includes(target.type)
	return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
}
