/** Words of the command line. Ids, paths and option names arrive as they are typed. */
import { listAnd } from './lists.ts'

/** Words of the command line. */
export const cli = {
	usage: (p: { usage: string }) => `Usage: ${p.usage}`,
	intro: 'Midstream plans the capacity of a mineral processing chain, from mine to use.',
	commandsHeading: 'Commands',
	optionsHeading: 'Options',
	more: (p: { run: string }) => `${p.run} help COMMAND explains one command and its options.`,
	footer: [
		'DIR is a model folder; models/README.md describes what it holds.',
		'Data go to standard output, messages to standard error.',
		'Exit status: 0 all is well, 1 findings in the model, 2 wrong usage or a file that cannot be read or written,',
		'3 a defect of Midstream.'
	],

	commands: {
		check: 'Reads a model, lists all that is wrong in its files, and runs its checks.',
		plan: 'Plans a scenario: what is delivered, what each process does and why.',
		gap: 'Writes the gap report: what is missing, why, and what closes it.',
		ladder: 'Shows the steps that close the gap.',
		invest: 'Says what to build, and when to decide it, to serve a share of the need by a year at the least cost.',
		most: 'Says how much could be made: of each good with the plants that there are, out of each ore, and which goods are worth most.',
		balance: 'Plans a scenario and sets supply and need of each element side by side.',
		pathway: 'Plans every year of the model, each with what the years before left.',
		report: 'Writes the files of a plan into a folder: reports, tables and drawings.',
		pack: 'Writes a briefing pack: one HTML file with the chain, its story and the solver, which opens without a server.',
		story:
			'Writes the story of a model as slides, a step on each with its figure: for PowerPoint (the default), as PDF, or as PDF with the speaker’s notes below each.',
		compare: 'Compares two scenarios: what each is given, and what comes of it. Settings are made in the second.',
		uncertainty:
			'Plans all years many times, each time with every uncertain figure drawn from its range: how sure the answer is.',
		merge: 'Puts the shards of a study together into the rows of the whole, and sums them up.',
		cluster: 'Writes a job script that runs a study in shards: Slurm, GNU parallel or Kubernetes.',
		figures: 'Lists every figure of a model: address, value, range, unit, status, confidence and sources.',
		sankey: 'Draws the capacity Sankey as SVG.',
		schema: 'Prints the JSON Schemas of the model files, for editors.',
		help: 'Explains the commands, or one of them.'
	},
	options: {
		scenario: 'A scenario of the model; the first one when left out.',
		year: 'Year to plan; the scenario’s own when left out.',
		demand: 'Demand basis; the scenario’s own when left out.',
		set: 'Sets a figure or moves a lever. VALUE is in the figure’s own unit or has one (“12000 t ore/yr”); @YEAR after it means from that year on. May be repeated.',
		range:
			'Draws a figure from this range in place of the model’s: low, most likely and high, each as for --set (“0.5..0.6..0.8”). May be repeated.',
		joint: 'Plans all years at once as well, and says what looking at one year at a time costs.',
		csv: 'Prints the data as comma-separated values.',
		json: 'Prints the data as JSON.',
		format: 'What to write: the first of the list when left out; for files one or more, with commas between, or all.',
		out: 'File to write, standard output when left out; of a report the folder, this one when left out; of a pack or a story a file named after the plan or the chain.',
		samples: 'How often the figures are drawn; 1,000 when left out. A report without it tells of no study.',
		parquet: 'Parquet file to write the rows to as well, a row for each sample and year.',
		seed: 'Start of the random numbers, 0 to 4,294,967,295; 1 when left out. The same seed gives the same rows.',
		shard: 'Runs one part of the study only, as I/N: part I of N, counted from 0. Needs --out.',
		shards: 'How many parts the study is divided into.',
		jobs: 'Processes that share the work; one for each processor when left out.',
		model: 'The model folder that the rows were made with: what they come to is then printed.',
		kind: 'slurm (the default), parallel or kubernetes.',
		audience: 'Readers of PDF, Word, slides, text and Markdown: full (the default), or brief for one page.',
		paper: 'Paper of documents: a4 (the default) or letter.',
		classification: 'Stands on every page of documents and slides, and above texts, e.g. Confidential.',
		'file-number': 'Number of the file that the document goes to; stands below its title.',
		component: 'Draws one component alone.',
		theme: 'light (the default) or dark.',
		width: 'Width of the drawing in pixels; 1400 when left out.',
		target: 'Share of the whole need to serve, 0 to 1; without it --budget says how much is spent.',
		by: 'Year in which the share is to be served; the last year of the model when left out.',
		budget: 'The most to spend in all, in the currency of the model.',
		'budget-a-year': 'The most to spend in any one year, in the currency of the model.',
		limit: 'A limit that the model names, or a process that may not grow. May be repeated.',
		buy: 'An import that may be bought at listed prices instead of building. May be repeated.',
		write: 'Writes the schemas into models/ instead of printing them.',
		help: 'Explains the command.'
	},

	noCommand: 'No command was given.',
	unknownCommand: (p: { name: string }) => `There is no command “${p.name}”.`,
	unknownOption: (p: { name: string; command: string }) => `${p.command} has no option ${p.name}.`,
	needsValue: (p: { name: string }) => `${p.name} needs a value.`,
	takesNoValue: (p: { name: string }) => `${p.name} takes no value.`,
	needsArgument: (p: { name: string; command: string }) => `${p.command} needs ${p.name}.`,
	tooManyArguments: (p: { argument: string }) => `“${p.argument}” is one argument too many.`,
	notAChoice: (p: { name: string; value: string }) => `${p.name} cannot be “${p.value}”.`,
	notWhole: (p: { name: string; value: string; least: string; most: string }) =>
		`${p.name} is a whole number from ${p.least} to ${p.most}, not “${p.value}”.`,
	unknownScenario: (p: { id: string }) => `The model has no scenario “${p.id}”.`,
	unknownDemand: (p: { id: string }) => `The model has no demand basis “${p.id}”.`,
	unknownComponent: (p: { id: string }) => `The model has no component “${p.id}”.`,
	unknownLever: (p: { id: string }) => `The model has no figure or lever “${p.id}”.`,
	unknownSchema: (p: { name: string }) => `There is no schema “${p.name}”.`,
	badSet: (p: { written: string }) => `--set takes ADDRESS=VALUE or ADDRESS=VALUE@YEAR, not “${p.written}”.`,
	yearOutside: (p: { year: string; first: string; last: string }) =>
		`The year ${p.year} is outside the years of the model, ${p.first} to ${p.last}.`,
	figuresHint: 'Set any of them with --set ADDRESS=VALUE, or from a year on with --set ADDRESS=VALUE@YEAR.',
	notAFolder: (p: { path: string }) => `${p.path} is not a folder.`,
	cannotRead: (p: { path: string; reason: string }) => `${p.path} cannot be read: ${p.reason}.`,
	noPackTemplate: (p: { command: string }) =>
		`A pack is made from a file that the build writes, and there is none yet: run ${p.command} first.`,
	noStory: (p: { path: string }) =>
		`${p.path} has no story to write: its steps stand in story.yaml, as models/README.md says.`,
	packTooLarge: (p: { bytes: number }) =>
		`The chain is too large for a pack: the file would have ${(p.bytes / 1e6).toFixed(1)} MB, and 8 MB is the limit.`,
	cannotWrite: (p: { path: string; reason: string }) => `${p.path} cannot be written: ${p.reason}.`,
	/** `file` is in the way of the folder `path`: itself, or above it. */
	fileInTheWay: (p: { path: string; file: string }) =>
		p.file.endsWith(p.path)
			? `${p.path} is a file, not a folder.`
			: `${p.path} cannot be made: ${p.file} is a file, not a folder.`,
	isFolder: (p: { path: string }) => `${p.path} is a folder, not a file.`,
	cannotPrint: (p: { reason: string }) => `Standard output cannot be written: ${p.reason}.`,
	tryHelp: (p: { command: string }) => `Try: ${p.command}`,

	beyondLever: (p: { id: string; value: string; least: string; most: string }) =>
		`Warning: ${p.id} is set to ${p.value}, outside the range of its lever, ${p.least} to ${p.most}. It is planned all the same.`,
	wrote: (p: { path: string }) => `Wrote ${p.path}`,
	modelErrors: (p: { count: number }) =>
		p.count === 1
			? 'The model has an error and cannot be planned.'
			: `The model has ${p.count} errors and cannot be planned.`,
	modelWarnings: (p: { count: number; command: string }) =>
		p.count === 1
			? `The model has a warning; see: ${p.command}`
			: `The model has ${p.count} warnings; see: ${p.command}`,
	defect: (p: { record: string }) =>
		`This is a defect of Midstream, not of your figures. Please report it with this record:\n${p.record}`,

	planTitle: (p: { chain: string }) => `Plan: ${p.chain}`,
	mostTitle: (p: { chain: string }) => `How much could be made: ${p.chain}`,
	balanceTitle: (p: { chain: string }) => `Elements, supply and need: ${p.chain}`,
	pathwayTitle: (p: { chain: string }) => `Year by year: ${p.chain}`,
	compareTitle: (p: { chain: string }) => `Two plans compared: ${p.chain}`,
	compared: (p: { before: string; beforeYear: string; after: string; afterYear: string }) =>
		`Before: ${p.before}, ${p.beforeYear}. After: ${p.after}, ${p.afterYear}.`,
	uncertaintyTitle: (p: { chain: string }) => `How sure: ${p.chain}`,
	study: (p: { scenario: string; samples: string; seed: string; figures: string }) =>
		`${p.scenario}. ${p.samples} samples, seed ${p.seed}; ${p.figures} uncertain figures are drawn.`,
	sideBySide: (p: { count: number; samples: string; seed: string }) =>
		`${p.count} scenarios, each with ${p.samples} samples, seed ${p.seed}.`,
	studying: (p: { samples: number; jobs: number }) =>
		`Planning ${p.samples} samples in ${p.jobs} ${p.jobs === 1 ? 'process' : 'processes'} ...`,
	badShard: (p: { written: string }) => `--shard takes I/N with I from 0 to N - 1, not “${p.written}”.`,
	badRange: (p: { written: string }) => `--range takes ADDRESS=LOW..MODE..HIGH, not “${p.written}”.`,
	shardNeedsOut: '--shard writes rows and needs a file for them: --out FILE.',
	jobFailed: (p: { shard: string }) => `The process for part ${p.shard} of the study failed; its message stands above.`,
	rows: {
		'no-header': (p: { file: string; line: number }) =>
			`${p.file}, line ${p.line}: the file does not begin with the line that says which study it is of. Write it again with: uncertainty --shard`,
		'other-format': (p: { file: string; line: number }) =>
			`${p.file}, line ${p.line}: the rows are of another version of Midstream. Run the study again with this one.`,
		altered: (p: { file: string; line: number }) =>
			`${p.file}, line ${p.line}: the first line was changed after it was written. Run this part of the study again.`,
		'not-a-row': (p: { file: string; line: number }) =>
			`${p.file}, line ${p.line}: this is not a whole row. Run this part of the study again.`,
		'other-study': (p: { file: string; line: number }) =>
			`${p.file}, line ${p.line}: these rows are of another study (model, scenarios, seed or number of samples differ) than the first file. Leave the file out.`,
		doubled: (p: { file: string; line: number; sample?: number }) =>
			`${p.file}, line ${p.line}: sample ${p.sample} was there before. Leave one of the two files out.`,
		outside: (p: { file: string; line: number; sample?: number }) =>
			`${p.file}, line ${p.line}: the study has no sample ${p.sample}. Run this part of the study again.`
	},
	missingSamples: (p: { count: number; first: number }) =>
		`${p.count} ${p.count === 1 ? 'sample is' : 'samples are'} missing, the first of them number ${p.first}. Run the missing parts of the study, and merge again.`,
	otherModel: (p: { file: string }) =>
		`${p.file} was made with another state of the model. Give the model that it was made with, or leave --model out.`,
	job: {
		run: 'Run with bash in the folder of Midstream. Run again after a failure: parts that are there are not run again.',
		merge: (p: { command: string }) => `Once the job is complete, in the folder of Midstream: ${p.command}`
	},
	merged: (p: { samples: string; files: number }) => `${p.samples} samples out of ${p.files} files.`,
	invest: {
		title: (p: { chain: string }) => `What to build: ${p.chain}`,
		question: (p: { scenario: string; year: string }) => `${p.scenario}, ${p.year}.`,
		noNeed: 'The model states no need, so there is no share of one to build for. “most” says how much could be made.',
		unasked: '--target or --budget, or --budget-a-year, has to be given.',
		notShare: (p: { value: string }) => `--target is a share from 0 to 1, not “${p.value}”.`,
		notMoney: (p: { value: string }) => `A budget is an amount of 0 or more, not “${p.value}”.`,
		unknownProcess: (p: { id: string }) => `The model has no process and no limit “${p.id}”.`,
		notForSale: (p: { id: string }) =>
			`“${p.id}” is no import that can be bought: that takes a listed price for all that it contains, and an amount that could come.`,
		scenario: {
			id: (p: { share: string; year: string }) => `built-${p.share}-by-${p.year}`,
			name: (p: { share: string; year: string }) => `Built for ${p.share} of the need in ${p.year}`
		},
		answer: 'Answer',
		builds: 'What is built, the first to be decided first',
		stops: 'Limits that stop it',
		missing: 'What the answer leaves out',
		apply: 'To look at it in a plan'
	},
	ladderTitle: (p: { chain: string }) => `Steps that close the gap: ${p.chain}`,

	severity: { error: 'error', warning: 'warning' },
	modelLine: (p: { name: string; version: string; fingerprint: string }) =>
		`${p.name}, version ${p.version}, fingerprint ${p.fingerprint}`,
	problems: (p: { errors: number; warnings: number }) =>
		`${p.errors} ${p.errors === 1 ? 'error' : 'errors'}, ${p.warnings} ${p.warnings === 1 ? 'warning' : 'warnings'}`,
	normalised: (p: { of: string; total: string }) =>
		`${p.of}: the composition is given in amounts, which are divided by their sum, ${p.total}`,
	checksHold: (p: { held: number; of: number }) =>
		p.of === 0 ? 'The model has no checks' : `${p.held} of ${p.of} checks hold`,
	checkFails: (p: { says: string }) => `Does not hold: ${p.says}`,

	check: {
		nothing: 'nothing',
		list: (names: readonly string[]) => (names.length === 0 ? 'nothing' : listAnd(names)),
		range: (p: { of: string; least: string; most: string; found: string }) =>
			`${p.of}: expected ${p.least} to ${p.most}, found ${p.found}`,
		move: {
			rises: (p: { of: string; before: string; after: string }) =>
				`${p.of} should rise; it goes from ${p.before} to ${p.after}`,
			falls: (p: { of: string; before: string; after: string }) =>
				`${p.of} should fall; it goes from ${p.before} to ${p.after}`,
			stays: (p: { of: string; before: string; after: string }) =>
				`${p.of} should stay the same; it goes from ${p.before} to ${p.after}`,
			'does-not-fall': (p: { of: string; before: string; after: string }) =>
				`${p.of} should not fall; it goes from ${p.before} to ${p.after}`,
			'does-not-rise': (p: { of: string; before: string; after: string }) =>
				`${p.of} should not rise; it goes from ${p.before} to ${p.after}`
		},
		is: (p: { of: string; expected: string; found: string }) => `${p.of}: expected ${p.expected}, found ${p.found}`,
		names: (p: { of: string; expected: string; found: string }) =>
			`${p.of}: expected to name ${p.expected}, found ${p.found}`,
		together: (p: { expected: string; rungs: string }) =>
			`no rung of the ladder enlarges ${p.expected} together; the rungs enlarge ${p.rungs}`,
		rungs: (rungs: readonly string[]) => (rungs.length === 0 ? 'nothing' : rungs.join('; then ')),
		reaches: (p: { expected: boolean }) =>
			p.expected
				? 'the ladder should reach the demand, and does not'
				: 'the ladder should not reach the demand, and does',
		closes: (p: { expected: string | null; found: string | null }) =>
			`the gap should ${p.expected === null ? 'never close' : `close in ${p.expected}`}, and ${p.found === null ? 'never does' : `closes in ${p.found}`}`,
		recalled: (p: { found: string }) => `figures that rest on a source that was not read: ${p.found}`,
		balances: {
			causes: (p: { expected: string; found: string }) =>
				`the causes of the gap sum to ${p.found}, but the gap is ${p.expected}`,
			demands: (p: { expected: string; found: string }) =>
				`what is met and what is missing sum to ${p.found}, but the demand is ${p.expected}`,
			flows: (p: { expected: string; found: string }) =>
				`the flows of a process do not balance: they are ${p.found} of the largest flow apart`
		}
	}
}
