/**
 * The page and the command line in a language that brackets every message: a word outside of brackets that is not one of
 * the model did not come from the catalogue, and no other language could say it.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Component } from 'svelte'
import { render } from 'svelte/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import CapacityFigures from '#lib/components/figures/CapacityFigures.svelte'
import Inspector from '#lib/components/panels/Inspector.svelte'
import Present from '#lib/components/present/Present.svelte'
import ReportPage from '#lib/components/report/ReportPage.svelte'
import Defect from '#lib/components/shell/Defect.svelte'
import ModelErrors from '#lib/components/shell/ModelErrors.svelte'
import Notices from '#lib/components/shell/Notices.svelte'
import PlannerPage from '#lib/components/planner/PlannerPage.svelte'
import Shortcuts from '#lib/components/planner/Shortcuts.svelte'
import StartNotices from '#lib/components/shell/StartNotices.svelte'
import TooFarApart from '#lib/components/shell/TooFarApart.svelte'
import { briefReport, gapReport } from '#lib/exports/report.ts'
import { figureAddresses } from '#lib/model/addresses/addresses.ts'
import { chainOf } from '#lib/model/scenario/apply-scenario.ts'
import { readModel } from '#lib/model/read-model.ts'
import { openScenario, withLever } from '#lib/model/scenario/scenario.ts'
import type { Session } from '#lib/planner/context.ts'
import { LateTexts } from '#lib/planner/late-texts.svelte.ts'
import { FileMaking } from '#lib/planner/file-making.svelte.ts'
import { NOTICES, Notices as NoticeList } from '#lib/planner/notices.svelte.ts'
import { Planner } from '#lib/planner/planner.svelte.ts'
import { ScenarioResults } from '#lib/planner/scenario-results.svelte.ts'
import { Preferences } from '#lib/planner/preferences.svelte.ts'
import { View } from '#lib/planner/view.svelte.ts'
import { Comparisons } from '#lib/planner/comparisons.svelte.ts'
import { PlanBeside } from '#lib/planner/plan-beside.svelte.ts'
import { ChosenStory } from '#lib/planner/stories/chosen-story.svelte.ts'
import { StepAnswers } from '#lib/planner/stories/step-answers.svelte.ts'
import { StepPlans } from '#lib/planner/stories/step-plans.svelte.ts'
import { Years } from '#lib/planner/years.svelte.ts'
import { COMMANDS } from '../../src/cli/commands/index.ts'
import { runHere, spoken } from '../cli/terminal.ts'
import { amounts } from '../models/bad/amounts.ts'
import { doubtful } from '../models/bad/doubtful.ts'
import { meaning } from '../models/bad/meaning.ts'
import { names } from '../models/bad/names.ts'
import { shape } from '../models/bad/shape.ts'
import { text } from '../models/bad/text.ts'
import { TINY } from '../models/tiny-model.ts'
import { planOnce } from '../support/engine.ts'
import InSession from '../support/InSession.svelte'
import { namesIn, pseudo, unbracketed, WORD } from '../support/pseudo.ts'

const { chain: tiny, story } = readModel(TINY)
const chain = tiny!
const scenario = withLever(openScenario('today'), 'splitter', 1000)
const plan = await planOnce(chain, scenario.set)
const wordsIn = (text: string) => text.match(WORD) ?? []
/** Addresses are typed, and of the model format. */
const addresses = figureAddresses(chainOf(chain, plan.scenario)).map(({ address }) => address)
/** The model's own words, and those that are written alike in every language: of units, and of the product. */
const chains = ['', 'other'].map((part) => ({ part, name: chain.name }))
const known = new Set([...namesIn(chain), ...namesIn(story), ...wordsIn(addresses.join(' ')), 'yr', 't', 'Midstream'])

/** An engine that is asked for nothing while a page is only written. */
const engine = {
	plan: () => new Promise<never>(() => {}),
	warm: async () => {},
	dispose: () => {}
} as unknown as Session['engine']

function session(): Session {
	const planner = new Planner(chain, engine, { scenario, plan })
	const years = new Years(engine)
	const startEngine = () => {
		throw new Error('no worker here')
	}
	return {
		part: '',
		startEngine,
		startFiles: () => {
			throw new Error('no worker here')
		},
		files: new FileMaking(),
		studies: null,
		investments: null,
		saved: null,
		stories: null,
		carried: [],
		chosenStory: new ChosenStory(chain.id, null),
		stepPlans: new StepPlans(chain, engine, planner),
		stepAnswers: new StepAnswers(chain, startEngine),
		site: {
			story: [],
			longTexts: null,
			hasClaims: false,
			claims: () => Promise.resolve(null),
			packTemplate: () => Promise.reject(new Error('no network here'))
		},
		planner,
		texts: new LateTexts(planner, null),
		engine,
		results: new ScenarioResults(chain, engine, planner),
		years,
		comparisons: new Comparisons(engine),
		beside: new PlanBeside(chain, engine, years, () => ({ studies: null, investments: null })),
		view: new View(),
		preferences: new Preferences(),
		notices: new NoticeList()
	}
}

/** Attributes that are read out or shown; all others are for the browser. */
const SPOKEN = /\b(?:title|alt|placeholder|aria-label|aria-valuetext|aria-description|aria-roledescription)="([^"]*)"/g

