/** The commands, in the order in which help lists them. A new one is a file beside this one and a line here. */
import type { Command } from '../command.ts'
import { balance } from './balance.ts'
import { check } from './check.ts'
import { cluster } from './cluster.ts'
import { compare } from './compare.ts'
import { figures } from './figures.ts'
import { gap } from './gap.ts'
import { helpCommand } from './help.ts'
import { invest } from './invest.ts'
import { ladder } from './ladder.ts'
import { pack } from './pack.ts'
import { most } from './most.ts'
import { merge } from './merge.ts'
import { pathway } from './pathway.ts'
import { plan } from './plan.ts'
import { report } from './report.ts'
import { sankey } from './sankey.ts'
import { schema } from './schema.ts'
import { story } from './story.ts'
import { uncertainty } from './uncertainty.ts'

const WORKING: readonly Command[] = [
	check,
	plan,
	gap,
	report,
	pack,
	story,
	ladder,
	invest,
	balance,
	most,
	pathway,
	compare,
	uncertainty,
	merge,
	cluster,
	figures,
	sankey,
	schema
]

/** The command that explains the others. */
export const HELP: Command = helpCommand(WORKING)

/** Every command. */
export const COMMANDS: readonly Command[] = [...WORKING, HELP]
