import type { Words } from '#lib/messages/index.ts'
import type { KeyRow } from '../controls/KeyRows.svelte'

/** Returns the keys of the stage as rows of a list. */
export function stageKeyRows({ page }: Words): KeyRow[] {
	const { names, stage: says } = page.keys
	return [
		[[[names.right], [names.pageDown], [names.space], [names.enter]], says.next],
		[[[names.left], [names.pageUp]], says.previous],
		[[[names.home], [names.end]], says.ends],
		[[[names.digits, names.enter]], says.number],
		[[['I']], says.index],
		[[['N']], says.notes],
		[[['P']], says.presenter],
		[[['R']], says.back],
		[[['D']], says.difference],
		[[['B'], ['.']], says.black],
		[[['W']], says.white],
		[[['F']], says.fullscreen],
		[[['?']], says.help],
		[[[names.escape]], says.leave]
	]
}
