/** How every test starts Chromium: Debian's, or the one named in the CHROMIUM environment variable. */
export const CHROMIUM = {
	executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run']
}
