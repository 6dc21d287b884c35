import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Above what stands at the foot of every page, points. */
const FOOT = 52

/** Reads a PDF by another program than wrote it. */
export async function readPdf(bytes: Uint8Array) {
	const file = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
	const pages = await Promise.all(
		Array.from({ length: file.numPages }, async (_, k) => {
			const page = await file.getPage(k + 1)
			const { items } = await page.getTextContent()
			const lines = items.filter((item) => 'str' in item)
			const body = lines.filter(({ str, transform }) => str.trim() !== '' && Number(transform[5]) > FOOT)
			return {
				/** Size of the letters of the lowest line above the foot, points. */
				last: body.sort((a, b) => Number(a.transform[5]) - Number(b.transform[5]))[0]?.height,
				lines: lines.map(({ str }) => str),
				/** Right and lower edges of the text. */
				right: Math.max(
					...lines.map(({ str, transform, width }) => (str.trim() === '' ? 0 : Number(transform[4]) + width))
				),
				bottom: Math.min(...lines.map(({ transform }) => Number(transform[5]))),
				width: page.view[2]!,
				height: page.view[3]!,
				tree: await page.getStructTree(),
				links: (await page.getAnnotations()).map((each) => String(each.url ?? ''))
			}
		})
	)
	return { file, pages, outline: await file.getOutline(), meta: await file.getMetadata() }
}

/** A part of the structure of a page. */
export interface Tag {
	role?: string
	alt?: string
	children?: Tag[]
}
/** A part and all within it. */
export const tags = (tree: Tag): Tag[] => [tree, ...(tree.children ?? []).flatMap(tags)]
