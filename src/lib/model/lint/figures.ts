import type { ComponentId, Figure, ShareFigure } from '../chain.ts'
import { error, warning, within, type Finding, type Place } from '../findings/finding.ts'
import type { Draft } from './draft.ts'
import type { Located } from '../resolve/figures.ts'

/** Figures that contradict themselves: ranges that miss their value, negative amounts, certainty without a basis. */
export function lintFigures({ figures, shares }: Draft): Finding[] {
	return [...figures.flatMap(checkFigure), ...shares.flatMap(checkShares)]
}

function checkFigure({ at, figure }: Located<Figure>): Finding[] {
	const { value, low, high } = figure.written
	const negative = [value, low, high].some((each) => each !== null && each < 0)
	return [...(negative ? [error('negative', at)] : []), ...order(value, low, high, at), ...confidence(figure, at)]
}

function order(value: number | null, low: number | null, high: number | null, at: Place): Finding[] {
	const pairs = [
		['low', low, 'value', value],
		['value', value, 'high', high],
		['low', low, 'high', value === null ? high : null]
	] as const
	return pairs.flatMap(([below, least, above, most]) => {
		if (least === null || most === null || !(least > most)) return []
		const key = below === 'value' ? above : below
		return [error('bad-range', within(at, key), { kind: 'figure', lower: below, least, upper: above, most })]
	})
}

function confidence(figure: Figure | ShareFigure, at: Place): Finding[] {
	if (figure.status !== 'assumed' || figure.confidence !== 'high') return []
	return [warning('assumed-high-confidence', within(at, 'confidence'))]
}

function checkShares({ at, figure, uniform }: Draft['shares'][number]): Finding[] {
	const components = Object.keys(figure.shares).slice(0, uniform ? 1 : undefined)
	const ranges = components.flatMap((component) =>
		checkShare(figure, component, uniform ? within(at, 'shares') : within(at, 'shares', component))
	)
	return [...ranges, ...confidence(figure, at)]
}

function checkShare(figure: ShareFigure, component: ComponentId, at: Place): Finding[] {
	const value = figure.shares[component] ?? 0
	const low = figure.low[component] ?? value
	const high = figure.high[component] ?? value
	const outside = [value, low, high].find((each) => each < 0 || each > 1)
	if (outside !== undefined) return [error('share-out-of-range', at, { found: outside })]
	return order(value, low, high, at).map((finding) => ({ ...finding, at }))
}
