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
	const amount = withUnit(locale.numbers.picture(Number(region.amount.toPrecision(2))), shortUnit(chain.unit))
	const large = size * TITLE
	const strong = balanced(title, width, large).map((text): TitleLine => {
		return { span: { text, fill: 'alarm', weight: 'strong' }, size: large }
	})
	const stage = nameIn(chain.stages, region.stages.at(-1) ?? '')
	const plain = wrapText(words.regionAmount({ amount, stage }), width, size).map((text): TitleLine => {
		return { span: { text, fill: 'alarm', weight: 'regular' }, size }
	})
	return [...strong, ...plain]
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
