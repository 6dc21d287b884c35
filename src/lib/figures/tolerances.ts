/** Tolerances of what is shown. All are relative; those of arithmetic belong to the engine. */

/** A colour with less than this share of a flow or a box is rounding, not an origin: it gets no strand of its own. */
export const LEAST_ORIGIN_SHARE = 1e-9
