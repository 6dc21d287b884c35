import { readModelFolder } from '/work/main/src/cli/read-model.ts'
import { loadSolver } from '/work/main/src/cli/solver.ts'
import { createEngine, runChecks } from '/work/main/src/lib/engine/index.ts'
const r = readModelFolder(process.argv[2]!)
for (const d of r.diagnostics) console.log(`${d.severity} ${d.file}:${d.line} ${d.path}: ${d.message} ${d.hint ?? ''}`)
if (r.chain) {
  const e = createEngine(r.chain, await loadSolver())
  for (const s of r.chain.scenarios) {
    const p = e.plan({ id: s.id, year: null, demand: null, set: {} })
    console.log(s.id, p.year, 'delivered', p.delivered, 'of', p.demand)
    for (const f of p.flows) console.log('  ', f.from, '>', f.to, f.material, f.total.toFixed(3), JSON.stringify(f.components))
    for (const f of p.losses) console.log('   loss', f.process, '>', f.outlet, f.total.toFixed(3))
    for (const f of p.processes) console.log('   proc', f.id, f.verdict, JSON.stringify(f.cause), f.effective, f.used)
    for (const f of p.ladder) console.log('   rung', JSON.stringify(f.adds), f.frees, f.delivered)
    console.log('   end', JSON.stringify(p.ladderEnd), JSON.stringify(p.gapByCause), JSON.stringify(p.ceilings), JSON.stringify(p.byproducts))
  }
  console.log(JSON.stringify(runChecks(r.chain, r.checks, (s) => e.plan(s)).filter(c=>!c.ok), null, 1))
}
