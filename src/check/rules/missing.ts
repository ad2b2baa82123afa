import type { Point, Position } from "unist";
import type { Report } from "../../ast/nodes.ts";
import { plainText } from "../../ast/text.ts";
import { likenessOf } from "../../fields/index.ts";
import type { FieldDefinition, SectionDefinition } from "../../forms/form.ts";
import { memoizePer } from "../../text/lazy.ts";
import { labelWords } from "../../text/normalize.ts";
import { type Words, wordBit } from "../../text/words.ts";
import { garbledIn } from "../characters.ts";
import { type CheckContext, isUnheaded } from "../context.ts";
import { labelLines } from "../label-lines.ts";
import type { Rule } from "../rule.ts";

/** A required field has no label in the notes, or another field has none and a line looks like its label. */
export const missingField: Rule = {
	code: "missing-field",
	examples: [
		[
			"every required field is there",
			"Date of Meeting: 2 February 2016\nMeeting Organizer: Harbour Forum\nISJC Staff Present: Ruth Delacroix\nReporter: Ruth Delacroix\nWhich SDG does this topic cover? 14\nType of meeting: briefing\n",
		],
		[
			"nobody says who wrote it",
			"Date of Meeting: 2 February 2016\nMeeting Organizer: Harbour Forum\nISJC Staff Present: Ruth Delacroix\nWhich SDG does this topic cover? 14\nType of meeting: briefing\n",
			"3:35-3:35",
		],
		[
			"an optional field, as an item of a list below a heading",
			"Date of Meeting: 2 February 2016\nMeeting Organizer: Harbour Forum\nISJC Staff Present: Ruth Delacroix\nReporter: Ruth Delacroix\nWhich SDG does this topic cover? 14\nType of meeting: briefing\n\nBrief summary of presentation\n\n- Meeting Title: Boats and nets\n- Boats were counted.\n",
			"1:33-1:33",
		],
		[
			"the date is missing",
			"Meeting Organizer: Harbour Forum\nISJC Staff Present: Ruth Delacroix\nReporter: Ruth Delacroix\nWhich SDG does this topic cover? 14\nType of meeting: briefing\n",
			"1:1-1:1",
		],
	],
	check(context, tell) {
		if (isWithoutLabels(context)) return;
		const required = new Set<FieldDefinition>();
		const ofReport = context.report.data?.format && "report";
		for (const { definition, own } of context.required) {
			required.add(definition);
			const position = placeOfMissing(context, definition.name);
			if (position === null) continue;
			const { label } = definition;
			const nearest = own.severity === "info" ? nearestLabel(context, definition) : undefined;
			tell({
				code: "missing-field",
				position,
				label,
				type: nearest?.type ?? ofReport ?? own.severity ?? definition.type,
				...own,
				...(nearest && { nearest: nearest.nearest }),
			});
		}
		for (const definition of context.form.fields) {
			const { name, label } = definition;
			if (context.firsts.has(name) || required.has(definition)) continue;
			const nearest = nearestLabel(context, definition);
			const position = nearest === undefined ? null : placeOfMissing(context, name);
			if (nearest !== undefined && position !== null)
				tell({ code: "missing-field", position, label, severity: "info", ...nearest });
		}
	},
};

/**
 * The line that looks most like a label of a field, and has a value like those of the field: one of its labels, or words
 * most of which stand in them, one of them in no others of the form.
 */
function nearestLabel(context: CheckContext, { name, type, read, closing }: FieldDefinition) {
	let best: { type: "near" | "placed"; nearest: { words: string; line: number } } | undefined;
	let most = 0;
	for (const { label, value, line, isWhole, exact, held } of filledLines(context)) {
		const isExact = exact === name;
		let [sum, isOnly] = [0, isExact];
		const own = isExact ? [] : held;
		for (const targets of own) {
			let [others, isOwn] = [0, false];
			for (const target of targets) {
				if (target.name === name) isOwn = true;
				else others++;
			}
			if (isOwn) sum++;
			isOnly ||= isOwn && others === 0;
		}
		const share = own.length === 0 ? 1 : sum / own.length;
		if (!isOnly || share * 2 < 1 || share <= most) continue;
		// Above a list, `Links` may have titles alone.
		if (!(isExact && isWhole && closing) && likenessOf(type, value, read) < 0) continue;
		[most, best] = [share, { type: isExact ? "placed" : "near", nearest: { words: label, line } }];
	}
	return best;
}

