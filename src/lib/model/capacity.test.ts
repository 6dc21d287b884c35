import { describe, expect, test } from 'vitest'
import { capacityFor, effectiveCapacity, installedCapacity, withCapacity, withOnePlant } from './capacity.ts'
import type { Figure, Plant, PlantStatus, Process } from './chain.ts'

function figure(value: number | null): Figure {
	const written = { value, low: null, high: null }
	const origin = { status: 'assumed', sources: ['own'], confidence: 'low', date: null, note: null } as const
	const state = value === null ? 'unknown' : 'known'
	return { state, value, low: null, high: null, unit: 't', written, ...origin, sources: ['own'], alternatives: [] }
}

function plant(
	status: Plant['status'],
	nameplate: number | null,
	start: number | null = null,
	ramp: number[] = []
): Plant {
	return { id: 'plant', name: 'Plant', status, nameplate: figure(nameplate), start, ramp }
}

function process(plants: Plant[], availability: number | null = null): Process {
	const none = { place: null, note: null, commitment: null, byproducts: [], modes: [], basis: 'feed' }
	const expansion = {
		limit: null,
		least: null,
		cost: null,
		reference: null,
		operating: null,
		income: null,
		life: null,
		lead: null
	}
	const named = { id: 'plant', name: 'Plant', stage: 'make', route: 'main', authorities: [] }
	return { ...none, ...named, plants, expansion, availability: availability === null ? null : figure(availability) }
}

/** The effective capacity once the installed one is set; `replaces` puts one plant in place of all. */
function effectiveAt(
	of: Process,
	year: number,
	counts: PlantStatus[],
	{ amount, replaces }: { amount: number; replaces: boolean }
): number | null {
	const when = { year, counts }
	const set = replaces ? withOnePlant(of, figure(amount), when) : withCapacity(of, amount, when, figure)
	expect(installedCapacity(set, year, counts)).toBeCloseTo(amount, 10)
	return effectiveCapacity(set, year, counts)
}

describe('installed capacity', () => {
	const both = process([plant('operating', 100), plant('announced', 50, 2028, [0.4, 0.8])], 0.9)

	test('is the nameplate of the plants whose status counts', () => {
		expect(installedCapacity(both, 2030, ['operating'])).toBe(100)
		expect(installedCapacity(both, 2030, ['operating', 'announced'])).toBe(150)
		expect(installedCapacity(both, 2030, ['proposed'])).toBe(0)
	})

	test('leaves out plants that have not started', () => {
		expect(installedCapacity(both, 2027, ['operating', 'announced'])).toBe(100)
		expect(installedCapacity(both, 2028, ['operating', 'announced'])).toBe(150)
	})

	test('is not known when a plant that counts is not known', () => {
		const half = process([plant('operating', 100), plant('proposed', null, 2028)])
		expect(installedCapacity(half, 2026, ['operating', 'proposed'])).toBe(100)
		expect(installedCapacity(half, 2028, ['operating', 'proposed'])).toBeNull()
		expect(installedCapacity(half, 2028, ['operating'])).toBe(100)
	})
})

describe('effective capacity', () => {
	const ramping = process([plant('operating', 100), plant('operating', 50, 2028, [0.4, 0.8])], 0.9)

	test.each([
		[2027, 90],
		[2028, 108],
		[2029, 126],
		[2040, 126]
	])('in %d is ramp and availability times nameplate: %d', (year, expected) =>
		expect(effectiveCapacity(ramping, year, ['operating'])).toBeCloseTo(expected, 10)
	)

	test('of a setting at the nameplates is what the plants can do, in a ramp year too', () => {
		expect(effectiveAt(ramping, 2028, ['operating'], { amount: 150, replaces: false })).toBeCloseTo(108, 10)
	})

	test('of a larger setting has what is added at full ramp, and still only as available as the plant', () => {
		expect(effectiveAt(ramping, 2028, ['operating'], { amount: 200, replaces: false })).toBeCloseTo(108 + 0.9 * 50, 10)
	})

	test('of a smaller setting is taken from all plants alike', () => {
		expect(effectiveAt(ramping, 2028, ['operating'], { amount: 75, replaces: false })).toBeCloseTo(54, 10)
		expect(effectiveAt(ramping, 2028, ['operating'], { amount: 0, replaces: false })).toBe(0)
	})

	test('of a setting that replaces the plants is at full ramp', () => {
		expect(effectiveAt(ramping, 2028, ['operating'], { amount: 75, replaces: true })).toBeCloseTo(67.5, 10)
	})

	test('of a setting where no plant stands yet is at full ramp', () => {
		expect(effectiveAt(ramping, 2027, ['announced'], { amount: 200, replaces: false })).toBeCloseTo(180, 10)
	})

	test('that is not known does not limit, and a setting makes it known', () => {
		const unknown = process([plant('operating', null)], 0.5)
		expect(effectiveCapacity(unknown, 2026, ['operating'])).toBeNull()
		expect(effectiveAt(unknown, 2026, ['operating'], { amount: 10, replaces: false })).toBe(5)
	})
})

describe('the capacity for an effective one', () => {
	const ramping = process([plant('operating', 100), plant('operating', 50, 2028, [0.4, 0.8])], 0.9)

	test.each([50, 108, 150])('of %d is the one that gives it, in a ramp year too', (effective) => {
		const amount = capacityFor(ramping, 2028, ['operating'], effective)!
		expect(effectiveAt(ramping, 2028, ['operating'], { amount, replaces: false })).toBeCloseTo(effective, 10)
	})

	test('does not exist for a process that is never available', () => {
		expect(capacityFor(process([plant('operating', 100)], 0), 2028, ['operating'], 50)).toBeNull()
	})
})
