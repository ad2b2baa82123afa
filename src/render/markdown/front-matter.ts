/**
 * Front matter, written by hand: the report's plain JSON shape needs a corner of YAML only, and
 * the `yaml` package costs more to load than everything else in this format.
 */

type Scalar = string | number | boolean | null;
interface PlainMap {
	readonly [key: string]: Plain | undefined;
}
/** What front matter may hold. */
export type Plain = Scalar | readonly (Scalar | PlainMap)[] | PlainMap;

/** Lines of YAML for some keys. */
export function yamlLines(entries: Iterable<readonly [string, Plain]>, indent = ""): string[] {
	return [...entries].flatMap(([key, value]) => entryLines(`${indent}${keyText(key)}:`, value, indent));
}

function entryLines(head: string, value: Plain, indent: string): string[] {
	if (value === null || typeof value !== "object") return [`${head} ${scalar(value)}`];
	if (isList(value)) {
		if (value.length === 0) return [`${head} []`];
		if (value.every((item) => typeof item === "number")) return [`${head} [${value.join(", ")}]`];
		return [head, ...value.flatMap((item) => itemLines(item, `${indent}  `))];
	}
	return [head, ...yamlLines(present(value), `${indent}  `)];
}

function itemLines(item: Scalar | PlainMap, indent: string): string[] {
	if (item === null || typeof item !== "object") return [`${indent}- ${scalar(item)}`];
	const [first = "{}", ...rest] = yamlLines(present(item), `${indent}  `);
	return [`${indent}- ${first.trimStart()}`, ...rest];
}

function present(map: PlainMap): [string, Plain][] {
	return Object.entries(map).flatMap(([key, value]): [string, Plain][] => (value === undefined ? [] : [[key, value]]));
}

function isList(value: Plain): value is readonly (Scalar | PlainMap)[] {
	return Array.isArray(value);
}

function keyText(key: string): string {
	return isPlain(key) ? key : quoted(key);
}

function scalar(value: Scalar): string {
	return typeof value === "string" && !isPlain(value) ? quoted(value) : String(value);
}

// A plain text starts with a letter, holds nothing that YAML gives a meaning to, and is no word of its own.
const meaning = /^\P{L}|[^\p{L}\p{M}\p{N} .,;/()&+'’“”"–—_-]/u;
const reserved = /^(?:true|false|null|yes|no|on|off|y|n|nan|inf)$/i;

function isPlain(text: string): boolean {
	return text !== "" && !meaning.test(text) && !text.endsWith(" ") && !reserved.test(text);
}

/** JSON's strings are YAML's, but for characters that YAML wants escaped. */
function quoted(text: string): string {
	return JSON.stringify(text).replace(/[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g, escaped);
}

function escaped(character: string): string {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
