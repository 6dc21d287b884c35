/** The part that a partner has in a plan: the levers that the model calls its own, and what it buys. */
import type { Plan } from '#lib/engine/index.ts'
import { entryAt } from '#lib/model/addresses/addresses.ts'
import type { Chain, Figure, Lever, Trade } from '#lib/model/chain.ts'
import { appliedChain } from '../applied-chain.ts'
import { isFigure } from './provenance.ts'
import { withUnit } from './number-format.ts'
import { amountsOf, type Locale } from './locale.ts'

/** One thing that a partner may give or take. */
interface Dial {
	name: string
	figure: Figure
	/** Writes an amount of the figure. */
	text(value: number): string
	/** Of what it buys, the amount that it gets. Base units a year. */
	served: number | null
}

/** A sentence or two for each partner that levers of the chain belong to; none where none do. */
export function partnerSentences(chain: Chain, plan: Plan, locale: Locale): string[] {
	const partners = [...new Set(chain.levers.flatMap(({ partner }) => partner ?? []))]
	return partners.map((partner) => partSentence(chain, plan, partner, locale))
}

function partSentence(chain: Chain, plan: Plan, partner: string, locale: Locale): string {
	const dials = dialsOf(chain, plan, partner, locale)
	const turned = dials.filter(({ figure }) => (figure.value ?? 0) !== 0)
	const { partNone, part } = locale.words.report.brief
	const most = ({ figure, text }: Dial) => (figure.high === null ? null : text(figure.high))
	if (turned.length === 0)
		return partNone({ partner, dials: dials.map((dial) => ({ name: dial.name, most: most(dial) })) })
	const { picture } = amountsOf(chain, plan, locale)
	return part({
		partner,
		assumed: turned.every(({ figure }) => figure.status === 'assumed'),
		dials: turned.map(({ name, figure, text, served }) => ({
			name,
			amount: text(figure.value ?? 0),
			served: served === null ? null : picture(served)
		}))
	})
}

function dialsOf(chain: Chain, plan: Plan, partner: string, locale: Locale): Dial[] {
	const applied = appliedChain(chain, plan)
	const levers = chain.levers.filter((lever) => lever.partner === partner)
	const bought = applied.trades.filter((trade) => trade.kind === 'export' && trade.partner === partner)
	return [
		...levers.flatMap((lever) => leverDial(applied, plan, lever, locale)),
		...bought.map((trade) => tradeDial(applied, plan, trade, locale))
	]
}

/** The lever's figure as it stands; a number without a unit that never exceeds 1 is a share. */
function leverDial(applied: Chain, { scenario }: Plan, lever: Lever, { numbers }: Locale): Dial[] {
	const figure = entryAt(applied, lever.figures?.[0]?.address ?? lever.id, scenario)?.figure
	if (!figure || !isFigure(figure)) return []
	const isShare = lever.unit === '' && lever.max <= 1
	const text = (value: number) =>
		isShare ? numbers.percent(value) : withUnit(numbers.full(value / lever.factor), lever.unit)
	return [{ name: lever.name, figure, text, served: null }]
}

function tradeDial(applied: Chain, plan: Plan, { id, name, amount }: Trade, locale: Locale): Dial {
	const { picture } = amountsOf(applied, plan, locale)
	const served = plan.trades.find((trade) => trade.id === id)?.used ?? 0
	return { name, figure: amount, text: picture, served }
}
