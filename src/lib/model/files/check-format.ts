/** Words of the format of checks.yaml that the schema, the model's own checks and their results share. */

/** Ways in which a change may move an amount. */
export const MOVES = ['rises', 'falls', 'stays', 'does-not-fall', 'does-not-rise'] as const
/** One of {@link MOVES}. */
export type Move = (typeof MOVES)[number]
