import { chainFrom, withEngine } from '../tests/support/engine.ts'
const chain = chainFrom('models/india-rare-earths')
await withEngine(chain, (engine) => {
 for (const id of ['today','japan-hard-rock','china-cut']) {
  const p = engine.plan({ id, year: null, demand: null, set: {} })
  console.log(id, JSON.stringify({c:p.ceilings, r:p.routeCeilings, w:p.weakest, ladder:p.ladder, end:p.ladderEnd, g:p.gapByCause, v: p.processes.map(x=>[x.id,x.verdict,x.cause]), t:p.trades, f:p.feeds}, null,0))
 }
})
console.log(chain.name, chain.processes[0]!.expansion, JSON.stringify(chain.demands[1]))
