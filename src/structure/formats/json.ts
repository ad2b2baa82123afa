/** The report JSON, read back. */
import type { Node } from "unist";
import { type Block, defaultMaxDepth } from "../../ast/nodes.ts";
import {
	type DataNode,
	type DataScalar,
	decodedText,
	entriesOf,
	entry,
	insideStrings,
	isPlain,
	isTrue,
	placeOf,
	readJson,
	textOf,
} from "../../blocks/data.ts";
import type { Nesting } from "../../blocks/lists.ts";
import { parseBlocks } from "../../blocks/markdown.ts";
import { type LimitedPlacing, limitFor } from "../../blocks/markdown-limit.ts";
import { reportFault } from "../../blocks/shapes.ts";
import type { Form } from "../../forms/form.ts";
import { splitLines } from "../../text/lines.ts";
import { type MappedText, sliceMapped, sourceOffset } from "../../text/mapped-text.ts";
import { type Locator, locator } from "../../text/place.ts";
import { parsedReport, wordsNode } from "../nodes.ts";
import { arranged, type BodyPart, dataFields, strayFields } from "../report-parts.ts";
import { formatFault, type InputFormat } from "./format.ts";

/** Reports in JSON. */
export const json: InputFormat = {
	name: "json",
	about: "A report in JSON, as `-t json` writes it",
	extensions: ["json"],
	opens: (text) => /^\s*\{\s*"\$schema"\s*:/.test(text),
	formName: (text) => textOf(entry(readJson(text).data, "form")),
	fault(text) {
		const read = readJson(text);
		return formatFault(text, read.data === undefined ? read : reportFault(read.data));
	},
	repairs(text) {
		const { data } = readJson(text);
		if (data === undefined) return () => false;
		const isInside = insideStrings(data);
		return (position, replacement) => isPlain(replacement) && isInside(position);
	},
	parse(text, form, deepest = defaultMaxDepth) {
		const { data } = readJson(text);
		const nesting: Nesting = { deepest, cut: null };
		const places = { text, locator: locator(text) };
		const placing = { ...places, limit: limitFor(nesting, places) };
		const children = data === undefined ? [] : arranged(readParts(data, form, placing), form);
		const head = entry(data, "title");
		const words = textOf(head);
		const title = head === undefined || words === null ? null : wordsNode(words, placeOf(head, placing));
		return parsedReport(form, {
			children,
			end: placing.locator.point(text.length),
			cut: nesting.cut,
			title,
			format: "json",
		});
	},
};

function readParts(data: DataNode, form: Form, placing: LimitedPlacing): Parameters<typeof arranged>[0] {
	const map = entry(data, "fields");
	return {
		fields: dataFields(map, form, placing),
		texts: strayFields(map, form, placing),
		body: readBody(data, form, placing),
	};
}

function readBody(data: DataNode, form: Form, placing: LimitedPlacing): BodyPart[] {
	const map = entry(data, "sections");
	const known = form.sections.map(({ name }) => name);
	const strays = entriesOf(map).filter(({ key }) => !known.includes(String(key.value)));
	const read = (name: string | null, node: DataNode | undefined): BodyPart[] => {
		const nodes = node === undefined ? [] : node.kind === "list" ? node.items : [node];
		return nodes.map((each) => readPart(name, each, placing));
	};
	return [
		...known.flatMap((name) => read(name, entry(map, name))),
		...read(null, entry(data, "unclassified")),
		...strays.flatMap(({ value }) => read(null, value)),
	];
}

/** A section, or text that has no place. */
function readPart(name: string | null, node: DataNode, placing: LimitedPlacing): BodyPart {
	const head = entry(node, "label") ?? entry(node, "heading");
	const label = textOf(head);
	const markdown = entry(node, "markdown");
	return {
		name,
		heading: head === undefined || label === null ? null : { label, labelPosition: placeOf(head, placing) },
		children: markdown?.kind === "scalar" && markdown.value !== null ? escapedBlocks(markdown, placing) : [],
		position: placing.locator.position(node.start, node.end),
		after: textOf(entry(node, "after")),
		boilerplate: isTrue(entry(node, "boilerplate")),
	};
}

/** The blocks of a string; a leaf with an escape of JSON's in it is split around that. */
function escapedBlocks(node: DataScalar, placing: LimitedPlacing): Block[] {
	const decoded = decodedText(placing.text, node);
	const { limit, locator } = placing;
	const cut: typeof limit.cut = (what, offset) => limit.cut(what, sourceOffset(decoded, offset));
	const blocks = parseBlocks(decoded.text, { ...limit, cut }) ?? plainBlocks(decoded.text);
	return blocks.map((block) => placed(block, decoded, locator) as Block);
}

/** Of too much Markdown, each line is a paragraph of plain words. */
function plainBlocks(text: string): Block[] {
	const { position } = locator(text);
	return splitLines(text).flatMap(({ start, end }): Block[] => {
		const value = text.slice(start, end).trim();
		if (value === "") return [];
		const from = text.indexOf(value, start);
		const place = position(from, from + value.length);
		return [{ type: "paragraph", children: [{ type: "text", value, position: place }], position: place }];
	});
}

interface Tree extends Node {
	readonly value?: string;
	readonly children?: readonly Node[];
}

function placed(node: Tree, decoded: MappedText, locator: Locator): Tree {
	const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
	const position = locator.position(sourceOffset(decoded, start), sourceOffset(decoded, end));
	if (node.children === undefined) return { ...node, position };
	const children = node.children.flatMap((child) =>
		child.type === "text" ? leaves(child, decoded, locator) : [placed(child, decoded, locator)],
	);
	return { ...node, position, children };
}

function leaves(leaf: Tree, decoded: MappedText, locator: Locator): Tree[] {
	const [start, end] = [leaf.position?.start.offset ?? 0, leaf.position?.end.offset ?? 0];
	const { value = "" } = leaf;
	if (value.length !== end - start) return [placed(leaf, decoded, locator)];
	return sliceMapped(decoded, start, end).runs.map((run): Tree => {
		return { type: "text", value: value.slice(run.from, run.to), position: locator.position(run.start, run.end) };
	});
}
