/** Writes `gallery/index.html`: every figure for the shipped models and scenarios, in both themes, on one page. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { comparePlans, createEngine, type Plan, type PlanPair } from '#lib/engine/index.ts'
import { balance } from '#lib/figures/balance.ts'
import { ceilings } from '#lib/figures/ceilings/ceilings.ts'
import { comparisonOf } from '#lib/figures/compare/compare.ts'
import { difference } from '#lib/figures/compare/difference-drawing.ts'
import { scenarioBar, strip } from '#lib/figures/compare/strip.ts'
import { comparisonSentences } from '#lib/figures/compare/text.ts'
import { ladder } from '#lib/figures/ladder.ts'
import { PALETTES, type Theme } from '#lib/figures/scene/palette.ts'
import { localeOf } from '#lib/figures/text/locale.ts'
import { commonFrame, sankey, sankeyFrame, type SankeyFrame } from '#lib/figures/sankey/sankey.ts'
import { sceneToSvg } from '#lib/figures/scene/scene-svg.ts'
import type { Scene } from '#lib/figures/scene/scene.ts'
import { summary } from '#lib/figures/text/summary.ts'
import { en } from '#lib/messages/en/en.ts'
import type { Chain } from '#lib/model/chain.ts'
import { openScenario } from '#lib/model/scenario/scenario.ts'
import { readModelFolder } from '#lib/disk/model-folder.ts'
import { loadSolver } from '../src/cli/solver.ts'
import { toldText } from '../tests/support/diagnostics.ts'

const MODELS = 'models'
const OUT = 'gallery'
const reader = localeOf(en)

interface Entry {
	id: string
	title: string
	note: string
	scenes: Scene[]
}

function slug(text: string): string {
	return text.toLowerCase().replace(/[^a-z0-9]+/g, '-')
}

function scenarioEntries(chain: Chain, plans: { name: string; plan: Plan }[], frame: SankeyFrame): Entry[] {
	return plans.map(({ name, plan }) => {
		const flows = sankey(chain, plan, { width: 1120, height: 600, locale: reader, frame })
		const strip = ceilings(chain, plan, { width: 1120, height: 150, locale: reader, routes: true })
		const title = `${chain.name}: ${name}`
		return { id: slug(title), title, note: summary(chain, plan, reader), scenes: [flows, strip] }
	})
}

/** The base plan in every other form: sizes, one component alone, a node selected, the ladder. */
function formEntries(chain: Chain, plan: Plan, frame: SankeyFrame): Entry[] {
	const options = { width: 1120, height: 480, locale: reader, frame }
	const entry = (title: string, scenes: Scene[]): Entry => ({
		id: slug(`${chain.name} ${title}`),
		title: `${chain.name}: ${title}`,
		note: '',
		scenes
	})
	const narrow = { width: 390, height: 150, locale: reader }
	const selected = chain.processes.find((process) =>
		plan.processes.some(({ id, used }) => id === process.id && used > 0)
	)
	return [
		entry('the ladder', [
			ladder(chain, plan, { width: 420, locale: reader }),
			ladder(chain, plan, { width: 300, locale: reader, actors: false })
		]),
		...(chain.components.length > 1
			? [
					entry('the elements', [
						balance(chain, plan, { width: 1120, height: 480, locale: reader }),
						balance(chain, plan, { width: 390, height: 480, locale: reader })
					])
				]
			: []),
		entry('on a phone', [sankey(chain, plan, { ...options, width: 390 }), ceilings(chain, plan, narrow)]),
		entry('on a small screen', [sankey(chain, plan, { ...options, width: 720 })]),
		entry('in a room', [sankey(chain, plan, { ...options, width: 1840, height: 860, size: 20 })]),
		...(selected
			? [entry(`${selected.name} selected`, [sankey(chain, plan, { ...options, selected: selected.id })])]
			: []),
		...chain.components.map(({ id, name }) =>
			entry(`${name} alone`, [sankey(chain, plan, { ...options, component: id, frame: sankeyFrame(chain, plan, id) })])
		)
	]
}

