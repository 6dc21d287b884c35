/**
 * Writes `src/lib/figures/scene/text-widths.json`: the advance widths of the typeface that the site serves, from its own
 * files, in thousandths of the size. Run it after the typeface changes: `npx tsx scripts/text-widths.ts`.
 */
import { writeFileSync } from 'node:fs'
import { textWidths, TEXT_WIDTHS_FILE, textWidthsJson } from './text-widths-table.ts'

writeFileSync(TEXT_WIDTHS_FILE, textWidthsJson(textWidths()))
