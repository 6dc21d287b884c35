import type { CheckFailure } from '#lib/checks/checks.ts'
import type { CliWords } from '#lib/messages/index.ts'

/** One expectation that does not hold, in words. */
export function failureText(
	failure: CheckFailure,
	{ check: words }: CliWords,
	number: (value: number) => string
): string {
	const of = failure.path.join(' ')
	const amount = (value: number | null) => amountText(value, words, number)
	switch (failure.kind) {
		case 'range':
			return words.range({ of, least: number(failure.least), most: number(failure.most), found: amount(failure.found) })
		case 'move':
			return words.move[failure.move]({ of, before: amount(failure.before), after: amount(failure.after) })
		case 'is':
			return words.is({ of, expected: failure.expected, found: nameText(failure.found, words) })
		case 'names':
			return words.names({ of, expected: words.list(failure.expected), found: words.list(failure.found) })
		case 'together':
			return words.together({
				expected: words.list(failure.expected),
				rungs: words.rungs(failure.found.map((rung) => words.list(rung)))
			})
		case 'reaches':
			return words.reaches(failure)
		case 'closes':
			return words.closes({ expected: yearText(failure.expected), found: yearText(failure.found) })
		case 'recalled':
			return words.recalled({ found: words.list(failure.found) })
		case 'balances':
			return words.balances[failure.sum]({ expected: String(failure.expected), found: String(failure.found) })
	}
}

const nameText = (name: string, { nothing }: CliWords['check']) => name || nothing

const yearText = (year: number | null) => year?.toString() ?? null

const amountText = (value: number | null, { nothing }: CliWords['check'], number: (value: number) => string) =>
	value === null ? nothing : number(value)
