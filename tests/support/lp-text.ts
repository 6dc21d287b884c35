/** A programme as CPLEX LP text: for golden files, where a reviewer reads the mathematics, and for other solvers. */

import type { LinearProgram } from '#lib/engine/lp/program.ts'

/** LP text allows few characters in names; ours read well elsewhere, so they are only written differently here. */
export function lpName(name: string): string {
	return name
		.replace('[', '(')
		.replace(']', ')')
		.replace(/[^A-Za-z0-9_.,()/@&]/g, '_')
}

const number = (value: number) => String(Number(value.toPrecision(12)))

function term(coefficient: number, name: string): string {
	const sign = coefficient < 0 ? '-' : '+'
	const size = Math.abs(coefficient)
	return size === 1 ? `${sign} ${name}` : `${sign} ${number(size)} ${name}`
}

/** Terms by row, in column order. */
function rowTerms(program: LinearProgram): string[][] {
	const rows: string[][] = program.rowNames.map(() => [])
	for (let j = 0; j < program.colNames.length; j++)
		for (let k = program.starts[j]!; k < program.starts[j + 1]!; k++)
			rows[program.indices[k]!]!.push(term(program.values[k]!, lpName(program.colNames[j]!)))
	return rows
}

function rowLines(name: string, terms: string[], lower: number, upper: number): string[] {
	const left = `${lpName(name)}: ${terms.join(' ')}`
	if (terms.length === 0) return []
	if (lower === upper) return [` ${left} = ${number(lower)}`]
	const lines: string[] = []
	if (Number.isFinite(upper)) lines.push(` ${left} <= ${number(upper)}`)
	if (Number.isFinite(lower))
		lines.push(` ${Number.isFinite(upper) ? left.replace(':', '_least:') : left} >= ${number(lower)}`)
	return lines
}

function boundLine(name: string, lower: number, upper: number): string | null {
	if (lower === 0 && upper === Infinity) return null
	if (lower === upper) return ` ${lpName(name)} = ${number(lower)}`
	const low = lower === -Infinity ? '-inf' : number(lower)
	return upper === Infinity ? ` ${lpName(name)} >= ${low}` : ` ${low} <= ${lpName(name)} <= ${number(upper)}`
}

export function lpText(program: LinearProgram): string {
	const terms = rowTerms(program)
	const objective = program.colNames.flatMap((name, j) =>
		program.cost[j] === 0 ? [] : [term(program.cost[j]!, lpName(name))]
	)
	const bounds = program.colNames
		.map((name, j) => boundLine(name, program.colLower[j]!, program.colUpper[j]!))
		.filter((line) => line !== null)
	return [
		'Minimize',
		` objective: ${objective.join(' ') || `0 ${lpName(program.colNames[0] ?? 'none')}`}`,
		'Subject To',
		...program.rowNames.flatMap((name, i) => rowLines(name, terms[i]!, program.rowLower[i]!, program.rowUpper[i]!)),
		'Bounds',
		...bounds,
		'End',
		''
	].join('\n')
}
