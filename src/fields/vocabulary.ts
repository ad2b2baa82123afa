/** Keeps what is made of a vocabulary as long as that is there. */
import type { Term } from "./field-type.ts";

/** What is made of a form's vocabulary, once for each. */
export function perVocabulary<T extends NonNullable<unknown>>(make: (vocabulary: readonly Term[]) => T) {
	const made = new WeakMap<readonly Term[], T>();
	return (vocabulary: readonly Term[]): T => {
		const value = made.get(vocabulary) ?? make(vocabulary);
		made.set(vocabulary, value);
		return value;
	};
}
