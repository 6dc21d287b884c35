/** Returns a listener of clicks that acts on those of a pointer alone, and not on those that keys make. */
export const byPointer =
	(act: () => void) =>
	({ detail }: MouseEvent) => {
		if (detail > 0) act()
	}
