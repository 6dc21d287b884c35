/** The writers of reports are loaded with this page alone. */
export async function load() {
	const { gapReport, briefReport } = await import('#lib/exports/report.ts')
	return { reports: { gapReport, briefReport } }
}
