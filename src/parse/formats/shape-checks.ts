/** Checks of data that shapes are made of; each tells the first thing wrong, in the order of the file. */
import { type DataNode, entry } from "./data.ts";
import type { ShapeFault } from "./shape-fault.ts";

/** Tells what is wrong with a value that stands at a key. */
export type Check = (node: DataNode, name: string) => ShapeFault | null;

type Keys = Readonly<Record<string, Check>>;

/** A value without parts. */
export function scalar(expected: string, fits: (value: unknown) => boolean): Check {
	return (node, name) => (node.kind === "scalar" && fits(node.value) ? null : wrong(node, name, expected));
}

/** A text. */
export const text = scalar("a text", (value) => typeof value === "string");
/** A text, or nothing. */
export const textOrNull = scalar("a text or null", (value) => value === null || typeof value === "string");
/** A number to count with. */
export const count = scalar("a whole number", (value) => Number.isInteger(value) && Number(value) >= 0);
/** Yes, no, or nothing said. */
export const flagOrNull = scalar("true, false or null", (value) => value === null || typeof value === "boolean");
/** Yes, where no is not said. */
export const onlyTrue = scalar("true", (value) => value === true);

/** A list of values that are alike. */
export function list(check: Check): Check {
	return (node, name) => {
		if (node.kind !== "list") return wrong(node, name, "a list");
		for (const item of node.items) {
			const fault = check(item, name);
			if (fault !== null) return fault;
		}
		return null;
	};
}

/** A map with these keys and perhaps others. */
export function map(keys: Keys): Check {
	return (node, name) => {
		if (node.kind !== "map") return wrong(node, name, "a map");
		for (const [key, check] of Object.entries(keys)) {
			const value = entry(node, key);
			const fault = value === undefined ? missing(node, name, key) : check(value, key);
			if (fault !== null) return fault;
		}
		return null;
	};
}

/** A map with these keys, perhaps some of the `optional` ones, and no others: what stands there would be lost. */
export function strict(keys: Keys, optional: Keys = {}): Check {
	const required = Object.keys(keys);
	const all = new Map(Object.entries({ ...keys, ...optional }));
	const names = [...all.keys()].map((key) => `\`${key}\``).join(", ");
	return (node, name) => {
		if (node.kind !== "map") return wrong(node, name, "a map");
		for (const { key, value } of node.entries) {
			const check = all.get(String(key.value));
			const fault =
				check === undefined ? wrong(key, String(key.value), `only ${names}`) : check(value, String(key.value));
			if (fault !== null) return fault;
		}
		const lacks = required.find((key) => entry(node, key) === undefined);
		return lacks === undefined ? null : missing(node, name, lacks);
	};
}

/** A value of one kind under any key. */
export function each(check: Check): Check {
	return (node, name) => {
		if (node.kind !== "map") return wrong(node, name, "a map");
		for (const { key, value } of node.entries) {
			const fault = check(value, String(key.value));
			if (fault !== null) return fault;
		}
		return null;
	};
}

function missing(node: DataNode, name: string, key: string): ShapeFault {
	return { reason: `Missing \`${key}\` in \`${name}\``, expected: "that key", offset: node.start };
}

/** Something that is not what is expected at a key. */
export function wrong(node: DataNode, name: string, expected: string): ShapeFault {
	return { reason: `Unexpected \`${name}\``, expected, offset: node.start };
}

/** Whether a value is nothing. */
export function isNull(node: DataNode): boolean {
	return node.kind === "scalar" && node.value === null;
}
