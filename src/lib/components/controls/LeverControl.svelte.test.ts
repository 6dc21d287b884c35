import type { ComponentProps } from 'svelte'
import { beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import type { Lever } from '#lib/model/chain.ts'
import InLocale from '../../../../tests/support/InLocale.svelte'
import LeverControl from './LeverControl.svelte'

const lever: Lever = {
	id: 'mill',
	kind: 'capacity',
	name: 'Mill',
	stage: 'milling',
	unit: 't ore/yr',
	factor: 1,
	min: 0,
	max: 20_000,
	step: 100
}

const calls: string[] = []
const onset = vi.fn((value: number) => void calls.push(`set ${value}`))
const gestural = {
	begin: () => void calls.push('begin'),
	end: () => void calls.push('end'),
	cancel: () => void calls.push('cancel')
}

async function show(changed: Partial<ComponentProps<typeof LeverControl>> = {}) {
	const props = {
		lever,
		value: 5000,
		base: 5000,
		baseText: '5,000',
		changed: false,
		ticks: [],
		colour: 'ochre',
		gestural,
		onset,
		onreset: () => void calls.push('reset'),
		...changed
	}
	return render(InLocale<ComponentProps<typeof LeverControl>>, { props: { component: LeverControl, props } })
}

beforeEach(() => {
	calls.length = 0
	onset.mockClear()
})

const slider = () => page.getByRole('slider', { name: 'Mill' })
const field = () => page.getByRole('textbox', { name: 'Mill, in t ore/yr' })

test('a typed number in range is set; grouping is understood', async () => {
	await show()
	await field().fill('7,500')
	await userEvent.keyboard('{Enter}')
	expect(calls).toEqual(['set 7500'])
})

test.each([
	['about five', '“about five” is not a number. It stays at 5,000 t ore/yr.'],
	['7,5', '“7,5” is not clear: a comma groups digits here, a point starts the decimals. If you mean 7.5, type that.'],
	['7 kt', '“7 kt” is not in t ore/yr, the unit of this field. It stays at 5,000 t ore/yr.'],
	['20001', 'Between 0 and 20,000 t ore/yr. It stays at 5,000.']
])('%s is refused in words and the value stays', async (typed, warning) => {
	await show()
	await field().fill(typed)
	await userEvent.keyboard('{Enter}')
	expect(calls).toEqual([])
	await expect.element(page.getByRole('alert')).toHaveTextContent(warning)
	await expect.element(field()).toHaveValue('5,000')
})

test('arrow keys step, Shift and Page keys take ten, Home and End go to the ends, all as one gesture', async () => {
	await show()
	slider().element().focus()
	await userEvent.keyboard('{ArrowRight}{Shift>}{ArrowLeft}{/Shift}{PageUp}{Home}{End}')
	expect(calls).toEqual(['begin', 'set 5100', 'set 4000', 'set 6000', 'set 0', 'set 20000'])
})

test('what comes to the value that it has is no change', async () => {
	await show({ value: 0 })
	const range = slider().element() as HTMLInputElement
	for (const raw of [40, 12, 49.9, 51]) {
		range.valueAsNumber = raw
		range.dispatchEvent(new Event('input', { bubbles: true }))
	}
	range.focus()
	await userEvent.keyboard('{Home}')
	await field().fill('0')
	await userEvent.keyboard('{Enter}')
	expect(calls.filter((call) => call.startsWith('set'))).toEqual(['set 100'])
})

test('Escape during key steps returns to where they began', async () => {
	await show()
	slider().element().focus()
	await userEvent.keyboard('{ArrowRight}{Escape}')
	expect(calls).toEqual(['begin', 'set 5100', 'cancel'])
})

test('a double click and the button both reset', async () => {
	await show({ changed: true, value: 6000 })
	await slider().dblClick()
	await page.getByRole('button', { name: 'Reset Mill to 5,000 t ore/yr' }).click()
	expect(calls.filter((call) => call === 'reset')).toHaveLength(2)
})
