import type { LayoutLoad } from './$types'

/** Loads what tells what is wrong in the model only where something is. */
export const load: LayoutLoad = async ({ data, parent }) => ({
	...data,
	errors: data.model ? null : await told(parent)
})

async function told(parent: Parameters<LayoutLoad>[0]['parent']) {
	const { language } = await parent()
	const [words, { default: ModelErrors }] = await Promise.all([
		language.diagnostics(),
		import('#lib/components/shell/ModelErrors.svelte')
	])
	return { words, ModelErrors }
}
