import type { ComponentId, Mode, ShareFigure } from '../chain.ts'
import { error, within, type Finding, type Place } from '../findings/finding.ts'
import type { Draft } from './draft.ts'
import { SUM_TOLERANCE } from '../yields.ts'
import { sum, toldSum } from '../sum.ts'

/** Parts that must make a whole: compositions, recipes, and the yields of each component. */
export function lintSums({ chain }: Draft): Finding[] {
	const at: Place = { file: 'chain.yaml', path: [] }
	return [
		...chain.feeds.flatMap(({ id, stock, composition: shares }) =>
			shares ? composition(shares, within(at, stock ? 'stocks' : 'feeds', id)) : []
		),
		...chain.trades.flatMap((each) =>
			each.composition ? composition(each.composition, within(at, 'trade', each.id)) : []
		),
		...chain.processes.flatMap((process) =>
			process.modes.flatMap((mode, index) => {
				const place = within(at, 'processes', process.id, 'modes', index)
				return [
					...recipe(mode, place),
					...yields(
						mode,
						chain.components.map((each) => each.id),
						place
					)
				]
			})
		)
	]
}

function composition(figure: ShareFigure, at: Place): Finding[] {
	const total = sum(Object.values(figure.shares))
	if (!(Math.abs(total - 1) > SUM_TOLERANCE)) return []
	return [error('composition-sum', within(at, 'composition', 'shares'), { sum: toldSum(total) })]
}

function recipe(mode: Mode, at: Place): Finding[] {
	const total = sum(mode.ingredients.map((each) => each.share))
	if (!(Math.abs(total - 1) > SUM_TOLERANCE)) return []
	return [error('recipe-sum', within(at, 'recipe'), { sum: toldSum(total) })]
}

/** Components that a mode can take in; all, unless every input names its own. */
function enter(mode: Mode, all: ComponentId[]): ComponentId[] {
	const only = mode.ingredients.flatMap((each) => each.takes.map((accepted) => accepted.only))
	return only.length === 0 || only.includes(null) ? all : all.filter((id) => only.some((each) => each?.includes(id)))
}

function yields(mode: Mode, all: ComponentId[], at: Place): Finding[] {
	const rest = mode.yields.some((each) => each.figure === null)
	const sums = enter(mode, all).map((id) => ({
		id,
		sum: toldSum(sum(mode.yields.map((each) => each.figure?.shares[id] ?? 0)))
	}))
	const over = sums.filter(({ sum }) => sum > 1 + SUM_TOLERANCE)
	const under = rest ? [] : sums.filter(({ sum }) => sum < 1 - SUM_TOLERANCE)
	const place = within(at, 'gives')
	return [
		...(over.length > 0 ? [error('yields-over-1', place, { sums: over })] : []),
		...(under.length > 0 ? [error('yields-under-1', place, { sums: under })] : [])
	]
}
