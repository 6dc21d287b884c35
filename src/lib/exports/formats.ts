/** The formats of files: a new one is an object like these, a line in the list, and its words. */
import { sankeyFrame } from '#lib/figures/sankey/sankey.ts'
import type { Words } from '#lib/messages/index.ts'
import { planCsv } from './csv.ts'
import type { ExportFormat, ExportSubject } from './format.ts'
import { planJson } from './json.ts'
import { reportMarkdown } from './report-markdown.ts'
import { reportText } from './report-text.ts'
import { briefReport, gapReport, type Report } from './report.ts'
import { sankeySvg } from './svg.ts'

export type { Content, ExportAssets, ExportFormat, ExportSubject } from './format.ts'

/** Id of a format: as it is named on the command line, and by which its words are found. */
export type FormatId = keyof Words['report']['formats']

/** All formats by id. The page's menu and the command line offer what stands here, in the order of the words. */
export const FORMATS: Readonly<Record<FormatId, ExportFormat>> = {
	brief: {
		extension: 'pdf',
		mime: 'application/pdf',
		kind: 'brief',
		printable: false,
		tellsBeside: true,
		hasBrief: false,
		write: async (subject) => pdfOf(drawn({ ...subject, audience: 'brief' }), subject)
	},
	pdf: {
		extension: 'pdf',
		mime: 'application/pdf',
		kind: 'report',
		printable: false,
		tellsBeside: true,
		hasBrief: true,
		write: async (subject) => pdfOf(drawn(subject), subject)
	},
	docx: {
		extension: 'docx',
		mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		kind: 'report',
		printable: false,
		tellsBeside: true,
		hasBrief: true,
		write: async (subject) => (await import('./docx/docx.ts')).reportDocx(drawn(subject), subject.locale)
	},
	pptx: {
		extension: 'pptx',
		mime: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
		kind: 'report',
		printable: false,
		tellsBeside: true,
		hasBrief: true,
		write: async (subject) => (await import('./pptx/deck.ts')).deckPptx(await deckOf(subject))
	},
	xlsx: {
		extension: 'xlsx',
		mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		kind: 'plan',
		printable: false,
		tellsBeside: true,
		hasBrief: false,
		write: async (subject) => (await import('./xlsx/workbook.ts')).planXlsx(subject)
	},
	zip: {
		extension: 'zip',
		mime: 'application/zip',
		kind: 'plan',
		printable: false,
		tellsBeside: true,
		hasBrief: false,
		write: async (subject) => (await import('./package/data-package.ts')).planPackage(subject)
	},
	text: {
		extension: 'txt',
		mime: 'text/plain;charset=utf-8',
		kind: 'report',
		printable: true,
		tellsBeside: true,
		hasBrief: true,
		write: async (subject) => reportText(told(subject))
	},
	md: {
		extension: 'md',
		mime: 'text/markdown;charset=utf-8',
		kind: 'report',
		printable: true,
		tellsBeside: true,
		hasBrief: true,
		write: async (subject) => reportMarkdown(told(subject))
	},
	csv: {
		extension: 'csv',
		mime: 'text/csv;charset=utf-8',
		kind: 'plan',
		printable: true,
		tellsBeside: false,
		hasBrief: false,
		write: async ({ chain, plan, locale, exported }) => planCsv(chain, plan, exported, locale.words)
	},
	json: {
		extension: 'json',
		mime: 'application/json',
		kind: 'plan',
		printable: true,
		tellsBeside: false,
		hasBrief: false,
		write: async ({ chain, scenario, plan, exported }) => planJson(chain, scenario, plan, exported)
	},
	svg: {
		extension: 'svg',
		mime: 'image/svg+xml',
		kind: 'sankey',
		printable: false,
		tellsBeside: false,
		hasBrief: false,
		write: async ({ chain, plan, base, component, assets, ...how }) =>
			sankeySvg(chain, plan, {
				...how,
				component,
				fonts: await assets.fonts(),
				frame: sankeyFrame(chain, base, component)
			})
	}
}

/** Width that the figures of a document are drawn at, pixels: a page scales them to its text. */
const FIGURE_WIDTH = 860
/** The picture of a brief is wide and low: its letters are smaller on the page. */
const BRIEF_WIDTH = 1080

/** How a report is told. */
const toldOf = ({ locale, exported, beside, marks }: ExportSubject) => ({
	locale,
	exported,
	...(beside ? { beside } : {}),
	...(marks ? { marks } : {})
})

const reportFor = ({ audience }: ExportSubject) => (audience === 'brief' ? briefReport : gapReport)

/** A report without figures, for its readers. */
function told(subject: ExportSubject): Report {
	return reportFor(subject)(subject.chain, subject.plan, toldOf(subject))
}

/** A report with its figures, for its readers. */
function drawn(subject: ExportSubject): Report {
	const { chain, plan, base, audience } = subject
	const figures = { frame: sankeyFrame(chain, base), width: audience === 'brief' ? BRIEF_WIDTH : FIGURE_WIDTH }
	return reportFor(subject)(chain, plan, { ...toldOf(subject), figures })
}

/** The slides of a plan, for their readers. */
async function deckOf(subject: ExportSubject) {
	if (subject.audience === 'brief') return (await import('./pptx/brief.ts')).briefDeck(subject, drawn(subject))
	return (await import('./pptx/slides.ts')).planDeck(subject, told(subject))
}

async function pdfOf(report: Report, { assets, locale }: ExportSubject) {
	const { reportPdf } = await import('./pdf/report-pdf.ts')
	return reportPdf(report, { typefaces: assets.typefaces, locale })
}

/** Ids of the formats that a terminal can print. */
export const PRINTABLE_FORMATS = (Object.keys(FORMATS) as FormatId[]).filter((id) => FORMATS[id].printable)
