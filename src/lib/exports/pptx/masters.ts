/** What all slides of a deck stand on: theme, master, one layout, and the master of their notes. */
import { colourOf } from '../office/drawing.ts'
import { COMPLEX, EAST_ASIAN, LATIN } from '../office/faces.ts'
import { escaped } from '#lib/figures/scene/xml.ts'
import { placeOf, typeSize } from './shapes.ts'
import { BODY, FOOT, FOOT_SIZE, SLIDE, TITLE, TITLE_SIZE, type Deck } from '../slides/slide.ts'

/** Namespaces of parts of a presentation. */
export const NAMESPACES =
	'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'

const solid = (tag: string, colour: string) => `<a:${tag}><a:srgbClr val="${colour}"/></a:${tag}>`

/** The colours and faces of a deck. */
export function themePart(): string {
	const accents = (['ochre', 'violet', 'teal', 'slate', 'grey', 'alarm'] as const).map((token, place) =>
		solid(`accent${place + 1}`, colourOf(token))
	)
	const colours = [
		solid('dk1', colourOf('ink')),
		solid('lt1', 'FFFFFF'),
		solid('dk2', colourOf('muted')),
		solid('lt2', colourOf('rule')),
		...accents,
		solid('hlink', colourOf('ink')),
		solid('folHlink', colourOf('muted'))
	]
	const faces = `<a:latin typeface="${LATIN}"/><a:ea typeface="${EAST_ASIAN}"/><a:cs typeface="${COMPLEX}"/><a:font script="Jpan" typeface="${EAST_ASIAN}"/><a:font script="Deva" typeface="${COMPLEX}"/>`
	const fills = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'.repeat(3)
	const lines = [6350, 12700, 19050].map(
		(width) =>
			`<a:ln w="${width}"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:prstDash val="solid"/></a:ln>`
	)
	const effects = '<a:effectStyle><a:effectLst/></a:effectStyle>'.repeat(3)
	return `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Midstream"><a:themeElements><a:clrScheme name="Midstream">${colours.join('')}</a:clrScheme><a:fontScheme name="Midstream"><a:majorFont>${faces}</a:majorFont><a:minorFont>${faces}</a:minorFont></a:fontScheme><a:fmtScheme name="Midstream"><a:fillStyleLst>${fills}</a:fillStyleLst><a:lnStyleLst>${lines.join('')}</a:lnStyleLst><a:effectStyleLst>${effects}</a:effectStyleLst><a:bgFillStyleLst>${fills}</a:bgFillStyleLst></a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>`
}

const COLOUR_MAP =
	'<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
const TREE_HEAD =
	'<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
const NO_INSETS = 'lIns="0" tIns="0" rIns="0" bIns="0"'

/** Shapes as the tree of a slide, a layout or a master. */
export function treeOf(shapes: readonly string[]): string {
	return `<p:spTree>${TREE_HEAD}${shapes.join('')}</p:spTree>`
}

interface Placeholder {
	id: number
	name: string
	/** Type and index of the placeholder, as attributes. */
	type: string
	properties?: string
	body?: string
	text: string
}

