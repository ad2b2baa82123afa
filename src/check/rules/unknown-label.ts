import type { Node } from "unist";
import type { Field, Report, ReportChild, Unclassified } from "../../ast/nodes.ts";
import { plainText } from "../../ast/text.ts";
import { blankHeading } from "../../forms/blank.ts";
import type { Form } from "../../forms/form.ts";
import { misspeltHead, nearOtherBlock, opensOtherBlock, otherHead } from "../../text/field-words.ts";
import { normalizeLabel } from "../../text/normalize.ts";
import { garbledIn } from "../characters.ts";
import type { Rule } from "../rule.ts";

/** A line among the fields looks like a label that the form does not have, or a section holds a block such as `Next steps`. */
export const unknownLabel: Rule = {
	code: "unknown-label",
	examples: [
		["a colon in a value is not a label", "Date of Meeting: 2 February 2016\nType of meeting: UN: side event\n"],
		[
			"a field that the form does not have",
			"Date of Meeting: 2 February 2016\nVenue: Room 4\nReporter: Ruth Delacroix\n",
			"2:1-2:6",
		],
		[
			"a label that is nearly one of the form's",
			"Date of Meeting: 2 February 2016\nTopik: Boats\nReporter: Ruth Delacroix\n",
			"2:1-2:6",
		],
		[
			"what is to be done, below a summary",
			"Summary of information presented\n\nBoats were counted.\n\nNext steps: Luke to count the nets.\n",
			"5:1-5:11",
		],
		[
			"a sentence about what is to be done",
			"Summary of information presented\n\nBoats were counted.\n\nNext steps were named by Luke.\n",
		],
	],
	check({ report, firsts, form, text }, tell) {
		// Blocks that most forms have no section for stay in the section that they stand in, or are none of it below a heading.
		// A form that reads what is to be done has its own words for it.
		for (const child of form.items.length > 0 ? [] : report.children) {
			const isOutside = child.type === "unclassified" && child.label === null;
			if (child.type !== "section" && !isOutside) continue;
			const blocks: Node[] = [];
			for (const block of child.children)
				if (block.type === "list") for (const { children } of block.children) blocks.push(...children.slice(0, 1));
				else blocks.push(block);
			for (const block of blocks) {
				const { position } = block;
				const isRead = block.type === "heading" || (block.type === "paragraph" && !isOutside);
				const words = isRead ? plainText([block]) : "";
				const isNear = nearOtherBlock.test(words);
				if (position === undefined || !(isNear || opensOtherBlock.test(words))) continue;
				let [at, { line, column }] = [0, position.start];
				for (const written of words.split("\n")) {
					let label = otherHead(written);
					if (label === "" && isNear) {
						const own = written.replace(/\s*:$/, "");
						if (misspeltHead(normalizeLabel(own), (word) => form.words.bits(word) !== 0) !== null) label = own;
					}
					const offset = (position.start.offset ?? 0) + at;
					if (label !== "" && form.allLabels.find(label) === null) {
						let section = child.label;
						for (const { name, label: own } of form.sections)
							if (child.type === "section" && name === child.name) section = own;
						const start = { line, column, offset };
						const end = { line, column: column + label.length, offset: offset + label.length };
						// Where signs of emphasis are among the words, the whole block is meant.
						const isPlain = text.startsWith(words.slice(0, at + label.length), position.start.offset);
						const place = isPlain ? { start, end } : position;
						const within = section === null ? {} : { section };
						tell({ code: "unknown-label", position: place, label, ...within, severity: "info" });
					}
					at += written.length + 1;
					[line, column] = [line + 1, 1];
				}
			}
		}
		if (!report.children.some(isUnknown)) return;
		for (const child of report.children.slice(0, lastOfHeader(report, form) + 1)) {
			if (!isUnknown(child) || garbledIn(child.label).length > 0) continue;
			const { label, labelPosition: position } = child;
			const near = form.allLabels.near(label);
			const known = near === null ? undefined : form.sections.find(({ name }) => name === near.name);
			const expected = near === null || firsts.has(near.name) ? {} : { expected: near.label };
			// The very words, before a colon, are no heading where the form says how headings are written.
			if (known === undefined || known.headings.length === 0)
				tell({ code: "unknown-label", position, label, ...expected });
			else if ("expected" in expected || form.allLabels.find(label) !== null)
				tell({ code: "unknown-label", position, label, expected: known.label, heading: blankHeading(known) });
			else tell({ code: "unknown-label", position, label });
		}
	},
};

type Labelled = (Field | Unclassified) & Pick<Field, "label" | "labelPosition">;

function isUnknown(child: ReportChild): child is Labelled {
	if (child.type === "field") return child.name === null;
	return child.type === "unclassified" && child.duplicates === null && child.label !== null;
}

/**
 * If the heading of the form's first section is missing, the text after the last field belongs to it, and lines in it
 * that look like labels are no mistakes.
 */
function lastOfHeader({ children }: Report, { sections }: Form): number {
	const [first] = sections;
	const missing = first?.required && !children.some((child) => child.type === "section" && child.name === first.name);
	if (!missing) return children.length;
	const section = children.findIndex(({ type }) => type === "section");
	const header = children.slice(0, section < 0 ? children.length : section);
	return header.findLastIndex((child) => child.type === "field" && child.name !== null);
}
