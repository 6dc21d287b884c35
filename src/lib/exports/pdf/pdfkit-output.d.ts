declare module 'pdfkit/output' {
	/** Collects the bytes of a document; it must be ended by the caller. */
	export function toBytes(document: PDFKit.PDFDocument): Promise<Uint8Array>
}
