import { FORMATS, WRITTEN_FORMATS } from '#lib/exports/formats.ts'
import type { Command } from '../command.ts'
import { EXIT } from '../failure.ts'
import { planOf } from '../open-model.ts'
import { SCENARIO_OPTIONS } from '../scenario-arguments.ts'

/** `midstream gap`: the gap report, or the plan as data, in any format that needs no drawing. */
export const gap: Command = {
	name: 'gap',
	argument: 'DIR',
	options: { ...SCENARIO_OPTIONS, format: WRITTEN_FORMATS.join('|') },
	async run(args, io) {
		const format = args.choice('format', WRITTEN_FORMATS)
		const subject = await planOf(args, io)
		const told = { locale: io.locale, exported: io.today, component: null, fonts: [] }
		io.out(FORMATS[format].write({ ...subject, ...told, base: subject.plan }))
		return EXIT.ok
	}
}
