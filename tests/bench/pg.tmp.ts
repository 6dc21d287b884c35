import { createEngine } from '#lib/engine/index.ts'
import { loadSolver } from '../../src/cli/solver.ts'
import { openToday } from '../support/chains.ts'
import { grownChain } from './growth.ts'
const chain = grownChain(1000)
const engine = createEngine(chain, await loadSolver())
const lever = chain.processes[0]!.id
for (let i = 0; i < 2; i++) engine.plan({ ...openToday, set: { [lever]: 50 + i } })
const t = performance.now()
for (let i = 0; i < 6; i++) engine.plan({ ...openToday, set: { [lever]: 55 + i } })
console.log((performance.now() - t) / 6)
