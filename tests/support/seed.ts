import fc from 'fast-check'
import { report } from './report.ts'

/**
 * Properties try the same cases in every run, so that a change is judged by its own effect; FC_SEED tries others. A
 * failing case is reported as it was drawn, with its seed and path: to find a smaller one can take minutes, and is done
 * with SHRINK=1.
 */
const seed = Number(process.env.FC_SEED ?? 20261122)

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed, reporter: report, endOnFailure: process.env.SHRINK !== '1' })
