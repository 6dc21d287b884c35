/** A slide as plain data. Lengths are pixels of a slide of 1,280 by 720. */
import type { Scene } from '#lib/figures/scene/scene.ts'
import type { Table } from '#lib/figures/tables/tables.ts'
import { fitScale } from '../office/drawing.ts'
import type { Box } from '../office/path.ts'
import type { Prose } from '../report/document.ts'

/** Size of a slide, in the form of a screen. */
export const SLIDE = { width: 1280, height: 720 }
/** Place of the title, which is a whole sentence. */
export const TITLE: Box = { x: 48, y: 28, width: 1184, height: 84 }
/** Place of what a slide shows. */
export const BODY: Box = { x: 48, y: 124, width: 1184, height: 532 }
/** Place of the notice, and of the number of the slide. */
export const FOOT: Box = { x: 48, y: 676, width: 1184, height: 28 }

/** Size of the title's type. */
export const TITLE_SIZE = 32
/** Size of the type of notice and number. */
export const FOOT_SIZE = 12
/** Room after a paragraph, by the size of its type. */
export const GAP = 0.45

/** Amounts of a category, each in a series of its own. */
export interface ChartData {
	/** Heads the amounts, with their unit. */
	unit: string
	categories: readonly string[]
	/** Columns. */
	bars: { name: string; values: readonly number[] }
	/** A line across the columns. */
	line: { name: string; values: readonly number[] }
}

/** Anything that a slide shows. */
export type Item =
	| { kind: 'text'; box: Box; paragraphs: readonly Prose[]; size: number; bullets: boolean; muted?: boolean }
	| { kind: 'scene'; box: Box; scene: Scene }
	| { kind: 'table'; box: Box; table: Table }
	| { kind: 'chart'; box: Box; chart: ChartData; description: string }

/** Items of the slides of a story: figures, and texts without bullets. */
export type StoryItem = Extract<Item, { kind: 'text' | 'scene' }>

/** One slide. */
export interface Slide<I extends Item = Item> {
	/** Stable, for picking slides out. */
	id: string
	/** A finding in a sentence. */
	title: string
	items: readonly I[]
	/** What the speaker may say of it: sources, and what made it. */
	notes: readonly string[]
}

/** All that a deck is written from. */
export interface Deck<I extends Item = Item> {
	title: string
	subject: string
	/** On every slide: its classification, if any, and the notice. */
	foot: string
	/** Day of the deck, e.g. 2026-11-27. */
	exported: string
	/** BCP 47 tag of the language. */
	language: string
	slides: readonly Slide<I>[]
}

/** Scenes are drawn larger than they are at most by this: they have the size of a page, not of a room. */
const LARGEST = 1.6

/** Returns the top left of a scene in its box, and the factor by which it is drawn larger. */
export function placeInBox(scene: Scene, box: Box): { x: number; y: number; scale: number } {
	const scale = fitScale(scene, box, LARGEST)
	return { x: box.x + (box.width - scene.width * scale) / 2, y: box.y, scale }
}
