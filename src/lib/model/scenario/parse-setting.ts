import { meantAddress } from '../addresses/addresses.ts'
import type { Addressable } from '../addresses/figure-entry.ts'
import type { Address, LeverId } from '../chain.ts'
import { settingsOf } from './setting.ts'
import type { Setting } from './scenario.ts'
import { isProblem, type Problem } from '../units/quantity.ts'
import { divide, ONE, parseUnit, YEAR } from '../units/unit.ts'
import { readAmount, type Amount } from '../units/amount.ts'

/**
 * Reads an amount as a person types it for a figure or lever (`12000 t monazite/yr`, `none`, or a bare number in the
 * setting's unit). Returns it in the setting's unit, which is the unit that `withLever` takes, or the problem.
 */
export function parseSetting(chain: Addressable, id: Address | LeverId, written: string | number): number | Problem {
	const own = settingsOf(chain, id)
	if (!own) return { problem: { kind: 'no-figure', address: id, suggestion: meantAddress(chain, id) } }
	const unit = parseUnit(own.unit) ?? divide(ONE, YEAR)
	const bare: Amount = { state: 'known', value: 0, number: 0, unit, factor: own.factor }
	const amount = readAmount(written, own.measure, { bare })
	if (isProblem(amount)) return { problem: { kind: 'setting', address: id, reason: amount.problem } }
	if (amount.value === null || amount.number === null) return { problem: { kind: 'set-to-unknown', address: id } }
	const reason = Number.isNaN(amount.value) ? null : own.check(amount.value)
	const shown = `${amount.number} ${amount.unit.text}`.trim()
	if (reason !== null) return { problem: { kind: 'cannot-be', address: id, amount: shown, reason } }
	return amount.unit.text === own.unit ? amount.number : amount.value / own.factor
}

/** Reads one amount, or amounts by year, as {@link parseSetting} does. */
export function parseSettings(
	chain: Addressable,
	id: Address | LeverId,
	written: string | number | Record<string, string | number>
): Setting | Problem {
	if (typeof written !== 'object') return parseSetting(chain, id, written)
	const steps = Object.entries(written).map(([year, amount]) => [year, parseSetting(chain, id, amount)] as const)
	const problem = steps.map(([, value]) => value).find(isProblem)
	return problem ?? (Object.fromEntries(steps) as Record<string, number>)
}

/** Splits `12000 t monazite/yr@2030` into an amount and the year from which it holds; null for every year. */
export function splitYear(written: string): { amount: string; year: number | null } {
	const at = written.lastIndexOf('@')
	const year = written.slice(at + 1).trim()
	return at >= 0 && /^\d{4}$/.test(year)
		? { amount: written.slice(0, at).trim(), year: Number(year) }
		: { amount: written, year: null }
}
