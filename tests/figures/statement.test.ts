import { describe, expect, test } from 'vitest'
import type { Plan, Verdict } from '#lib/engine/index.ts'
import {
	chips,
	closingSentences,
	gapLines,
	headline,
	ladderEndSentence,
	statement,
	verdictSentence
} from '#lib/figures/text/statement.ts'
import { realBuilds, steps } from '#lib/figures/steps.ts'
import { chainFrom, planOnce } from '../support/engine.ts'
import { english, planned } from './plans.ts'

const { chain, base, plans } = await planned('india-rare-earths')
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const said = (plan: Plan) =>
	plain(
		headline(chain, plan, english)
			.map((part) => part.text)
			.join('')
	)

describe('the headline', () => {
	test('says what is made, what is needed and what is missing, and the three add up', () => {
		expect(said(base)).toBe(
			'India can make 1,910 t of the 17,000 t of rare-earth oxide it needs. The gap is 15,090 t a year. ' +
				'0 t of the 6,000 t of magnets needed is supplied.'
		)
	})

	test('sets its figures apart, and only the gap in the alarm colour', () => {
		const parts = headline(chain, base, english)
		expect(parts.filter((part) => part.strong).map((part) => plain(part.text))).toEqual([
			'1,910 t',
			'17,000 t',
			'15,090 t a year',
			'0 t'
		])
		expect(parts.filter((part) => part.alarm).map((part) => plain(part.text))).toEqual(['15,090 t a year'])
	})

	test('says so when all or nothing is delivered', () => {
		expect(said({ ...base, delivered: base.demand, gap: 0 })).toMatch(/can make all of the 17,000 t/)
		expect(said({ ...base, delivered: 0, gap: base.demand })).toMatch(/can make none of the 17,000 t/)
	})

	test('says what is imported', () => {
		expect(said({ ...base, imported: 1000 })).toMatch(
			/can deliver .* 1,000 t of the rare-earth oxide delivered is imported\./
		)
	})

	test('says that what is lost in making goods of imports is counted: more is imported than is bought', () => {
		const { plan } = plans.find(({ name }) => name.startsWith('all-announced'))!
		const bought = plan.trades.reduce((sum, { kind, used }) => sum + (kind === 'import' ? used : 0), 0)
		expect(plan.imported).toBeGreaterThan(bought)
		expect(said(plan)).toContain(
			'36 t of the rare-earth oxide delivered is imported, counted with what is lost in making the goods.'
		)
	})
})

test('magnets of all grades take neither of what is abundant, and are named by what they share', () => {
	const beside = plain(
		statement(chain, base, english)
			.rest.map(({ text }) => text)
			.join('')
	)
	expect(beside).toContain('is cerium and lanthanum; magnets take neither.')
})

test('a plant is built by the step that builds it in earnest, not enlarged there for the dust of an earlier one', () => {
	for (const { plan, name } of plans) {
		const built = new Set<string>()
		for (const step of steps(chain, plan)) {
			for (const { process, opens } of realBuilds(step.builds)) {
				const stood = plan.processes.find(({ id }) => id === process)!.effective
				expect(opens, `${name}: ${process}`).toBe(stood === 0 && !built.has(process))
			}
			for (const { process } of realBuilds(step.builds)) built.add(process)
		}
	}
})

test('what later steps leave idle as a whole is said in one sentence', () => {
	const idle = plans.flatMap(({ plan }) => closingSentences(chain, plan, english).map(plain))
	expect(idle.some((text) => / and [^.]* stands idle again: others take what they take\./.test(text))).toBe(true)
	for (const text of idle) expect(text.match(/stands idle again/g)?.length ?? 0).toBeLessThanOrEqual(1)
})

test('each step says what takes its time, whether its title names it or not', () => {
	const sentences = closingSentences(chain, base, english).map(plain)
	const listed = steps(chain, base)
	for (const [place, { builds, lead }] of listed.entries()) {
		const slowest = builds.filter((build) => build.lead?.value === lead!.value).map(({ process }) => process)
		const names = chain.processes.filter(({ id }) => slowest.includes(id)).map(({ name }) => name)
		const [, told = ''] = /It takes [^a-z]*years? \([^)]*\) for (.*?)(?: and \d+ more)?\./.exec(sentences[place]!) ?? []
		expect(names).toContain(told)
	}
})

