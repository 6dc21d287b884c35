/** The one thing of files that needs a page: its canvas. */

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
