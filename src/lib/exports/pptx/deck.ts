/** A deck as the bytes of a PowerPoint file: its parts, what each is, and which names which. */
import { packed, type Parts } from '../office/zip.ts'
import { escaped } from '#lib/figures/scene/xml.ts'
import { chartPart, chartWorkbook } from './chart.ts'
import {
	footOf,
	layoutPart,
	masterPart,
	NAMESPACES,
	notesMasterPart,
	notesPlaces,
	placeholder,
	presentationPart,
	themePart,
	treeOf
} from './masters.ts'
import { named, placeOf, sceneGroup, textBox, typeSize, type Ids } from './shapes.ts'
import { titleSize } from '../slides/fit.ts'
import { TITLE_SIZE, type Deck, type Item, type Slide } from '../slides/slide.ts'
import { tableFrame } from './table.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PRESENTATION = 'application/vnd.openxmlformats-officedocument.presentationml'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Gathers parts with their types and the relations among them. */
class Package {
	readonly parts = new Map<string, string | Uint8Array>()
	readonly #types = new Map<string, string>()
	readonly #relations = new Map<string, string[]>()

	/** Adds a part of XML under its path. */
	add(path: string, type: string, xml: string): void {
		this.parts.set(path, XML + xml)
		this.#types.set(path, type)
	}

	/** Says that one part names another; returns the id by which it does. An empty owner is the package. */
	relate(owner: string, kind: string, target: string): string {
		const known = this.#relations.get(owner) ?? []
		const id = `rId${known.length + 1}`
		known.push(`<Relationship Id="${id}" Type="${kind}" Target="/${target}"/>`)
		this.#relations.set(owner, known)
		return id
	}

	/** All parts, with those that list types and relations. */
	whole(): Parts {
		const overrides = [...this.#types].map(([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`)
		const types = `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>${overrides.join('')}</Types>`
		const relations = [...this.#relations].map(([owner, list]): [string, string] => [
			owner.replace(/([^/]*)$/, '_rels/$1.rels'),
			`${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`
		])
		return new Map<string, string | Uint8Array>([['[Content_Types].xml', types], ...relations, ...this.parts])
	}
}

const MAIN = 'ppt/presentation.xml'
const MASTER = 'ppt/slideMasters/slideMaster1.xml'
const LAYOUT = 'ppt/slideLayouts/slideLayout1.xml'
const NOTES_MASTER = 'ppt/notesMasters/notesMaster1.xml'

/** Writes a deck: the same deck gives the same bytes. */
export async function deckPptx(deck: Deck): Promise<Uint8Array<ArrayBuffer>> {
	const file = new Package()
	addMasters(file, deck)
	const slides: string[] = []
	for (const [place, slide] of deck.slides.entries()) {
		const path = `ppt/slides/slide${place + 1}.xml`
		slides.push(file.relate(MAIN, `${OFFICE}/slide`, path))
		await addSlide(file, deck, slide, place + 1)
	}
	file.add(MAIN, `${PRESENTATION}.presentation.main+xml`, presentationPart(slides))
	file.relate('', `${OFFICE}/officeDocument`, MAIN)
	addProperties(file, deck)
	return packed(file.whole())
}

function addMasters(file: Package, deck: Deck): void {
	const theme = 'application/vnd.openxmlformats-officedocument.theme+xml'
	file.relate(MAIN, `${OFFICE}/slideMaster`, MASTER)
	file.relate(MAIN, `${OFFICE}/notesMaster`, NOTES_MASTER)
	file.relate(MAIN, `${OFFICE}/theme`, 'ppt/theme/theme1.xml')
	file.relate(MASTER, `${OFFICE}/slideLayout`, LAYOUT)
	file.relate(MASTER, `${OFFICE}/theme`, 'ppt/theme/theme1.xml')
	file.relate(LAYOUT, `${OFFICE}/slideMaster`, MASTER)
	file.relate(NOTES_MASTER, `${OFFICE}/theme`, 'ppt/theme/theme2.xml')
	file.add(MASTER, `${PRESENTATION}.slideMaster+xml`, masterPart(deck))
	file.add(LAYOUT, `${PRESENTATION}.slideLayout+xml`, layoutPart(deck))
	file.add(NOTES_MASTER, `${PRESENTATION}.notesMaster+xml`, notesMasterPart())
	for (const place of [1, 2]) file.add(`ppt/theme/theme${place}.xml`, theme, themePart())
}

