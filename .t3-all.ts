import { runHere } from '/work/wt/t3/tests/cli/terminal.ts'
import { readFileSync, existsSync } from 'node:fs'
const [root, formats = 'pdf,docx,xlsx,pptx', only = ''] = process.argv.slice(2)
for (const c of (process.argv[5] ?? 'india-rare-earths,us-rare-earths,copper-example').split(',')) {
	const ids = [...readFileSync(`/work/wt/t3/models/${c}/scenarios.yaml`, 'utf8').matchAll(/^  ([a-z0-9-]+):$/gm)].map(
		(m) => m[1]
	)
	for (const s of ids) {
		const o = `${root}/${c}.${s}`
		if (only !== 'brief') {
			const r = await runHere(['report', `models/${c}`, '--scenario', s, '--format', formats, '--out', `${o}/full`], {
				cwd: '/work/wt/t3'
			})
			if (r.code) console.log(s, r.said)
		}
		if (only !== 'full') {
			await runHere(
				[
					'report',
					`models/${c}`,
					'--scenario',
					s,
					'--format',
					'pdf,pptx',
					'--audience',
					'brief',
					'--out',
					`${o}/brief`
				],
				{ cwd: '/work/wt/t3' }
			)
			await runHere(
				[
					'report',
					`models/${c}`,
					'--scenario',
					s,
					'--format',
					'pdf',
					'--paper',
					'letter',
					'--audience',
					'brief',
					'--out',
					`${o}/letter`
				],
				{ cwd: '/work/wt/t3' }
			)
		}
		console.log(s, process.uptime())
	}
}
