/** A report as an outline that a test can be read by. */
import type { ListItem } from "mdast";
import type { Block, Ignored, ParsedReport, RawField } from "../../src/ast/nodes.ts";
import { parseText } from "../../src/structure/plain-notes.ts";
import { form } from "./form.ts";

/** One line a node, children indented: `p words`, `h words`, `• words`, `field date: 2 Feb`. */
export function outlineOf(text: string): string {
	return outlineOfReport(parseText(text, form));
}

/** The same of a report. */
export function outlineOfReport(report: ParsedReport): string {
	return report.children.flatMap(childLines).join("\n");
}

/** The outline of the summary that holds the given lines. */
export function summaryOf(lines: string): string {
	const report = parseText(`Date of Meeting: 2 Feb 2016\n\nBrief summary of presentation\n\n${lines}`, form);
	const section = report.children.find((child) => child.type === "section");
	return section?.children.flatMap((block) => blockLines(block, "")).join("\n") ?? "";
}

function childLines(child: ParsedReport["children"][number]): string[] {
	switch (child.type) {
		case "field":
			return [fieldLine(child as RawField)];
		case "section":
			return [`section ${child.name}`, ...child.children.flatMap((block) => blockLines(block, "  "))];
		case "ignored":
			return blockLines(child, "");
		case "preamble":
			return [`preamble ${child.name}`, ...child.children.flatMap((block) => blockLines(block, "  "))];
		case "unclassified": {
			const label = child.label === null ? "" : ` ${child.label} (second ${child.duplicates})`;
			return [`unclassified${label}`, ...child.children.flatMap((block) => blockLines(block, "  "))];
		}
	}
}

function fieldLine({ name, label, parts }: RawField): string {
	const value = parts.map((part) => part.raw.replace(/\r\n|\r|\n/gu, "⏎")).join(" / ");
	return `field ${name ?? `? ${label}`}:${value === "" ? "" : ` ${value}`}`;
}

function blockLines(block: Block | Ignored, indent: string): string[] {
	switch (block.type) {
		case "ignored":
			return block.children.map((child) => `${indent}ignored ${words(child)}`);
		case "list":
			return block.children.flatMap((item) => itemLines(item, indent));
		case "heading":
			return [`${indent}h ${words(block)}`];
		default:
			return [`${indent}p ${words(block)}`];
	}
}

function itemLines(item: ListItem, indent: string): string[] {
	const [first, ...rest] = item.children;
	const mark = item.data?.marks?.[0]?.value ?? "?";
	const head = first?.type === "paragraph" ? first : null;
	const others = head === null ? item.children : rest;
	const line = `${indent}${mark}${head === null ? "" : ` ${words(head)}`}`;
	return [line, ...others.flatMap((child) => blockLines(child as Block, `${indent}  `))];
}

function words(node: Block): string {
	const leaves = "children" in node ? node.children : [];
	return leaves.map((leaf) => ("value" in leaf ? leaf.value.replace(/\s*(?:\r\n|\r|\n)\s*/gu, "⏎") : "")).join("");
}
