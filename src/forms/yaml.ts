/** YAML as data with a place for everything in it. Loaded only for a file that somebody wrote. */
import {
	type Document,
	isAlias,
	isMap,
	isNode,
	isPair,
	isScalar,
	isSeq,
	LineCounter,
	type Pair,
	parseDocument,
	visit,
	type YAMLError,
} from "yaml";
import type { Aspect, Place, Step, YamlFault, YamlSource } from "./faults.ts";

// Far more than any form needs, far less than what takes a noticeable time to parse.
const largest = 1_000_000;
const usualSigns = 5000;

/**
 * Every value, key or line has one of these signs, and each takes the parser a twentieth of a millisecond and a
 * kilobyte. References, escapes and unbalanced brackets count too, since each may be an error.
 */
const sign = /[\n,[{&!\\]|[-:?](?=\s)|(?<=\s)\*|["'\]}](?=\s*["'\]}])/g;

/** Parses YAML; what makes it unsound (doubled keys, references, foreign tags) is refused here. */
export function readYaml(text: string, mostSigns = usualSigns): YamlSource | { readonly faults: readonly YamlFault[] } {
	const whole = (message: string) => ({ faults: [{ message, line: 1, column: 1 }] });
	const why = whyTooMuch(text, mostSigns);
	if (why !== null) return whole(why);
	const lines = new LineCounter();
	const document = parseDocument(text, {
		lineCounter: lines,
		prettyErrors: false,
		uniqueKeys: false,
		// A folder may be called `2016.10`, which is no number.
		stringKeys: true,
		logLevel: "error",
	});
	const faults = unsound(text, document, lines);
	if (document.errors.length === 0) faults.push(...forbidden(text, document, lines));
	if (faults.length > 0) return { faults };
	return {
		data: document.toJS(),
		place: (path, aspect) => placeAt(lines, offsetOf(document.contents, path, aspect)),
	};
}

/** Why a text is not even parsed; null if it is. */
export function whyTooMuch(text: string, mostSigns: number): string | null {
	if (text.length > largest) return `Too large: more than ${largest} characters.`;
	let count = 0;
	for (const _ of text.matchAll(sign))
		if (++count > mostSigns) return `Too complex: more than ${mostSigns} lines, keys and values.`;
	return null;
}

/** An error of the library, or what is one to us. */
export type AddressProblem = Pick<YAMLError, "message" | "pos"> & { readonly code: string };

function unsound(text: string, document: Document, lines: LineCounter): YamlFault[] {
	const conflict = document.errors.length > 0 ? text.search(/^[<>]{7} /m) : -1;
	if (conflict >= 0) return [{ message: unresolved, ...placeAt(lines, conflict) }];
	const doubled = doubledKeys(document.contents).map(
		(at): AddressProblem => ({ code: "DUPLICATE_KEY", message: "", pos: [at, at] }),
	);
	const [first] = [...document.errors, ...document.warnings];
	// Past the first, most are echoes of it; doubled keys alone are faults each of its own.
	const shown: readonly AddressProblem[] = first === undefined ? doubled : [first];
	return shown.map((trouble) => {
		const [at] = trouble.pos;
		return { message: yamlTrouble(trouble, shownAt(text, at), text), ...placeAt(lines, at) };
	});
}

/** An error of the library at some words of a text. */
export function yamlTrouble({ code, message, pos: [at] }: AddressProblem, words: string, text: string): string {
	const [end, quote] = /end with a|^Missing closing (.)/.exec(message) ?? [];
	const open = end === undefined ? -1 : quote === undefined ? openBracket(text, at) : text.lastIndexOf(quote, at - 1);
	if (open >= 0) {
		const line = text.slice(0, open).split("\n").length;
		return `Invalid YAML: \`${text[open]}\` opened on line ${line} is never closed.`;
	}
	const [, before] = /((?<!\S)\*\S*|["'}\]])[ \t]*$/.exec(text.slice(0, at)) ?? [];
	if (code === "UNEXPECTED_TOKEN" && before !== undefined && !/^[}\],]/.test(words))
		return `Invalid YAML: unexpected \`${words}\` after \`${before}\`. Put the whole value in quotes; in brackets, separate values with commas.`;
	return `Invalid YAML: ${sentences[code]?.replace("%", () => words) ?? `${message}.`}`;
}

/** Where the last bracket before an offset is that nothing closes; -1 if all are closed. */
function openBracket(text: string, end: number): number {
	const open: number[] = [];
	for (const { 0: found, index } of text
		.slice(0, end)
		.matchAll(/"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|(?<=^|\s)#.*|[[\]{}]/g)) {
		if (found === "{" || found === "[") open.push(index);
		else if (found === "}" || found === "]") open.pop();
	}
	return open.at(-1) ?? -1;
}

/**
 * Where keys are repeated in a map. The library compares each key with all before it: twenty thousand would take ten
 * seconds.
 */
export function doubledKeys(contents: unknown): readonly number[] {
	const doubled: number[] = [];
	if (!isNode(contents)) return doubled;
	visit(contents, {
		Map(_, { items }) {
			const seen = new Set<unknown>();
			for (const { key } of items) {
				if (!isScalar(key)) continue;
				if (seen.has(key.value)) doubled.push(key.range?.[0] ?? 0);
				seen.add(key.value);
			}
		},
	});
	return doubled.sort((one, other) => one - other);
}

/** The words that a fault stands at, as far as a message needs them. */
export function shownAt(text: string, offset: number): string {
	return /^[^\r\n]{0,40}/u.exec(text.slice(offset))?.[0].trim() || "end of the line";
}

/** References can blow a small file up, and a few keys have a meaning of their own in JavaScript. */
function forbidden(text: string, document: Document, lines: LineCounter): YamlFault[] {
	const faults: YamlFault[] = [];
	const forbid = (what: string, node: unknown, hint: string): void => {
		const offset = startOf(node) ?? 0;
		const whole = isScalar(node) ? String(node.value) : isAlias(node) ? `*${node.source}` : text.slice(offset);
		const words = shownAt(whole, 0);
		faults.push({ message: `Unexpected ${what} \`${words}\`. ${hint}`, ...placeAt(lines, offset) });
	};
	visit(document, (_, node) => {
		if (isAlias(node)) forbid("reference", node, "Write the value itself, or put text that begins with `*` in quotes.");
		if (!isPair(node)) return undefined;
		if (reserved.has(keyOf(node))) forbid("key", node.key, "Choose another name.");
		if (keyOf(node).length <= longestKey) return undefined;
		forbid("key", node.key, `Write at most ${longestKey} characters.`);
		return visit.SKIP;
	});
	return faults;
}

/** As YAML has it for keys without a question mark. */
const longestKey = 1024;

const reserved: ReadonlySet<string> = new Set(["__proto__", "prototype", "constructor"]);

/** Where the deepest existing part of a path begins. */
function offsetOf(contents: unknown, path: readonly Step[], aspect: Aspect): number {
	let node = contents;
	let offset = 0;
	for (const [index, step] of path.entries()) {
		const pair = isMap(node) ? node.items.find((entry) => keyOf(entry) === String(step)) : undefined;
		const value = isSeq(node) ? node.items[Number(step)] : pair?.value;
		if (pair === undefined && value === undefined) break;
		const key = startOf(pair === undefined ? value : pair.key) ?? offset;
		offset = index < path.length - 1 || aspect === "key" ? key : (startOf(value) ?? key);
		node = value;
	}
	return offset;
}

function keyOf(pair: Pair): string {
	return isScalar(pair.key) ? String(pair.key.value) : "";
}

function startOf(node: unknown): number | null {
	return isNode(node) ? (node.range?.[0] ?? null) : null;
}

function placeAt(lines: LineCounter, offset: number): Place {
	const { line, col } = lines.linePos(offset);
	return { line: Math.max(1, line), column: Math.max(1, col) };
}

const indent =
	"Write keys of one map below each other, and items of a list each after `- `, all indented by the same number of spaces.";
const unresolved =
	"Invalid YAML: a Git conflict is not resolved. Keep what is right, and remove the lines that begin with `<<<<<<<`, `=======` or `>>>>>>>`.";
const quoted = 'Put text with such characters in quotes: `"like: this"`.';

/**
 * What makes a text invalid, in words for people who write forms, not parsers: by the code that the library gives. `%` stands
 * for the words at the place; any other code keeps the library's words.
 */
const sentences: Readonly<Record<string, string>> = {
	BAD_ALIAS: "unexpected `%`. Put text that begins with `*` or `&` in quotes.",
	BAD_COLLECTION_TYPE: "unexpected tag `%`. Write plain values.",
	BAD_DIRECTIVE: "unexpected line `%`. Remove it.",
	BAD_DQ_ESCAPE: "unexpected backslash in `%`. Write two, or put the text in single quotes.",
	BAD_INDENT: `unexpected indent before \`%\`. ${indent}`,
	BAD_PROP_ORDER: "unexpected `%`. Write plain values.",
	BAD_SCALAR_START: `unexpected character at the start of \`%\`. ${quoted}`,
	BLOCK_AS_IMPLICIT_KEY:
		'`%` is indented differently from the lines around it, or has a second colon. Indent it like them, or put text with a colon in quotes: `"like: this"`.',
	BLOCK_IN_FLOW: "missing comma in `%`. In brackets, separate values with commas.",
	DUPLICATE_KEY: "the same key twice. Keep one.",
	IMPOSSIBLE: `unexpected \`%\`. ${indent}`,
	KEY_OVER_1024_CHARS: "a key of more than 1,024 characters. Check where its colon is.",
	MISSING_CHAR:
		'missing comma, colon or space at `%`. Write `key: value`, and put text with a colon or a comma in quotes: `"like: this"`.',
	MULTILINE_IMPLICIT_KEY:
		"missing colon or comma in `%`. Write a colon and a space after each key; in brackets, separate values with commas.",
	MULTIPLE_ANCHORS: "unexpected anchor `%`. Write plain values.",
	MULTIPLE_DOCS: "a second document. Keep one in a file.",
	MULTIPLE_TAGS: "unexpected tag `%`. Write plain values.",
	NON_STRING_KEY: "unexpected key `%`. Write a word.",
	RESOURCE_EXHAUSTION: "nested too deeply.",
	TAB_AS_INDENT: "a tab at the start of a line. Use spaces.",
	TAG_RESOLVE_FAILED: "unexpected tag. Write plain values.",
	UNEXPECTED_TOKEN: `unexpected \`%\`. ${indent}`,
};
