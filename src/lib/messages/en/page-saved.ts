/** Words of the page for saved scenarios. */

/** Words of saved scenarios, as parts of the page's words. */
export const saved = {
	saved: {
		heading: 'Saved scenarios',
		where:
			'They are kept in this browser, on this device alone. A file takes them elsewhere, or keeps a copy in safe hands.',
		wherePack:
			'They are kept in this browser, beside those of other briefing packs of this chain. A file takes them elsewhere.',
		trouble: {
			full: 'There is no room left in this browser’s storage, and nothing was saved. Save to a file instead, or delete saved scenarios for good.',
			blocked:
				'This browser stores nothing for this page, as in a private window or where site data are blocked. What you save here lasts until the page is closed: export it to a file before that.',
			newer:
				'What is stored here was written by a newer version of this page. It can be opened and exported as far as this version knows it, and nothing is written over it. Reload the page to save here again; until then, save to a file.',
			'newer-unread':
				'What is stored here was written by a newer version of this page, and this version cannot read it. All of it is still there, and nothing is written over it. Reload the page to have the newer version; until then, save to a file.',
			unopened:
				'This browser’s database of this chain is there, but cannot be opened; it was left as it is. What you save here lasts until the page is closed: export it to a file before that, then start the browser again. If that does not help, export what you have of other chains and delete the data of this site in the browser’s settings.',
			incomplete:
				'This browser’s database of this chain has lost the part where these are kept; the rest was left as it is. What you save here lasts until the page is closed: export it to a file before that. To have the part made anew, export all else that you have saved, delete the data of this site in the browser’s settings, and import the files.',
			failed: 'The browser’s storage failed, and nothing was changed. Try again, or save to a file.'
		},
		promised: 'This browser promised to keep them until you delete them.',
		notPromised:
			'This browser may remove them when its storage runs short, or after weeks without a visit. Export what must not be lost.',

		save: {
			heading: 'Save the scenario on screen',
			name: 'Name',
			note: 'Note',
			tags: 'Tags, separated by commas',
			asNew: 'Save',
			asVersion: 'Save as a new version',
			versionOf: (p: { name: string }) =>
				`“${p.name}” exists. Its current version is kept in its history, where it can be restored.`,
			toFile: 'Save to a file',
			nameless: 'Type a name first.',
			waiting: 'Recalculating; it can be saved when the plan is ready.'
		},

		search: 'Search',
		none: 'Nothing is saved yet.',
		showAll: (p: { count: number }) => `Show all ${p.count} scenarios`,
		noneFound: 'No saved scenario has these words in its name, note or tags.',
		list: (p: { count: number }) => (p.count === 1 ? 'One saved scenario' : `${p.count} saved scenarios`),
		saved: (p: { moment: string }) => `Saved ${p.moment}`,
		open: 'Open',
		openName: (p: { name: string }) => `Open “${p.name}”`,
		compare: 'Compare',
		compareName: (p: { name: string }) => `Compare “${p.name}” with the scenario on screen`,
		more: 'More',
		moreName: (p: { name: string }) => `More on “${p.name}”`,
		edit: 'Change name, note or tags',
		keep: 'Keep the change',
		cancel: 'Cancel',
		duplicate: 'Duplicate',
		export: 'Export to a file',
		discard: 'Delete',
		history: 'Versions',
		now: 'Current version',
		restore: 'Restore',
		restoreName: (p: { moment: string }) => `Restore the version of ${p.moment}`,
		versionNamed: (p: { moment: string; name: string }) => `${p.moment}, “${p.name}”`,

		trash: (p: { count: number }) => (p.count === 1 ? 'Trash: one scenario' : `Trash: ${p.count} scenarios`),
		putBack: 'Put back',
		putBackName: (p: { name: string }) => `Put “${p.name}” back`,
		remove: 'Delete for good',
		removeName: (p: { name: string }) => `Delete “${p.name}” for good, with all its versions`,

		gone: 'No longer in this browser',
		goneWhy:
			'The browser removed these, or they were deleted for good in another tab. This page still has them until it is closed.',
		saveAgain: 'Save again',

		damaged: (p: { count: number }) =>
			p.count === 1 ? 'One stored scenario cannot be read' : `${p.count} stored scenarios cannot be read`,
		damagedWhy:
			'The others are not affected. What cannot be read goes into the file that has all, where it can be looked at and mended.',
		damagedFields: (p: { key: string; fields: readonly string[] }) =>
			p.fields.every((field) => field === '')
				? `${p.key}: it is no saved scenario.`
				: `${p.key}: missing, or not as it should be: ${p.fields.join(', ')}.`,
		damagedNewer: (p: { key: string; format: number }) =>
			`${p.key}: written by a newer version of this page (format ${p.format}). Reload the page to read it.`,

		exportAll: 'Export all to a file',
		import: 'Import a file',
		imported: (p: { added: number; same: number }) =>
			[
				p.added === 1 ? 'One scenario was added.' : `${p.added} scenarios were added.`,
				p.same === 0 ? '' : p.same === 1 ? 'One was here already.' : `${p.same} were here already.`
			]
				.filter((each) => each !== '')
				.join(' '),
		problems: 'What could not be read:',
		problem: {
			'too-large': 'The file is too large to be one of saved scenarios. Choose a file that this page exported.',
			'not-json':
				'The file is not JSON: it is damaged, cut off or of another kind. Choose a file that this page exported.',
			'not-ours': 'The file is JSON, but not one of saved scenarios. Choose a file that this page exported.',
			newerFile: (p: { version: number }) =>
				`The file was written by a newer version of this page (format ${p.version}). Import it there, or reload this page first.`,
			record: (p: { number: number; name: string | null; fields: readonly string[] }) =>
				`Scenario ${p.number}${p.name === null ? '' : ` (“${p.name}”)`}: missing, or not as it should be: ${p.fields.join(', ')}. Correct the file, or export it again.`,
			newerRecord: (p: { number: number; name: string | null; format: number }) =>
				`Scenario ${p.number}${p.name === null ? '' : ` (“${p.name}”)`} was written by a newer version of this page (format ${p.format}). Reload this page first.`,
			otherChain: (p: { number: number; name: string; chain: string }) =>
				`Scenario ${p.number} (“${p.name}”) is of another chain, “${p.chain}”. Import it on the page of that chain.`
		},

		told: {
			saved: (p: { name: string }) => `“${p.name}” is saved.`,
			beside: (p: { name: string }) =>
				`Another tab changed this scenario meanwhile. Its version stands as it is; yours was saved beside it as “${p.name}”.`,
			changed: 'Another tab changed this scenario meanwhile, so nothing was done. The list now shows how it stands.',
			discarded: (p: { name: string }) => `“${p.name}” is in the trash.`,
			undo: 'Undo',
			removed: (p: { name: string }) => `“${p.name}” is deleted for good.`,
			unknown: (p: { name: string; scenario: string }) =>
				`“${p.name}” stands on the scenario “${p.scenario}”, which this model does not have. It cannot be opened here; it is kept, and can be exported.`
		}
	}
}
