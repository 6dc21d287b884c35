/** Stands in for the files of Japanese letters in a briefing pack, which has no room for them. */

/** None. */
export const JAPANESE_FILES: Readonly<Record<string, string>> = {}
