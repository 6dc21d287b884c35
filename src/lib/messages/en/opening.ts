/** Words that a page opens with. */
import { chain } from './chain.ts'
import { figureNames } from './figure-names.ts'
import { figures } from './figures.ts'
import { notation } from './notation.ts'
import { page } from './page.ts'
import { reason, suggested } from './reasons.ts'
import { reportOpening } from './report-opening.ts'

/** The part of the catalogue without those of `later.ts`. */
export const opening = { chain, figures, figureNames, notation, page, reason, report: reportOpening, suggested }
