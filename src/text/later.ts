/** Makes a value once, when it is first asked for. */
export function later<T extends NonNullable<unknown>>(make: () => T): () => T {
	let made: T | null = null;
	return () => {
		made ??= make();
		return made;
	};
}
