/** Type of office files: faces that every office program has, since a file for editing carries no fonts. */

/** The face of Latin letters; wide as the page's own, so that what fits there fits here. */
export const LATIN = 'Arial'
/** Faces of scripts that it lacks. */
export const EAST_ASIAN = 'Yu Gothic'
/** Of Devanagari and other complex scripts. */
export const COMPLEX = 'Nirmala UI'

/** From the top of a line of {@link LATIN} to its baseline, as a multiple of its size. */
export const ASCENT = 0.905
/** From one of its lines to the next. */
export const LINE = 1.15
/** Height of a box that holds a line, with room for what other faces have below it. */
export const BOX = 1.22

/** Points to a pixel: office files measure type in points. */
export const POINTS = 0.75
