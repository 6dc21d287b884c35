import fc from 'fast-check'
import { report } from './report.ts'

/** Properties try the same cases in every run, so that a change is judged by its own effect; FC_SEED tries others. */
const seed = Number(process.env.FC_SEED ?? 20261122)

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed, reporter: report })
