/** The report JSON, read back. */
import type { Node, Position } from "unist";
import type { Block, ParsedReport, Section, Unclassified } from "../../ast/nodes.ts";
import {
	type DataNode,
	type DataScalar,
	decodedText,
	entry,
	formatFault,
	insideStrings,
	isPlain,
	isTrue,
	type Placing,
	placeOf,
	readJson,
	textOf,
} from "../../blocks/data.ts";
import { type InputFormat, nestingOf, reportData } from "../../blocks/format.ts";
import { parseBlocks } from "../../blocks/markdown.ts";
import { type LimitedPlacing, limitFor } from "../../blocks/markdown-limit.ts";
import { reportFault } from "../../blocks/shapes.ts";
import type { Form, SectionDefinition } from "../../forms/form.ts";
import { usualDepth } from "../../text/depth.ts";
import { splitLines } from "../../text/lines.ts";
import { type MappedText, sliceMapped, sourceOffset } from "../../text/mapped-text.ts";
import { type Locator, locator } from "../../text/place.ts";
import { arranged, dataFields, type Heading, strayFields, textNode, type Unplaced, unplaced } from "../report-parts.ts";

/** Reports in JSON. */
export const json: InputFormat = {
	name: "json",
	about: "A report in JSON, as `-t json` writes it",
	extensions: ["json"],
	opens: (text) => /^\s*\{\s*"\$schema"\s*:/.test(text),
	formName: (text) => textOf(entry(readJson(text).data, "form")),
	fault(text) {
		const read = readJson(text);
		const fault = read.data === undefined ? read : reportFault(read.data);
		return fault === null ? null : formatFault(text, fault);
	},
	repairs(text) {
		const { data } = readJson(text);
		if (data === undefined) return () => false;
		const isInside = insideStrings(data);
		return (position, replacement) => isPlain(replacement) && isInside(position);
	},
	parse(text, form, deepest = usualDepth) {
		const { data } = readJson(text);
		const nesting = nestingOf(deepest);
		const places = { text, locator: locator(text) };
		const placing = { ...places, limit: limitFor(nesting, places) };
		const children = data === undefined ? [] : arranged(readParts(data, form, placing), form);
		return {
			type: "report",
			form: form.name,
			children,
			position: placing.locator.position(0, text.length),
			...reportData(nesting, titleText(data === undefined ? undefined : entry(data, "title"), placing)),
		} satisfies ParsedReport;
	},
};

function titleText(node: DataNode | undefined, placing: Placing): Unclassified | null {
	const value = textOf(node);
	if (node === undefined || value === null) return null;
	const position = placeOf(node, placing);
	return textNode([{ type: "paragraph", children: [{ type: "text", value, position }], position }], position);
}

function readParts(data: DataNode, form: Form, placing: LimitedPlacing): Parameters<typeof arranged>[0] {
	const map = entry(data, "fields");
	const { sections, texts } = readBody(data, form, placing);
	return { fields: dataFields(map, form, placing), sections, texts: [...strayFields(map, form, placing), ...texts] };
}

interface Body {
	readonly sections: readonly Section[];
	readonly texts: readonly Unplaced[];
}

function readBody(data: DataNode, form: Form, placing: LimitedPlacing): Body {
	const map = entry(data, "sections");
	const found = map?.kind === "map" ? map.entries : [];
	const known = new Set(form.sections.map(({ name }) => name));
	const sections = form.sections.flatMap((definition) => {
		const own = found.find(({ key }) => key.value === definition.name);
		return each(own?.value).map((node) => readSection(definition, node, placing));
	});
	const strays = found.filter(({ key }) => !known.has(String(key.value)));
	const list = entry(data, "unclassified");
	const texts = [
		...each(list).map((node) => readText(node, form, placing)),
		...strays.flatMap(({ value }) => each(value).map((node) => readText(node, form, placing))),
	];
	return { sections, texts };
}

function each(node: DataNode | undefined): readonly DataNode[] {
	return node === undefined ? [] : node.kind === "list" ? node.items : [node];
}

/** A section without a heading gets that of the form: in Markdown it would be none. */
function readSection({ name, label }: SectionDefinition, node: DataNode, placing: LimitedPlacing): Section {
	const heading = headingOf(entry(node, "heading"), placing);
	const place = wholeOf(node, placing);
	return {
		type: "section",
		name,
		label: heading?.label ?? label,
		labelPosition: heading?.labelPosition ?? { start: place.start, end: place.start },
		marks: [],
		children: blocksOf(entry(node, "markdown"), placing),
		statements: [],
		position: place,
	};
}

function readText(node: DataNode, form: Form, placing: LimitedPlacing): Unplaced {
	const heading = headingOf(entry(node, "label") ?? entry(node, "heading"), placing);
	const children = blocksOf(entry(node, "markdown"), placing);
	const boilerplate = isTrue(entry(node, "boilerplate"));
	const place = { children, position: wholeOf(node, placing), form, boilerplate };
	return { node: unplaced(heading, place), after: textOf(entry(node, "after")) };
}

function headingOf(node: DataNode | undefined, placing: Placing): Heading | null {
	const label = textOf(node);
	return node === undefined || label === null ? null : { label, labelPosition: placeOf(node, placing) };
}

function blocksOf(node: DataNode | undefined, placing: LimitedPlacing): Block[] {
	return node?.kind === "scalar" && typeof node.value === "string" ? escapedBlocks(node, placing) : [];
}

function wholeOf(node: DataNode, placing: Placing): Position {
	return placing.locator.position(node.start, node.end);
}

/** The blocks of a string; a leaf with an escape of JSON's in it is split around that. */
export function escapedBlocks(node: DataScalar, placing: LimitedPlacing): Block[] {
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
