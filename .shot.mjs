import { chromium } from 'playwright'
const [,, name='s', w='1440', h='900', theme='light', path='/', port='5301', ...acts] = process.argv
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-background-networking','--no-first-run'] })
const p = await b.newPage({ viewport: { width: +w, height: +h }, colorScheme: theme })
const errs=[]; p.on('console', m => { if (m.type()==='error'||m.type()==='warning') errs.push(m.text()) }); p.on('pageerror', e => errs.push('PAGEERROR '+e.message+'\n'+(e.stack||'').slice(0,600)))
await p.goto(`http://127.0.0.1:${port}${path}`); await p.waitForTimeout(2500)
for (const a of acts) { try { await p.evaluate(`0`); await eval(`(async()=>{${a}})()`) } catch(e) { errs.push('ACT '+e.message) } }
await p.waitForTimeout(700)
await p.screenshot({ path: `/tmp/shots/${name}.png` })
console.log(errs.slice(0,8).join('\n')); console.log('scroll', await p.evaluate(() => [document.documentElement.scrollWidth, innerWidth, document.documentElement.scrollHeight, innerHeight]))
await b.close()
