import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('nothing that was said to be saved is lost when the browser is killed', { timeout: 600_000 }, () => {
	const env = { KILLS: '3', ...process.env }
	const result = JSON.parse(execFileSync('npx', ['tsx', 'scripts/kill-check.ts'], { encoding: 'utf8', env }))
	expect(result).toMatchObject({ kills: Number(env.KILLS), lost: 0, damaged: 0 })
	expect(result.acknowledged).toBeGreaterThan(result.kills)
})
