/** What is made once, when it is first asked for. */
import { createRequire } from "node:module";

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

/** Node loads thirty modules for hashes (3 ms), and most checks need none: so it does when the first is asked for. */
export const crypto = lazy((): typeof import("node:crypto") => createRequire(import.meta.url)("node:crypto"));
