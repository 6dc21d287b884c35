/** Returns true for an error of the file system (permission, disk, path), as opposed to a defect of the program. */
export function isSystemError(error: unknown): error is Error & { code: string } {
	return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z0-9]+$/.test(error.code)
}
