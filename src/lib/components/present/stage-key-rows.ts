import type { Words } from '#lib/messages/index.ts'
import type { KeyRow } from '../controls/KeyRows.svelte'

/** Returns the keys of the stage as rows of a list; of the presenter's window those that work there. */
export function stageKeyRows({ page }: Words, presenter = false): KeyRow[] {
	const { names, stage: says } = page.keys
	const own: KeyRow[] = [
		[[['N']], says.notes],
		[[['P']], says.presenter],
		[[['F']], says.fullscreen],
		[[[names.escape]], says.leave]
	]
	return [
		[[[names.right], [names.pageDown], [names.space], [names.enter]], says.next],
		[[[names.left], [names.pageUp]], says.previous],
		[[[names.home], [names.end]], says.ends],
		[[[names.digits, names.enter]], says.number],
		[[['I']], says.index],
		[[['R']], says.back],
		[[['D']], says.difference],
		[[['B'], ['.']], says.black],
		[[['W']], says.white],
		[[['?']], says.help],
		...(presenter ? [] : own)
	]
}
