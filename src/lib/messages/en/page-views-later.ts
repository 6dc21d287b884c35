/** Words of views that are loaded when they are first shown. */

/** Words of those views, as parts of the page's words. */
export const viewsLater = {
	compare: {
		rival: 'Compare with',
		unchanged: 'this scenario without your changes',
		groups: {
			own: 'This scenario',
			years: 'This scenario in another year',
			scenarios: 'Another scenario',
			saved: 'One that you saved'
		},
		inYear: (p: { year: string }) => `in ${p.year}`,
		waiting: 'Both are being planned.',
		failed: 'The two could not be planned side by side. The plan on screen still holds.',
		how: 'Grey is the same before and after. What grew is filled solid, with an outline where it is new; what shrank is outlined in dashes, and hatched where it is gone. The amount at a plant, here and in the table, is what its capacity is counted on: what it takes in, or what it makes. All three pictures have one scale and one order. Choose a plant to see its details.',
		name: (p: { scenario: string; year: string; changes: number }) =>
			`${p.scenario}, ${p.year}${p.changes === 0 ? '' : `, ${p.changes} changed`}`,
		between: (p: { before: string; after: string }) =>
			p.before === p.after ? `Both are ${p.before}: nothing differs` : `From ${p.before} to ${p.after}`,
		before: (p: { name: string }) => `Before: ${p.name}`,
		after: (p: { name: string }) => `After: ${p.name}`,
		onScreen: 'On screen, with your changes',
		both: 'Both pictures',
		inputs: 'What is given',
		results: 'What comes of it',
		scenarios: 'All scenarios',
		scenariosHow: 'What each scenario delivers of its demand, in one scale. Choose one to compare with it.',
		effect:
			'The effect of an input is what delivery and gap would lose if it alone were set back. Effects need not add up: some inputs work only together.'
	},
	doubt: {
		intro:
			'Every figure of the model has a range. A study draws them all from their ranges, plans every year, and does so again and again; what comes of it says how far the answer can be trusted.',
		samples: 'Samples',
		seed: 'Seed',
		begin: 'Draw the samples',
		again: 'Draw again',
		cancel: 'Stop',
		progress: 'Progress of the study',
		running: (p: { samples: string; of: string }) => `${p.samples} of ${p.of} samples`,
		left: (p: { seconds: string }) => `about ${p.seconds} s left`,
		ranges: (p: { differing: number }) =>
			p.differing === 0
				? 'Change what is drawn'
				: p.differing === 1
					? 'Change what is drawn: one range differs from the model’s'
					: `Change what is drawn: ${p.differing} ranges differ from the model’s`,
		rangesHow:
			'The lowest, the most likely and the highest value of each figure that is drawn as one number. A study draws it between the two ends, most often near the most likely value; the plan on screen stays as it is. Yields, compositions and delays keep the ranges of the model.',
		rangeOf: (p: { name: string; end: 'low' | 'mode' | 'high' }) =>
			`${p.name}, ${{ low: 'lowest', mode: 'most likely', high: 'highest' }[p.end]}`,
		rangeReset: (p: { name: string }) => `${p.name}: back to the range of the model`,
		rangesReset: 'All back to the model’s ranges',
		late: 'What stands here is of the scenario before the last change.',
		failed: 'The study could not be made. The plan on screen still holds.',
		fanHow:
			'What is delivered in each year: the dark band holds the middle half of the samples, the light one nine in ten. The thick line is their middle, the dotted one the plan with every figure at its most likely value.',
		chancesHow:
			'A row for each stage: the part of the samples in which it is the tightest. Every year sums to the whole.',
		tornadoHow:
			'What is delivered in the last year with one figure at the low (open) or high (full) end of its range and all others at their most likely value. The rank correlation says how the figure moves the answer while all others vary too.',
		made: (p: { samples: string; seed: string }) => `${p.samples} samples, seed ${p.seed}.`
	},
	invest: {
		intro:
			'Says what to build, how large, and when to decide it at the latest, so that a share of the need is served in a year at the least cost of building. The scenario on screen is what stands already.',
		target: 'Share of the need',
		percent: '%',
		by: 'In the year',
		budget: (p: { currency: string }) => `To spend at most, million ${p.currency}`,
		yearly: (p: { currency: string }) => `In any one year, million ${p.currency}`,
		any: 'any sum',
		fixed: (p: { count: number }) =>
			p.count === 0 ? 'Every plant may grow' : `${p.count} ${p.count === 1 ? 'plant' : 'plants'} may not grow`,
		imports: (p: { count: number }) =>
			p.count === 0
				? 'No import may fill the rest'
				: `${p.count} ${p.count === 1 ? 'import' : 'imports'} may fill the rest at listed prices`,
		importsHow:
			'Ticked imports may be bought beyond what the scenario lets in, where that costs less than building, or where no building serves the share.',
		importsLegend: 'Imports that may be bought',
		upTo: (p: { amount: string }) => `up to ${p.amount}`,
		fixedHow: 'Ticked plants stay as they are, and so do those of a ticked limit.',
		locked: 'its lever is locked',
		limits: 'Limits that politics may set',
		lifted: 'does not hold: the scenario has what lifts it',
		authorities: 'Who allows nothing new',
		authority: (p: { name: string; count: number }) => `${p.name} (${p.count} ${p.count === 1 ? 'plant' : 'plants'})`,
		begin: 'Work it out',
		waiting: 'The least cost is being worked out.',
		failed: 'What to build could not be worked out. The plan on screen still holds; try another share or year.',
		late: 'What stands here answers an earlier question, or is of the scenario before the last change. Work it out again.',
		how: 'A row for each plant that is enlarged or built. The light bar begins in the last year in which it can be decided and lasts until it runs; the full bar begins with the first year in which it runs. The dark line marks the year that was asked for. Choose a row for where its figures come from.',
		apply: 'Put it into the scenario',
		applied: (p: { year: string }) =>
			`The plan on screen has these builds from ${p.year} on. Undo takes them out again.`,
		stops: 'What stops it',
		rests: 'What it rests on'
	}
}
