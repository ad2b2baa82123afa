/** Values of a template's data that are made when a template first asks for them: functions, as the engine calls them. */
import { SafeText } from "./safe-text.ts";

/** Such a value. */
export type Later<T> = () => T;

/** A value that is made once. */
export function later<T extends NonNullable<unknown>>(make: () => T): Later<T> {
	let made: T | null = null;
	return () => {
		made ??= make();
		return made;
	};
}

/** Data with plain values where they are made later: what programs and the engine see. */
export type Plain<T> =
	T extends Later<infer V>
		? Plain<V>
		: T extends SafeText
			? T
			: T extends readonly (infer E)[]
				? readonly Plain<E>[]
				: T extends object
					? { readonly [K in keyof T]: Plain<T[K]> }
					: T;

/** A value of the data itself, whenever it is made: it may be there already. */
export function now<T>(value: Later<T> | T): T {
	return isLater(value) ? value() : value;
}

/**
 * The same data with getters in place of functions, for the engine: it calls a function behind a dot, but not in the pairs
 * of an object that a template goes through. It is a copy, one of each object, as templates compare them.
 */
export function withGetters<T extends object>(data: T): Plain<T> {
	return copied(data, new Map()) as Plain<T>;
}

function copied(data: object, copies: Copies): object {
	const copy =
		copies.get(data) ??
		(Array.isArray(data) ? data.map((value) => partWithGetters(value, copies)) : copyOf(data, copies));
	copies.set(data, copy);
	return copy;
}

type Copies = Map<object, object>;

function copyOf(data: object, copies: Copies): object {
	const copy: Record<string, unknown> = Object.create(Object.getPrototypeOf(data));
	for (const [key, value] of Object.entries(data)) {
		if (isLater(value)) {
			const get = later(() => partWithGetters(value(), copies));
			Object.defineProperty(copy, key, { enumerable: true, get });
		} else copy[key] = partWithGetters(value, copies);
	}
	return copy;
}

function partWithGetters<T>(value: T, copies: Copies): T | object {
	const isPlain = typeof value === "object" && value !== null && !(value instanceof SafeText);
	return isPlain ? copied(value, copies) : value;
}

const isLater = <T>(value: Later<T> | T): value is Later<T> => typeof value === "function";

/** For `JSON.stringify`: data with all that is in them. */
export function allNow(_key: string, value: unknown): unknown {
	const made = now(value);
	return made instanceof SafeText ? made.toJSON() : made;
}
