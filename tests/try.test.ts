import fc from 'fast-check'
import { test } from 'vitest'
import { createEngine } from '#lib/engine/index.ts'
import { networkSpec } from '/work/main/tests/support/networks.ts'
import { chainOf, openToday } from '/work/main/tests/support/chains.ts'
import { testSolver } from '/work/main/tests/support/engine.ts'
test('x', async () => {
  let n = 0
  for (const s0 of fc.sample(networkSpec, { numRuns: 1200, seed: 5 })) for (const k of [0.37]) {
      const s = k === 1 ? s0 : { ...s0, feeds: s0.feeds.map(f => ({...f, available: f.available == null ? null : f.available*k})), plants: s0.plants.map(p => ({...p, capacity: p.capacity!*k, ...(p.limit===undefined?{}:{limit:p.limit*k})})), demands: s0.demands.map(d => ({...d, amount: d.amount*k})) }
      const e = createEngine(chainOf(s), await testSolver())
      try { 
        const plan = e.plan(openToday)
        for (const p of plan.processes) {
          if (p.effective === 0) continue
          const more = e.plan({ ...openToday, set: { [p.id]: p.effective! * 1.5 + 10 } }).delivered
          const d = more - plan.delivered
          if ((p.verdict === 'too-small' && !p.cause!.joint) ? d <= 1e-9*plan.demand : (p.verdict !== 'too-small' && d > 1e-5*(p.effective!*.5+10)+1e-6*plan.demand)) { if (n++ < 12) console.log('WORD', d, p.id, p.verdict, p.utilisation, p.shadowPrice, plan.demand, JSON.stringify(p.cause)) }
        }
      } catch (x) { if (n++ < 12) console.log(k, (x as Error).stack!.split('\n').slice(0, 9).join('\n')) }
      e.dispose()
  }
  console.log('bad', n)
})