/** A place that a master keeps and a slide fills. */
export function placeholder({ id, name, type, properties = '', body = '<a:bodyPr/>', text }: Placeholder): string {
	return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${escaped(name)}" descr="${escaped(name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${type}/></p:nvPr></p:nvSpPr><p:spPr>${properties}</p:spPr><p:txBody>${body}<a:lstStyle/>${text}</p:txBody></p:sp>`
}

const RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
const NUMBER_WIDTH = 60
const FIELD = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'

function footText(content: string, align: 'l' | 'r'): string {
	return `<a:p><a:pPr algn="${align}"/>${content}</a:p>`
}

const footRun = `<a:rPr sz="${typeSize(FOOT_SIZE)}"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:rPr>`

/** The notice and the number of a slide, by which every slide ends. */
export function footOf(deck: Deck, number: number | null): string[] {
	const [notice, count] = number === null ? [3, 4] : [900, 901]
	const places = {
		notice: `${placeOf({ ...FOOT, width: FOOT.width - NUMBER_WIDTH })}${RECTANGLE}`,
		count: `${placeOf({ ...FOOT, x: FOOT.x + FOOT.width - NUMBER_WIDTH, width: NUMBER_WIDTH })}${RECTANGLE}`
	}
	return [
		placeholder({
			id: notice,
			name: 'Footer',
			type: 'type="ftr" sz="quarter" idx="11"',
			properties: places.notice,
			body: `<a:bodyPr ${NO_INSETS} anchor="t"/>`,
			text: footText(`<a:r>${footRun}<a:t>${escaped(deck.foot)}</a:t></a:r>`, 'l')
		}),
		placeholder({
			id: count,
			name: 'Number',
			type: 'type="sldNum" sz="quarter" idx="12"',
			properties: places.count,
			body: `<a:bodyPr ${NO_INSETS} anchor="t"/>`,
			text: footText(`${FIELD}${footRun}<a:t>${number ?? '‹#›'}</a:t></a:fld>`, 'r')
		})
	]
}

const EMPTY = '<a:p><a:endParaRPr/></a:p>'

function titlePlace(): string {
	return placeholder({
		id: 2,
		name: 'Title',
		type: 'type="title"',
		properties: `${placeOf(TITLE)}${RECTANGLE}`,
		body: `<a:bodyPr ${NO_INSETS} anchor="b"><a:normAutofit/></a:bodyPr>`,
		text: EMPTY
	})
}

/** The master: white, a title above, notice and number below. */
export function masterPart(deck: Deck): string {
	const levels = Array.from({ length: 9 }, (_, place) => {
		const tag = `lvl${place + 1}pPr`
		return `<a:${tag} marL="0" indent="0"><a:buNone/><a:defRPr sz="${typeSize(22)}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:${tag}>`
	}).join('')
	const title = `<a:lvl1pPr algn="l"><a:buNone/><a:defRPr sz="${typeSize(TITLE_SIZE)}" b="1"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mj-lt"/><a:ea typeface="+mj-ea"/><a:cs typeface="+mj-cs"/></a:defRPr></a:lvl1pPr>`
	const body = placeholder({
		id: 5,
		name: 'Body',
		type: 'type="body" idx="1"',
		properties: `${placeOf(BODY)}${RECTANGLE}`,
		body: `<a:bodyPr ${NO_INSETS}/>`,
		text: EMPTY
	})
	return `<p:sldMaster ${NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>${treeOf([titlePlace(), ...footOf(deck, null), body])}</p:cSld>${COLOUR_MAP}<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>${title}</p:titleStyle><p:bodyStyle>${levels}</p:bodyStyle><p:otherStyle>${levels}</p:otherStyle></p:txStyles></p:sldMaster>`
}

/** The one layout: a title and room below. */
export function layoutPart(deck: Deck): string {
	return `<p:sldLayout ${NAMESPACES} type="titleOnly" preserve="1"><p:cSld name="Title">${treeOf([titlePlace(), ...footOf(deck, null)])}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`
}

/** Paper of the notes, pixels: A4 upright. */
export const NOTES = { width: 720, height: 1018 }

const NOTES_PICTURE = { x: 60, y: 60, width: 600, height: 337.5 }
const NOTES_BODY = { x: 60, y: 430, width: 600, height: 530 }

/** The places of a page of notes: the slide above, what is said below. */
export function notesPlaces(text: string): string[] {
	return [
		`<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr>${placeOf(NOTES_PICTURE)}${RECTANGLE}</p:spPr></p:sp>`,
		placeholder({
			id: 3,
			name: 'Notes',
			type: 'type="body" sz="quarter" idx="1"',
			properties: `${placeOf(NOTES_BODY)}${RECTANGLE}`,
			text
		})
	]
}

/** The master of the notes. */
export function notesMasterPart(): string {
	return `<p:notesMaster ${NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>${treeOf(notesPlaces(EMPTY))}</p:cSld>${COLOUR_MAP}<p:notesStyle><a:lvl1pPr><a:defRPr sz="1100"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl1pPr></p:notesStyle></p:notesMaster>`
}

/** The presentation itself: its masters, its slides by the ids of their relations, and their size. */
export function presentationPart(slides: readonly string[]): string {
	const list = slides.map((id, place) => `<p:sldId id="${256 + place}" r:id="${id}"/>`).join('')
	return `<p:presentation ${NAMESPACES} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst><p:sldIdLst>${list}</p:sldIdLst><p:sldSz cx="${SLIDE.width * 9525}" cy="${SLIDE.height * 9525}"/><p:notesSz cx="${NOTES.width * 9525}" cy="${NOTES.height * 9525}"/></p:presentation>`
}