describe('the chips', () => {
	const byId = new Map(chips(chain, base, english).map((chip) => [chip.id, chip]))

	test('name every absent process, in the alarm colour', () => {
		const absent = base.processes.filter((process) => process.verdict === 'absent').map((process) => process.id)
		const chip = byId.get('absent')!
		expect(chip.alarm).toBe(true)
		expect(chip.nodes.toSorted()).toEqual(absent.toSorted())
		// What is named first is opened first.
		expect(plain(chip.text)).toMatch(/^Missing: Hard rock;/)
		expect(chain.processes.find(({ id }) => id === chip.nodes[0])!.route).toBe('hard-rock')
		expect([...byId.values()].filter((chip) => chip.alarm)).toHaveLength(1)
	})

	test('name the plants that are too small, and the starved with their use', () => {
		expect(plain(byId.get('too-small')!.text)).toBe('Too small: Monazite mining')
		expect(byId.get('too-small')!.nodes).toEqual(['monazite-mining'])
		expect(plain(byId.get('starved')!.text)).toMatch(/OSCOM cracking, 40 % used/)
	})

	test('name the plant that is full, and not a stage that would pass more than is delivered', async () => {
		const wide = await planOnce(chain, { 'monazite-mining': 12000 })
		const said = chips(chain, wide, english).map(({ text }) => plain(text))
		expect(said.find((text) => text.startsWith('Too small'))).toMatch(/^Too small: Mineral separation/)
		expect(said.filter((text) => text.includes('limits delivery'))).toEqual([])
	})

	test('name the stage that limits where no plant that stands does', async () => {
		const noMine = await planOnce(chain, { 'monazite-mining': 0 })
		const said = chips(chain, noMine, english).map(({ text }) => plain(text))
		expect(said.filter((text) => text.startsWith('Too small'))).toEqual([])
		expect(said.find((text) => text.includes('limits delivery'))).toMatch(/^Mine limits delivery to [\d,]+ t$/)
	})

	test('doubt the demand figure and give the reason in the words of the model', () => {
		expect(plain(byId.get('doubt')!.text)).toMatch(/^17,000 t: /)
		expect(byId.get('doubt')!.detail).toBe(chain.demandBases.find(({ id }) => id === base.scenario.demand)!.note)
	})
})

describe('verdict sentences', () => {
	test('say of every process in every scenario what its verdict is, and name each cause', () => {
		for (const { plan, name } of plans) {
			for (const { id, verdict, cause } of plan.processes) {
				const sentence = verdictSentence(chain, plan, id, english)!
				expect(sentence, `${name} ${id}`).toMatch(new RegExp(`^${english.words.chain.verdict[verdict]}\\b`))
				if (verdict === 'idle' || verdict === 'balanced') continue
				for (const of of cause?.of ?? []) {
					const named = [
						...chain.feeds,
						...chain.processes,
						...chain.trades,
						...chain.demands,
						...chain.components
					].find((each) => each.id === of)
					expect(sentence, `${name} ${id}`).toContain(named!.name)
				}
			}
		}
	})

	test('say of a plant whose capacity nobody knows what it uses, and no share of it', () => {
		const starved = base.processes.find((process) => process.verdict === 'starved')!
		for (const verdict of ['starved', 'blocked', 'idle'] as const) {
			const plan = { ...base, processes: [{ ...starved, verdict, used: 120, effective: null, utilisation: 0 }] }
			const sentence = plain(verdictSentence(chain, plan, starved.id, english)!)
			expect(sentence).toContain('218 t monazite is used of a capacity that is not known')
			expect(sentence).not.toMatch(/unknown|null|%/)
			if (verdict === 'starved')
				expect(chips(chain, plan, english).find(({ id }) => id === 'starved')?.text).not.toMatch(/%/)
		}
	})

	test('say that one absent plant adds nothing by itself', () => {
		expect(verdictSentence(chain, base, 'hard-rock-cracking', english)).toMatch(
			/adds nothing by itself; together with .*Kamthai mine.* it does\.$/
		)
	})

	test('say of a plant of unknown capacity that it runs without a limit, and of one that nobody misses that none is needed', () => {
		const [process] = base.processes
		const said = (verdict: Verdict, used: number, effective: number | null) => {
			const processes = [{ ...process!, verdict, cause: null, used, effective, utilisation: 0 }]
			return plain(verdictSentence(chain, { ...base, processes }, process!.id, english)!)
		}
		expect(said('running', 550, null)).toBe(
			'Running. It uses 1,000 t monazite. Its capacity is not known, so the plan sets it no limit.'
		)
		expect(said('not-needed', 0, 0)).toBe(
			'Not needed. India has no plant of this kind, and building one would not serve the demand better.'
		)
	})

	test('are null for a process that is not there', () =>
		expect(verdictSentence(chain, base, 'nowhere', english)).toBeNull())
})

