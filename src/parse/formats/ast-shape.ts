/** What each node of the tree must look like, as tables; a tree that passes is safe to hand to every stage. */
import { type DataNode, entry } from "./data.ts";
import {
	type Check,
	count,
	flagOrNull,
	isNull,
	list,
	map,
	onlyTrue,
	scalar,
	strict,
	text,
	textOrNull,
	wrong,
} from "./shape-checks.ts";
import type { ShapeFault } from "./shape-fault.ts";
import { number, part, speaker, task, taskNotes, value } from "./value-shapes.ts";

type Keys = Readonly<Record<string, Check>>;

interface Shape {
	readonly keys: Keys;
	/** Keys that a node may lack; what stands there must fit all the same. */
	readonly optional?: Keys;
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
const marks = list(strict({ value: text, position }));
const statements = list(strict({ speakers: list(speaker), part, position }));
const tasks = list(strict({ ...task, position }, taskNotes));
const fieldValue: Check = (node, name) => {
	if (node.kind === "list") return list(value)(node, name);
	const isPlain = node.kind === "scalar" && (isNull(node) || number(node, name) === null);
	return isPlain ? null : wrong(node, name, "a text, a number, a list or null");
};
const itemValue: Check = (node, name) => (isNull(node) ? null : value(node, name));
const items = list(strict({ value: itemValue, raw: text, position }));
const heading = { label: text, labelPosition: position, marks };
const fieldData = strict({}, { derived: onlyTrue, apart: onlyTrue });
const marked = { data: strict({}, { marks }) };

/** The shape of every node type that a tree may hold. */
const shapes: ReadonlyMap<string, Shape> = new Map<string, Shape>([
	[
		"report",
		{
			keys: { form: text },
			// Checked before all else.
			optional: { version: () => null },
			children: ["preamble", "field", "section", "unclassified", "ignored"],
		},
	],
	["preamble", { keys: { name: textOrNull }, children: prose }],
	[
		"field",
		{
			keys: { name: textOrNull, ...heading, raw: text, valuePosition: position, value: fieldValue, items },
			optional: { data: fieldData },
			children: [],
		},
	],
	["section", { keys: { name: text, ...heading, statements }, optional: { items: tasks }, children: prose }],
	[
		"unclassified",
		{ keys: { label: textOrNull, labelPosition: positionOrNull, marks, duplicates: textOrNull }, children: prose },
	],
	["ignored", { keys: {}, children: blocks }],
	["paragraph", { keys: {}, optional: marked, children: phrasing }],
	["heading", { keys: { depth }, optional: { data: strict({}, { marks, bare: flagOrNull }) }, children: phrasing }],
	[
		"list",
		{ keys: {}, optional: { ordered: flagOrNull, start: countOrNull, spread: flagOrNull }, children: ["listItem"] },
	],
	["listItem", { keys: {}, optional: { checked: flagOrNull, spread: flagOrNull, ...marked }, children: blocks }],
	["blockquote", { keys: {}, children: blocks }],
	["code", { keys: { value: text }, optional: { lang: textOrNull, meta: textOrNull }, children: [] }],
	["thematicBreak", { keys: {}, children: [] }],
	["text", { keys: { value: text }, children: [] }],
	["emphasis", { keys: {}, children: phrasing }],
	["strong", { keys: {}, children: phrasing }],
	["link", { keys: { url: text }, optional: { title: textOrNull }, children: phrasing }],
	["image", { keys: { url: text }, optional: { alt: textOrNull, title: textOrNull }, children: [] }],
	["inlineCode", { keys: { value: text }, children: [] }],
	["break", { keys: {}, children: [] }],
]);

/** A key that no stage expects is refused too: some read what they find on any node. */
const checks: ReadonlyMap<string, Check> = new Map([...shapes].map(([type, shape]) => [type, checkOf(shape)]));

function checkOf({ keys, optional, children }: Shape): Check {
	const below = children.length === 0 ? {} : { children: list((child) => treeFault(child, children)) };
	return strict({ type: text, ...keys, position, ...below }, optional);
}

/** The first thing wrong with a tree, in the order of the file; null when it is sound. */
export function treeFault(node: DataNode, types: readonly string[] = ["report"]): ShapeFault | null {
	if (node.kind !== "map") return wrong(node, "node", "a map");
	const type = entry(node, "type");
	const name = type?.kind === "scalar" ? String(type.value) : "";
	const check = types.includes(name) ? checks.get(name) : undefined;
	if (check === undefined) return wrong(type ?? node, "type", types.map((each) => `\`${each}\``).join(" or "));
	return check(node, name);
}
