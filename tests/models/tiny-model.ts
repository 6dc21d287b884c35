import type { ModelTexts } from '#lib/model/read-model.ts'

const FIGURE = 'status: assumed, source: notes, confidence: low'

/** The smallest model with one of everything: two components, a loop, an import, an export, two demand bases. */
export const TINY = {
	'chain.yaml': `id: tiny
name: Tiny
version: '1'
date: 2026
unit: t X
unitName: ex
currency: USD
years: { first: 2026, last: 2030 }
counts: [operating]
components: { A: Ay, B: Bee }
stages: { dig: Dig, split: Split, use: Use }
routes: { main: { name: Main, colour: ochre }, loop: { name: Loop, colour: teal, lane: true } }
outlets: { waste: { name: Waste, kind: waste } }
materials:
  rock: { name: Rock, stage: dig, gross: t rock, content: { value: 0.5 t X/t rock, ${FIGURE} } }
  oxide: { name: Oxide, stage: split, pure: true }
  scrap: { name: Scrap, stage: use }
feeds:
  hill:
    name: Hill
    route: main
    material: rock
    composition: { shares: { A: 0.75, B: 0.25 }, ${FIGURE} }
    available: { value: 1000 t rock/yr, low: 900, high: 1100, ${FIGURE} }
processes:
  splitter:
    name: Splitter
    stage: split
    route: main
    modes:
      - takes: rock
        gives:
          - to: oxide
            yield: { shares: { A: 0.9, B: 0.8 }, ${FIGURE} }
          - to: waste
            yield: rest
    capacity:
      on: rock
      plants:
        - status: operating
          nameplate: { value: 800 t rock/yr, ${FIGURE} }
        - status: announced
          nameplate: { value: 100 t rock/yr, ${FIGURE} }
          start: 2028
          ramp: [0.5, 1]
      availability: { value: 0.9, ${FIGURE} }
    expansion:
      cost: { value: 1400 USD/(t X/yr), ${FIGURE} }
      lead: { value: 3 yr, ${FIGURE} }
    lever: { max: 2000 t rock/yr, step: 10 }
  maker:
    name: Maker
    stage: use
    route: main
    modes:
      - recipe:
          - takes: { material: oxide, only: A }
            share: { value: 0.7, ${FIGURE} }
          - takes: { material: oxide, only: B }
            share: { value: 0.3, ${FIGURE} }
        gives:
          - to: scrap
            yield: { shares: 1, ${FIGURE} }
    capacity:
      plants:
        - status: operating
          nameplate: { value: 10 t X/yr, ${FIGURE} }
  recycler:
    name: Recycler
    stage: split
    route: loop
    modes:
      - takes: scrap
        gives:
          - to: oxide
            yield: { shares: 0.95, ${FIGURE} }
          - to: waste
            yield: { shares: 0.05, ${FIGURE} }
    capacity:
      plants:
        - status: operating
          nameplate: { value: none, ${FIGURE} }
trade:
  bought:
    name: Bought
    kind: import
    partner: Elsewhere
    gives: oxide
    composition: { shares: { B: 1 }, ${FIGURE} }
    amount: { value: unknown, ${FIGURE} }
  sold:
    name: Sold
    kind: export
    partner: Elsewhere
    takes: oxide
    amount: { value: none, ${FIGURE} }
demands:
  base:
    name: Base
    parts:
      need:
        name: Need
        takes: { material: oxide, only: [A, B] }
        amount: { value: 400 t X/yr, ${FIGURE} }
  more:
    name: More
    parts:
      need-more:
        name: Need more
        takes: oxide
        amount: { value: 600 t X/yr, ${FIGURE} }
        counted: { value: 1.25, ${FIGURE} }
        lever: { max: 1000 t X/yr, step: 10 }
`,
	'scenarios.yaml': `scenarios:
  today: { name: Today, note: As it stands. }
  bigger:
    name: Bigger
    note: A bigger splitter.
    extends: today
    demand: more
    year: 2028
    set:
      splitter: { value: 1200 t rock/yr, ${FIGURE} }
`,
	'checks.yaml': `checks:
  - says: More of the splitter does not harm.
    given: { scenario: today, year: 2027, demand: base, set: { splitter: 900 t rock/yr } }
    change: { splitter: 1000 }
    expect:
      delivered: does-not-fall
      gap: [0, 400]
      verdict: { splitter: balanced }
      ceiling: { split: [0, 1000] }
      weakest: dig
`,
	'sources.yaml': `sources:
  notes: { publisher: Me, title: My notes, date: 2026-11, url: 'https://example.org/notes' }
`,
	'story.yaml': `story:
  - title: Tiny makes {delivered} of {demand}.
    scenario: today
    select: splitter
    source: [notes]
`,
	'claims.yaml': `of: notes
claims:
  - says: A hill holds all the rock that is needed.
    held: figure
    note: It holds more.
    figures: [hill]
    scenarios: [today]
    source: [notes]
    against: [{ says: It holds less., source: [notes] }]
`
} satisfies ModelTexts

type TinyFile = keyof typeof TINY

/**
 * The tiny model with one piece of text in one file replaced.
 * @throws Error when the piece does not stand there exactly once, so that no test passes by missing its mark.
 */
export function edited(file: TinyFile, find: string, replacement: string, texts: ModelTexts = TINY): ModelTexts {
	const text = texts[file] ?? ''
	const found = text.split(find).length - 1
	if (found !== 1) throw new Error(`"${find}" stands ${found} times in ${file}`)
	return { ...texts, [file]: text.replace(find, () => replacement) }
}