describe('what closes the gap', () => {
	test('is a sentence for each step and one for the end', () => {
		const sentences = closingSentences(chain, base, english)
		expect(sentences).toHaveLength(steps(chain, base).length + 1)
		expect(sentences.at(-1)).toBe(ladderEndSentence(chain, base, english))
	})

	test('ends with the limit that holds it, where the demand is out of reach', () => {
		const cut = plans.find(({ name }) => name.startsWith('china-cut, headline'))!.plan
		expect(plain(ladderEndSentence(chain, cut, english))).toMatch(/ [\d,]+ t of the demand stays out of reach/)
		// What is closed has no limit that anything could reach.
		const closed = cut.trades.filter(({ kind, amount }) => kind === 'import' && amount === 0).map(({ id }) => id)
		const ending = cut.ladderEnd.limits.filter(({ of }) => closed.includes(of))
		expect(ending.length).toBeGreaterThan(0)
		expect(plain(ladderEndSentence(chain, cut, english))).toMatch(/nothing is allowed of .*Dy and Tb imports/)
	})

	test('is nothing where there is no gap', () => {
		expect(closingSentences(chain, { ...base, delivered: base.demand, gap: 0, ladder: [] }, english)).toEqual([
			english.words.chain.nothingToClose
		])
	})
})

test('capacity that was added sooner than it can be built says so, and less of it or a later year does not', async () => {
	const said = async (set: Record<string, number>, year: number | null = null) =>
		plain(
			statement(chain, await planOnce(chain, set, year === null ? {} : { year }), english)
				.rest.map(({ text }) => text)
				.join('')
		)
	expect(await said({ 'ambadongar-mining': 9400 })).toContain(
		'New capacity counts as built in 2026, though that takes 10 years (7–15).'
	)
	expect(await said({ 'ambadongar-mining': 9400 }, 2037)).not.toContain('New capacity')
	expect(await said({ 'oscom-cracking': 5000 })).not.toContain('New capacity')
})

test('time to build counts from the present, and not from an earlier first year of the chain', async () => {
	const states = chainFrom('models/us-rare-earths')
	const plan = await planOnce(states, { recycling: 3000 })
	expect([states.years.first, plan.year]).toEqual([2024, 2026])
	const { rest } = statement(states, plan, english)
	expect(plain(rest.map(({ text }) => text).join(''))).toContain(
		'New capacity counts as built in 2026, though that takes 2 years (1–3).'
	)
})

test('the end of the steps says which stock they use up, and which plant they leave idle', async () => {
	const states = chainFrom('models/us-rare-earths')
	expect(plain(ladderEndSentence(states, await planOnce(states), english))).toMatch(
		/All steps together take 5,000 t in a year out of Stock of concentrate, which holds 21,500 t\. At that pace it is used up in 4 years, and less is delivered then\.$/
	)
	expect(plain(ladderEndSentence(chain, base, english))).toMatch(/RED Aluva then stands idle/)
})

test('a plant that is coming is not said to be unknown to the country', async () => {
	const states = chainFrom('models/us-rare-earths')
	expect(verdictSentence(states, await planOnce(states), 'heavy-circuit', english)).toMatch(
		/no plant of this kind yet; one is due in 2027/
	)
})

test('gap lines are the causes, largest first, and their shares sum to the whole gap', () => {
	for (const { plan, name } of plans.filter(({ plan }) => plan.gap > 1)) {
		const lines = gapLines(chain, plan, english)
		expect(
			lines.reduce((sum, line) => sum + line.share, 0),
			name
		).toBeCloseTo(1, 6)
		expect(lines.map((line) => line.amount)).toEqual([...lines.map((line) => line.amount)].sort((a, b) => b - a))
	}
})
