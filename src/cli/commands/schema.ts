import { join, resolve } from 'node:path'
import { modelSchemas, schemaText } from '#lib/model/files/schema.ts'
import { suggestionFor } from '#lib/model/text/suggest.ts'
import type { Command } from '../command.ts'
import { EXIT, UsageError } from '../failure.ts'
import { writeTo } from '../write-out.ts'

/** The shipped models' folder: their schemas stand beside them. */
const MODELS = resolve(import.meta.dirname, '../../../models')

/** Prints or writes the JSON Schemas of the model files. */
export const schema: Command = {
	name: 'schema',
	argument: '[NAME]',
	options: { write: null },
	run(args, io) {
		const schemas = chosen(modelSchemas(), args.argument)
		if (!args.has('write')) {
			io.out(schemaText(args.argument === null ? schemas : Object.values(schemas)[0]!))
			return EXIT.ok
		}
		for (const [name, each] of Object.entries(schemas))
			writeTo(join(MODELS, name), join('models', name), schemaText(each), io)
		return EXIT.ok
	}
}

/** All schemas, or the one that is named: `chain` or `chain.schema.json`. */
function chosen(schemas: Record<string, object>, name: string | null): Record<string, object> {
	if (name === null) return schemas
	const file = name.endsWith('.schema.json') ? name : `${name}.schema.json`
	if (Object.hasOwn(schemas, file)) return { [file]: schemas[file]! }
	const names = Object.keys(schemas).map((each) => each.replace('.schema.json', ''))
	throw new UsageError((cli) => cli.unknownSchema({ name }), suggestionFor(name, names))
}
