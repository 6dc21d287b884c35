import { chromium } from 'playwright'
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-background-networking','--no-first-run'] })
const p = await b.newPage({ viewport: { width: 1200, height: 900 }, colorScheme: process.argv[2] ?? 'light' })
await p.goto('http://127.0.0.1:5302/report/'); await p.waitForTimeout(1500)
await p.pdf({ path: '/tmp/shots/report.pdf', preferCSSPageSize: true, printBackground: false })
await b.close()
