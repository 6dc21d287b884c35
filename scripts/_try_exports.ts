import { chainFrom, withEngine } from '/work/main/tests/support/engine.ts'
import { planCsv } from '/work/main/src/lib/exports/csv.ts'
import { reading } from '/work/main/src/lib/figures/reading.ts'
import { words } from '/work/main/src/lib/messages/index.ts'
import { writeFileSync } from 'node:fs'
const chain = chainFrom('/work/main/models/india-rare-earths')
await withEngine(chain, (e) => { const p = e.plan({id:'today',year:null,demand:null,set:{}}); writeFileSync('/tmp/p.csv', planCsv(chain,p,'2026-11-22',reading(words))) })
