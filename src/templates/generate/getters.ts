/**
 * Properties as code: a function for each key, in which V8 learns where the few kinds of objects have it. One function for
 * all keys has to look for each in a table.
 */
import { codeName, NotCompiled } from "./scope.ts";

/** Keys of lists and texts too. */
const ofLists: ReadonlySet<string> = new Set(["size", "first", "last"]);

/** The property `key` of what some code gives. */
export function getCode(code: string, key: string): string {
	if (ofLists.has(key)) return `at(${code}, ${JSON.stringify(key)})`;
	// The functions don't ask whether a key is an object's own.
	if (key in Object.prototype) throw new NotCompiled(`the key \`${key}\``);
	return `get${codeName(key)}(${code})`;
}

/** The functions that some code calls. */
export function gettersText(code: string): string {
	const names = new Set([...code.matchAll(/\bget(\$[\w$]+)\(/g)].map(([, name = ""]) => name));
	return [...names].sort().map(getterText).join("\n");
}

function getterText(name: string): string {
	const key = name.slice(1).replaceAll("$", "-");
	return `function get${name}(value: unknown): unknown {
return hasParts(value) ? now(value[${JSON.stringify(key)}]) : partless(value);
}`;
}
