import { chromium } from 'playwright-core'
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] })
const base='http://127.0.0.1:4390'
const sizes={w:[1920,1080],d:[1440,900],p:[390,844]}
const jobs=[
 ['story','d','light','/',async p=>{await p.keyboard.press('p');await p.waitForSelector('[role=dialog],dialog');for(let i=0;i<3;i++)await p.keyboard.press('PageDown')}],
 ['story','w','dark','/',async p=>{await p.keyboard.press('p');await p.waitForSelector('[role=dialog],dialog');for(let i=0;i<2;i++)await p.keyboard.press('PageDown')}],
 ['report','d','light','/report/',async()=>{}],
 ['report','p','dark','/report/',async()=>{}],
 ['claims','d','dark','/claims/',async()=>{}],
 ['claims','p','light','/claims/',async()=>{}],
 ['compare','w','dark','/',async p=>{await p.keyboard.press('c')}],
 ['years','w','light','/',async p=>{await p.keyboard.press('y')}],
 ['years','d','dark','/',async p=>{await p.keyboard.press('y')}],
 ['main','d','light','/',async()=>{}],
 ['main','p','dark','/',async()=>{}],
]
for (const [n,s,theme,url,f] of jobs){
 const ctx=await browser.newContext({viewport:{width:sizes[s][0],height:sizes[s][1]},colorScheme:theme,reducedMotion:'reduce'})
 const p=await ctx.newPage(); await p.goto(base+url); await p.locator('html[data-ready]').waitFor({state:'attached'}); await p.waitForTimeout(300); await f(p); await p.waitForTimeout(900)
 await p.screenshot({path:`/tmp/shots/${n}-${s}-${theme}.png`}); await ctx.close() }
await browser.close()
