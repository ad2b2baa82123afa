/** YAML as data with a place for everything in it. Loaded only for a form given by path. */
import {
	type Document,
	isAlias,
	isMap,
	isPair,
	isScalar,
	isSeq,
	LineCounter,
	type Pair,
	parseDocument,
	visit,
	type YAMLError,
} from "yaml";
import { doubledKeys } from "./doubled-keys.ts";
import type { YamlFault } from "./fault.ts";
import { yamlSentences } from "./yaml-sentences.ts";

/** A key of a map or an index of a list. */
export type Step = string | number;

/** What is wanted of a path: where the thing itself stands, or the key that it has. */
export type Aspect = "value" | "key";

/** A line and a column, both from 1. */
export interface Place {
	readonly line: number;
	readonly column: number;
}

/** A YAML document that is sound as YAML: its data, and where each part of them stands. */
export interface YamlSource {
	readonly data: unknown;
	/** The place of the deepest part of the path that is there. */
	place(path: readonly Step[], aspect: Aspect): Place;
}

// Far more than any form needs, far less than what takes a noticeable time to parse.
const largest = 1_000_000;
const mostSigns = 5000;

/**
 * What a value, a key or a line can't do without: each takes the parser a twentieth of a millisecond, and a kilobyte. So
 * do references, and ends of lists and quotes upon each other: each is an error.
 */
const sign = /[\n,[{&!]|[-:?](?=\s)|(?<=\s)\*|["'\]}](?=\s*["'\]}])/g;

/** Parses YAML; what makes it unsound (doubled keys, references, foreign tags) is refused here. */
export function readYaml(text: string): YamlSource | { readonly faults: readonly YamlFault[] } {
	if (text.length > largest) {
		return { faults: [{ message: "Too large", line: 1, column: 1, expected: `at most ${largest} characters` }] };
	}
	if (hasMoreSigns(text)) {
		const expected = `at most ${mostSigns} lines, keys and values`;
		return { faults: [{ message: "Too complex", line: 1, column: 1, expected }] };
	}
	const lines = new LineCounter();
	const document = parseDocument(text, {
		lineCounter: lines,
		prettyErrors: false,
		uniqueKeys: false,
		logLevel: "error",
	});
	const faults = [
		...soundness(text, document, lines),
		...(document.errors.length > 0 ? [] : forbidden(document, lines)),
	];
	if (faults.length > 0) return { faults };
	return {
		data: document.toJS(),
		place: (path, aspect) => placeAt(lines, offsetOf(document.contents, path, aspect)),
	};
}

function hasMoreSigns(text: string): boolean {
	let count = 0;
	for (const _ of text.matchAll(sign)) if (++count > mostSigns) return true;
	return false;
}

type Trouble = Pick<YAMLError, "code" | "message" | "pos">;

function soundness(text: string, document: Document, lines: LineCounter): YamlFault[] {
	const doubled = doubledKeys(document.contents).map(
		(at): Trouble => ({ code: "DUPLICATE_KEY", message: "", pos: [at, at] }),
	);
	const [first] = [...document.errors, ...document.warnings];
	// Past the first, most are echoes of it; doubled keys alone are faults each of its own.
	const shown: readonly Trouble[] = first === undefined ? doubled : [first];
	return shown.map(({ code, message, pos }) => {
		const { sentence, expected } = yamlSentences[code] ?? { sentence: message, expected: null };
		const place = placeAt(lines, pos[0]);
		return { message: sentence.replace("%", shownAt(text, pos[0])), ...place, expected };
	});
}

/** The words that a fault stands at, as far as a message needs them. */
function shownAt(text: string, offset: number): string {
	return /^[^\r\n]{0,40}/u.exec(text.slice(offset))?.[0].trim() || "end of the line";
}

/** References can blow a small file up, and a few keys have a meaning of their own in JavaScript. */
function forbidden(document: Document, lines: LineCounter): YamlFault[] {
	const faults: YamlFault[] = [];
	visit(document, (_, node) => {
		if (isAlias(node)) {
			const place = placeAt(lines, node.range?.[0] ?? 0);
			faults.push({ message: `Unexpected reference \`*${node.source}\``, ...place, expected: "the value itself" });
		} else if (isPair(node) && reserved.has(keyOf(node))) {
			const place = placeAt(lines, startOf(node.key) ?? 0);
			faults.push({ message: `Unexpected key \`${keyOf(node)}\``, ...place, expected: "another name" });
		}
	});
	return faults;
}

const reserved: ReadonlySet<string> = new Set(["__proto__", "prototype", "constructor"]);

function offsetOf(contents: unknown, path: readonly Step[], aspect: Aspect): number {
	let node = contents;
	let offset = 0;
	for (const [index, step] of path.entries()) {
		const key = index < path.length - 1 || aspect === "key";
		const child = childOf(node, step);
		if (child === null) break;
		offset = (key ? child.key : child.value) ?? child.key ?? offset;
		node = child.node;
	}
	return offset;
}

interface Child {
	readonly node: unknown;
	readonly key: number | null;
	readonly value: number | null;
}

function childOf(node: unknown, step: Step): Child | null {
	if (isSeq(node)) {
		const item = node.items[Number(step)];
		return item === undefined ? null : { node: item, key: startOf(item), value: startOf(item) };
	}
	if (!isMap(node)) return null;
	const pair = node.items.find((entry) => keyOf(entry) === String(step));
	return pair === undefined ? null : { node: pair.value, key: startOf(pair.key), value: startOf(pair.value) };
}

function keyOf(pair: Pair): string {
	return isScalar(pair.key) ? String(pair.key.value) : "";
}

function startOf(node: unknown): number | null {
	return isScalar(node) || isMap(node) || isSeq(node) ? (node.range?.[0] ?? null) : null;
}

function placeAt(lines: LineCounter, offset: number): Place {
	const { line, col } = lines.linePos(offset);
	return { line: Math.max(1, line), column: Math.max(1, col) };
}
