import { z } from 'zod'
import { claimsFile } from './claims-file.ts'
import { chainFile } from './chain-file.ts'
import { checksFile } from './checks-file.ts'
import { scenariosFile } from './scenarios-file.ts'
import { sourcesFile } from './sources-file.ts'
import { storyFile } from './story-file.ts'

/** JSON Schemas of the model files, by the name of the file that holds each, for editors' completion and checking. */
export function modelSchemas(): Record<string, object> {
	return {
		'chain.schema.json': schemaOf(chainFile, 'A chain', 'What is mined, made, lost, traded and needed: chain.yaml'),
		'scenarios.schema.json': schemaOf(
			scenariosFile,
			'Scenarios',
			'Named, sparse differences from the chain: scenarios.yaml'
		),
		'checks.schema.json': schemaOf(checksFile, 'Checks', 'What the author wants to hold of the plans: checks.yaml'),
		'sources.schema.json': schemaOf(sourcesFile, 'Sources', 'Where the figures come from: sources.yaml'),
		'story.schema.json': schemaOf(storyFile, 'A story', 'A presentation, step by step: story.yaml'),
		'claims.schema.json': schemaOf(
			claimsFile,
			'Claims',
			'A publication read claim by claim, and what the model holds of it: claims.yaml'
		)
	}
}

function schemaOf(schema: z.ZodType, title: string, description: string): object {
	return { ...z.toJSONSchema(schema, { io: 'input', override: dropMachineLimits }), title, description }
}

/** Leaves out the bounds of safe integers, which say nothing to an author. */
function dropMachineLimits({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }) {
	if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
	if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
}

/** A schema as the text of its file. */
export function schemaText(schema: object): string {
	return `${JSON.stringify(schema, null, '\t')}\n`
}
