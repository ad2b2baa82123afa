/** What compiled templates are made of: the engine's rules for the few things that shipped templates do. */
import { now } from "./later.ts";

/** A property that lists and texts have too; any other is asked for by a function of its own (`generate/getters.ts`). */
export function at(value: unknown, key: string): unknown {
	if (value === null || value === undefined) return value;
	if (hasParts(value) && Object.hasOwn(value, key)) return now(value[key]);
	if (key === "size") return sizeOf(value);
	if (!Array.isArray(value)) return undefined;
	return key === "first" ? value[0] : key === "last" ? value.at(-1) : undefined;
}

/** Whether a value has properties at all. */
export function hasParts(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null;
}

/** What a property of something without any is: of nothing, nothing again. */
export function partless(value: unknown): null | undefined {
	return value === null ? null : undefined;
}

function sizeOf(value: unknown): number | undefined {
	if (typeof value === "string" || Array.isArray(value)) return value.length;
	return typeof value === "object" && value !== null ? Object.keys(value).length : undefined;
}

/** A value that must be there. */
export function must(value: unknown, name: string): unknown {
	if (value === undefined) throw new RangeError(`a shipped template asks for ${name}, which no report has`);
	return value;
}

/** All but false and nothing is true, the empty text too. */
export function truthy(value: unknown): boolean {
	return value !== false && value !== null && value !== undefined;
}

/** Lists are equal where their entries are. */
export function equal(left: unknown, right: unknown): boolean {
	if (!Array.isArray(left)) return left === right;
	return Array.isArray(right) && left.length === right.length && left.every((each, at) => equal(each, right[at]));
}

/** Whether one is more than the other, as JavaScript compares them. */
export function more(left: unknown, right: unknown): boolean {
	return (left as number) > (right as number);
}

/** Whether a list has an entry, or a text a part. */
export function contains(whole: unknown, part: unknown): boolean {
	if (Array.isArray(whole)) return whole.some((each) => equal(each, part));
	return typeof whole === "string" && whole.includes(String(part));
}

/** What a loop goes through. */
export function listed(value: unknown): readonly unknown[] {
	if (Array.isArray(value)) return value;
	if (value === null || value === "") return [];
	throw new RangeError("a shipped template goes through something that is no list");
}
