import { expect, test, vi } from 'vitest'
import { browserStore, type KeyValueStore } from './browser-store.ts'

const blocked = () => {
	throw new DOMException('The operation is insecure.', 'SecurityError')
}

function memory(): KeyValueStore & { size: number } {
	const values = new Map<string, string>()
	return {
		getItem: (key) => values.get(key) ?? null,
		setItem: (key, value) => void values.set(key, value),
		get size() {
			return values.size
		}
	}
}

test('a store that works keeps what it is given, and refuses nothing', () => {
	const refused = vi.fn()
	const store = browserStore(memory, refused)
	store.setItem('a', '1')
	expect([store.getItem('a'), store.getItem('b'), store.keeps]).toEqual(['1', null, true])
	expect(refused).not.toHaveBeenCalled()
})

test.each<[string, () => KeyValueStore | null | undefined]>([
	['a getter that throws', blocked],
	['no store at all', () => undefined],
	['a store that is null', () => null],
	['methods that throw', () => ({ getItem: blocked, setItem: blocked })]
])('with %s nothing is kept, nothing throws, and it is said once', (_, open) => {
	const refused = vi.fn()
	const store = browserStore(open, refused)
	expect(store.keeps).toBe(false)
	store.setItem('a', '1')
	expect(store.getItem('a')).toBe(null)
	expect(refused).toHaveBeenCalledTimes(1)
})

test('a store that is full keeps what it has, and says so at the first value that it refuses', () => {
	const inner = memory()
	const refused = vi.fn()
	const store = browserStore(
		() => ({
			getItem: inner.getItem,
			setItem(key, value) {
				if (inner.size === 2 && inner.getItem(key) === null) throw new DOMException('full', 'QuotaExceededError')
				inner.setItem(key, value)
			}
		}),
		refused
	)
	store.setItem('a', '1')
	expect(store.keeps).toBe(true)
	store.setItem('b', '2')
	store.setItem('c', '3')
	expect([store.keeps, store.getItem('a'), store.getItem('b')]).toEqual([false, '1', null])
	expect(refused).toHaveBeenCalledTimes(1)
})
