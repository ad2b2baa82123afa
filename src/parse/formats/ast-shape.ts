/** What each node of the tree must look like, as tables; a tree that passes is safe to hand to every stage. */
import { type DataNode, entry } from "./data.ts";
import { type Check, count, flag, isNull, list, map, scalar, text, textOrNull, wrong } from "./shape-checks.ts";
import type { ShapeFault } from "./shape-fault.ts";

interface Shape {
	readonly keys: Readonly<Record<string, Check>>;
	/** The node types that may stand below; empty for leaves. */
	readonly children: readonly string[];
}

const blocks = ["paragraph", "heading", "list", "blockquote", "code", "thematicBreak"];
const prose = [...blocks, "ignored"];
const phrasing = ["text", "emphasis", "strong", "link", "image", "inlineCode", "break"];

const countOrNull = scalar(
	"a whole number or null",
	(value) => value === null || (Number.isInteger(value) && Number(value) >= 0),
);
const depth = scalar(
	"a depth from 1 to 6",
	(value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 6,
);
const point = map({ line: count, column: count, offset: count });
const position = map({ start: point, end: point });
const positionOrNull: Check = (node, name) => (isNull(node) ? null : position(node, name));
const marks = list(map({ value: text, position }));
const person = map({ name: text });
const statements = list(map({ speakers: list(person), part: text, position }));
const itemValue: Check = (node, name) => {
	if (node.kind === "scalar") return typeof node.value === "boolean" ? wrong(node, name, "a value") : null;
	return entry(node, "title") === undefined ? person(node, name) : map({ title: text, url: textOrNull })(node, name);
};
const fieldValue: Check = (node, name) => (node.kind === "list" ? list(itemValue)(node, name) : itemValue(node, name));
const items = list(map({ value: itemValue, raw: text, position }));
const heading = { label: text, labelPosition: position, marks };

/** The shape of every node type that a tree may hold. */
const shapes: ReadonlyMap<string, Shape> = new Map<string, Shape>([
	["report", { keys: { form: text }, children: ["preamble", "field", "section", "unclassified", "ignored"] }],
	["preamble", { keys: { name: textOrNull }, children: prose }],
	[
		"field",
		{
			keys: { name: textOrNull, ...heading, raw: text, valuePosition: position, value: fieldValue, items },
			children: [],
		},
	],
	["section", { keys: { name: text, ...heading, statements }, children: prose }],
	[
		"unclassified",
		{ keys: { label: textOrNull, labelPosition: positionOrNull, marks, duplicates: textOrNull }, children: prose },
	],
	["ignored", { keys: {}, children: blocks }],
	["paragraph", { keys: {}, children: phrasing }],
	["heading", { keys: { depth }, children: phrasing }],
	["list", { keys: {}, children: ["listItem"] }],
	["listItem", { keys: {}, children: blocks }],
	["blockquote", { keys: {}, children: blocks }],
	["code", { keys: { value: text }, children: [] }],
	["thematicBreak", { keys: {}, children: [] }],
	["text", { keys: { value: text }, children: [] }],
	["emphasis", { keys: {}, children: phrasing }],
	["strong", { keys: {}, children: phrasing }],
	["link", { keys: { url: text }, children: phrasing }],
	["image", { keys: { url: text }, children: [] }],
	["inlineCode", { keys: { value: text }, children: [] }],
	["break", { keys: {}, children: [] }],
]);

/** Keys that a node may lack; what stands there must fit all the same. */
const optional: Readonly<Record<string, Check>> = {
	ordered: flag,
	start: countOrNull,
	alt: textOrNull,
	title: textOrNull,
	lang: textOrNull,
	meta: textOrNull,
};

/** The first thing wrong with a tree, in the order of the file; null when it is sound. */
export function treeFault(node: DataNode, types: readonly string[] = ["report"]): ShapeFault | null {
	if (node.kind !== "map") return wrong(node, "node", "a map");
	const type = entry(node, "type");
	const name = type?.kind === "scalar" ? String(type.value) : "";
	const shape = types.includes(name) ? shapes.get(name) : undefined;
	if (shape === undefined) return wrong(type ?? node, "type", types.map((each) => `\`${each}\``).join(" or "));
	const fault = map({ ...shape.keys, position })(node, name) ?? optionalFault(node);
	if (fault !== null || shape.children.length === 0) return fault;
	return map({ children: list((child) => treeFault(child, shape.children)) })(node, name);
}

function optionalFault(node: DataNode): ShapeFault | null {
	for (const [key, check] of Object.entries(optional)) {
		const value = entry(node, key);
		const fault = value === undefined ? null : check(value, key);
		if (fault !== null) return fault;
	}
	return null;
}
