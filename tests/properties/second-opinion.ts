/** A second solver, YALPS, for programmes that the engine has solved with HiGHS: pure JavaScript and another method. */
import { solve, type Constraint } from 'yalps'
import type { LinearProgram } from '#lib/engine/lp/program.ts'

type Terms = Map<string, number>

/** A minimisation in named rows and non-negative columns. */
export interface Statement {
	rows: Map<string, Constraint>
	columns: Map<string, Terms>
}

/** The programme in words of the other solver: column bounds become rows, columns fixed at zero go. */
export function statementOf(program: LinearProgram): Statement {
	const rows = new Map<string, Constraint>()
	program.rowNames.forEach((name, i) => {
		const [min, max] = [program.rowLower[i]!, program.rowUpper[i]!]
		if (min === max) rows.set(name, { equal: min })
		else if (Number.isFinite(min) || Number.isFinite(max)) rows.set(name, finite({ min, max }))
	})
	const columns = new Map<string, Terms>()
	program.colNames.forEach((name, j) => {
		const upper = program.colUpper[j]!
		if (upper === 0) return
		const terms: Terms = new Map()
		for (let k = program.starts[j]!; k < program.starts[j + 1]!; k++)
			terms.set(program.rowNames[program.indices[k]!]!, program.values[k]!)
		if (Number.isFinite(upper)) {
			rows.set(`upper ${name}`, { max: upper })
			terms.set(`upper ${name}`, 1)
		}
		columns.set(name, terms)
	})
	return { rows, columns }
}

function finite({ min, max }: { min: number; max: number }): Constraint {
	return { ...(Number.isFinite(min) ? { min } : {}), ...(Number.isFinite(max) ? { max } : {}) }
}

/** The least of each objective in turn, each kept (but for `slack`) while the next is asked. */
export function leastInTurn({ rows, columns }: Statement, objectives: Map<string, number>[], slack: number): number[] {
	const constraints = new Map(rows)
	const variables = new Map([...columns].map(([name, terms]) => [name, new Map(terms)]))
	return objectives.map((objective, level) => {
		const key = `level ${level}`
		for (const [column, weight] of objective) variables.get(column)?.set(key, weight)
		const { status, result } = solve(
			{ direction: 'minimize', objective: key, constraints, variables },
			{ checkCycles: true, maxPivots: Infinity }
		)
		if (status !== 'optimal') throw new Error(`The second solver ended ${status}`)
		constraints.set(key, { max: result + slack })
		return result
	})
}
