/** The gap report as a Word document (Office Open XML, by the package `docx`). */
import { strFromU8, unzipSync } from 'fflate'
import type { Locale } from '#lib/figures/text/locale.ts'
import { withoutControls } from '#lib/figures/scene/xml.ts'
import { packed } from '../office/zip.ts'
import type { Report } from '../report/document.ts'
import type { Docx } from './library.ts'
import { LISTS } from './blocks.ts'
import { sectionsOf } from './sections.ts'
import { stylesOf } from './styles.ts'

/** Returns a report as the bytes of a Word document: the same report gives the same bytes. */
export async function reportDocx(report: Report, { words }: Locale): Promise<Uint8Array<ArrayBuffer>> {
	const [main, shapes] = await Promise.all([import('docx'), import('docx/shapes')])
	const docx: Docx = { ...main, shapes }
	const document = new docx.Document({
		title: report.title,
		subject: report.subtitle,
		description: report.meta.notice,
		creator: PRODUCT,
		lastModifiedBy: PRODUCT,
		styles: stylesOf(words.notation.tag),
		numbering: { config: LISTS },
		sections: sectionsOf(docx, report, words)
	})
	return settled(new Uint8Array(await docx.Packer.toArrayBuffer(document)), report.meta.exported)
}

const PRODUCT = 'Midstream'

/** Ids that the package draws by lot, or counts on from one document to the next, and what theirs begin with here. */
const RUNNING: readonly (readonly [RegExp, string])[] = [
	[/\brId[\w-]{21}(?![\w-])/g, 'rIdLink'],
	[/(?<=<w:bookmark(?:Start|End)\b[^>]*\bw:id=")\d+/g, ''],
	[/(?<=<(?:wp:docPr|wps:cNvPr|wpg:cNvPr) id=")\d+/g, '']
]

/** Puts the day of the report for the moment of writing, and numbers ids anew, so that equal reports give equal bytes. */
function settled(bytes: Uint8Array, day: string): Uint8Array<ArrayBuffer> {
	const known = RUNNING.map(() => new Map<string, string>())
	const renumbered = (text: string) =>
		RUNNING.reduce((done, [pattern, prefix], place) => {
			const ids = known[place]!
			return done.replace(pattern, (id) => {
				if (!ids.has(id)) ids.set(id, `${prefix}${ids.size + 1}`)
				return ids.get(id)!
			})
		}, text)
	const parts = Object.entries(unzipSync(bytes)).map(([path, content]): [string, string] => {
		const text = withoutControls(renumbered(strFromU8(content)))
		return [
			path,
			path === 'docProps/core.xml' ? text.replace(/(<dcterms:\w+[^>]*>)[^<]*/g, `$1${day}T00:00:00Z`) : text
		]
	})
	return packed(new Map(parts))
}
