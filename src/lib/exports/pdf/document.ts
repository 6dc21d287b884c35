/** Begins and ends PDFs: tagged, dated, in a language, with the fonts that their letters need. */
import { compressAlike } from './compression.ts'
import { Pen, type Doc } from './pen.ts'
import { fromWoff, isFor, type Typeface } from './typefaces.ts'

/** Properties of a document, and the size of its pages. */
interface Head {
	title: string
	subject: string
	/** Day of the document, e.g. 2026-11-22. */
	exported: string
	/** BCP 47 tag of the language. */
	language: string
	/** A paper by its name, or width and height in points. */
	size: string | [number, number]
}

/** Begins documents that show the same text. */
interface PdfWriter {
	/** How many letters of the text no font has: boxes stand in their place. */
	boxes: number
	/** Begins a document without a page. */
	begin(head: Head): Pen
	/** Returns the bytes of a document: the same pages give the same bytes. */
	end(pen: Pen): Promise<Uint8Array<ArrayBuffer>>
}

/** Loads the library, and the fonts for every letter of a text. */
export async function pdfWriter(text: string, typefaces: readonly Typeface[]): Promise<PdfWriter> {
	const letters = new Set(text)
	const [{ default: PDFDocument }, { toBytes }, faces] = await Promise.all([
		import('pdfkit'),
		import('pdfkit/output'),
		fontsFor(letters, typefaces)
	])
	return {
		boxes: boxesIn(letters, typefaces),
		begin(head) {
			const doc: Doc = new PDFDocument(optionsOf(head))
			compressAlike(doc)
			for (const { name, file } of faces) doc.registerFont(name, file as never)
			return new Pen(doc, faces)
		},
		async end({ doc }) {
			const bytes = toBytes(doc)
			doc.end()
			return (await bytes) as Uint8Array<ArrayBuffer>
		}
	}
}

function optionsOf({ title, subject, exported, language, size }: Head): PDFKit.PDFDocumentOptions {
	const day = new Date(`${exported}T00:00:00Z`)
	const options = {
		size,
		margin: 0,
		autoFirstPage: false,
		bufferPages: true,
		tagged: true,
		displayTitle: true,
		lang: language,
		pdfVersion: '1.7',
		subset: 'PDF/UA',
		// Without a font of its own the library would ask for one that only Node has.
		font: null,
		info: {
			Title: title,
			Subject: subject,
			Creator: 'Midstream',
			Producer: 'Midstream',
			CreationDate: day,
			ModDate: day
		}
	}
	return options as unknown as PDFKit.PDFDocumentOptions
}

/** The fonts that letters need, unpacked; those for Latin letters always. A file that serves both weights is read once. */
async function fontsFor(letters: ReadonlySet<string>, typefaces: readonly Typeface[]) {
	const used = new Set(typefaces.slice(0, 2))
	for (const letter of letters)
		for (const weight of letter > '\u00ff' ? WEIGHTS : []) {
			const face = typefaces.find((each) => each.weight === weight && isFor(each, letter))
			if (face) used.add(face)
		}
	const faces = typefaces.filter((face) => used.has(face))
	const files = new Map(faces.map((face) => [face.name, face]))
	const unpacked = new Map(
		await Promise.all([...files].map(async ([name, face]) => [name, fromWoff(await face.read())] as const))
	)
	return faces.map((face) => ({ ...face, file: unpacked.get(face.name)! }))
}

const WEIGHTS = ['regular', 'strong'] as const

function boxesIn(letters: ReadonlySet<string>, typefaces: readonly Typeface[]): number {
	const isDrawn = (letter: string) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(letter)
	return [...letters].filter((letter) => isDrawn(letter) && !typefaces.some((face) => isFor(face, letter))).length
}
