import type { Reading } from '#lib/figures/reading.ts'
import { figureText, withUnit } from '#lib/figures/number-format.ts'
import type { Figure, ShareFigure } from '#lib/model/chain.ts'

/** A sourced figure as its author wrote it: value, range and what was not used, in its own unit. */
export interface FigureAmounts {
	value: string
	/** A sentence; empty where no range is given. */
	range: string
	/** A sentence for each figure that disagrees. */
	alternatives: string[]
}

export function figureAmounts(figure: Figure, { words, numbers }: Reading): FigureAmounts {
	const report = words.report
	const amount = (value: number, unit: string) =>
		unit === '' ? numbers.full(value) : withUnit(numbers.full(value), unit)
	const own = (value: number | null) => (value === null ? '' : amount(value, figure.unit))
	const low = own(figure.written.low)
	const high = own(figure.written.high)
	return {
		value: figureText(figure, () => own(figure.written.value), words.chain),
		range: rangeText(low, high, report),
		alternatives: figure.alternatives.map(({ value, unit, sources, reason }) =>
			report.instead({ amount: amount(value, unit), sources, reason })
		)
	}
}

function rangeText(low: string, high: string, words: Reading['words']['report']): string {
	if (low !== '' && high !== '') return words.range({ low, high })
	if (low !== '') return words.least({ low })
	return high === '' ? '' : words.most({ high })
}

/** Shares as text: one percentage where all components have the same, else each with its name. */
export function sharesText(shares: ShareFigure['shares'], { numbers }: Reading): string {
	const percent = (share: number) => withUnit(numbers.full(share * 100), '%')
	const values = Object.values(shares)
	if (values.every((share) => share === values[0])) return percent(values[0] ?? 0)
	return Object.entries(shares)
		.filter(([, share]) => share !== 0)
		.map(([component, share]) => withUnit(component, percent(share)))
		.join(', ')
}
