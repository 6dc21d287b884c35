import { chromium } from 'playwright'
import { readdirSync, readFileSync } from 'node:fs'
const [,, prefix, out, cols='4', w='480'] = process.argv
const files = readdirSync('/tmp/shots').filter(f => f.startsWith(prefix) && f.endsWith('.png')).sort()
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] })
const p = await b.newPage({ viewport: { width: cols*(+w+8), height: 800 } })
await p.setContent(`<body style="margin:0;background:#777;display:flex;flex-wrap:wrap;gap:8px">${files.map(f => `<img width=${w} src="data:image/png;base64,${readFileSync('/tmp/shots/'+f).toString('base64')}">`).join('')}</body>`)
await p.waitForTimeout(300)
await p.screenshot({ path: `/tmp/shots/${out}.png`, fullPage: true }); await b.close()