/** The lines with a value, the name of the part that the label is one of, and what labels have each of its words. */
const filledLines = memoizePer(({ report, form: { allLabels, words } }: CheckContext) => {
	const filled = labelLines(report).filter(({ value }) => value !== "");
	return filled.map(({ label, value, line, isWhole }) => {
		const held = contentWords(label, words).map(allLabels.holding);
		return { label, value, line, isWhole, exact: allLabels.find(label)?.name, held };
	});
});

/** A required section has no heading in the notes. */
export const missingSection: Rule = {
	code: "missing-section",
	examples: [
		[
			"both sections are there",
			"Brief summary of presentation of information made\n\nBoats were counted.\n\nWhat was of particular significance to share with The Salvation Army globally?\n\nWe could count too.\n",
		],
		[
			"the second section is missing",
			"Brief summary of presentation of information made\n\nBoats were counted.\n\nTags: harbours\n",
			"3:20-3:20",
		],
	],
	check(context, tell) {
		if (isWithoutLabels(context)) return;
		const written = context.report.data?.format;
		const format = written && { format: written };
		for (const definition of context.form.sections) {
			const { name, label, required } = definition;
			const position = required ? placeOfMissing(context, name) : null;
			if (position === null) continue;
			const unheaded = context.firsts.get(name);
			if (unheaded?.type === "section") {
				const from = unheaded.labelPosition.start.line;
				tell({ code: "missing-section", position, label, from, ...format });
				continue;
			}
			const nearest = nearestHeading(context, definition);
			let short: string | undefined;
			for (const each of definition.short) if (each.length < label.length) short ??= each;
			tell({ code: "missing-section", position, label, ...format, ...(nearest ? { nearest } : short && { short }) });
		}
	},
};

/** Nothing in the notes is a label: that all that is required is missing has this one cause. */
export const noLabels: Rule = {
	code: "no-labels",
	examples: [
		["one label", "Date of Meeting: 2 February 2016\n\nBoats were counted.\n"],
		["text without labels", "Boats were counted.\n", "1:1-1:1"],
		["the only label is that of the links", "Boats were counted.\n\nWeb links: https://a.org/boats\n"],
	],
	check(context, tell) {
		if (!isWithoutLabels(context)) return;
		const { required, form, firsts, report } = context;
		const wanted = required.find(({ definition }) => !firsts.has(definition.name))?.definition;
		const label = (wanted ?? form.sections.find((section) => section.required))?.label;
		if (label === undefined) return;
		const start = { line: 1, column: 1, offset: 0 };
		const isEmpty = report.children.every(({ type }) => type === "ignored");
		tell({ code: "no-labels", position: { start, end: start }, label, form: form.name, isEmpty });
	},
};

function isWithoutLabels({ named, report, required, form, known }: CheckContext): boolean {
	let wanted = required.length;
	for (const section of form.sections) if (section.required) wanted++;
	if (wanted < 2) return false;
	const [title, field = title] = named;
	// The title, and the day that stands there, have no label.
	let isLabelled = false;
	for (const part of named) {
		if (part.type === "preamble") continue;
		const definition = known.get(part.name)?.definition;
		const isOfTitle = part.label === "" && definition?.patterns.length === 0 && definition.where.includes("title");
		isLabelled ||= !isOfTitle;
	}
	if (!isLabelled || title === undefined) return true;
	// `The recording is at https://…` in a letter: the only label, and perhaps one by chance.
	const isOnly = named.length === 1 || (named.length === 2 && title.type === "preamble");
	if (!isOnly || field?.type !== "field") return false;
	const isWeighed = report.data?.weighed?.has(field.labelPosition.start.offset ?? -1) === true;
	return isWeighed && form.fields.some(({ name, closing }) => closing && name === field.name);
}

