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

const isLater = (value: unknown): value is Later<unknown> => typeof value === "function";

/** For `JSON.stringify`: data with all that is in them. */
export function allNow(_key: string, value: unknown): unknown {
	const made = now(value);
	return made instanceof SafeText ? made.toJSON() : made;
}
