import { chain, FIGURE, sources, type BadModel } from './bad-model.ts'
import { edited } from '../tiny-model.ts'

/** Models with nothing wrong, and something doubtful, of which their author is warned. */
export const doubtful: BadModel[] = [
	{
		wrong: 'a character that was lost in a conversion',
		texts: chain('name: Hill', 'name: H\ufffdgel'),
		code: 'lost-character',
		path: '',
		line: 'H\ufffdgel',
		says: 'lost when the file was converted',
		hint: 'Write the character again'
	},
	{
		wrong: 'certainty without a basis',
		texts: chain(
			'value: 0.9, status: assumed, source: notes, confidence: low',
			'value: 0.9, status: assumed, source: notes, confidence: high'
		),
		code: 'assumed-high-confidence',
		path: 'processes.splitter.capacity.availability.confidence',
		line: 'availability',
		says: 'its confidence is high'
	},
	{
		wrong: 'a source that nothing cites',
		texts: sources('sources:\n', 'sources:\n  spare: { publisher: Me, title: Spare }\n'),
		code: 'unused-source',
		path: 'sources.spare',
		line: 'spare',
		says: 'No figure names the source spare'
	},
	{
		wrong: 'a route that nothing is of',
		texts: chain('routes: { main', 'routes: { side: { name: Side, colour: ochre }, main'),
		code: 'unused-route',
		path: 'routes.side',
		line: 'routes',
		says: 'route side'
	},
	{
		wrong: 'an outlet that nothing goes to',
		texts: chain('outlets: { waste', 'outlets: { slag: { name: Slag, kind: waste }, waste'),
		code: 'unused-outlet',
		path: 'outlets.slag',
		line: 'outlets',
		says: 'outlet slag'
	},
	{
		wrong: 'a component that nothing contains',
		texts: chain('B: Bee }', 'B: Bee, C: Cee }'),
		code: 'unused-component',
		path: 'components.C',
		line: 'components',
		says: 'component C'
	},
	{
		wrong: 'a capacity counted on one of two inputs that stand for each other',
		texts: edited(
			'chain.yaml',
			'plants:\n        - status: operating\n          nameplate: { value: none',
			'on: scrap\n      plants:\n        - status: operating\n          nameplate: { value: none',
			chain('- takes: scrap', '- takes: [scrap, rock]')
		),
		code: 'basis-on-alternative',
		path: 'processes.recycler.capacity.on',
		line: 'on: scrap',
		says: 'a run on rock takes none of it, and is counted on everything that it takes in',
		hint: 'write one process for each input'
	},
	{
		wrong: 'a material that nobody takes',
		texts: chain('- takes: scrap', '- takes: oxide'),
		code: 'untaken-material',
		path: 'materials.scrap',
		line: 'scrap: {',
		says: 'no process, demand, export or stock takes it'
	},
	{
		wrong: 'a material that nobody makes or takes',
		texts: chain('  scrap: { name', '  dust: { name: Dust, stage: use }\n  scrap: { name'),
		code: 'unused-material',
		path: 'materials.dust',
		line: 'dust',
		says: 'Nothing makes or takes dust'
	},
	{
		wrong: 'a process against the order of stages',
		texts: chain('route: loop', 'route: main'),
		code: 'backwards',
		path: 'processes.recycler.stage',
		line: 'stage: split@3',
		says: 'it takes scrap',
		hint: 'lane: true'
	},
	{
		wrong: 'a ramp without a start',
		texts: chain('          start: 2028\n', ''),
		code: 'ramp-without-start',
		path: 'processes.splitter.capacity.plants[1].ramp',
		line: 'ramp',
		says: 'no effect'
	},
	{
		wrong: 'a delay without a start',
		texts: chain('          start: 2028\n          ramp: [0.5, 1]', `          delay: { value: 2 yr, ${FIGURE} }\n`),
		code: 'delay-without-start',
		path: 'processes.splitter.capacity.plants[1].delay',
		line: 'delay',
		says: 'no effect'
	},
	{
		wrong: 'a ramp that falls',
		texts: chain('ramp: [0.5, 1]', 'ramp: [1, 0.5]'),
		code: 'falling-ramp',
		path: 'processes.splitter.capacity.plants[1].ramp',
		line: 'ramp',
		says: 'falls'
	},
	{
		wrong: 'an operating plant that starts later',
		texts: chain('- status: announced', '- status: operating'),
		code: 'start-in-future',
		path: 'processes.splitter.capacity.plants[1].start',
		line: 'start: 2028',
		says: 'starts in 2028'
	},
	{
		wrong: 'a counted plant to come without a start',
		texts: edited(
			'chain.yaml',
			'          start: 2028\n          ramp: [0.5, 1]\n',
			'',
			chain('counts: [operating]', 'counts: [operating, announced]')
		),
		code: 'plant-without-start',
		path: 'processes.splitter.capacity.plants[1]',
		line: 'status: announced',
		says: 'no start year'
	},
	{
		wrong: 'a nameplate in the unit of a material that capacity is not counted on',
		texts: chain('      on: rock', '      on: oxide'),
		code: 'unit-off-basis',
		path: 'processes.splitter.capacity.plants[0].nameplate.value',
		line: '800 t rock',
		says: 'the unit of rock, but capacity is counted on oxide'
	},
	{
		wrong: 'a store with more in it than it holds',
		texts: chain(
			'processes:\n',
			`stores:\n  pond: { name: Pond, holds: waste, defaults: { ${FIGURE} }, amount: 9 t X, limit: 8 t X }\nprocesses:\n`
		),
		code: 'overfull',
		path: 'stores.pond.amount',
		line: 'pond:',
		says: 'More is in store'
	}
].map((each) => ({ ...each, severity: 'warning' as const }))
