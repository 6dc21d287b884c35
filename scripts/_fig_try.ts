import { chainFrom, planOnce, testSolver, withEngine } from '../tests/support/engine.ts'
import { writeFileSync } from 'node:fs'
import { sankey, sankeyFrame } from '#lib/figures/sankey.ts'
import { sceneToSvg } from '#lib/figures/scene-svg.ts'
import { ceilings } from '#lib/figures/ceilings.ts'
import { ladder } from '#lib/figures/ladder.ts'
import { sankeyColumns } from '#lib/figures/sankey.ts'
import { reading } from '#lib/figures/reading.ts'
import { en } from '#lib/messages/index.ts'
const chain = chainFrom(process.argv[2] ?? 'models/india-rare-earths')
const r = reading(en)
await withEngine(chain, (engine) => {
  const today = engine.plan({ id: 'today', year: null, demand: null, set: {} })
  const frame = sankeyFrame(chain, today)
  for (const [name, w, h] of [['a',1120,520],['b',870,470],['c',1500,640],['d',720,460],['n',390,800]] as const)
    writeFileSync(`/tmp/fig/${name}.svg`, sceneToSvg(sankey(chain, today, {width:w,height:h,reading:r,frame})))
  writeFileSync(`/tmp/fig/dark.svg`, sceneToSvg(sankey(chain, today, {width:1120,height:520,reading:r,frame,selected:'toyotsu'}),{theme:'dark'}))
  const o={width:870,height:470,reading:r,frame}; writeFileSync('/tmp/fig/ceil.svg', sceneToSvg(ceilings(chain,today,{width:870,height:150,reading:r,columns:sankeyColumns(chain,today,o),routes:true})))
  writeFileSync('/tmp/fig/ladder.svg', sceneToSvg(ladder(chain,today,{width:420,reading:r}))); writeFileSync('/tmp/fig/ladders.svg', sceneToSvg(ladder(chain,today,{width:300,reading:r,details:false}))); writeFileSync('/tmp/fig/ceiln.svg', sceneToSvg(ceilings(chain,today,{width:390,height:150,reading:r})))
  for (const c of ['NdPr','Dy']) writeFileSync(`/tmp/fig/c-${c}.svg`, sceneToSvg(sankey(chain, today, {width:1120,height:480,reading:r,component:c,frame:sankeyFrame(chain,today,c)})))
  const jp=engine.plan({ id: 'japan-hard-rock', year: null, demand: null, set: {} }); writeFileSync(`/tmp/fig/sel.svg`, sceneToSvg(sankey(chain, jp, {width:1120,height:480,reading:r,selected:'kamthai',frame}),{theme:'dark'}))
  writeFileSync(`/tmp/fig/room.svg`, sceneToSvg(sankey(chain, jp, {width:1840,height:820,reading:r,frame,size:18})))
  const bu=engine.plan({ id: 'today', year: null, demand: 'bottom-up-2026', set: {} }); writeFileSync(`/tmp/fig/bu.svg`, sceneToSvg(sankey(chain, bu, {width:1120,height:480,reading:r,frame})))
  for (const s of chain.scenarios) {
    const t=Date.now()
    const p = engine.plan({ id: s.id, year: null, demand: null, set: {} })
    const t1=Date.now()
    writeFileSync(`/tmp/fig/s-${s.id}.svg`, sceneToSvg(sankey(chain, p, {width:1120,height:520,reading:r,frame})))
    console.log(s.id, p.demand, Math.round(p.delivered), p.ladderEnd.reached, t1-t, Date.now()-t1)
  }
})

const cu = chainFrom('models/copper-example')
await withEngine(cu, (engine) => {
  const p = engine.plan({ id: cu.scenarios[0]!.id, year: null, demand: null, set: {} })
  writeFileSync('/tmp/fig/cu.svg', sceneToSvg(sankey(cu, p, {width:1120,height:420,reading:r})))
  writeFileSync('/tmp/fig/cun.svg', sceneToSvg(sankey(cu, p, {width:390,height:420,reading:r})))
})
await withEngine(chain, (engine) => {
  const today = engine.plan({ id: 'today', year: null, demand: null, set: {} })
  const frame = sankeyFrame(chain, today)
  const times:number[]=[]
  for (let i=0;i<200;i++){const p=engine.plan({ id: 'today', year: null, demand: null, set: {'monazite-mining':5000+i*10} }); const t=performance.now(); sankey(chain,p,{width:870,height:470,reading:r,frame}); times.push(performance.now()-t)}
  times.sort((a,b)=>a-b); console.log('sankey ms median',times[100],'p95',times[190])
})
