/** The JSON Schemas in models/ are the ones that the code makes, and they accept the models that ship. */
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { modelSchemas, schemaText } from '#lib/model/files/schema.ts'

test.each(Object.entries(modelSchemas()))('models/%s is up to date (npm run schema writes it)', (file, schema) => {
	const path = `models/${file}`
	expect(existsSync(path)).toBe(true)
	expect(readFileSync(path, 'utf8')).toBe(schemaText(schema))
})

test('each schema closes its objects, so that an editor marks a misspelt key', () => {
	for (const schema of Object.values(modelSchemas())) expect(schema).toMatchObject({ additionalProperties: false })
})