/** The first two scenarios side by side, and all of them as bars. */
function comparisonEntries(chain: Chain, pair: PlanPair, plans: readonly Plan[]): Entry[] {
	const comparison = comparisonOf(pair)
	const frame = commonFrame(chain, [pair.a, pair.b])
	const bars = plans.map((plan) => scenarioBar(plan))
	const title = `${chain.name}: what differs between ${pair.a.scenario.name} and ${pair.b.scenario.name}`
	const scenes = [1120, 390].flatMap((width) => [
		difference(chain, comparison, { width, height: 520, locale: reader, frame }),
		strip(chain, bars, { width, locale: reader })
	])
	return [{ id: slug(title), title, note: comparisonSentences(chain, comparison, reader).join(' '), scenes }]
}

async function modelEntries(directory: string): Promise<Entry[]> {
	const { chain, diagnostics } = readModelFolder(directory)
	if (!chain) throw new Error(toldText(diagnostics))
	const engine = createEngine(chain, await loadSolver())
	try {
		const at = (id: string) => engine.plan({ id, year: null, demand: null, set: {} })
		const plans = chain.scenarios.map(({ id, name }) => ({ name, plan: at(id) }))
		const base = plans[0]?.plan
		if (base === undefined) return []
		const frame = sankeyFrame(chain, base)
		const [before, after] = [chain.scenarios[0]!, chain.scenarios[1] ?? chain.scenarios[0]!].map(({ id }) =>
			openScenario(id)
		)
		const compared = comparisonEntries(
			chain,
			comparePlans(engine, before!, after!),
			plans.map(({ plan }) => plan)
		)
		return [...scenarioEntries(chain, plans, frame), ...formEntries(chain, base, frame), ...compared]
	} finally {
		engine.dispose()
	}
}

function escape(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}

function fontFaces(): string {
	return [400, 600]
		.map((weight) => {
			const file = `node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-${weight}-normal.woff2`
			const data = readFileSync(file).toString('base64')
			return `@font-face{font-family:'IBM Plex Sans';font-weight:${weight};src:url(data:font/woff2;base64,${data})}`
		})
		.join('\n')
}

function section(entry: Entry): string {
	const themes = Object.keys(PALETTES) as Theme[]
	const drawn = themes.map((theme) => {
		const svgs = entry.scenes.map((scene, index) =>
			sceneToSvg(scene, { theme, prefix: `${entry.id}-${theme}-${index}`, background: false })
		)
		return `<div style="background:${PALETTES[theme].paper}">${svgs.join('\n')}</div>`
	})
	return `<section id="${entry.id}"><h2>${escape(entry.title)}</h2><p>${escape(entry.note)}</p>${drawn.join('\n')}</section>`
}

function page(entries: readonly Entry[]): string {
	const links = entries.map(({ id, title }) => `<li><a href="#${id}">${escape(title)}</a></li>`)
	return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Midstream: gallery of figures</title>
<style>
${fontFaces()}
body{font:14px/1.5 'IBM Plex Sans',sans-serif;margin:2rem;color:#1f2326;background:#fff}
section>div{padding:24px;margin:0 0 16px;width:max-content;display:grid;gap:16px}
h2{font-size:1.1rem;margin:3rem 0 0}
ul{columns:3}
</style>
<h1>Gallery of figures</h1>
<ul>${links.join('')}</ul>
${entries.map(section).join('\n')}
</html>
`
}

const models = readdirSync(MODELS, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map((entry) => join(MODELS, entry.name))
	.sort()
const entries = (await Promise.all(models.map(modelEntries))).flat()
mkdirSync(OUT, { recursive: true })
writeFileSync(join(OUT, 'index.html'), page(entries))
process.stdout.write(`${entries.length} entries in ${resolve(OUT, 'index.html')}\n`)