const longestHeading = 80;
/** A few words before a full stop that more stands behind. */
const runIn = /^([^.!?:\n]{3,50})\.\s+\S/;

/** The line that has most words in common with the labels of a section, among those that may be a heading. */
function nearestHeading({ report, form }: CheckContext, { name, label, aliases, short }: SectionDefinition) {
	const words = new Set<string>();
	for (const text of [label, ...aliases, ...short]) for (const word of contentWords(text, form.words)) words.add(word);
	let best: { words: string; line: number } | undefined;
	let most = 0;
	for (const { text, line } of headings(report)) {
		const own = new Set(contentWords(text, form.words));
		let shared = 0;
		for (const word of own) {
			let isOwn = words.has(word);
			for (const target of form.allLabels.holding(word)) isOwn &&= target.name === name;
			if (isOwn) shared++;
		}
		if (shared <= most || shared * 2 < own.size) continue;
		[most, best] = [shared, { words: text, line }];
	}
	return best;
}

const ordinary = wordBit.function | wordBit.speech | wordBit.auxiliary | wordBit.pronoun;

function contentWords(text: string, words: Words): string[] {
	const stems: string[] = [];
	for (const { written, stem } of labelWords(text)) if ((words.bits(written) & ordinary) === 0) stems.push(stem);
	return stems;
}

/** The lines that may be headings: sub-headings, labels that the form does not know, short lines without a full stop, and first sentences. */
function headings({ children }: Report): { text: string; line: number }[] {
	const found: { text: string; line: number }[] = [];
	for (const child of children) {
		if (child.type === "field") {
			if (child.name === null) found.push({ text: child.label, line: child.labelPosition.start.line });
			continue;
		}
		if (child.type === "unclassified" && child.label !== null)
			found.push({ text: child.label, line: child.position.start.line });
		for (const block of child.children) {
			const text = block.type === "heading" || block.type === "paragraph" ? plainText([block]) : "";
			if (text === "" || block.position === undefined) continue;
			const isShort = text.length <= longestHeading && !/[.!]$/.test(text);
			// `Why this is important to us. Our teams …`
			const opening = isShort ? text : (runIn.exec(text)?.[1] ?? "");
			if (opening !== "") found.push({ text: opening, line: block.position.start.line });
		}
	}
	return found;
}

/**
 * Zero width behind what stands in the notes before the first part that belongs behind a missing one; null where it is not
 * missing, or would be there if only the characters of its label were right: those are the one mistake then.
 */
function placeOfMissing({ report, firsts, form }: CheckContext, name: string): Position | null {
	const found = firsts.get(name);
	if (found !== undefined && !isUnheaded(found)) return null;
	for (const child of report.children) {
		const label = child.type === "field" || child.type === "unclassified" ? child.label : null;
		const restored = label === null ? null : restoredLabel(label);
		const target = restored === null ? null : (form.labels.find(restored) ?? form.labels.near(restored));
		if (target?.name === name) return null;
	}
	const before = new Set(form.order.slice(0, form.order.indexOf(name)));
	let end: Point | undefined;
	for (const part of report.children) {
		// Right below a new label, a line without one would become part of its value.
		if (part.type === "unclassified" && part.position.start.line - 1 === end?.line) end = part.position.end;
		else if (!("name" in part) || part.name === null) continue;
		else if (before.has(part.name)) end = part.position.end;
		else if (end !== undefined && form.order.includes(part.name)) break;
	}
	const place = end ?? { line: 1, column: 1, offset: 0 };
	return { start: place, end: place };
}

function restoredLabel(label: string): string | null {
	const garbled = garbledIn(label);
	if (garbled.length === 0) return null;
	let restored = "";
	let from = 0;
	for (const { start, end, expected } of garbled) {
		restored += label.slice(from, start) + (expected ?? "");
		from = end;
	}
	return restored + label.slice(from);
}
