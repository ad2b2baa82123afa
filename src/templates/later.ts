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

/** A value of the data itself, whenever it is made. */
export function now(value: unknown): unknown {
	return isLater(value) ? value() : value;
}

/**
 * The same data with getters in place of functions, for the engine: it calls a function behind a dot, but not in the pairs
 * of an object that a template goes through. It is a copy, one of each object, as templates compare them.
 */
export function withGetters(data: object, copies: Copies = new Map()): object {
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
	return isPlain ? withGetters(value, copies) : value;
}

const isLater = (value: unknown): value is Later<NonNullable<unknown>> => typeof value === "function";

/** For `JSON.stringify`: data with all that is in them. */
export function allNow(_key: string, value: unknown): unknown {
	const made = now(value);
	return made instanceof SafeText ? made.toJSON() : made;
}
