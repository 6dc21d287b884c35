/** The title of a region in lines, and the length that it takes: known before anything is drawn. */
import type { Chain } from '#lib/model/chain.ts'
import type { Span } from '../../scene/scene.ts'
import { wrapText } from '../../scene/text-width.ts'
import { shortUnit, withUnit } from '../../text/number-format.ts'
import { nameIn, type Locale } from '../../text/locale.ts'
import type { Region } from '../../regions.ts'
import { heightOf } from './label-room.ts'

/** Size of a region's title, as a multiple of the text's. */
const TITLE = 1.15

/** A line of the title with its size. */
export interface TitleLine {
	span: Span
	size: number
}

/** The title of a region: what is missing there, and how much would have to pass. */
export function titleLines(chain: Chain, region: Region, width: number, size: number, locale: Locale): TitleLine[] {
	const words = locale.words.figures.sankey
	const title = words.regionTitle({
		route: nameIn(chain.routes, region.route),
		stages: region.stages.map((stage) => nameIn(chain.stages, stage)),
		subject: chain.subject
	})
	const large = size * TITLE
	const strong = balanced(title, width, large).map((text): TitleLine => {
		return { span: { text, fill: 'alarm', weight: 'strong' }, size: large }
	})
	const plain = wrapText(amountText(chain, region, locale), width, size).map((text): TitleLine => {
		return { span: { text, fill: 'alarm', weight: 'regular' }, size }
	})
	return [...strong, ...plain]
}

/** Says how much would have to pass the first stage, and how much the last: losses lie between. */
function amountText(chain: Chain, { stages, amounts }: Region, locale: Locale): string {
	const text = (amount: number) =>
		withUnit(locale.numbers.picture(Number(amount.toPrecision(2))), shortUnit(chain.unit))
	const name = (place: number) => nameIn(chain.stages, stages.at(place) ?? '')
	return locale.words.figures.sankey.regionAmounts({
		first: text(amounts.first),
		firstStage: name(0),
		last: text(amounts.last),
		lastStage: name(-1)
	})
}

/** Breaks a title into as few lines as fit, as even as they can be. */
function balanced(title: string, width: number, size: number): readonly string[] {
	const lines = wrapText(title, width, size, 'strong')
	const fits = (narrower: number) => wrapText(title, narrower, size, 'strong').length <= lines.length
	let least = width
	while (least > width / 2 && fits(least - size)) least -= size
	return wrapText(title, least, size, 'strong')
}

/** Returns the length of a region's title across the chain; pixels. */
export function titleLength(chain: Chain, region: Region, width: number, size: number, locale: Locale): number {
	return heightOf(titleLines(chain, region, width, size, locale))
}
