/** A model's files as plain data, and changes to them by their path of keys. */
import { MODEL_FILES, type ModelFile, type Path } from '../findings/finding.ts'
import { readDocument } from '../files/document.ts'
import { isMapping } from '../mapping.ts'
import { decodeFile } from '../files/decode.ts'
import type { ModelContents, ModelTexts } from '../read-model.ts'

/** The plain data of each file; undefined where a file is not there or is no YAML. */
export type ModelData = Readonly<Record<ModelFile, unknown>>

/** Sets what stands at a path, or takes it away where `value` is undefined. */
export interface Change {
	file: ModelFile
	path: Path
	value: unknown
}

/** Reads the files of a model as data, within the limits that hold for every model. Never throws. */
export function dataOf(texts: ModelTexts): ModelData {
	const valueOf = (file: ModelFile) => {
		const text = texts[file]
		return text === undefined ? undefined : readDocument(file, text).value
	}
	return Object.fromEntries(MODEL_FILES.map((file) => [file, valueOf(file)])) as ModelData
}

/** Returns the files of a model as text, without byte order marks; a file that is no text is left out. */
export function textsOf(contents: ModelContents): ModelTexts {
	const texts = MODEL_FILES.flatMap((file) => {
		const content = contents[file]
		const text = content === undefined ? null : decodeFile(file, content).text
		return text === null ? [] : [[file, text.replace(/^\uFEFF/, '')] as const]
	})
	return Object.fromEntries(texts)
}

/** Returns what stands at a path; undefined where nothing does. */
export function valueAt(data: unknown, path: Path): unknown {
	return path.reduce<unknown>((value, key) => {
		if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
		return (value as Record<string | number, unknown>)[key]
	}, data)
}

/** Returns the entries of a mapping at a path; none where there is no mapping. */
export function entriesAt(data: unknown, path: Path): [string, unknown][] {
	const value = valueAt(data, path)
	return isMapping(value) ? Object.entries(value) : []
}

/** Returns the items of a list at a path; none where there is no list. */
export function itemsAt(data: unknown, path: Path): unknown[] {
	const value = valueAt(data, path)
	return Array.isArray(value) ? value : []
}

/** Returns data with one change made; what is not on its path is shared. */
export function changed(data: unknown, [key, ...rest]: Path, value: unknown): unknown {
	if (key === undefined) return value
	if (Array.isArray(data) && typeof key === 'number') {
		const next = changed(data[key], rest, value)
		return next === undefined ? data.filter((_, place) => place !== key) : Object.assign([...data], { [key]: next })
	}
	const mapping = isMapping(data) ? data : {}
	const next = changed(Object.hasOwn(mapping, key) ? mapping[key] : undefined, rest, value)
	const { [key]: _, ...others } = mapping
	if (next === undefined) return others
	return Object.hasOwn(mapping, key) ? { ...mapping, [key]: next } : { ...others, [key]: next }
}

/** Returns a model's data with changes made one after another. */
export function withChanges(data: ModelData, changes: readonly Change[]): ModelData {
	return changes.reduce<ModelData>(
		(now, { file, path, value }) => ({ ...now, [file]: changed(now[file], path, value) }),
		data
	)
}
