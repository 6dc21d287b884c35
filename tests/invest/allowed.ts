import type { Investment } from '#lib/invest/invest.ts'

/** What the builds allow to be served, whatever need the planner then serves first. */
export const allowedBy = ({ alike, delivered }: Pick<Investment, 'alike' | 'delivered'>): number => alike ?? delivered
