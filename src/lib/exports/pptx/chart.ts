/** A chart of its own, whose numbers can be edited: it carries its workbook, and the values for those who do not open it. */
import { colourOf } from '../office/drawing.ts'
import { escaped } from '#lib/figures/scene/xml.ts'
import { repacked } from '../office/zip.ts'
import { typeSize } from './shapes.ts'
import type { ChartData } from '../slides/slide.ts'

const SHEET = 'Chart'
const NAMESPACES =
	'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
/** Size of type, pixels. */
const SIZE = 18

/** The workbook behind a chart: categories down, a column for each series. */
export async function chartWorkbook(
	{ unit, categories, bars, line }: ChartData,
	exported: string
): Promise<Uint8Array> {
	const { writeXlsx } = await import('hucre/xlsx')
	const day = new Date(`${exported}T00:00:00Z`)
	const rows = categories.map((name, place) => [name, bars.values[place]!, line.values[place]!])
	const bytes = await writeXlsx({
		sheets: [{ name: SHEET, rows: [[unit, bars.name, line.name], ...rows] }],
		properties: { created: day, modified: day }
	})
	return repacked(bytes)
}

/** The part of a chart; `rId1` is its workbook. */
export function chartPart(chart: ChartData): string {
	const { bars, line, categories } = chart
	const barSeries = seriesOf(chart, 0, bars, `<c:spPr>${fill('slate')}</c:spPr><c:invertIfNegative val="0"/>${LABELS}`)
	const dashes = `<c:spPr><a:ln w="28575">${fill('alarm')}<a:prstDash val="dash"/></a:ln></c:spPr><c:marker><c:symbol val="none"/></c:marker>`
	const lineSeries = seriesOf(chart, 1, line, dashes)
	const axes = '<c:axId val="1"/><c:axId val="2"/>'
	const plots = `<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>${barSeries}<c:gapWidth val="60"/>${axes}</c:barChart><c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${lineSeries}<c:marker val="1"/>${axes}</c:lineChart>`
	const text = `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${typeSize(SIZE)}">${fill('ink')}</a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr>`
	const legend = `<c:legend><c:legendPos val="t"/><c:overlay val="0"/></c:legend>`
	return `<c:chartSpace ${NAMESPACES}><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>${plots}${categoryAxis(categories.length)}${valueAxis(chart.unit)}</c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>${text}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`
}

const fill = (token: 'slate' | 'alarm' | 'ink' | 'rule') =>
	`<a:solidFill><a:srgbClr val="${colourOf(token)}"/></a:solidFill>`

const LABELS =
	'<c:dLbls><c:numFmt formatCode="#,##0" sourceLinked="0"/><c:spPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></c:spPr><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'

function seriesOf({ categories }: ChartData, place: number, { name, values }: ChartData['bars'], look: string): string {
	const column = 'BC'[place]!
	const last = categories.length + 1
	const points = (texts: readonly (string | number)[]) =>
		`<c:ptCount val="${texts.length}"/>${texts.map((text, at) => `<c:pt idx="${at}"><c:v>${escaped(String(text))}</c:v></c:pt>`).join('')}`
	const title = `<c:tx><c:strRef><c:f>${SHEET}!$${column}$1</c:f><c:strCache>${points([name])}</c:strCache></c:strRef></c:tx>`
	const names = `<c:cat><c:strRef><c:f>${SHEET}!$A$2:$A$${last}</c:f><c:strCache>${points(categories)}</c:strCache></c:strRef></c:cat>`
	const amounts = `<c:val><c:numRef><c:f>${SHEET}!$${column}$2:$${column}$${last}</c:f><c:numCache><c:formatCode>#,##0</c:formatCode>${points(values)}</c:numCache></c:numRef></c:val>`
	return `<c:ser><c:idx val="${place}"/><c:order val="${place}"/>${title}${look}${names}${amounts}${place === 1 ? '<c:smooth val="0"/>' : ''}</c:ser>`
}

function categoryAxis(count: number): string {
	return `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr><a:ln w="9525">${fill('ink')}</a:ln></c:spPr><c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="${count > 12 ? 2 : 1}"/><c:noMultiLvlLbl val="1"/></c:catAx>`
}

function valueAxis(unit: string): string {
	const title = `<c:title><c:tx><c:rich><a:bodyPr rot="-5400000" vert="horz"/><a:lstStyle/><a:p><a:r><a:rPr sz="${typeSize(SIZE)}" b="0"/><a:t>${escaped(unit)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
	return `<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorGridlines><c:spPr><a:ln w="6350">${fill('rule')}</a:ln></c:spPr></c:majorGridlines>${title}<c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>`
}
