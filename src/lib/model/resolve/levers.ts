/** Levers: those written beside a node, for its amount, and those declared on their own, for any figures. */
import { entryAt } from '../addresses/addresses.ts'
import { leverMeasure } from '../addresses/lever-measure.ts'
import type { Chain, Lever } from '../chain.ts'
import type { ChainFile, ProcessFile } from '../files/chain-file.ts'
import { error, within, type Place } from '../findings/finding.ts'
import { findSettable, settableMeasure, settableStage } from '../addresses/settable.ts'
import { readAmount, type Amount } from '../units/amount.ts'
import type { Measure } from '../units/measure.ts'
import { isProblem } from '../units/quantity.ts'
import type { Reading } from './figures.ts'

type LeverFile = NonNullable<ProcessFile['lever']>
type DeclaredFile = NonNullable<ChainFile['levers']>[string]

/** Levers beside nodes and where they are written, in the order in which they are listed. */
export function writtenLevers(file: ChainFile): { id: string; lever: LeverFile; at: Place }[] {
	const of = (nodes: Record<string, { lever?: LeverFile | undefined }>, ...path: string[]) =>
		Object.entries(nodes).flatMap(([id, { lever }]) =>
			lever ? [{ id, lever, at: { file: 'chain.yaml', path: [...path, id, 'lever'] } satisfies Place }] : []
		)
	return [
		...of(file.processes, 'processes'),
		...of(file.trade ?? {}, 'trade'),
		...Object.entries(file.demands).flatMap(([basis, { parts }]) => of(parts, 'demands', basis, 'parts'))
	]
}

/** Returns the place in `chain.yaml` of a declared lever. */
export function declaredAt(id: string): Place {
	return { file: 'chain.yaml', path: ['levers', id] }
}

/** Reads the levers that are written beside nodes. */
export function resolveLevers(chain: Chain, file: ChainFile, reading: Reading): Lever[] {
	return writtenLevers(file).flatMap(({ id, lever, at }) => {
		const settable = findSettable(chain, id)
		const scale = settable && readScale(lever, settableMeasure(chain, settable), at, reading)
		if (!settable || !scale) return []
		return [{ id, kind: settable.kind, name: settable.node.name, stage: settableStage(chain, settable), ...scale }]
	})
}

type Scale = Pick<Lever, 'unit' | 'factor' | 'min' | 'max' | 'step'>

/** A lever is shown in the unit in which its `max` is written. */
function readScale(
	file: Pick<LeverFile, 'min' | 'max' | 'step'>,
	measure: Measure,
	at: Place,
	reading: Reading
): Scale | null {
	const read = (key: keyof LeverFile, bare: Amount | null): Amount | null => {
		const amount = readAmount(file[key] ?? 'none', measure, { bare, values: reading.values })
		if (!isProblem(amount) && amount.state !== 'unknown') return amount
		const reason = isProblem(amount) ? amount.problem : { kind: 'unknown-bound' as const }
		reading.report(error('bad-amount', within(at, key), { reason }))
		return null
	}
	const max = read('max', null)
	if (!max) return null
	const inUnit = (amount: Amount | null) => (amount ? ((amount.number ?? 0) * amount.factor) / max.factor : NaN)
	return {
		unit: max.unit.text,
		factor: max.factor,
		min: inUnit(read('min', max)),
		max: max.number ?? 0,
		step: inUnit(read('step', max))
	}
}

/** The addresses and weights of a declared lever, as a list. */
export function figuresOfLever({ figures }: DeclaredFile): { address: string; weight: number }[] {
	if (typeof figures === 'string') return [{ address: figures, weight: 1 }]
	if (Array.isArray(figures)) return figures.map((address) => ({ address, weight: 1 }))
	return Object.entries(figures).map(([address, weight]) => ({ address, weight }))
}

/** Reads the levers that are declared on their own; one of which no figure is found is left out. */
export function resolveDeclaredLevers(chain: Chain, file: ChainFile, reading: Reading): Lever[] {
	return Object.entries(file.levers ?? {}).flatMap(([id, declared]): Lever[] => {
		const figures = figuresOfLever(declared).flatMap(({ address, weight }) => {
			const entry = entryAt(chain, address)
			return entry ? [{ entry, weight }] : []
		})
		const first = figures[0]?.entry
		const by = declared.by ?? (figures.length === 1 ? 'set' : 'share')
		const scale = first && readScale(declared, leverMeasure(chain, first, by !== 'set'), declaredAt(id), reading)
		if (!first || !scale) return []
		return [
			{
				id,
				kind: 'figure',
				name: declared.label,
				stage: stageOf(chain, first.node),
				group: declared.group ?? null,
				...(declared.partner === undefined ? {} : { partner: declared.partner }),
				...scale,
				by,
				figures: figures.map(({ entry, weight }) => ({ address: entry.address, weight }))
			}
		]
	})
}

/** The column of a node; the first for figures that belong to none. */
function stageOf(chain: Chain, node: string | null): string {
	const settable = node === null ? null : findSettable(chain, node)
	if (settable) return settableStage(chain, settable)
	return chain.feeds.find((each) => each.id === node)?.stage ?? chain.stages[0]?.id ?? ''
}
