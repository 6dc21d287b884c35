/** Words of what could be made. Amounts arrive as text, with their units. */
import { inSentence, listAnd } from './lists.ts'

/** Words of tables and sentences on what could be made: of each good, out of each ore, and what is worth most. */
export const most = {
	byNeed: 'What could be made with the plants that there are',
	byFeed: 'What each ore could become',
	how: 'Each amount stands alone: what goes into one use is not there for another. Out of an ore, plants and stores are of any size, nothing is bought and no contract is met.',
	asked: 'Asked for',
	served: 'Delivered',
	most: 'At most',
	feed: 'Ore',
	amount: 'There is',
	of: 'Which is',
	all: 'all that is left',
	inYear: 'that of a year',
	becomes: 'Could become',
	noLimit: 'no limit known',
	mix: 'The goods that are worth most together',
	mixWorth: (p: { money: readonly string[]; goods: readonly string[] }) =>
		`With the plants that there are, what can be made in a year is worth ${p.money.join(', or ')} at most, by making ${listAnd(p.goods.map(inSentence))}.`,
	mixNothing: 'With the plants that there are, nothing can be made that has a listed price.',
	mixUnlimited: 'Nothing that the model knows limits what can be made, so there is no most that it is worth.',
	mixHow: (p: { dates: readonly string[]; unpriced: readonly string[] }) =>
		`At the prices listed${p.dates.length > 0 ? ` for ${listAnd(p.dates)}` : ''}, a good is worth what it contains, counted as separated oxide or the like; making it into something better adds nothing.${p.unpriced.length > 0 ? ` ${listAnd(p.unpriced)}: no listed price, counted as worth nothing.` : ''}`,
	outOf: 'Made of',
	plants: 'all feeds, with the plants that there are',
	good: 'Good',
	made: 'Made',
	worth: 'Worth'
}
