/** YAML with the place of each value. */
import { type Document, isCollection, isMap, isNode, isScalar, isSeq, Lexer, Parser, parseDocument, visit } from "yaml";
import { defaultMaxDepth, markupDepth } from "../ast/nodes.ts";
import { type AddressProblem, doubledKeys, shownAt, yamlTrouble } from "../forms/yaml.ts";
import { type DataNode, type DataResult, type DataScalar, tooDeepData } from "./data.ts";

const deepest = markupDepth(defaultMaxDepth);

/**
 * The library draws each error in its line, which takes quadratic time; and compares each key with all before it. If it
 * were silent, it would drop a second document.
 */
const plainly = { logLevel: "error", prettyErrors: false, uniqueKeys: false } as const;

/** Data and, in order, the comments that are not part of it; or why it can't be read. */
export type YamlResult = (DataResult & { readonly data?: undefined }) | YamlData;

interface YamlData {
	readonly data: DataNode;
	readonly comments: readonly string[];
}

let last: (Slice & { readonly result: YamlResult }) | null = null;

/**
 * Reads a slice of a text as YAML; offsets are those of the whole text. What is nested too deep is not read at all. Kept
 * for the next step that asks about the same text.
 */
export function readYaml(text: string, start: number, end: number): YamlResult {
	if (last?.text !== text || last.start !== start || last.end !== end)
		last = { text, start, end, result: read({ text, start, end }) };
	return last.result;
}

function read(slice: Slice): YamlResult {
	const { text, start, end } = slice;
	const yaml = text.slice(start, end);
	const deep = deepIn(yaml, deepest);
	if (deep !== null) return tooDeepData(deepest, start + deep);
	const document = parseDocument(yaml, plainly);
	const [error] = [
		...document.errors,
		...document.warnings,
		...(/^%|[&!]/m.test(yaml) ? unsaidIn(document, yaml) : []),
	];
	const [doubled] = doubledKeys(document.contents);
	if (doubled !== undefined && (error === undefined || doubled < error.pos[0]))
		return { message: "Invalid YAML: the same key twice. Keep one.", offset: start + doubled };
	if (error !== undefined) {
		const offset = start + error.pos[0];
		return {
			message: yamlTrouble(
				{ code: error.code, message: error.message, pos: [offset, offset] },
				shownAt(text, offset),
				text,
			),
			offset,
		};
	}
	return { data: toData(document.contents, slice), comments: yaml.includes("#") ? commentsIn(document) : [] };
}

/** The first anchor, tag or directive: words to whoever writes them, and no part of a value. */
function unsaidIn(document: Document, yaml: string): AddressProblem[] {
	const found: AddressProblem[] = [];
	const add = (code: string, at: number): unknown => found.push({ code, message: "", pos: [at, at] });
	const directive = yaml.search(/^%/m);
	if (directive >= 0) add("BAD_DIRECTIVE", directive);
	visit(document, (_, node) => {
		if (found.length > 0) return visit.BREAK;
		if (!isCollection(node) && !isScalar(node)) return undefined;
		const start = node.range?.[0] ?? 0;
		const tag = yaml.lastIndexOf("!", start);
		if (node.anchor !== undefined) add("MULTIPLE_ANCHORS", yaml.lastIndexOf(`&${node.anchor}`, start));
		else if (node.tag !== undefined) add("MULTIPLE_TAGS", yaml[tag - 1] === "!" ? tag - 1 : tag);
		return undefined;
	});
	return found;
}

function commentsIn(document: Document): string[] {
	const comments: (string | null | undefined)[] = [document.commentBefore];
	const behind: (string | null | undefined)[] = [];
	visit(document, (_, node) => {
		if (!isNode(node)) return;
		comments.push(node.commentBefore);
		// That of a map or list comes after all its contents.
		(isScalar(node) ? comments : behind).push(node.comment);
	});
	return [...comments, ...behind.reverse(), document.comment].flatMap((comment) => comment?.trim() || []);
}

interface Slice {
	readonly text: string;
	readonly start: number;
	readonly end: number;
}

function toData(node: unknown, slice: Slice): DataNode {
	const [from = 0, to = 0] = (node as { range?: readonly number[] | null } | null)?.range ?? [];
	const place = { start: slice.start + from, end: slice.start + to };
	if (isMap(node)) {
		const entries = node.items.map(({ key, value }) => ({ key: keyData(key, slice), value: toData(value, slice) }));
		return { kind: "map", entries, ...trimmed(place, slice) };
	}
	if (isSeq(node)) {
		return { kind: "list", items: node.items.map((item) => toData(item, slice)), ...trimmed(place, slice) };
	}
	if (!isScalar(node))
		return { kind: "scalar", value: node === null ? null : slice.text.slice(place.start, place.end), ...place };
	const { value } = node;
	const isPlain =
		value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean";
	return { kind: "scalar", value: isPlain ? value : String(value), ...place };
}

/** A block ends with its last words; the library counts the line end behind them in. */
function trimmed({ start, end }: Pick<Slice, "start" | "end">, { text }: Slice): Pick<Slice, "start" | "end"> {
	return { start, end: start + text.slice(start, end).trimEnd().length };
}

function keyData(key: unknown, slice: Slice): DataScalar {
	const data = toData(key, slice);
	if (data.kind === "scalar") return data;
	return { kind: "scalar", value: slice.text.slice(data.start, data.end), start: data.start, end: data.end };
}

/** Where YAML is nested deeper than `most`. */
function deepIn(text: string, most: number): number | null {
	// Each level takes one of these signs; so front matter of a usual size is not cut into tokens twice.
	let signs = 0;
	for (const _ of text.matchAll(/[[{?:-]/g)) if (++signs > most) break;
	if (signs <= most) return null;
	// The library keeps open nodes in a list, so no depth overflows the stack here.
	const parser = new Parser();
	for (const token of new Lexer().lex(text)) {
		const place = parser.offset;
		for (const _ of parser.next(token)) {
			// Only open nodes count for the depth; the lowest is the document.
		}
		if (parser.stack.length > most + 1) return place;
	}
	return null;
}
