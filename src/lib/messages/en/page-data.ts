/** Words of the page where a chain's data are edited. */
import { saved } from './page-saved.ts'

/** Words of the data page, as parts of the page's words. */
export const data = {
	data: {
		/** On the link that leads there. */
		link: 'Edit the data of this chain, or bring your own',
		title: 'Data of the chain',
		heading: (p: { chain: string }) => `Data: ${p.chain}`,
		loading: 'Reading the model …',
		lead: 'Change a figure and it is yours: it is marked as assumed, with the day as its source, and kept in this browser. The chain that ships stays as it is.',
		keys: 'Arrow keys move, Enter or typing edits, Escape takes back what was typed. Paste cells from a spreadsheet with Ctrl+V, copy with Ctrl+C, fill down with Ctrl+D, undo with Ctrl+Z.',
		count: (p: { count: number; base: string; version: string }) =>
			p.count === 0
				? `No changes from ${p.base} ${p.version}`
				: `Your model: ${p.count === 1 ? 'one change' : `${p.count} changes`} from ${p.base} ${p.version}`,
		plan: 'Plan with it',
		planErrors: 'The plan is made once the errors below are mended.',
		checking: 'Checking …',
		sound: 'No errors.',
		errors: (p: { count: number }) =>
			p.count === 1
				? 'One error keeps this model from being planned.'
				: `${p.count} errors keep this model from being planned.`,
		problems: 'What is wrong',
		goTo: 'Go to the cell',
		goToName: (p: { path: string }) => `Go to the cell of ${p.path}`,
		inFile: (p: { file: string; path: string }) => (p.path === '' ? p.file : `${p.file}, ${p.path}`),

		tables: 'Tables',
		sections: {
			plants: 'Plants',
			feeds: 'Feeds and stocks',
			trades: 'Trade',
			demands: 'Demand',
			yields: 'Yields and mixtures',
			further: 'Other figures',
			values: 'Values',
			sources: 'Sources'
		},
		columns: {
			of: 'Part of',
			part: 'What',
			kind: 'Kind',
			id: 'Id',
			name: 'Name',
			state: 'State',
			value: 'Value',
			low: 'Low',
			high: 'High',
			start: 'Start',
			status: 'Status',
			source: 'Source',
			confidence: 'Confidence',
			material: 'Material',
			route: 'Route',
			partner: 'Partner',
			tier: 'Tier',
			publisher: 'Publisher',
			title: 'Title',
			date: 'Date',
			url: 'Address',
			note: 'Note'
		},
		cell: (p: { column: string; row: string }) => `${p.column}, ${p.row}`,
		filter: 'Find',
		rows: (p: { count: number }) => (p.count === 1 ? 'One row' : `${p.count} rows`),
		moreRows: (p: { count: number }) => `Show all ${p.count} rows`,
		noRows: 'There is nothing in this table.',
		noneFound: 'No row has these words.',
		fixed: 'This cell names its row and cannot be edited.',
		inherited: (p: { text: string }) => `${p.text} (of the block that it stands in)`,
		pasted: (p: { count: number }) => (p.count === 1 ? 'One cell was pasted.' : `${p.count} cells were pasted.`),
		leftOut: (p: { count: number }) =>
			p.count === 1
				? 'One cell had no room in the table and was left out.'
				: `${p.count} cells had no room in the table and were left out.`,
		copied: (p: { count: number }) => (p.count === 1 ? 'One cell was copied.' : `${p.count} cells were copied.`),

		undone: 'The last change was undone.',
		redone: 'The change was made again.',

		own: {
			publisher: 'Own figure',
			title: (p: { day: string }) => `Set by hand on ${p.day}`,
			name: (p: { name: string }) => (p.name.endsWith(' (own)') ? p.name : `${p.name} (own)`),
			mark: 'own',
			button: 'Your models',
			list: 'Your models in this browser',
			none: 'You have no model of your own yet. It begins with the first change.',
			remove: 'Delete',
			removeName: (p: { name: string }) => `Delete “${p.name}” for good`,
			removeSure: 'Delete for good',
			cancel: 'Cancel',
			at: (p: { moment: string }) => `Changed ${p.moment}`,
			missing: 'This browser has no such model',
			missingWhy:
				'It was deleted, or made in another browser. Import it from its zip, or begin with a chain that ships.',
			toChain: 'To the chains that ship',
			planning: 'Planning your model …',
			notOpened: 'The data could not be opened',
			notOpenedWhy: (p: { reason: string }) =>
				`The browser’s storage or a part of the page failed (${p.reason}). Load the page again; nothing that was kept is changed.`,
			failed: 'Your model could not be planned',
			failedWhy: (p: { reason: string }) =>
				`Two of its amounts may lie too far apart, or the engine failed (${p.reason}). Open its data and take back the last change.`,
			toData: 'Open its data',
			damaged: (p: { count: number }) =>
				p.count === 1
					? 'One stored model cannot be read and is left as it is. Save it to a file, where it can be looked at and mended.'
					: `${p.count} stored models cannot be read and are left as they are. Save them to files, where they can be looked at and mended.`,
			damagedFields: (p: { key: string; fields: readonly string[] }) =>
				p.fields.every((field) => field === '')
					? `${p.key}: it is no model.`
					: `${p.key}: missing, or not as it should be: ${p.fields.join(', ')}.`,
			damagedNewer: saved.saved.damagedNewer,
			damagedSave: 'Save to a file',
			damagedSaveName: (p: { name: string }) => `Save “${p.name}” to a file`,
			unread: 'This model cannot be read',
			unreadWhy: (p: { why: string }) =>
				`What this browser has stored of it was left as it is: ${p.why} On the page of any chain’s data, “Your models” saves it to a file.`
		},
		unwritten:
			'The last change is on screen alone: a file of this model is no YAML, and nothing can be written into it. Undo the change, or import the model again.',
		trouble: {
			full: 'There is no room left in this browser’s storage, and the last change is not kept. Export the model as a zip, or delete models that you no longer need.',
			blocked:
				'This browser stores nothing for this page, as in a private window or where site data are blocked. Your model lasts until the page is closed: export it as a zip before that.',
			newer:
				'What is stored here was written by a newer version of this page. It can be opened and exported as far as this version knows it, and nothing is written over it. Reload the page to change it here; until then, export the model as a zip.',
			'newer-unread':
				'What is stored here was written by a newer version of this page, and this version cannot read it. All of it is still there, and nothing is written over it. Reload the page to have the newer version; until then, export the model as a zip.',
			unopened:
				'This browser’s database of your models is there, but cannot be opened; it was left as it is. Your model lasts until the page is closed: export it as a zip before that, then start the browser again. If that does not help, export what else you have saved and delete the data of this site in the browser’s settings.',
			incomplete:
				'This browser’s database of your models has lost the part where they are kept. Your model lasts until the page is closed: export it as a zip before that. To have the part made anew, export all else that you have saved, delete the data of this site in the browser’s settings, and import the files.',
			failed:
				'The browser’s storage failed, and the last change is not kept. Change it again, or export the model as a zip.',
			changed:
				'Another tab changed this model meanwhile, so what you change here is no longer kept. Export it as a zip, then reload the page.'
		},

		add: {
			button: 'Add a plant',
			heading: 'Add a plant',
			lead: 'Three answers make a plant. It gives all that it takes and runs from the first year on; this is assumed and can be changed in the tables.',
			takes: 'It takes',
			gives: 'It gives',
			amount: 'It can take in, a year',
			unit: (p: { unit: string }) => `In ${p.unit}, e.g. 5000 ${p.unit}`,
			name: 'Its name',
			nameDefault: 'Own plant',
			materials: 'Materials',
			outlets: 'Outlets',
			submit: 'Add it',
			added: (p: { name: string }) => `“${p.name}” was added.`
		},
		duplicate: 'Duplicate the plant',
		retire: 'Retire the plant',
		duplicated: (p: { name: string }) => `“${p.name}” was duplicated.`,
		retired: (p: { name: string }) => `“${p.name}” was retired: it has no capacity any more.`,
		removed: (p: { name: string }) => `“${p.name}” was taken out.`,
		choosePlant: 'Choose a row of the table first.',

		changes: {
			button: (p: { count: number }) => `Changes (${p.count})`,
			heading: 'Your changes',
			none: 'Nothing was changed.',
			before: 'Before',
			after: 'After',
			nothing: 'nothing',
			discard: 'Discard',
			discardName: (p: { path: string }) => `Discard the change of ${p.path}`,
			discardAll: 'Discard all',
			discarded: (p: { count: number }) =>
				p.count === 1 ? 'One change was discarded.' : `${p.count} changes were discarded.`
		},

		files: {
			export: 'Export',
			exportPanel: 'Save this model to a file',
			zip: 'Model folder (zip)',
			zipWhy: 'The files of the model, as the command line reads them',
			patch: 'Changes only (YAML)',
			patchWhy: 'A patch, to be imported on this page',
			plants: 'Plants (CSV)',
			workbook: 'Plants (workbook)',
			plantsWhy: 'The table of plants, to be edited in a spreadsheet and imported again',
			import: 'Import',
			importTitle:
				'Import a zip, a patch, plants or flows as CSV or as a workbook, or a text of SankeyMATIC; or drop it on the page',
			drop: 'Drop the file to import it'
		},
		/** Of a model that is made of a file of flows. */
		flows: {
			publisher: 'Imported file',
			component: 'All of it',
			unitName: 'goods',
			route: 'As imported',
			losses: 'Losses',
			demand: 'As imported',
			scenario: 'As imported',
			note: 'Amounts as the imported file has them.',
			/** With {number} in place of its number. */
			stage: 'Stage {number}',
			use: 'Use'
		},
		imported: {
			reading: (p: { name: string }) => `Reading ${p.name} …`,
			patch: (p: { count: number }) =>
				p.count === 1 ? 'One change of the patch was made.' : `${p.count} changes of the patch were made.`,
			plants: (p: { count: number }) =>
				p.count === 0
					? 'The file has no figure that differs from this model.'
					: p.count === 1
						? 'One cell differs and was changed.'
						: `${p.count} cells differ and were changed.`,
			model: (p: { name: string }) => `“${p.name}” was imported.`,
			problems: (p: { name: string }) => `What could not be taken from ${p.name}:`,
			refused: (p: { name: string }) => `${p.name} was not imported; nothing was changed.`
		},
		patchFile: 'The patch',
		problem: {
			unreadable: 'The file cannot be read: it was moved, or this page may not open it. Choose it again.',
			workbook:
				'The workbook is damaged, locked by a password, or of a kind that is not read. Save it as .xlsx or .ods without a password, or its first sheet as CSV.',
			emptyWorkbook: 'The first sheet of the workbook is empty. Move the table to the first sheet.',
			unknownKind:
				'This is none of the files that can be imported. Choose a zip of a model folder, a patch (.yaml or .json), a table of plants or of flows (source, target, value) as CSV or as a workbook (.xlsx or .ods), or a text of SankeyMATIC (.txt).',
			tooLarge: (p: { most: number }) =>
				`The file is larger than ${p.most} MB. Take out of it what is not of the model.`,
			notZip: 'The zip is damaged, cut off, or packed in a way that this page does not read. Pack the folder again.',
			tooMany: (p: { most: number }) => `The zip holds more than ${p.most} files. Pack the model’s own folder alone.`,
			fileTooLarge: (p: { name: string; most: number }) =>
				`${p.name} in the zip unpacks to more than ${p.most} MB, far more than a model has. Pack the model’s own files.`,
			twice: (p: { name: string }) => `The zip holds ${p.name} more than once. Pack one model folder alone.`,
			noModel: 'The zip holds no chain.yaml, scenarios.yaml or sources.yaml. Pack the folder of a model.',
			notModel: (p: { place: string; message: string; remedy: string }) => `${p.place}: ${p.message} ${p.remedy}`,
			notPatch:
				'The file is no patch of this page: it has no key midstream-patch. Choose a file that was exported here.',
			newerPatch: (p: { format: number }) =>
				`The patch was written by a newer version of this page (format ${p.format}). Reload the page first.`,
			badChange: (p: { number: number }) =>
				`Change ${p.number} has no file, no path or a key that is not known. Correct it, or export the patch again.`,
			otherModel: (p: { id: string; name: string }) =>
				`The patch is of another model, “${p.name}” (${p.id}). Import it on the data page of that chain.`,
			otherValue: (p: { place: string; expected: string; found: string }) =>
				`${p.place}: the patch expects ${p.expected === '' ? 'nothing' : p.expected}, and this model has ${p.found === '' ? 'nothing' : p.found}. It was left as it is; type the figure in if it is meant.`,
			flowLine: (p: { line: number; text: string }) =>
				`Line ${p.line}, “${p.text}”: this is no flow from one thing to another. Write Mill [80] Smelter, or a source, a target and an amount above 0 in their columns.`,
			tooManyFlows: (p: { most: number }) => `Only the first ${p.most} flows were taken. Leave out or join the others.`,
			noFlows:
				'The file has no flow. Write one a line, as Mill [80] Smelter, or a table with the columns source, target and value.',
			imbalance: (p: { name: string; enters: string; leaves: string; more: boolean }) =>
				`${p.name}: ${p.enters} enter and ${p.leaves} leave. ${p.more ? 'Its yields are shares of what leaves; correct the flows, or its yields.' : 'The difference counts as lost; correct its yields where that is not meant.'}`,
			noColumn: (p: { name: string }) =>
				`Row 1 has no column ${p.name}, which says which plant a row is of. Export the plants and edit that file.`,
			unknownColumn: (p: { name: string }) =>
				`Row 1: there is no column “${p.name}”. It was passed over; take it out, or correct its name.`,
			unknownRow: (p: { row: number; key: string }) =>
				`Row ${p.row}: there is no plant “${p.key}” in this model. Add the plant first, or correct its address.`,
			sameRow: (p: { row: number; first: number; key: string }) =>
				`Row ${p.row} is of the plant “${p.key}” again. Row ${p.first} was taken; take one of the two out.`,
			tooManyRows: (p: { most: number }) =>
				`Only the first ${p.most} rows were read. Take out the rows that are not of this model.`,
			badCell: (p: { row: number; column: string; message: string; remedy: string }) =>
				`Row ${p.row}, ${p.column}: ${p.message} ${p.remedy}`
		}
	}
}