/** The texts of a page: between tags, and in spoken attributes. */
function textsOf(html: string): string {
	const attributes = [...html.matchAll(SPOKEN)].map(([, value]) => value)
	const between = html
		.replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
		.replace(/<!--[\s\S]*?-->/g, '')
		.replace(/<[^>]*>/g, '\n')
	const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' }
	return [between, ...attributes].join('\n').replace(/&(lt|gt|amp|quot);/g, (entity) => entities[entity]!)
}

function wordsOutside<Props extends object>(
	component: Component<Props>,
	props: Props,
	on: Session = session()
): string[] {
	const given = { component, props, words: pseudo.words, session: on }
	const { body, head } = render(InSession<Props>, { props: given })
	const shown = textsOf(`${head}\n${body}`)
	expect(shown).toContain('⟦')
	return unbracketed(shown, known)
}

describe('the page has no word of its own:', () => {
	test('the planner, in pictures', () =>
		expect(wordsOutside(PlannerPage, { chains, story, hasClaims: true })).toEqual([]))

	test('the planner, in tables', () => {
		const { planner, view } = session()
		expect(
			wordsOutside(CapacityFigures as Component<object>, { planner, view, tables: true, children: () => {} })
		).toEqual([])
	})

	test.each(['splitter', 'maker', 'recycler', 'hill', 'need', 'bought', 'sold'])('details of %s', (node) => {
		const { planner } = session()
		expect(wordsOutside(Inspector, { planner, node })).toEqual([])
	})

	test('the report', () => expect(wordsOutside(ReportPage, { reports: { gapReport, briefReport } })).toEqual([]))
	test('the presentation', () =>
		expect(wordsOutside(Present, { story, storyId: null, first: 0, reloaded: false, onleave: () => {} })).toEqual([]))
	test('the list of keys', () => {
		const { preferences } = session()
		// Keys without a name on them are written as they are.
		const letters = ['Z', 'Y', 'T', 'G', 'P', 'C', 'I', 'N', 'R', 'D', 'B', 'W', 'F']
		const found = wordsOutside(Shortcuts, { open: true, preferences, onclose: () => {}, ontour: () => {} })
		expect(found.filter((word) => !letters.includes(word))).toEqual([])
	})

	test('notices and failures', () => {
		const on = session()
		for (const notice of NOTICES) on.notices.show(notice)
		expect(wordsOutside(Notices, {}, on)).toEqual([])
		expect(wordsOutside(StartNotices, {})).toEqual([])
		const amount = (name: string, value: number) => ({
			name: { kind: 'need' as const, name },
			at: { file: 'chain.yaml' as const, path: [] },
			value,
			asked: true
		})
		const apart = { largest: amount('Need', 1e12), smallest: amount('Need', 1), orders: 12 }
		expect(wordsOutside(TooFarApart, { planner: on.planner, apart })).toEqual([])
		const record = wordsOutside(Defect, { planner: on.planner, failure: { scenario, error: new Error('x') } })
		expect(record.filter((word) => word.length > 12 && / /.test(word))).toEqual([])
	})

	test('every diagnostic of every bad model', async () => {
		const words = await pseudo.diagnostics()
		for (const { texts } of [...text, ...shape, ...names, ...amounts, ...meaning, ...doubtful]) {
			const { diagnostics } = readModel(texts)
			const paths = diagnostics.flatMap(({ path, file }) => wordsIn(`${path} ${file}`))
			const found = wordsOutside(ModelErrors, { diagnostics, words })
			expect(found.filter((word) => !paths.includes(word))).toEqual([])
		}
	})
})

describe('the command line has no word of its own:', () => {
	let dir = ''
	beforeAll(() => {
		dir = mkdtempSync(join(tmpdir(), 'midstream-'))
		for (const [file, content] of Object.entries(TINY)) writeFileSync(join(dir, file), content)
	})
	afterAll(() => rmSync(dir, { recursive: true }))

	/** Words that are typed: commands, options and what stands for their values; keys and codes of the model format. */
	const typed = new Set(
		[
			...COMMANDS.flatMap(({ name, argument, options }) => [name, argument, ...Object.entries(options).flat()]),
			...['help', 'npm', 'run', 's', 'midstream'],
			...namesIn(readModel(TINY).checks)
		].flatMap((word) => wordsIn(String(word)))
	)

	const outside = async (...args: string[]) => {
		const { out, said } = await runHere(args, await spoken(pseudo))
		const path = wordsIn(`${dir} ${args.join(' ')}`)
		const all = new Set([...known, ...typed, ...path])
		return unbracketed(out + said, all)
	}

	test.each([
		['help'],
		...COMMANDS.map(({ name }) => ['help', name]),
		['check', 'DIR'],
		['plan', 'DIR', '--set', 'splitter=1000'],
		['gap', 'DIR'],
		['gap', 'DIR', '--format', 'md'],
		['ladder', 'DIR'],
		['figures', 'DIR'],
		['plan', 'DIR', '--set', 'splitter=1000 t scrap/yr'],
		['plan', 'DIR', '--set', 'spliter=1'],
		['plan', 'DIR', '--scenario', 'todai'],
		['plan', 'DIR', '--year', 'x'],
		['gap', 'DIR', '--format', 'pdf'],
		['plan'],
		['plan', '/nowhere'],
		['plann'],
		['schema', 'x'],
		[]
	])('%s %s %s %s', async (...args) => {
		expect(await outside(...args.map((each) => (each === 'DIR' ? dir : each)))).toEqual([])
	})
})
