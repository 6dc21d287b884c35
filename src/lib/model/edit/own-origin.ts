/** The origin of figures that a reader sets by hand: a source of their own for each day. */
import { isMapping } from '../mapping.ts'
import { valueAt, type Change, type ModelData } from './model-data.ts'

/** The day on which figures are changed by hand, and the words of their source. */
export interface OwnOrigin {
	/** As 2026-11-28. */
	day: string
	publisher: string
	title: string
}

const PREFIX = 'own-figure-'

/** True for the id of a source of figures changed by hand. */
export function isOwnSource(id: string): boolean {
	return id.startsWith(PREFIX)
}

/** Returns the keys of a figure's origin once it is changed by hand. */
export function originOf({ day }: OwnOrigin) {
	return { status: 'assumed', source: PREFIX + day, confidence: 'low' }
}

/** Returns the change that adds the day's source; none where it is there. */
export function sourceAdded(data: ModelData, { day, publisher, title }: OwnOrigin): Change[] {
	const path = ['sources', PREFIX + day]
	if (valueAt(data['sources.yaml'], path) !== undefined) return []
	return [{ file: 'sources.yaml', path, value: { publisher, title, date: day } }]
}

/** Returns the changes that take away sources of figures changed by hand that no figure names any more. */
export function unusedSources(data: ModelData): Change[] {
	const sources = valueAt(data['sources.yaml'], ['sources'])
	const own = isMapping(sources) ? Object.keys(sources).filter(isOwnSource) : []
	if (own.length === 0) return []
	const rest = JSON.stringify({ ...data, 'sources.yaml': null })
	return own
		.filter((id) => !rest.includes(JSON.stringify(id)))
		.map((id) => ({ file: 'sources.yaml', path: ['sources', id], value: undefined }))
}
