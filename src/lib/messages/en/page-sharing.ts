/** Words of the page for passing a scenario on. */

/** Words of links and what is made of them, as parts of the page's words. */
export const sharing = {
	share: {
		link: 'Copy link',
		linkNote: 'Opens this scenario and view elsewhere',
		linkCopied: 'The link is copied. It holds the whole scenario; no server keeps anything.',
		text: 'Copy as text',
		textNote: 'Finding, changes and link',
		textCopied: 'The text is copied, with the link at its end.',
		send: 'Share …',
		sendNote: 'By a program of this device',
		notSent: (p: { message: string }) => `The device did not share it: ${p.message}`,
		code: 'QR code',
		codeNote: 'For a phone, from the screen or paper',
		codeName: 'QR code of the link to this scenario and view',
		codeHow: 'Point a phone’s camera at it. The code holds the link itself; it is made here, without a network.',
		codeTooLong: (p: { letters: string }) =>
			`With ${p.letters} letters the link is too long for a code that a camera reads well. Copy the link instead.`,
		here: 'To be copied by hand, since this browser does not let the page copy:',
		notMade: 'It could not be made, because a part of the page could not be loaded.',
		/** A message for those who have no link open yet. */
		message: (p: { finding: string; scenario: string; year: string; changes: readonly string[]; link: string }) =>
			[
				p.finding,
				p.changes.length === 0
					? `Scenario “${p.scenario}”, ${p.year}, nothing changed.`
					: `Scenario “${p.scenario}”, ${p.year}, with these changes:`,
				...p.changes.map((change) => `– ${change}`),
				p.link
			].join('\n'),
		change: (p: { name: string; from: string; to: string; unit: string }) =>
			`${p.name}: ${p.to}${p.unit === '' ? '' : ` ${p.unit}`} (was ${p.from})`
	}
}
