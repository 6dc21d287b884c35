import { tick } from 'svelte'

/** Gives the focus to an element once the page is drawn, where what had it is gone and the element is there. */
export async function backTo(element: Element | null): Promise<void> {
	await tick()
	const isFree = document.activeElement === null || document.activeElement === document.body
	if (isFree && element instanceof HTMLElement && element.isConnected) element.focus()
}
