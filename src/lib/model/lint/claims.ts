import type { ClaimsFile } from '../files/claims-file.ts'
import { within, type Finding, type Place } from '../findings/finding.ts'
import type { Draft } from './draft.ts'
import { missingSource, reference } from './references.ts'
import { settable } from './scenarios.ts'

const ROOT: Place = { file: 'claims.yaml', path: [] }

/** Claims that name figures, scenarios or sources that are not there. */
export function lintClaims(draft: Draft): Finding[] {
	const { claims: file } = draft.files
	if (file === null) return []
	return [
		...missingSource(file.of, draft.declared.sources, within(ROOT, 'of')),
		...file.claims.flatMap((claim, index) => claimFindings(claim, draft, within(ROOT, 'claims', index)))
	]
}

function claimFindings(claim: ClaimsFile['claims'][number], draft: Draft, at: Place): Finding[] {
	const { declared } = draft
	const sources = (ids: readonly string[] | undefined, place: Place) =>
		(ids ?? []).flatMap((id, index) => missingSource(id, declared.sources, within(place, 'source', index)))
	return [
		...(claim.figures ?? []).flatMap((address, index) => settable(address, draft, within(at, 'figures', index))),
		...(claim.scenarios ?? []).flatMap((id, index) =>
			reference('scenario', id, declared.scenarios, within(at, 'scenarios', index))
		),
		...sources(claim.source, at),
		...(claim.against ?? []).flatMap(({ source }, index) => sources(source, within(at, 'against', index)))
	]
}
