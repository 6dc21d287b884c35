/**
 * Tolerances of the engine, with the argument for their size; one that belongs to a single method stands in its file. All
 * are relative: amounts reach the solver scaled, so that the largest of what is asked for stands near {@link NOMINAL}
 * whatever the chain's unit.
 */

/**
 * Size of the largest amount in a scaled programme. The solver accepts violations of {@link FEASIBILITY}, so answers
 * are good to about one part in 4e12 of the largest amount, close to what doubles can carry through a sum.
 */
export const NOMINAL = 4096

/** Primal and dual feasibility asked of the solver, on scaled amounts and on costs near 1. HiGHS allows no less than 1e-10. */
export const FEASIBILITY = 1e-9

/** Residuals that sound factors stay below; an answer above them comes from drifted factors and is asked for again. */
export const DRIFT = { primal: 1e-10, dual: 1e-8, complementarity: 1e-8, objectiveGap: 1e-8 } as const

/**
 * Residuals above this share of the largest amount or price make an answer a defect. Three orders above what drifted
 * factors leave, three below the half percent that words speak of.
 */
export const CERTIFICATE = 1e-6

/** Imbalance of a component at a process, as a share of the largest amount; what thousands of rounded sums can add up to. */
export const BALANCE = 1e-9

/**
 * A dual is zero below this. Costs are at most about 1 in questions about shortfall and coefficients are yields, so a
 * dual that means something is a product of yields; HiGHS leaves up to {@link FEASIBILITY} of rounding.
 */
export const ZERO_DUAL = 1e-7

/** Room given back to values fixed on an optimal face, scaled, where rounding leaves the exact face empty. */
export const FACE_SLACK = 1e-8

/** The most room that is given back: what an answer may have drifted, and less than {@link SAME} of the largest amount. */
export const FACE_ROOM = 1e-6

/** Amounts below this share of the largest are rounding of the solver and are reported as nothing. */
export const NOISE = 1e-10

/**
 * Differences of delivery and of use below this share of the demand are arithmetic: a hundred times what two certified
 * solves of one programme may differ by. What the engine compares, it compares with this.
 */
export const SAME = 1e-7

/** A limit is used up when less than this share of it is left: solver rounding on the limit itself. */
export const USED_UP = 1e-6

/**
 * The least that words, verdicts and rungs speak of: half a percent of a plant's capacity, or of the demand. Plant
 * figures are reported to two or three digits, so less is not news. Arithmetic knows no such limit.
 */
export const MATERIAL = 0.005

/** Capacity below this share of the largest amount is none: it could not be told from the solver's rounding. */
export const NO_CAPACITY = 1e-12

/** Compositions closer than this in every component are one lot: the digits to which published assays are typed. */
export const SAME_COMPOSITION = 1e-9

/** Less than this per unit taken in is rounding of a yield, not a stream. */
export const TRACE = 1e-12
