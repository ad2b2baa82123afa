/** Notes written in Markdown: headings, bold words and plain lines that name a label of the form open a field or a section. */
import type { Paragraph } from "mdast";
import type { Position } from "unist";
import type { Block, Field, ParsedReport, RawField, ReportChild, ValuePart } from "../../ast/nodes.ts";
import { fieldType } from "../../fields/index.ts";
import type { Form } from "../../forms/form.ts";
import type { Placing } from "./data.ts";
import { parseBlocks } from "./markdown-blocks.ts";
import { type LabelLine, type Line, labelOf, linesOf } from "./markdown-lines.ts";

/** What one label opened, or what stands below none. */
interface Run {
	readonly label: LabelLine | null;
	readonly blocks: Block[];
}

/** Reads notes; no word of them is lost. */
export function markdownNotes(text: string, form: Form, { locator }: Placing): ParsedReport {
	const runs: Run[] = [{ label: null, blocks: [] }];
	for (const block of parseBlocks(text)) addBlock(runs, block, form);
	const seen = new Set<string>();
	const children = runs.flatMap((run, index) => childrenOf(run, { form, seen, first: index === 0 }));
	return { type: "report", form: form.name, children, position: locator.position(0, text.length) };
}

function addBlock(runs: Run[], block: Block, form: Form): void {
	const items = block.type === "list" ? block.children.map((item) => item.children[0]) : [];
	const labelled = items.some((item) => item !== undefined && opens(runs, linesOf(item as Block)[0], form) !== null);
	if (block.type === "list" && labelled) {
		for (const item of block.children) for (const child of item.children) addBlock(runs, child as Block, form);
		return;
	}
	let plain: Line[] = [];
	for (const line of linesOf(block)) {
		const label = opens(runs, line, form);
		if (label === null) plain.push(line);
		else {
			runs.at(-1)?.blocks.push(...paragraphs(plain));
			plain = [];
			runs.push({ label, blocks: [] });
		}
	}
	const whole = plain.length === linesOf(block).length;
	if (whole && closes(runs.at(-1), block, form)) runs.push({ label: null, blocks: [] });
	runs.at(-1)?.blocks.push(...(whole ? [block] : paragraphs(plain)));
}

/** A heading without a label ends a field; so does a paragraph, where the field is no list and has its value. */
function closes(run: Run | undefined, block: Block, form: Form): boolean {
	if (run?.label === null || run?.label.target?.kind === "section") return false;
	if (block.type === "heading") return true;
	const definition = form.fields.find(({ name }) => name === run?.label?.target?.name);
	const list = definition !== undefined && fieldType(definition.type).list;
	return block.type === "paragraph" && !list && (run?.label.value !== "" || run.blocks.length > 0);
}

/** In a section only other sections and the fields that close the notes are structure, and no unknown label is. */
function opens(runs: readonly Run[], line: Line | undefined, form: Form): LabelLine | null {
	const label = line === undefined ? null : labelOf(line, form);
	if (label === null) return null;
	const inSection = runs.some((run) => run.label?.target?.kind === "section");
	if (label.target === null) return inSection || runs.length === 1 ? null : label;
	if (!inSection || label.target.closing || label.target.kind === "section") return label;
	return runs.some((run) => run.label?.target?.name === label.target?.name) ? null : label;
}

function paragraphs(lines: readonly Line[]): Paragraph[] {
	return lines.map(({ nodes, position }) => ({ type: "paragraph", children: [...nodes], position }));
}

interface Place {
	readonly form: Form;
	readonly seen: Set<string>;
	readonly first: boolean;
}

type Child = ReportChild<RawField | Field>;

function childrenOf({ label, blocks }: Run, { form, seen, first }: Place): Child[] {
	if (label === null) return first ? openingOf(blocks, form) : looseOf(blocks);
	const { target, line } = label;
	const position = { start: line.position.start, end: blocks.at(-1)?.position?.end ?? line.position.end };
	const duplicate = target !== null && seen.has(target.name) && !isRepeatable(form, target.name);
	if (target !== null) seen.add(target.name);
	if (target?.kind !== "section" && !duplicate) return [fieldOf(label, blocks, position)];
	const children = [...valueBlocks(label), ...blocks];
	const base = { label: label.label, labelPosition: line.position, marks: [], children, position };
	if (duplicate || target === null) return [{ type: "unclassified", ...base, duplicates: target?.name ?? null }];
	return [{ type: "section", name: target.name, ...base, statements: [] }];
}

function isRepeatable(form: Form, name: string): boolean {
	return form.sections.some((section) => section.name === name && section.repeatable);
}

/** A heading above the first label is the title, the rest stands before the first field. */
function openingOf(blocks: readonly Block[], form: Form): Child[] {
	const titled = blocks[0]?.type === "heading" && form.titleField !== null;
	return blocks.flatMap((block, index): Child[] => {
		if (block.position === undefined) return [];
		const name = titled && index === 0 ? form.titleField : null;
		return [{ type: "preamble", name, children: [block], position: block.position }];
	});
}

function looseOf(blocks: readonly Block[]): Child[] {
	const [start, end] = [blocks[0]?.position?.start, blocks.at(-1)?.position?.end];
	if (start === undefined || end === undefined) return [];
	const none = { label: null, labelPosition: null, marks: [], duplicates: null };
	return [{ type: "unclassified", ...none, children: blocks, position: { start, end } }];
}

function fieldOf({ target, label, line, value }: LabelLine, blocks: readonly Block[], position: Position): RawField {
	const own: ValuePart[] = value === "" ? [] : [{ raw: value, position: line.position }];
	const parts = [...own, ...blocks.flatMap(partsOf)];
	const start = parts[0]?.position.start ?? line.position.end;
	return {
		type: "field",
		name: target?.name ?? null,
		label,
		labelPosition: line.position,
		raw: parts.map(({ raw }) => raw).join("\n"),
		valuePosition: { start, end: parts.at(-1)?.position.end ?? start },
		marks: [],
		parts,
		position,
	};
}

function partsOf(block: Block): ValuePart[] {
	if (block.type === "list")
		return block.children.flatMap((item) => item.children.flatMap((child) => partsOf(child as Block)));
	if (block.type === "blockquote") return block.children.flatMap((child) => partsOf(child as Block));
	if (block.type === "code" && block.position !== undefined) return [{ raw: block.value, position: block.position }];
	return linesOf(block).map(({ text, position }) => ({ raw: text, position }));
}

function valueBlocks({ value, line }: LabelLine): Block[] {
	if (value === "") return [];
	return [{ type: "paragraph", children: [{ type: "text", value, position: line.position }], position: line.position }];
}
