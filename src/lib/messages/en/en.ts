import { completed } from '../completed.ts'
import { later } from './later.ts'
import { opening } from './opening.ts'

/** The whole English catalogue. */
export const en = completed(opening, later)
