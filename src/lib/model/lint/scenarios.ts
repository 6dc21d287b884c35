import type { Chain, NamedScenario } from '../chain.ts'
import { error, within, type Finding, type Place } from '../findings/finding.ts'
import { union, type DeclaredIds } from '../files/declared-ids.ts'
import type { Draft } from './draft.ts'
import { reference } from './references.ts'
import { findSettable } from '../settable.ts'
import { isProblem } from '../units/quantity.ts'
import { parseSetting } from '../resolve/parse-setting.ts'

const ROOT: Place = { file: 'scenarios.yaml', path: ['scenarios'] }

/** Scenarios that refer to nothing, inherit from themselves, or lie outside the years of the chain. */
export function lintScenarios(draft: Draft): Finding[] {
	const { chain, files, declared, whole } = draft
	const entries = Object.entries(files.scenarios.scenarios)
	if (entries.length === 0 && whole.scenarios)
		return [
			error(
				'empty-section',
				ROOT,
				'There must be at least one scenario.',
				'E.g. today: {name: Today, note: As it stands}'
			)
		]
	const references = entries.flatMap(([id, file]) => {
		const at = within(ROOT, id)
		return [
			...reference('scenario', file.extends, declared.scenarios, within(at, 'extends')),
			...reference('demand', file.demand, declared.bases, within(at, 'demand')),
			...yearWithin(file.year, chain, within(at, 'year')),
			...Object.keys(file.set ?? {}).flatMap((lever) => settable(lever, declared, within(at, 'set', lever)))
		]
	})
	return [...references, ...chain.scenarios.flatMap((each) => [...cycle(each, chain), ...unknownAmounts(each)])]
}

/** A finding when `id` names nothing whose amount can be set. */
export function settable(id: string, declared: DeclaredIds, at: Place): Finding[] {
	if (declared.feeds?.has(id))
		return [error('not-settable', at, `${id} is a feed, whose amount cannot be set.`, 'Set the process that takes it.')]
	return reference('lever', id, union([declared.processes, declared.demands, declared.trade]), at)
}

/** A finding for each amount that cannot be set as it is written. */
export function settings(
	set: Record<string, string | number> | undefined,
	{ declared, chain }: Draft,
	at: Place
): Finding[] {
	return Object.entries(set ?? {}).flatMap(([id, written]) => {
		const place = within(at, id)
		const unknown = settable(id, declared, place)
		if (unknown.length > 0 || !findSettable(chain, id)) return unknown
		const setting = parseSetting(chain, id, written)
		return isProblem(setting) ? [error('bad-amount', place, setting.problem)] : []
	})
}

/** A finding when `year` is not a year of the chain. */
export function yearWithin(year: number | undefined, { years }: Chain, at: Place): Finding[] {
	if (year === undefined || years.first > years.last || (year >= years.first && year <= years.last)) return []
	return [error('year-outside', at, `${year} is outside the years of the chain, ${years.first} to ${years.last}.`)]
}

function cycle(scenario: NamedScenario, chain: Chain): Finding[] {
	const path = [scenario.id]
	let parent = scenario.extends
	while (parent !== null && !path.includes(parent)) {
		path.push(parent)
		parent = chain.scenarios.find((each) => each.id === parent)?.extends ?? null
	}
	if (parent !== scenario.id) return []
	const round = [...path, parent].join(' -> ')
	return [error('extends-cycle', within(ROOT, scenario.id, 'extends'), `The scenario extends itself: ${round}.`)]
}

function unknownAmounts({ id, set }: NamedScenario): Finding[] {
	return Object.entries(set)
		.filter(([, figure]) => figure.state === 'unknown')
		.map(([lever]) =>
			error(
				'set-unknown',
				within(ROOT, id, 'set', lever, 'value'),
				'A scenario cannot set an unknown amount.',
				'Write a number, or none.'
			)
		)
}
