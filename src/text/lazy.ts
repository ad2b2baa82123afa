/** Makes a value once, when it is first asked for. */
export function lazy<T extends NonNullable<unknown>>(make: () => T): () => T {
	let made: T | null = null;
	return () => {
		made ??= make();
		return made;
	};
}

/** Makes a value once for each object, and keeps it as long as that is there. */
export function memoizePer<K extends object, T extends NonNullable<unknown>>(make: (of: K) => T): (of: K) => T {
	const made = new WeakMap<K, T>();
	return (of) => {
		const known = made.get(of);
		if (known !== undefined) return known;
		const value = make(of);
		made.set(of, value);
		return value;
	};
}
