/** Parts of an address that are pages of every chain, or of own models, and so name none. */
const PAGES = ['report', 'claims', 'presenter', 'data', 'own']

/** Tells whether a part of an address can name a chain: the folder of a model. */
export const match = (part: string): boolean => !PAGES.includes(part)
