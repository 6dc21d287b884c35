/** A chain whose every word tries to be something else: a formula, markup, another cell. */
import type { Chain } from '#lib/model/chain.ts'
import { chainOf } from '../support/chains.ts'

export const EVIL = [
	`=cmd|' /C calc'!A0`,
	'+1+1',
	'@SUM(A1:A9)',
	'-2+3',
	'\t=1',
	'＝1+1',
	'<script>alert(1)</script>',
	'</text></svg><svg onload="x">',
	'a,b;"c"|d\r\ne',
	'[x](javascript:alert(1))',
	'# *_`~&amp;',
	'"',
	'\u202Etfel ot thgir\u202C \u200Fשלום 👩\u200D🔬 स्त्री 金属',
	'\u0001\u000B\uFFFF',
	`Long ${'name '.repeat(60)}`
] as const

/** Names go round, so that every kind of thing bears several of them. */
function naming() {
	let next = 0
	return <T extends { name: string }>(thing: T): T => ({ ...thing, name: EVIL[next++ % EVIL.length]! })
}

const plain = chainOf({
	components: ['total', '=A1'],
	stages: ['mine', 'use'],
	feeds: [{ id: 'pit', gives: 'ore', available: 100 }],
	plants: [
		{ id: 'mill', stage: 'mine', takes: 'ore', gives: 'concentrate', yield: 0.5, capacity: 40, cost: 10 },
		{ id: 'smelter', stage: 'use', takes: 'concentrate', gives: 'metal', yield: 0.5, capacity: 10, cost: 10 },
		{ id: 'foundry', stage: 'use', takes: 'metal', gives: 'casting', capacity: 0, cost: 10 }
	],
	demands: [
		{ id: 'need', takes: 'metal', amount: 100 },
		{ id: 'other', takes: 'casting', amount: 10 }
	],
	trades: [{ id: 'export', kind: 'export', material: 'metal', amount: 1 }]
})

function evil(chain: Chain): Chain {
	const name = naming()
	const note = EVIL[0]
	return {
		...chain,
		name: EVIL[6],
		version: EVIL[2],
		date: EVIL[1],
		notice: EVIL[7],
		unitName: EVIL[8],
		stages: chain.stages.map(name),
		routes: chain.routes.map(name),
		materials: chain.materials.map(name),
		outlets: chain.outlets.map(name),
		feeds: chain.feeds.map(name),
		processes: chain.processes.map((process) => ({ ...name(process), place: EVIL[3], note })),
		demands: chain.demands.map((demand) => ({ ...name(demand), note: EVIL[6] })),
		demandBases: chain.demandBases.map((basis) => ({ ...name(basis), note: EVIL[9] })),
		trades: chain.trades.map((trade) => ({ ...name(trade), partner: EVIL[4] })),
		scenarios: chain.scenarios.map((scenario) => ({ ...name(scenario), note: EVIL[8] })),
		sources: [
			{
				id: 'test',
				publisher: EVIL[0],
				title: EVIL[6],
				date: EVIL[1],
				url: 'https://example.org/a_b?c=<d>|e',
				note: null
			}
		]
	}
}

export const evilChain = evil(plain)
