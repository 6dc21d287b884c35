/** Which scenarios ask the same of a chain: what is locked is left out, since it changes no plan. */
import { canonicalJson } from '../fingerprint.ts'
import type { Scenario } from './scenario.ts'

/** True for scenarios that differ in nothing that is planned but the year that they show. */
export function isSameButYear(one: Scenario, other: Scenario): boolean {
	return one.id === other.id && one.demand === other.demand && isSameSet(one.set, other.set)
}

/** True for scenarios that differ in nothing that is planned. */
export function isSameScenario(one: Scenario, other: Scenario): boolean {
	return one.year === other.year && isSameButYear(one, other)
}

const isSameSet = (one: Scenario['set'], other: Scenario['set']) =>
	one === other || canonicalJson(one) === canonicalJson(other)
