/** YAML as data with a place for everything in it. Loaded only for a file that somebody wrote. */
import {
	type Document,
	isAlias,
	isCollection,
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
 * What a value, a key or a line can't do without: each takes the parser a twentieth of a millisecond, and a kilobyte. So
 * do references, escapes, and ends of lists and quotes upon each other: each may be an error.
 */
const sign = /[\n,[{&!\\]|[-:?](?=\s)|(?<=\s)\*|["'\]}](?=\s*["'\]}])/g;

/** Parses YAML; what makes it unsound (doubled keys, references, foreign tags) is refused here. */
export function readYaml(text: string, mostSigns = usualSigns): YamlSource | { readonly faults: readonly YamlFault[] } {
	const whole = (message: string, expected: string) => ({ faults: [{ message, line: 1, column: 1, expected }] });
	if (text.length > largest) return whole("Too large", `at most ${largest} characters`);
	if (hasMoreSigns(text, mostSigns)) return whole("Too complex", `at most ${mostSigns} lines, keys and values`);
	const lines = new LineCounter();
	const document = parseDocument(text, {
		lineCounter: lines,
		prettyErrors: false,
		uniqueKeys: false,
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

function hasMoreSigns(text: string, most: number): boolean {
	let count = 0;
	for (const _ of text.matchAll(sign)) if (++count > most) return true;
	return false;
}

type Trouble = Pick<YAMLError, "code" | "message" | "pos">;

function unsound(text: string, document: Document, lines: LineCounter): YamlFault[] {
	const doubled = doubledKeys(document.contents).map(
		(at): Trouble => ({ code: "DUPLICATE_KEY", message: "", pos: [at, at] }),
	);
	const [first] = [...document.errors, ...document.warnings];
	// Past the first, most are echoes of it; doubled keys alone are faults each of its own.
	const shown: readonly Trouble[] = first === undefined ? doubled : [first];
	return shown.map((trouble) => {
		const [message, expected] = yamlTrouble(trouble, shownAt(text, trouble.pos[0]));
		return { message, ...placeAt(lines, trouble.pos[0]), expected };
	});
}

/** What the library found where some words stand, and what to expect there. */
export function yamlTrouble({ code, message }: Trouble, words: string): readonly [string, string | null] {
	const [sentence, expected] = sentences[code] ?? [message, null];
	return [sentence.replace("%", () => words), expected];
}

/**
 * Where keys stand that their map has already. The library compares each with all before it: twenty thousand would take it
 * ten seconds.
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
function shownAt(text: string, offset: number): string {
	return /^[^\r\n]{0,40}/u.exec(text.slice(offset))?.[0].trim() || "end of the line";
}

/** References can blow a small file up, keys that are maps take very long to become text, and a few have a meaning of their own in JavaScript. */
function forbidden(text: string, document: Document, lines: LineCounter): YamlFault[] {
	const faults: YamlFault[] = [];
	const forbid = (what: string, node: unknown, expected: string): void => {
		const offset = startOf(node) ?? 0;
		const whole = isScalar(node) ? String(node.value) : isAlias(node) ? `*${node.source}` : text.slice(offset);
		const words = shownAt(whole, 0);
		faults.push({ message: `Unexpected ${what} \`${words}\``, ...placeAt(lines, offset), expected });
	};
	visit(document, (_, node) => {
		if (isAlias(node)) forbid("reference", node, "the value itself");
		if (!isPair(node)) return undefined;
		if (reserved.has(keyOf(node))) forbid("key", node.key, "another name");
		const isLong = keyOf(node).length > longestKey;
		if (!isLong && !isCollection(node.key)) return undefined;
		forbid("key", node.key, isLong ? `one of at most ${longestKey} characters` : "a key that is a word");
		return visit.SKIP;
	});
	return faults;
}

/** As YAML has it for keys without a question mark. */
const longestKey = 1024;

const reserved: ReadonlySet<string> = new Set(["__proto__", "prototype", "constructor"]);

/** Where the deepest part of a path that is there begins. */
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

const indent = "keys of one map below each other, items of a list each behind `- `, all indented by spaces";
const quoted = 'text with such signs in quotes: `"like: this"`';

/**
 * What makes a text no YAML, and what was expected, in words for people who write forms, not parsers: by the code that the
 * library gives. `%` stands for the words at the place; any other code keeps the library's words.
 */
const sentences: Readonly<Record<string, readonly [sentence: string, expected: string]>> = {
	BAD_ALIAS: ["Unexpected reference `%`", "the value itself"],
	BAD_COLLECTION_TYPE: ["Unexpected tag `%`", "plain values"],
	BAD_DIRECTIVE: ["Unexpected line `%`", "no directives"],
	BAD_DQ_ESCAPE: ["Unexpected backslash in `%`", "two of them, or single quotes around the text"],
	BAD_INDENT: ["Unclosed bracket, or an unexpected indent, before `%`", indent],
	BAD_PROP_ORDER: ["Unexpected `%`", "plain values"],
	BAD_SCALAR_START: ["Unexpected sign at the start of `%`", quoted],
	BLOCK_AS_IMPLICIT_KEY: ["Unexpected second colon in `%`, or an indent too many below it", quoted],
	BLOCK_IN_FLOW: ["Unexpected `%` inside brackets", "brackets that are closed before"],
	DUPLICATE_KEY: ["Unexpected second use of a key", "each key once"],
	IMPOSSIBLE: ["Unexpected `%`", indent],
	KEY_OVER_1024_CHARS: ["Unexpected key of more than 1,024 characters", "a colon nearer by"],
	MISSING_CHAR: ["Unclosed quotes or brackets, or a missing colon, before `%`", quoted],
	MULTILINE_IMPLICIT_KEY: ["Missing colon in `%`", "a key with a colon and a space behind it"],
	MULTIPLE_ANCHORS: ["Unexpected anchor `%`", "plain values"],
	MULTIPLE_DOCS: ["Unexpected second document", "one in a file"],
	MULTIPLE_TAGS: ["Unexpected tag `%`", "plain values"],
	NON_STRING_KEY: ["Unexpected key `%`", "a key that is a word"],
	RESOURCE_EXHAUSTION: ["Nested too deeply", "a few levels"],
	TAB_AS_INDENT: ["Unexpected tab at the start of a line", "spaces"],
	TAG_RESOLVE_FAILED: ["Unexpected tag", "plain values"],
	UNEXPECTED_TOKEN: ["Unexpected `%`", indent],
};
