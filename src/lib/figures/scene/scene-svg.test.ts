import { expect, test } from 'vitest'
import { PALETTES } from './palette.ts'
import { sceneToSvg } from './scene-svg.ts'
import type { Scene, SceneMark } from './scene.ts'

const scene = (...marks: SceneMark[]): Scene => ({
	width: 100,
	height: 50,
	title: 'Flow & "use" <1>',
	description: 'd',
	marks
})
const text = (words: string): SceneMark => ({
	kind: 'text',
	key: 't',
	role: 'label',
	x: 1,
	y: 2,
	anchor: 'start',
	size: 12,
	spans: [{ text: words, fill: 'ink', weight: 'strong' }]
})

test('text is escaped, and characters that XML forbids are left out', () => {
	const svg = sceneToSvg(scene(text('a < b & "c"\u0000\u000b')))
	expect(svg).toContain('a &lt; b &amp; &quot;c&quot;<')
	expect(svg).toContain('<title id="scene-title">Flow &amp; &quot;use&quot; &lt;1&gt;</title>')
	// eslint-disable-next-line no-control-regex
	expect(svg).not.toMatch(/[\u0000-\u0008\u000b]/)
})

test('the file stands alone: colours are values, and hatches are defined in it, under its own prefix', () => {
	const svg = sceneToSvg(
		scene({ kind: 'rect', key: 'r', role: 'gap', x: 0, y: 0, width: 1, height: 1, fill: 'hatch-gap' }),
		{
			prefix: 'one'
		}
	)
	expect(svg).toContain('<pattern id="one-hatch-gap"')
	expect(svg).toContain('fill="url(#one-hatch-gap)"')
	expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|var\(--|<script|<style|@import/)
})

test('each theme draws in its own colours, on its own paper or on none', () => {
	expect(sceneToSvg(scene(text('a')), { theme: 'dark' })).toContain(`fill="${PALETTES.dark.paper}"`)
	expect(sceneToSvg(scene(text('a')), { theme: 'dark' })).toContain(PALETTES.dark.ink)
	expect(sceneToSvg(scene(text('a')), { background: false })).not.toContain(PALETTES.light.paper)
})

test('targets for the pointer are not drawn, and a group without marks leaves nothing', () => {
	const hit: SceneMark = { kind: 'rect', key: 'h', role: 'hit', x: 0, y: 0, width: 24, height: 24, fill: 'transparent' }
	const svg = sceneToSvg(scene({ kind: 'group', key: 'g', role: 'node', children: [hit] }), { background: false })
	expect(svg).not.toMatch(/<rect|<g/)
})

test('what a selection dims is drawn faint, its words less so', () => {
	const dimmed = sceneToSvg(scene({ ...text('a'), emphasis: 'dim' }))
	expect(dimmed).toMatch(/<text[^>]* opacity="0.5"/)
})
