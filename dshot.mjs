import { chromium } from 'playwright-core'
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] })
const base='http://127.0.0.1:4341'
for (const [s,w,h,theme,tables] of [['d',1440,900,'light',false],['p',390,844,'light',false],['w',1920,1080,'dark',false],['t',1440,900,'light',true]]) {
 const ctx=await browser.newContext({viewport:{width:w,height:h},colorScheme:theme,reducedMotion:'reduce',serviceWorkers:'block'})
 const p=await ctx.newPage(); p.on('console',m=>m.type()==='error'&&console.log(m.text())); p.on('pageerror',e=>console.log(e.message))
 await p.goto(base+'/'); await p.locator('html[data-ready]').waitFor({state:'attached'})
 await p.getByRole('button',{name:'How sure',exact:true}).click()
 await p.waitForTimeout(500)
 await p.locator('select').last().selectOption('100')
 if (s==='d') await p.screenshot({path:'/tmp/shots/doubt0.png'})
 const t=Date.now(); await p.getByRole('button',{name:'Draw the samples'}).click()
 if (s==='d') { await p.waitForTimeout(2500); await p.screenshot({path:'/tmp/shots/doubt1.png'}) }
 await p.getByRole('button',{name:'Draw again'}).waitFor({timeout:120000}); console.log(s,(Date.now()-t)/1000,'s')
 if (tables) await p.keyboard.press('t')
 await p.waitForTimeout(400)
 await p.screenshot({path:`/tmp/shots/doubt-${s}.png`, fullPage:true})
 if (s==='d') { await p.locator('main').evaluate(e=>e.scrollTo(0,600)); await p.waitForTimeout(300); await p.screenshot({path:'/tmp/shots/doubt-d2.png'}) }
 await ctx.close()
}
await browser.close()
