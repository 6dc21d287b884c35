import { createContext } from 'svelte'
import type { Claims } from '#lib/model/claims.ts'
import type { LongTexts } from '#lib/model/long-texts.ts'
import type { OwnStory, StoryStep } from '#lib/model/story.ts'
import type { Comparisons } from './comparisons.svelte.ts'
import type { EnginePort, WorkerEngine } from './engine-client.ts'
import type { FileMaking } from './file-making.svelte.ts'
import type { Investments } from './investments.svelte.ts'
import type { LateTexts } from './late-texts.svelte.ts'
import type { Notices } from './notices.svelte.ts'
import type { PlanBeside } from './plan-beside.svelte.ts'
import type { Planner } from './planner.svelte.ts'
import type { Preferences } from './preferences.svelte.ts'
import type { ScenarioResults } from './scenario-results.svelte.ts'
import type { ChosenStory } from './stories/chosen-story.svelte.ts'
import type { OwnStories } from './stories/own-stories.svelte.ts'
import type { StepAnswers } from './stories/step-answers.svelte.ts'
import type { StepPlans } from './stories/step-plans.svelte.ts'
import type { View } from './view.svelte.ts'
import type { Studies } from './studies.svelte.ts'
import type { SavedScenarios } from './saved/saved-scenarios.svelte.ts'
import type { Years } from './years.svelte.ts'

/** Belongs to the site alone: a briefing pack, which is one file, is made there and cannot make another. */
export interface Site {
	/** The rest of the model, which a pack has too. */
	story: StoryStep[]
	hasClaims: boolean
	/** Loads what the model reads claim by claim; null where it reads nothing so. Rejects where it cannot be had. */
	claims(): Promise<Claims | null>
	/** Loads the long texts of the chain; null where it has them. Rejects where they cannot be had. */
	longTexts: (() => Promise<LongTexts>) | null
	/** Loads the file that a pack is made from. Rejects where it cannot be had. */
	packTemplate(): Promise<string>
}

/** State that the parts of one page share. */
export interface Session {
	/** The part of the address that names the chain; empty for the chain at the root. */
	part: string
	/** Null in a briefing pack. */
	site: Site | null
	planner: Planner
	/** What the planner's chain still lacks, if anything. */
	texts: LateTexts
	/** The engine behind the planner, for a second planner that presents. */
	engine: WorkerEngine
	/** Starts a further engine, as a study does that has work for several. */
	startEngine: () => EnginePort
	/** Starts a thread that makes a file; may fail where there are none. */
	startFiles: () => Worker | Promise<Worker>
	/** The file that is being made. */
	files: FileMaking
	/** Delivery and demand of the named scenarios. */
	results: ScenarioResults
	/** All years of the scenario on screen. */
	years: Years
	/** The plan on screen beside another. */
	comparisons: Comparisons
	/** What files and the report tell beside the plan on screen. */
	beside: PlanBeside
	/** How sure the plan is; null until the reader asks. */
	studies: Studies | null
	/** What to build; null until the reader asks. */
	investments: Investments | null
	/** Scenarios that the reader saved; null until they are first asked for. */
	saved: SavedScenarios | null
	/** The reader's own presentations; null until they are first asked for. */
	stories: OwnStories | null
	/** Presentations that came with a briefing pack, which cannot be changed. */
	carried: readonly OwnStory[]
	/** Which presentation is presented and exported. */
	chosenStory: ChosenStory
	/** Plans of the steps of presentations. */
	stepPlans: StepPlans
	/** What figures of steps show beside their plans. */
	stepAnswers: StepAnswers
	view: View
	preferences: Preferences
	notices: Notices
}

/** One planning session per page, given by context rather than by a singleton: comparing needs two. */
export const [getSession, setSession] = createContext<Session>()
