/** Which scenarios ask the same of a chain: what is locked is left out, and what studies draw from, since neither changes a plan. */
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

/** True for scenarios that a study answers alike: the same but for the year that they show, with the same ranges of their own. */
export function isSameStudied(one: Scenario, other: Scenario): boolean {
	return isSameButYear(one, other) && canonicalJson(one.ranges ?? {}) === canonicalJson(other.ranges ?? {})
}

const isSameSet = (one: Scenario['set'], other: Scenario['set']) =>
	one === other || canonicalJson(one) === canonicalJson(other)
