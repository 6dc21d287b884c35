import type { Plan } from '#lib/engine/index.ts'

/** Content of a file, for its name. */
export type ExportKind = 'report' | 'brief' | 'plan' | 'sankey' | 'pack'

/** Name of an exported file, e.g. `midstream-copper-example-today-2026-sankey.svg`. */
export function fileName({ model, scenario, year }: Plan, kind: ExportKind, extension: string): string {
	return `midstream-${model.id}-${scenario.id}-${year}-${kind}.${extension}`
}
