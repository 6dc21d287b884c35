/**
 * Second opinions on programmes that the engine has solved warm: YALPS, another solver altogether; and HiGHS itself, but
 * cold, from the programme's text, with presolve and the dual simplex method, none of which the engine uses. YALPS is
 * sure of small programmes; of a hundred with contracts it calls one infeasible that is not.
 */
import type { Highs } from 'highs'
import { solve, type Constraint } from 'yalps'
import { lpName, lpText } from '../support/lp-text.ts'
import type { LinearProgram } from '#lib/engine/lp/program.ts'

type Terms = Map<string, number>

/** A minimisation in named rows and non-negative columns. */
export interface Statement {
	rows: Map<string, Constraint>
	columns: Map<string, Terms>
	/** Columns that were written as the room of a row instead: the column is `amount` less the row. */
	rooms: Map<string, { row: string; amount: number }>
}

function entriesOf(program: LinearProgram, j: number): [row: number, value: number][] {
	const at = Array.from({ length: program.starts[j + 1]! - program.starts[j]! }, (_, k) => program.starts[j]! + k)
	return at.map((k) => [program.indices[k]!, program.values[k]!])
}

const isFree = (program: LinearProgram, j: number) => program.colLower[j] === 0 && program.colUpper[j] === Infinity

/** Of an equality, a free column that stands there alone with a coefficient of one: what it is short of, or left over. */
function roomOf(program: LinearProgram, j: number): { row: number; sign: number } | null {
	const entries = entriesOf(program, j)
	const [[row, sign] = [0, 0]] = entries
	const equality = program.rowLower[row] === program.rowUpper[row]
	return entries.length === 1 && Math.abs(sign) === 1 && equality && isFree(program, j) ? { row, sign } : null
}

/**
 * The programme in words of the other solver: column bounds become rows, columns fixed at zero go, and shortfalls and
 * surpluses become inequalities. Doing nothing is then feasible wherever nothing is owed, which spares that solver its
 * search for a start, where it is weak.
 */
export function statementOf(program: LinearProgram): Statement {
	const statement: Statement = { rows: new Map(), columns: new Map(), rooms: new Map() }
	program.rowNames.forEach((name, i) => {
		const [min, max] = [program.rowLower[i]!, program.rowUpper[i]!]
		if (Number.isFinite(min) || Number.isFinite(max))
			statement.rows.set(name, min === max ? { equal: min } : finite({ min, max }))
	})
	program.colNames.forEach((name, j) => {
		const room = roomOf(program, j)
		if (room) makeRoom(statement, program, name, room)
		else if (program.colUpper[j] !== 0) addColumn(statement, program, name, j)
	})
	return statement
}

/** Room on one side makes an inequality of the row; room on both sides leaves it nothing to say. */
function makeRoom(
	{ rows, rooms }: Statement,
	program: LinearProgram,
	name: string,
	{ row, sign }: { row: number; sign: number }
) {
	const amount = program.rowLower[row]!
	const key = program.rowNames[row]!
	if (rows.get(key)?.equal === undefined) rows.delete(key)
	else rows.set(key, sign > 0 ? { max: amount } : { min: amount })
	if (sign > 0) rooms.set(name, { row: key, amount })
}

function addColumn({ rows, columns }: Statement, program: LinearProgram, name: string, j: number) {
	const terms: Terms = new Map(entriesOf(program, j).map(([row, value]) => [program.rowNames[row]!, value]))
	const upper = program.colUpper[j]!
	if (Number.isFinite(upper)) {
		rows.set(`upper ${name}`, { max: upper })
		terms.set(`upper ${name}`, 1)
	}
	columns.set(name, terms)
}

function finite({ min, max }: { min: number; max: number }): Constraint {
	return { ...(Number.isFinite(min) ? { min } : {}), ...(Number.isFinite(max) ? { max } : {}) }
}

/** Writes an objective into the columns as one more term, `key`; returns what it amounts to when nothing is done. */
function ask(key: string, objective: Map<string, number>, columns: Statement['columns'], rooms: Statement['rooms']) {
	const add = (terms: Terms | undefined, share: number) => {
		if (terms && share !== 0) terms.set(key, (terms.get(key) ?? 0) + share)
	}
	let constant = 0
	for (const [column, weight] of objective) {
		const room = rooms.get(column)
		if (!room) add(columns.get(column), weight)
		else for (const terms of columns.values()) add(terms, -weight * (terms.get(room.row) ?? 0))
		constant += room ? weight * room.amount : 0
	}
	return constant
}

/** The least of each objective in turn, each kept (but for `slack`) while the next is asked. */
export function leastInTurn(statement: Statement, objectives: Map<string, number>[], slack: number): number[] {
	const constraints = new Map(statement.rows)
	const variables = new Map([...statement.columns].map(([name, terms]) => [name, new Map(terms)]))
	return objectives.map((objective, level) => {
		if (objective.size === 0) return 0
		const key = `level ${level}`
		const constant = ask(key, objective, variables, statement.rooms)
		const { status, result } = solve(
			{ direction: 'minimize', objective: key, constraints, variables },
			{ checkCycles: true, maxPivots: Infinity }
		)
		if (status !== 'optimal') throw new Error(`The second solver ended ${status}`)
		constraints.set(key, { max: result + slack })
		return result + constant
	})
}

/** As {@link leastInTurn}, by HiGHS from text; each level asked so far is a row of the next. Null when it finds no such point. */
export function coldInTurn(
	highs: Highs,
	program: LinearProgram,
	objectives: Map<string, number>[],
	slack: number
): number[] | null {
	const [, body = ''] = lpText(program).split('Subject To\n')
	return inTurn(highs, body, objectives, slack)
}

/**
 * As {@link leastInTurn} of a statement without rooms; where the second solver finds no start, as it may once a level asks
 * for something, by HiGHS from text.
 */
export function leastByEither(
	highs: Highs,
	statement: Statement,
	objectives: Map<string, number>[],
	slack: number
): number[] | null {
	try {
		return leastInTurn(statement, objectives, slack)
	} catch {
		return inTurn(highs, bodyOf(statement), objectives, slack)
	}
}

/** Rows and bounds of a statement as text. */
function bodyOf({ rows, columns }: Statement): string {
	const lines = [...rows].flatMap(([row, { min, max, equal }]) => {
		const terms = [...columns].flatMap(([name, of]) => (of.has(row) ? [`+ ${of.get(row)} ${lpName(name)}`] : []))
		const limits = [
			[equal, '='],
			[min, '>='],
			[max, '<=']
		] as const
		return terms.length === 0
			? []
			: limits.flatMap(([x, sign]) => (x === undefined ? [] : [`${terms.join(' ')} ${sign} ${x}`]))
	})
	return `${lines.map((line, k) => ` row${k}: ${line}\n`).join('')}End\n`
}

function inTurn(highs: Highs, body: string, objectives: Map<string, number>[], slack: number): number[] | null {
	const kept: string[] = []
	const found: number[] = []
	for (const [level, objective] of objectives.entries()) {
		const sum = [...objective].map(([column, weight]) => `+ ${weight} ${lpName(column)}`).join(' ')
		if (sum === '') return [...found, 0]
		const solved = highs.solve(`Minimize\n objective: ${sum}\nSubject To\n${kept.join('')}${body}`)
		if (solved.Status !== 'Optimal') return null
		kept.push(` level${level}: ${sum} <= ${solved.ObjectiveValue + slack}\n`)
		found.push(solved.ObjectiveValue)
	}
	return found
}
