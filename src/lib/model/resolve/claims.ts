import type { Claim, Claims } from '../claims.ts'
import type { ClaimsFile } from '../files/claims-file.ts'

/** The claims of a file that has nothing wrong in it. */
export function resolveClaims({ of, claims }: ClaimsFile): Claims {
	return { of, claims: claims.map(claimOf) }
}

function claimOf({ says, held, note, figures, scenarios, source, against }: ClaimsFile['claims'][number]): Claim {
	return {
		says,
		held,
		note: note ?? null,
		figures: figures ?? [],
		scenarios: scenarios ?? [],
		sources: source ?? [],
		against: (against ?? []).map((each) => ({ says: each.says, sources: each.source }))
	}
}
