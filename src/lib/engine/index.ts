/** The engine's public face; other layers import it from here alone. */
export { runChecks, type CheckFailure, type CheckResult } from './checks.ts'
export * from './plan.ts'
export { BALANCE_TOLERANCE, createEngine, localClient, type Engine } from './engine.ts'
export { TooManyLots } from './lots.ts'
export { highsSolver } from './lp/highs.ts'
export { SolverDefect, type LpSolver } from './lp/solver.ts'
