/** Opens an office file as a strict program does: every part, relation and id must lead somewhere. */
import { posix } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect } from 'vitest'
import { readXml } from './xml-reader.ts'

/** An office file, opened. */
export interface OfficeFile {
	/** The text of every part of XML, by its path. */
	parts: ReadonlyMap<string, string>
	/** The bytes of the others. */
	binaries: ReadonlyMap<string, Uint8Array>
}

/** Unpacks a file; each part of XML must be well formed. */
export function openOffice(bytes: Uint8Array): OfficeFile {
	const parts = new Map<string, string>()
	const binaries = new Map<string, Uint8Array>()
	for (const [path, content] of Object.entries(unzipSync(bytes))) {
		if (!/\.(xml|rels)$/.test(path)) binaries.set(path, content)
		else parts.set(path, strFromU8(content))
	}
	for (const text of parts.values()) readXml(text.replace(/^<\?xml [^>]*\?>\s*/, ''))
	return { parts, binaries }
}

const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]
const tags = (text: string, name: string) => text.match(new RegExp(`<${name}\\b[^>]*>`, 'g')) ?? []

/** Says that content types, relations and the ids that parts name them by all resolve, and that no part lies unused. */
export function expectWhole({ parts, binaries }: OfficeFile): void {
	const all = new Set([...parts.keys(), ...binaries.keys()])
	const types = parts.get('[Content_Types].xml')!
	const overrides = tags(types, 'Override').map((tag) => attribute(tag, 'PartName')!.slice(1))
	expect(overrides.filter((path) => !all.has(path))).toEqual([])
	expect(new Set(overrides).size).toBe(overrides.length)
	const defaults = new Set(tags(types, 'Default').map((tag) => attribute(tag, 'Extension')))
	expect([...all].filter((path) => !overrides.includes(path) && !defaults.has(path.split('.').at(-1)!))).toEqual([])

	const reached = new Set(['[Content_Types].xml', '_rels/.rels'])
	for (const [path, text] of parts) {
		if (!path.endsWith('.rels')) continue
		const owner = posix.join(posix.dirname(path), '..', posix.basename(path, '.rels'))
		if (path !== '_rels/.rels') expect(all.has(owner), path).toBe(true)
		reached.add(path)
		const ids = new Set<string>()
		for (const tag of tags(text, 'Relationship')) {
			const [id, target] = [attribute(tag, 'Id')!, attribute(tag, 'Target')!]
			expect(ids.has(id), `${path} ${id}`).toBe(false)
			ids.add(id)
			if (attribute(tag, 'TargetMode') === 'External') expect(target).toMatch(/^https?:/)
			else {
				const found = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(owner), target)
				expect(all.has(found), `${path}: ${target}`).toBe(true)
				reached.add(found)
			}
		}
		const named = [...(parts.get(owner) ?? '').matchAll(/\br:(?:id|embed|link|pict)="([^"]*)"/g)].map(([, id]) => id!)
		expect(named.filter((id) => !ids.has(id))).toEqual([])
	}
	expect([...all].filter((path) => !reached.has(path))).toEqual([])
}

/** All that a part says, its paragraphs as lines. */
export function textOfPart(part: string, prefix: string): string[] {
	const paragraphs = part.match(new RegExp(`<${prefix}:p[ >].*?</${prefix}:p>`, 'gs')) ?? []
	return paragraphs.map((paragraph) =>
		[...paragraph.matchAll(new RegExp(`<${prefix}:t(?: [^>]*)?>([^<]*)</${prefix}:t>`, 'g'))]
			.map(([, text]) => plain(text!))
			.join('')
	)
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text without the escapes of XML. */
export function plain(text: string): string {
	return text.replace(/&(#x?[0-9A-Fa-f]+|\w+);/g, (_, name: string) =>
		name.startsWith('#')
			? String.fromCodePoint(Number(name.replace('#x', '0x').replace('#', '')))
			: (ENTITIES[name] ?? '')
	)
}
