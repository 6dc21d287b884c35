/** A table of models that are wrong in one way each, with what their author must be told. */
import { describe, expect, test } from 'vitest'
import { readModel, type ModelTexts } from '#lib/model/read-model.ts'
import { told } from '../support/diagnostics.ts'
import { amounts } from './bad/amounts.ts'
import type { BadModel } from './bad/bad-model.ts'
import { doubtful } from './bad/doubtful.ts'
import { meaning } from './bad/meaning.ts'
import { names } from './bad/names.ts'
import { shape } from './bad/shape.ts'
import { text } from './bad/text.ts'
import { TINY } from './tiny-model.ts'

/** 1-based line of the first line of `text` with `mark`, or, for `mark@n`, of the nth. */
function lineWith(text: string, mark: string): number {
	const [piece = '', count = '1'] = mark.split('@')
	const lines = text.split('\n').flatMap((line, index) => (line.includes(piece) ? [index + 1] : []))
	return lines[Number(count) - 1] ?? 0
}

function fileOf(texts: ModelTexts): keyof ModelTexts {
	return (Object.keys(TINY) as (keyof ModelTexts)[]).find((file) => texts[file] !== TINY[file as keyof typeof TINY])!
}

test('the model that all others are made from has nothing wrong', () => {
	const { chain, checks, diagnostics } = readModel(TINY)
	expect(diagnostics).toEqual([])
	expect(chain?.id).toBe('tiny')
	expect(checks).toHaveLength(1)
})

test('every diagnostic of every bad model says what to do', () => {
	const all = [...text, ...shape, ...names, ...amounts, ...meaning, ...doubtful]
	const diagnostics = told(all.flatMap(({ texts }) => readModel(texts).diagnostics))
	for (const { code, message, remedy } of diagnostics) {
		expect(message, code).toMatch(/^\S[^]*[.?)]$/)
		expect(remedy, code).toMatch(/^[A-Z]|^models\//)
	}
})

describe.each([
	['the text of a file', text],
	['its shape', shape],
	['names and references', names],
	['amounts and units', amounts],
	['its meaning', meaning],
	['what is doubtful', doubtful]
])('a model wrong in %s', (_, cases) => {
	test.each<BadModel>(cases)('is told of $wrong ($code)', ({ texts, code, path, line, says, hint, severity }) => {
		const { chain, diagnostics } = readModel(texts)
		const file = fileOf(texts)
		const found = told(diagnostics).find((each) => each.code === code && each.path === path)
		expect(found, JSON.stringify(diagnostics, null, 1)).toBeDefined()
		expect(found).toMatchObject({ file, severity: severity ?? 'error' })
		expect(found!.message).toContain(says)
		expect(found!.remedy).toContain(hint ?? '')
		expect(found!.line).toBe(line === null ? null : lineWith(texts[file]!, line))
		expect(chain === null).toBe(severity !== 'warning')
	})
})
