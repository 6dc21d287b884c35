/** The two things that need a page: its fonts, and its canvas. Everything else here runs anywhere. */
import type { EmbeddedFont } from './fonts.ts'
import type { ExportAssets } from './format.ts'
import { typefacesIn } from './pdf/typefaces.ts'

/** The fonts of files, as a page has them. */
export const pageAssets: ExportAssets = { fonts: pageFonts, typefaces: typefacesIn(fetchFont) }

/** Addresses of the font files of documents, by their paths. */
const FONT_FILES = import.meta.glob<string>(
	[
		'/node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-{latin,latin-ext,greek,cyrillic}-{400,600}-normal.woff',
		'/node_modules/@fontsource/ibm-plex-sans-devanagari/files/ibm-plex-sans-devanagari-devanagari-{400,600}-normal.woff'
	],
	{ query: '?url', import: 'default', eager: true }
)

async function fetchFont(path: string): Promise<Uint8Array> {
	const response = await fetch(FONT_FILES[`/node_modules/${path}`]!)
	if (!response.ok) throw new Error(`${response.url}: ${response.status}`)
	return new Uint8Array(await response.arrayBuffer())
}

/** The page's own fonts, to be carried inside a drawing; those of other origins cannot be read and are left out. */
async function pageFonts(): Promise<EmbeddedFont[]> {
	const rules = [...document.styleSheets].flatMap(fontRules)
	const fonts = await Promise.all(rules.map(readFont))
	return fonts.filter((font) => font !== null)
}

interface FontRule {
	rule: CSSFontFaceRule
	/** Address that the rule's own addresses are relative to. */
	base: string
}

function fontRules(sheet: CSSStyleSheet): FontRule[] {
	const base = sheet.href ?? document.baseURI
	if (new URL(base).origin !== location.origin) return []
	return [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule).map((rule) => ({ rule, base }))
}

async function readFont({ rule, base }: FontRule): Promise<EmbeddedFont | null> {
	const address = /url\(["']?([^"')]+)["']?\)\s*format\(["']?woff2/.exec(rule.style.getPropertyValue('src'))?.[1]
	if (!address) return null
	const response = await fetch(new URL(address, base))
	if (!response.ok) return null
	return {
		family: rule.style.getPropertyValue('font-family').replace(/["']/g, ''),
		weight: Number(rule.style.getPropertyValue('font-weight')) || 400,
		range: rule.style.getPropertyValue('unicode-range') || null,
		base64: toBase64(new Uint8Array(await response.arrayBuffer()))
	}
}

function toBase64(bytes: Uint8Array): string {
	return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

/**
 * Draws an SVG file as PNG at `scale` times its own size.
 * @throws Error when the browser cannot draw it, or the picture is larger than its canvas may be.
 */
export async function svgToPng(svg: string, scale: number): Promise<Blob> {
	const image = await loadImage(svg)
	const canvas = document.createElement('canvas')
	canvas.width = Math.round(image.naturalWidth * scale)
	canvas.height = Math.round(image.naturalHeight * scale)
	const pen = canvas.getContext('2d')
	if (!pen) throw new Error('This browser has no canvas to draw on')
	pen.drawImage(image, 0, 0, canvas.width, canvas.height)
	const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
	if (!blob) throw new Error(`A picture of ${canvas.width} by ${canvas.height} pixels is too large for this browser`)
	return blob
}

/** Through an object address: a page that forbids data addresses for images may still allow its own blobs. */
async function loadImage(svg: string): Promise<HTMLImageElement> {
	const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
	try {
		const image = new Image()
		image.src = address
		await image.decode()
		return image
	} finally {
		URL.revokeObjectURL(address)
	}
}
