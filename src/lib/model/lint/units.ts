import { error, type Finding, type Place } from '../findings/finding.ts'
import type { Draft } from './draft.ts'
import { parseAmountUnit, unitRatio, type Unit } from '../units/unit.ts'

/** Units that the model defines itself: the base unit and the gross units of its materials. */
export function lintUnits({ chain, declared }: Draft): Finding[] {
	const base = parseAmountUnit(chain.unit)
	const at: Place = { file: 'chain.yaml', path: ['unit'] }
	const wrong = declared.components !== null && chain.unit !== '' && !base
	return [
		...(wrong ? [error('bad-unit', at, { text: chain.unit, of: 'base' })] : []),
		...chain.materials.flatMap((material) =>
			grossUnit(material, base, { file: 'chain.yaml', path: ['materials', material.id] })
		)
	]
}

function grossUnit(material: Draft['chain']['materials'][number], base: Unit | null, above: Place): Finding[] {
	const { grossUnit: text, content, id } = material
	const at: Place = { ...above, path: [...above.path, text === null ? 'content' : 'gross'] }
	if (text === null) return content ? [error('content-without-gross', at, { id })] : []
	const unit = parseAmountUnit(text)
	if (!unit) return [error('bad-unit', at, { text, of: 'gross' })]
	if (base && unitRatio(unit, base) !== null) return [error('gross-is-base', at, { unit: text })]
	return content ? contentRange(content.value, at) : [error('gross-without-content', at, { id })]
}

function contentRange(value: number | null, at: Place): Finding[] {
	if (value === null || value > 0 || Number.isNaN(value)) return []
	const place: Place = { ...at, path: [...at.path.slice(0, -1), 'content', 'value'] }
	return [error('out-of-range', place, { kind: 'content', found: value })]
}
