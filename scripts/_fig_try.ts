import { chainFrom, planOnce } from '../tests/support/engine.ts'
import { writeFileSync } from 'node:fs'
const chain = chainFrom('/tmp/fig/india')
const t=Date.now()
const plan = await planOnce(chain)
console.log(Date.now()-t)
writeFileSync('/tmp/fig/chain.json', JSON.stringify(chain)); writeFileSync('/tmp/fig/today.json', JSON.stringify(plan))
const {processes, flows, top, ladder, ladderEnd, gapByCause, ceilings, demands, feeds, trades, weakest,routeCeilings}=plan
console.log(plan.demand, plan.delivered, plan.gap, weakest)
console.table(processes.map(p=>({id:p.id,v:p.verdict,cause:p.cause?.of.join(), eff:p.effective, used:p.used, needed:p.needed, topu:p.usedAtTop, inp:p.input,out:p.output})))
console.table(flows.map(f=>({f:f.from,t:f.to,m:f.material,a:f.total})))
console.table(top.flows.map(f=>({f:f.from,t:f.to,m:f.material,a:f.total})))
console.log(JSON.stringify({ladder, ladderEnd, gapByCause, ceilings, demands:demands.map(d=>({...d,contained:0})), feeds, trades,routeCeilings}))
