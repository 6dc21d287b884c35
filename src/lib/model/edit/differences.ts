/** The differences between two models, figure by figure. */
import { MODEL_FILES, type ModelFile, type Path } from '../findings/finding.ts'
import { isMapping } from '../mapping.ts'
import type { Change, ModelData } from './model-data.ts'
import { isOwnSource } from './own-origin.ts'

/** A place where two models differ; undefined where one of them has nothing there. */
export interface Difference {
	file: ModelFile
	path: Path
	before: unknown
	after: unknown
}

/** Returns all differences between two models: a figure with its origin is one, as is a plant that only one has. */
export function differencesOf(before: ModelData, after: ModelData): Difference[] {
	return MODEL_FILES.flatMap((file) => compare(before[file], after[file], []).map((each) => ({ file, ...each })))
}

/** True for a difference that only names the model: its id and its name. */
export function isIdentity({ file, path }: Pick<Difference, 'file' | 'path'>): boolean {
	return file === 'chain.yaml' && path.length === 1 && (path[0] === 'id' || path[0] === 'name')
}

/** True for a difference that follows from others, as the source of figures changed by hand, or only names the model. */
export function isAside(difference: Pick<Difference, 'file' | 'path'>): boolean {
	const { file, path } = difference
	const isSource = file === 'sources.yaml' && path[0] === 'sources' && isOwnSource(String(path[1]))
	return isSource || isIdentity(difference)
}

/** Returns the changes that take differences back. */
export function takenBack(differences: readonly Difference[]): Change[] {
	// Backwards: what is taken out of the end of a list leaves the places before it as they are.
	return [...differences].reverse().map(({ file, path, before }) => ({ file, path, value: before }))
}

type Found = Omit<Difference, 'file'>

function compare(before: unknown, after: unknown, path: Path): Found[] {
	if (isMapping(before) && isMapping(after) && !isFigure(before) && !isFigure(after)) {
		const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
		const at = (mapping: object, key: string) =>
			Object.hasOwn(mapping, key) ? (mapping as Record<string, unknown>)[key] : undefined
		return keys.flatMap((key) => compare(at(before, key), at(after, key), [...path, key]))
	}
	if (Array.isArray(before) && Array.isArray(after) && before.concat(after).every(isMapping)) {
		const length = Math.max(before.length, after.length)
		return Array.from({ length }, (_, place) => place).flatMap((place) =>
			compare(before[place], after[place], [...path, place])
		)
	}
	return isSame(before, after) ? [] : [{ path, before, after }]
}

/** Figures and vectors of shares are one with their origin. */
function isFigure(mapping: object): boolean {
	return ['value', 'shares', 'amounts'].some((key) => Object.hasOwn(mapping, key))
}

function isSame(one: unknown, other: unknown): boolean {
	if (Array.isArray(one) && Array.isArray(other))
		return one.length === other.length && one.every((each, place) => isSame(each, other[place]))
	if (!isMapping(one) || !isMapping(other)) return one === other
	const keys = Object.keys(one)
	return (
		keys.length === Object.keys(other).length &&
		keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
	)
}
