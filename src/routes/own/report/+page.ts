/** The report's writer is loaded with this page alone. */
export async function load() {
	const { gapReport } = await import('#lib/exports/report.ts')
	return { gapReport }
}
