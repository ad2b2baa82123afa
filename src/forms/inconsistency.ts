import type { Aspect, Step } from "./yaml-source.ts";

/** A contradiction, and the path of the part that has to change. */
export interface Inconsistency {
	readonly path: readonly Step[];
	readonly aspect: Aspect;
	readonly message: string;
	readonly expected: string;
}

/** A contradiction whose place is a value. */
export function at(path: readonly Step[], message: string, expected: string): Inconsistency {
	return { path, aspect: "value", message, expected };
}