async function addSlide(file: Package, deck: Deck, slide: Slide, number: number): Promise<void> {
	const path = `ppt/slides/slide${number}.xml`
	const notes = `ppt/notesSlides/notesSlide${number}.xml`
	file.relate(path, `${OFFICE}/slideLayout`, LAYOUT)
	file.relate(path, `${OFFICE}/notesSlide`, notes)
	file.relate(notes, `${OFFICE}/notesMaster`, NOTES_MASTER)
	file.relate(notes, `${OFFICE}/slide`, path)
	const ids = idsFrom(3)
	const shapes: string[] = []
	for (const [place, item] of slide.items.entries())
		shapes.push(
			item.kind === 'chart'
				? await chartFrame(file, deck, item, { path, ids, key: `${number}-${place + 1}` })
				: itemShape(item, ids)
		)
	const fitted = titleSize(slide.title)
	const size = fitted === TITLE_SIZE ? '' : ` sz="${typeSize(fitted)}"`
	const title = placeholder({
		id: 2,
		name: slide.title,
		type: 'type="title"',
		text: `<a:p><a:r><a:rPr lang="${escaped(deck.language)}"${size} dirty="0"/><a:t>${escaped(slide.title)}</a:t></a:r></a:p>`
	})
	const tree = treeOf([title, ...shapes, ...footOf(deck, number)])
	file.add(
		path,
		`${PRESENTATION}.slide+xml`,
		`<p:sld ${NAMESPACES}><p:cSld>${tree}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`
	)
	const said = slide.notes.map(
		(text) => `<a:p><a:r><a:rPr lang="${escaped(deck.language)}"/><a:t>${escaped(text)}</a:t></a:r></a:p>`
	)
	file.add(
		notes,
		`${PRESENTATION}.notesSlide+xml`,
		`<p:notes ${NAMESPACES}><p:cSld>${treeOf(notesPlaces(said.join('')))}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`
	)
}

/** Ids from one number on, leaving out those of the foot. */
function idsFrom(first: number): Ids {
	let next = first - 1
	return () => {
		next += next === 899 ? 3 : 1
		return next
	}
}

function itemShape(item: Exclude<Item, { kind: 'chart' }>, ids: Ids): string {
	switch (item.kind) {
		case 'text':
			return textBox(item, ids)
		case 'scene':
			return sceneGroup(item, ids)
		case 'table':
			return tableFrame(item, ids)
	}
}

interface ChartPlace {
	/** Path of the slide. */
	path: string
	ids: Ids
	key: string
}

async function chartFrame(
	file: Package,
	deck: Deck,
	item: Extract<Item, { kind: 'chart' }>,
	{ path, ids, key }: ChartPlace
): Promise<string> {
	const [chart, workbook] = [`ppt/charts/chart${key}.xml`, `ppt/embeddings/chart${key}.xlsx`]
	file.add(chart, 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml', chartPart(item.chart))
	file.parts.set(workbook, await chartWorkbook(item.chart, deck.exported))
	file.relate(chart, `${OFFICE}/package`, workbook)
	const id = file.relate(path, `${OFFICE}/chart`, chart)
	return `<p:graphicFrame><p:nvGraphicFramePr>${named(ids(), item.chart.bars.name, item.description)}<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>${placeOf(item.box, 'p')}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="${id}"/></a:graphicData></a:graphic></p:graphicFrame>`
}

function addProperties(file: Package, { title, subject, foot, exported }: Deck): void {
	const moment = (tag: string) => `<dcterms:${tag} xsi:type="dcterms:W3CDTF">${exported}T00:00:00Z</dcterms:${tag}>`
	file.add(
		'docProps/core.xml',
		'application/vnd.openxmlformats-package.core-properties+xml',
		`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:subject>${escaped(subject)}</dc:subject><dc:creator>Midstream</dc:creator><dc:description>${escaped(foot)}</dc:description>${moment('created')}${moment('modified')}</cp:coreProperties>`
	)
	file.relate(
		'',
		'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
		'docProps/core.xml'
	)
}
