/** Words of the page around the figures. Amounts arrive as text; `unit` beside them where it is not part of the text. */
import { failures } from './page-failures.ts'
import { presenting } from './page-presenting.ts'
import { sharing } from './page-sharing.ts'
import { views } from './page-views.ts'
import { listAnd, listShort } from './lists.ts'
import { leftOut } from './reasons.ts'

/** An amount with its unit; some figures have none. */
const inUnit = (amount: string, unit: string) => (unit === '' ? amount : `${amount} ${unit}`)

/** A number field's text that was not taken, and the field's own value, unit and range. */
interface Refused {
	typed: string
	/** The number that was probably meant, in plain digits; null when that is not clear. */
	meant: string | null
	value: string
	unit: string
	min: string
	max: string
}

/** Words of the page. */
export const page = {
	product: 'Midstream',
	title: (p: { chain: string }) => `${p.chain} · Midstream`,
	skip: 'Skip to the figures',
	landmarks: {
		tools: 'Scenario and tools',
		levers: 'Levers',
		figures: 'Figures',
		views: 'Views',
		side: 'What closes the gap, and details'
	},

	notice: 'An analytical tool. Its figures are not official.',
	modelStamp: (p: { version: string; date: string; fingerprint: string }) =>
		`Model ${p.version}, ${p.date}, fingerprint ${p.fingerprint}`,

	announce: {
		failed: 'This scenario could not be planned. The last plan that worked is still shown.'
	},
	stale: 'Recalculating; figures still show the previous scenario',
	staleExplanation: 'Recalculating; causes, ceilings and steps still show the previous scenario',
	restoring: 'Restoring your scenario …',

	notices: {
		label: 'Notices',
		dismiss: 'Dismiss',
		reload: 'Reload the page',
		'not-kept':
			'This browser stores nothing for this page. Your scenario and settings last until the page is closed or reloaded.',
		continued: 'This page continues the scenario of another tab or of your last visit.',
		'version-ready':
			'A new version of the page is ready. Opening it keeps your scenario; until then this page stays as it is.',
		'version-ready-not-kept':
			'A new version of the page is ready. Opening it loses your scenario, because this browser stores nothing.',
		openVersion: 'Open the new version',
		'link-damaged':
			'The address holds a link that could not be read: it is cut or damaged, or belongs to another model. Nothing was changed. Ask for it again, as a whole.',
		'link-part': 'It was opened without a part of it.',
		'link-older': 'What was opened was made with another version of the model, so its results may differ.',
		'story-missing':
			'The presentation that this address names is not in this browser, or has no step to show. Choose another under Presentations.',
		linkWas: (p: { version: string; delivered: string; gap: string; now: string }) =>
			`With version ${p.version}, ${p.delivered} was delivered and ${p.gap} missing; this page has version ${p.now}.`,
		linkDropped: leftOut,
		startOver: (p: { name: string }) => `Start from “${p.name}”`,
		'part-missing':
			'A part of the page could not be loaded: the server cannot be reached, or holds a newer version of the page. After a reload your scenario is still here.',
		'part-missing-not-kept':
			'A part of the page could not be loaded: the server cannot be reached, or holds a newer version of the page. A reload loses your scenario, because this browser stores nothing.'
	},
	start: {
		noScript:
			'Scripts are switched off in this browser. The page shows the opening scenario; levers, tables and exports need scripts.',
		file: 'This page was opened as a file. The planner needs a web server: serve the folder, for instance with “npx serve” or “python3 -m http.server” inside it, and open the address that is printed. Below is the opening scenario.',
		emptyPack:
			'This file is the mould of briefing packs and holds no chain. Make a pack in the planner, under “Export”, or by “midstream pack”.',
		failed:
			'The page’s program could not be loaded, so nothing here can be moved. The server cannot be reached, or holds a newer version of the page. Below is the opening scenario.'
	},

	undo: 'Undo',
	redo: 'Redo',
	shortcuts: 'Keyboard shortcuts',
	present: 'Present',
	close: 'Close',
	problems: {
		more: (p: { count: number }) =>
			p.count === 1 ? 'One more is not shown here.' : `${p.count} more are not shown here.`,
		save: 'Save the whole list',
		file: 'import problems'
	},
	theme: { system: 'Theme: system', light: 'Theme: light', dark: 'Theme: dark' },
	digits: (p: { example: string }) => `Digits: ${p.example}`,
	tables: { show: 'Table', hide: 'Picture' },

	figures: 'Flows',
	chain: { label: 'Chain', panel: 'Chains of this site' },
	demandBasis: 'Demand',
	element: { label: 'Element', all: 'All', one: (p: { name: string }) => `Only ${p.name}` },

	statement: {
		others: (p: { count: number }) => (p.count === 1 ? 'One more remark' : `${p.count} more remarks`)
	},
	scenario: {
		label: 'Scenario',
		button: (p: { name: string; changes: number }) => (p.changes === 0 ? p.name : `${p.name}, ${p.changes} changed`),
		panel: 'Scenarios and what each changes',
		/** What a scenario comes to; without a gap, `gap` is null. */
		result: (p: { delivered: string; gap: string | null }) =>
			p.gap === null ? `Delivers ${p.delivered}: no gap` : `Delivers ${p.delivered}, gap ${p.gap}`,
		working: 'Being worked out …',
		changesNothing: 'The scenario itself moves no lever.',
		changesBeside: 'The scenario itself changes:',
		change: (p: { from: string; to: string }) => `${p.from} to ${p.to}`,
		counts: (p: { statuses: readonly string[] }) => `Includes plants that are ${listAnd(p.statuses)}.`,
		inYear: (p: { year: string }) => `Year: ${p.year}.`,
		withDemand: (p: { name: string }) => `Demand: ${p.name}.`,
		sources: (p: { publishers: readonly string[] }) => `Sources: ${listShort({ names: p.publishers, more: 0 })}`,
		yours: 'Your changes',
		reset: 'Discard changes'
	},

	levers: {
		heading: 'Levers',
		changed: (p: { count: number }) => (p.count === 0 ? 'none changed' : `${p.count} changed`),
		resetAll: 'Reset all',
		/** Beside a lever that moves several figures. */
		setApart: 'Some of what it moves is set one by one.',
		hint: 'Drag, or use the arrow keys (ten steps with Shift). Double-click to reset.',
		/** Under a finger. */
		touchHint: 'Drag, or type the amount. The arrow beside a changed lever resets it.'
	},
	lever: {
		inspect: (p: { name: string }) => `${p.name}: show its figures and sources`,
		field: (p: { name: string; unit: string }) => (p.unit === '' ? p.name : `${p.name}, in ${p.unit}`),
		valueText: (p: { value: string; unit: string; ticks: readonly string[] }) =>
			[inUnit(p.value, p.unit), ...p.ticks].join(', '),
		reset: (p: { name: string; base: string; unit: string }) => `Reset ${p.name} to ${inUnit(p.base, p.unit)}`,
		lock: (p: { name: string }) => `Lock ${p.name}`,
		lockTitle: 'Lock: keep this value when another scenario is chosen or a step is ticked',
		unlockTitle: 'Locked: this value stays when another scenario is chosen or a step is ticked. Unlock it',
		refused: {
			empty: (p: Refused) => `Nothing was typed. It stays at ${inUnit(p.value, p.unit)}.`,
			'not-a-number': (p: Refused) =>
				p.meant === null
					? `“${p.typed}” is not a number. It stays at ${inUnit(p.value, p.unit)}.`
					: `“${p.typed}” is not clear: a comma groups digits here, a point starts the decimals. If you mean ${p.meant}, type that. It stays at ${inUnit(p.value, p.unit)}.`,
			'other-unit': (p: Refused) =>
				p.unit === ''
					? `“${p.typed}” has a unit, and this field has none. It stays at ${p.value}.`
					: `“${p.typed}” is not in ${p.unit}, the unit of this field. It stays at ${p.value} ${p.unit}.`,
			'out-of-range': (p: Refused) => `Between ${p.min} and ${inUnit(p.max, p.unit)}. It stays at ${p.value}.`
		},
		tickKey: {
			today: 'today',
			announced: 'announced',
			needed: 'size with all steps taken',
			most: 'most it can grow to'
		},
		tick: {
			today: (p: { amount: string; unit: string }) => `today ${inUnit(p.amount, p.unit)}`,
			announced: (p: { amount: string; unit: string }) => `with everything announced ${inUnit(p.amount, p.unit)}`,
			needed: (p: { amount: string; unit: string }) => `with all steps taken ${inUnit(p.amount, p.unit)}`,
			most: (p: { amount: string; unit: string }) => `can grow to ${inUnit(p.amount, p.unit)} at most`
		}
	},

	steps: {
		tab: 'Close the gap',
		take: (p: { title: string }) => `Take the step: ${p.title}`,
		builds: 'What it builds, and who acts',
		rungs: (p: { count: number }) => (p.count === 1 ? 'One rung of the ladder' : `${p.count} rungs of the ladder`),
		none: 'Tick a step to move its levers; untick it to take it back.',
		taken: (p: { count: number }) => (p.count === 1 ? 'One step taken' : `${p.count} steps taken`),
		takenAdds: (p: { amount: string }) => `+ ${p.amount}`,
		listedAs: (p: { added: string; listed: string }) =>
			`What is ticked adds ${p.added}. The list says ${p.listed}, since it counts each step after all those before it.`
	},

	inspector: {
		heading: 'Details',
		unpin: 'Unpin'
	},

	/** In place of the goods that are worth most together. */
	most: {
		beingComputed: 'This is being computed.',
		failed: 'This could not be computed.'
	},

	status: {
		operating: 'operating',
		'under construction': 'under construction',
		announced: 'announced',
		proposed: 'proposed',
		policy: 'policy',
		reported: 'reported',
		measured: 'measured',
		derived: 'derived',
		assumed: 'assumed',
		none: 'not planned'
	},
	confidence: { high: 'high', medium: 'medium', low: 'low' },

	more: 'More',
	settings: 'Settings',

	export: {
		label: 'Export',
		panel: 'Export'
	},

	report: {
		unready: 'The report was not ready: its scenario was still being calculated. Please print it again.'
	},

	claims: {
		/** On the button that leads there. */
		link: 'Claims',
		title: 'The article, claim by claim'
	},

	saved: { button: 'Saved', title: 'Saved scenarios of this browser' },
	stories: { button: 'Presentations', title: 'Choose, make and change presentations' },
	...failures,
	...presenting,
	...sharing,
	...views
}
