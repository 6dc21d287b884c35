/** The chains of the site: each model folder is one, and none has a line of code of its own. */
import { basename, resolve } from 'node:path'
import { modelFolders, readFolder, readModelFolderOnce } from '#lib/disk/model-folder.ts'
import { textsOf } from '#lib/model/edit/model-data.ts'
import type { ModelTexts, ReadModel } from '#lib/model/read-model.ts'

/** The chain at the root of the site; a folder in the format of models/README.md, wherever it stands. */
const OPENING = process.env.MIDSTREAM_MODEL ?? 'models/india-rare-earths'

/** A chain of the site. */
export interface SiteChain {
	folder: string
	/** Its part of the address; empty for the chain at the root. */
	part: string
	model: ReadModel
	/** Name of the chain, or of its folder where it cannot be read. */
	name: string
}

/** Reads all chains of the site, that at the root first. Of two with one id, which would share a session, the first counts. */
export function siteChains(): SiteChain[] {
	const others = modelFolders('models').filter((folder) => resolve(folder) !== resolve(OPENING))
	const chains = [siteChain('', OPENING), ...others.map((folder) => siteChain(basename(folder), folder))]
	const ids = chains.map(({ model }) => model.chain?.id)
	return chains.filter((_, place) => ids[place] === undefined || ids.indexOf(ids[place]) === place)
}

function siteChain(part: string, folder: string): SiteChain {
	const model = readModelFolderOnce(folder)
	return { part, folder, model, name: model.chain?.name ?? basename(folder) }
}

/** The files of a chain as text; null where there is no such chain. */
export function siteTexts(part: string): ModelTexts | null {
	const shown = siteChains().find((each) => each.part === part)
	return shown ? textsOf(readFolder(shown.folder)) : null
}

/** Addresses at which a page is written, one a chain. */
export const entries = () => siteChains().map(({ part }) => (part === '' ? {} : { chain: part }))
