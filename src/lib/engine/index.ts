/** The engine's public face; other layers import it from here alone. */
export * from './plan.ts'
export { BALANCE_TOLERANCE, createEngine, localClient, type Engine } from './engine.ts'
export { mixedShares, type MixingNetwork, type Stream } from './solution/mixing.ts'
export { worstImbalance } from './solution/balance.ts'
export { TooManyLots } from './programme/lots.ts'
export { highsSolver } from './lp/highs.ts'
export { SolverDefect, type LpSolver } from './lp/solver.ts'
