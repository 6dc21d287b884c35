import type { Process, Store } from '../chain.ts'
import type { ChainFile } from '../files/chain-file.ts'
import type { FigureFile } from '../files/figure-file.ts'
import { within, type Place } from '../findings/finding.ts'
import { amountMeasure, ownMeasure, type Measure } from '../units/measure.ts'
import { inside, readFigure, type Reading } from './figures.ts'
import type { Surroundings } from './process.ts'

type StoreFile = NonNullable<ChainFile['stores']>[string]

/** Brings a store to the unit of what it holds. */
export function resolveStore(
	id: string,
	file: StoreFile,
	around: Surroundings,
	processes: readonly Process[],
	chain: Reading
): Store {
	const reading = inside(chain, file)
	const at: Place = { file: 'chain.yaml', path: ['stores', id] }
	const isOutlet = around.outlets.has(file.holds)
	const made = processes.flatMap(({ byproducts }) => byproducts).find((each) => each.id === file.holds)
	const ofByproduct: Measure = made ? ownMeasure(made.unit) : { choices: [], open: true }
	const measure = isOutlet ? amountMeasure(around, []) : ofByproduct
	const figure = (written: FigureFile, key: string) => readFigure(written, measure, within(at, key), reading)
	return {
		id,
		name: file.name,
		holds: isOutlet ? { outlet: file.holds } : { byproduct: file.holds },
		unit: isOutlet ? around.unit : (made?.unit ?? ''),
		amount: figure(file.amount, 'amount'),
		limit: file.limit === undefined ? null : figure(file.limit, 'limit'),
		note: file.note ?? null
	}
}
