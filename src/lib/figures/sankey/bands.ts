/** Where each link is attached, and the outline of its band. */
import type { Axes } from './axes.ts'
import type { Layout } from './layout.ts'
import type { Route } from './slots.ts'

/** A link as it crosses one place: its edge and width there, real part first, ghost after. */
export interface Crossing {
	/** Where along the chain the band enters and leaves the place. */
	enters: number
	leaves: number
	real: number
	realWidth: number
	ghost: number
	ghostWidth: number
}

export interface Band {
	route: Route
	crossings: Crossing[]
}

/** Extent of a place along the chain: its box. */
export interface Box {
	start: number
	end: number
}

/**
 * Stacks the links of every node on its two sides. Today's flow stands against what is used of the box, the ghost
 * against what is not; links are ordered by where they go to, or come from, so that they do not cross at the box.
 */
export function bandsOf(routes: readonly Route[], layout: Layout, boxOf: (stop: string, route: Route) => Box): Band[] {
	const width = (amount: number) => amount / layout.tonnesPerPixel
	const at = (stop: string) => layout.places.get(stop)?.start ?? 0
	const widths = (route: Route, taper: number) => ({ real: width(route.link.real * taper), ghost: width(route.link.ghost * taper) })
	const sourceAt = stack(routes, (route) => route.from.id, (route) => next(route, at), (route) => widths(route, 1))
	const targetAt = stack(routes, (route) => route.to.id, (route) => previous(route, at), (route) => widths(route, route.link.taper))
	const passing = passes(routes, (route) => widths(route, 1))
	return routes.map((route) => ({
		route,
		crossings: route.stops.map((stop, index) => {
			const box = boxOf(stop, route)
			if (index === 0) {
				const used = width(Math.max(route.from.real, route.from.out))
				return crossing({ start: box.end, end: box.end }, at(stop), used, sourceAt.get(route))
			}
			if (index === route.stops.length - 1) {
				return crossing({ start: box.start, end: box.start }, at(stop), width(route.to.real), targetAt.get(route))
			}
			const { offset, real } = passing.get(`${stop} ${route.link.key}`) ?? { offset: undefined, real: 0 }
			return crossing(box, at(stop), real, offset)
		})
	}))
}

/** How the links that pass a column together stand in their place: what is real of all of them, then the ghosts. */
function passes(routes: readonly Route[], widths: (route: Route) => { real: number; ghost: number }) {
	const totals = new Map<string, { real: number; ghost: number }>()
	const offsets = new Map<string, { stop: string; offset: Offset }>()
	for (const route of routes) {
		const { real, ghost } = widths(route)
		for (const stop of route.stops.slice(1, -1)) {
			const before = totals.get(stop) ?? { real: 0, ghost: 0 }
			offsets.set(`${stop} ${route.link.key}`, { stop, offset: { real: before.real, realWidth: real, ghost: before.ghost, ghostWidth: ghost } })
			totals.set(stop, { real: before.real + real, ghost: before.ghost + ghost })
		}
	}
	return new Map([...offsets].map(([key, { stop, offset }]) => [key, { offset, real: totals.get(stop)?.real ?? 0 }]))
}

interface Offset {
	real: number
	realWidth: number
	ghost: number
	ghostWidth: number
}

function crossing(box: Box, start: number, used: number, offset: Offset | undefined): Crossing {
	const { real = 0, realWidth = 0, ghost = 0, ghostWidth = 0 } = offset ?? {}
	return { enters: box.start, leaves: box.end, real: start + real, realWidth, ghost: start + used + ghost, ghostWidth }
}

/** Along the lane, or back: after all that goes straight on. */
const LAST = 1e9

function next(route: Route, at: (stop: string) => number): number {
	return route.course === 'return' ? LAST : at(route.stops[1] ?? '')
}

function previous(route: Route, at: (stop: string) => number): number {
	return route.course === 'return' ? LAST : at(route.stops.at(-2) ?? '')
}

function stack(
	routes: readonly Route[],
	end: (route: Route) => string,
	order: (route: Route) => number,
	widths: (route: Route) => { real: number; ghost: number }
): Map<Route, Offset> {
	const offsets = new Map<Route, Offset>()
	const ends = new Map<string, { real: number; ghost: number }>()
	for (const route of [...routes].sort((a, b) => order(a) - order(b))) {
		const used = ends.get(end(route)) ?? { real: 0, ghost: 0 }
		const { real, ghost } = widths(route)
		offsets.set(route, { real: used.real, realWidth: real, ghost: used.ghost, ghostWidth: ghost })
		ends.set(end(route), { real: used.real + real, ghost: used.ghost + ghost })
	}
	return offsets
}

/** One edge or strip of a band: where it starts across the chain at each crossing, and how wide it is there. */
export interface Strip {
	at: { enters: number; leaves: number; start: number; width: number }[]
}

/** The real part of a band, or the slice of it between two shares (0..1). */
export function realStrip(band: Band, from = 0, to = 1): Strip {
	return {
		at: band.crossings.map(({ enters, leaves, real, realWidth }) => ({
			enters,
			leaves,
			start: real + realWidth * from,
			width: realWidth * (to - from)
		}))
	}
}

export function ghostStrip(band: Band): Strip {
	return {
		at: band.crossings.map(({ enters, leaves, ghost, ghostWidth }) => ({ enters, leaves, start: ghost, width: ghostWidth }))
	}
}

/** Closed outline of a strip. */
export function stripPath(strip: Strip, axes: Axes): string {
	const near = strip.at.map((each) => ({ ...each, cross: each.start }))
	const far = strip.at
		.map((each) => ({ enters: each.leaves, leaves: each.enters, cross: each.start + each.width }))
		.reverse()
	return `M${edge(near, axes)}L${edge(far, axes)}Z`
}

/** A line along a strip, at this share of its width. */
function linePath(strip: Strip, share: number, axes: Axes): string {
	return `M${edge(
		strip.at.map((each) => ({ ...each, cross: each.start + each.width * share })),
		axes
	)}`
}

/** The two long edges of a strip, open at the ends. */
export function edgePaths(strip: Strip, axes: Axes): string {
	return linePath(strip, 0, axes) + linePath(strip, 1, axes)
}

/** The second of the two edges. */
export function farEdge(strip: Strip, axes: Axes): string {
	return linePath(strip, 1, axes)
}

/** The middle of a strip, for links too thin for an area. */
export function middlePath(strip: Strip, axes: Axes): string {
	return linePath(strip, 0.5, axes)
}

/** A smooth line through crossings: level at every box, with its bend halfway between boxes. */
function edge(points: readonly { enters: number; leaves: number; cross: number }[], axes: Axes): string {
	let text = ''
	points.forEach((point, index) => {
		const before = points[index - 1]
		if (before === undefined) text += axes.point(point.enters, point.cross)
		else {
			const middle = (before.leaves + point.enters) / 2
			text += `C${axes.point(middle, before.cross)} ${axes.point(middle, point.cross)} ${axes.point(point.enters, point.cross)}`
		}
		if (point.leaves !== point.enters) text += `L${axes.point(point.leaves, point.cross)}`
	})
	return text
}
