import type { Point, Position } from "unist";
import type { Unclassified } from "../../ast/nodes.ts";
import { plainText } from "../../ast/text.ts";
import { fieldType } from "../../fields/index.ts";
import { hasWord, withoutAccents } from "../../text/ascii.ts";
import { mailFrom, mailHeads } from "../../text/field-words.generated.ts";
import type { Rule } from "../rule.ts";

const leastText = 200;

/** Text stands in no field and no section: most of the notes, or some, which is reported at each place. */
export const unclassifiedText: Rule = {
	code: "unclassified-text",
	examples: [
		[
			"all text is in a field or section",
			"Date of Meeting: 2 Feb 2016\n\nSummary of information presented\n\nBoats were counted.\n",
		],
		[
			"text after the tags",
			`Summary of information presented\n\nBoats.\n\nWhat was of particular significance?\n\nNets.\n\nTags: boats\n\n${"Boats were counted, and nobody could say whose. ".repeat(5).trim()}\n`,
			"11:1-11:240",
		],
		[
			"a remark after the tags",
			"Summary of information presented\n\nBoats were counted in three harbours.\n\nWhat was of particular significance?\n\nNets.\n\nTags: boats\n\nRuth will call them.\n",
			"11:1-11:21",
		],
	],
	check({ report, firsts, named, known, form }, tell) {
		if (form.sections.length === 0) return;
		const isMail = report.data?.mail !== undefined;
		let [all, unclassified, first]: [number, number, Position | null] = [0, 0, null];
		const aside: Run[] = [];
		let [open, above, isBehindField, hasLabel]: [Run | null, Run | null, boolean, boolean] = [null, null, false, false];
		for (const child of report.children) {
			if (child.type === "ignored") continue;
			// In a report that is read back, what a field's value leaves over stands behind the field.
			const isLeftOver = isBehindField && report.data?.title !== undefined;
			const definition = child.type === "field" ? known.get(child.name ?? "")?.definition : undefined;
			isBehindField = definition !== undefined && fieldType(definition.type).beside !== undefined;
			const text = child.type === "field" ? child.raw : plainText(child.children);
			all += text.length;
			[above, open] = [open, null];
			hasLabel ||= child.type === "field" && child.name !== null && child.label !== "";
			if (child.type === "section" || (child.type !== "unclassified" && child.name !== null)) continue;
			unclassified += text.length;
			first ??= child.position;
			// A label that the form does not know has a finding of its own.
			if (child.type === "field" || ("label" in child && child.label !== null)) continue;
			if (isLeftOver || (above === null && isSetOff(child.children))) continue;
			open = above;
			for (const block of child.children) {
				const { position } = block;
				const words = plainText([block]);
				if (position === undefined || !hasWord(words)) continue;
				// `The meeting was held on 2 May` has a value that a pattern of the form found.
				let isTaken = false;
				for (const { field } of known.values()) isTaken ||= holds(position, field.valuePosition.start);
				if (isTaken) open = null;
				else if (open !== null && !(isMail && isLabelled(words))) open.end = position.end;
				else {
					open = { ...position, words };
					aside.push(open);
				}
			}
		}
		const [top, bottom] = [named.at(0)?.position.start.line ?? 0, named.at(-1)?.position.end.line ?? 0];
		let [header, closed, isHeader] = [0, Infinity, true];
		for (const { type, name, position } of named) {
			const isClosing = known.get(name)?.definition.closing === true;
			if (type === "section" && isHeader && name === form.sections[0]?.name) header = position.start.line;
			if (type === "section") isHeader = false;
			else if (isHeader && !isClosing) header = position.start.line;
			else if (isClosing) closed = Math.min(closed, position.end.line);
		}
		// A missing section is the cause of what stands between the fields, below the first section if that is there, and has a
		// finding of its own; notes with a label but without any section may be of another kind.
		const isMissing = form.sections.some(({ name, required }) => required && !firsts.has(name));
		if (first !== null && all >= leastText && unclassified * 2 > all && (!isMissing || (hasLabel && isHeader)))
			return tell({ code: "unclassified-text", position: first });
		for (const { start, end, words } of aside) {
			// Above the notes, a mail has its head and a greeting, and below them whoever sent it.
			const isOwn =
				isMail && ((end.line < top && !isLabelled(words)) || (start.line > bottom && !sentence.test(words)));
			if (isOwn || (isMissing && end.line >= header && start.line <= closed)) continue;
			tell({ code: "unclassified-text", position: { start, end }, severity: "info", isPart: true });
		}
	},
};

/** Blocks that follow each other, and the words of the first. */
interface Run {
	readonly start: Point;
	end: Point;
	readonly words: string;
}

function holds({ start, end }: Position, { offset = 0 }: Point): boolean {
	return (start.offset ?? 0) <= offset && offset <= (end.offset ?? 0);
}

/** What has a heading or a number of its own is a section that the notes have besides those of the form; code is front matter. */
function isSetOff([first, ...others]: Unclassified["children"]): boolean {
	if (first?.type === "list") return first.ordered === true && first.children.length === 1 && others.length === 0;
	return first?.type === "heading" || first?.type === "code";
}

/** `What: nets`, but not `Subject: nets`: what a label stands before is no head of a mail, nor a greeting. */
function isLabelled(words: string): boolean {
	const [, label = ""] = labelled.exec(words) ?? [];
	const own = withoutAccents(label.toLowerCase());
	return label !== "" && !mailFrom.includes(own) && !mailHeads.includes(own);
}

const labelled = /^(\p{L}[\p{L} ]{0,30}?)\s?:\s+\S/u;

/** `To do: …`, or four words or more that end as a sentence does: no signature. */
const sentence = /:\s|^\S+\s+\S+\s+\S+\s.*[.!?]["”’)]?$/su;
