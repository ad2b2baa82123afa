/** What may be a label in a line of Markdown notes, and what the form takes it for. */

import { type Candidate, candidates } from "../../blocks/candidates.ts";
import { type Ordinal, readOrdinal } from "../../blocks/heading-line.ts";
import type { Line } from "../../blocks/markdown-lines.ts";
import type { Form, HeadingStyle, LabelTarget } from "../../forms/form.ts";
import { withoutAside } from "../../text/aside.ts";
import { misspeltOpening } from "../labels.ts";

/** How the line of a label is set off. */
export interface Setting {
	/** The depth of a heading; null for any other line. */
	readonly depth: number | null;
	/** A heading by the signs below it. */
	readonly underlined: boolean;
	/** The kind of list that it opens an item of. */
	readonly list: "bullets" | "numbers" | null;
	/** Nothing stands above it: a heading there is the title, unless a label says otherwise. */
	readonly top: boolean;
	/** The letter before it is one of several that count up. */
	readonly counted: boolean;
}

/** A line that opens with a label; places are units of the line's text. */
export interface LabelLine {
	readonly line: Line;
	readonly setting: Setting;
	/** Null for one that means nothing to the form. */
	readonly target: LabelTarget | null;
	/** Whether the form knows it only as misspelt. */
	readonly near: boolean;
	/** Whether a pattern for headings knows it, and no label does. */
	readonly pattern: boolean;
	readonly bold: boolean;
	readonly ending: Candidate["ending"];
	/** A number before it: `3.` in `## 3. Budget`. */
	readonly number: Ordinal | null;
	readonly label: readonly [number, number];
	readonly value: readonly [number, number];
}

/** What a label of its own making may look like: a few words, garbled ones too, and no part of an address. */
const unknownLabel = /^\p{L}[\p{L}\p{M}\p{N} .,'’&/()\p{Sc}™\u0080-\u00bf-]{0,49}$/u;

/** The label that a line opens with, as the form knows it; the likeliest candidate first. */
export function labelOf(line: Line, setting: Setting, form: Form): LabelLine | null {
	const number = readOrdinal(line.text, 0, line.text.length);
	const numbered = number === null ? null : knownLabel(line, { form, setting, number });
	return numbered ?? knownLabel(line, { form, setting, number: null });
}

/** Whether what a heading without a label opens with is a number, and no word of it: `2021 budget`, `A. Bell resigns`. */
function isNumber({ text }: Line, number: Ordinal, { form, setting }: Look): boolean {
	const sign = text.slice(0, number.end);
	if (!number.firm || range.test(sign)) return false;
	return !initial.test(sign) || setting.counted || form.sections.some(({ headings }) => headings.includes("lettered"));
}

const range = /^\d+-\d+$/;
const initial = /^\p{L}\.$/u;

interface Look {
	readonly form: Form;
	readonly setting: Setting;
	readonly number: Ordinal | null;
}

function knownLabel(line: Line, look: Look): LabelLine | null {
	const { form, setting, number } = look;
	const from = number?.content ?? 0;
	const bold = boldCandidate(line, from);
	const found = [...(bold === null ? [] : [bold]), ...candidates(line.text, from, line.text.length)];
	const made = (candidate: Candidate, target: LabelTarget | null, near: boolean): LabelLine => ({
		line,
		setting,
		target,
		near,
		pattern: false,
		bold: bold !== null,
		ending: candidate.ending,
		number,
		label: [candidate.start, candidate.end],
		value: [candidate.rest, line.text.length],
	});
	for (const candidate of found) {
		const target =
			form.labels.find(line.text.slice(candidate.start, candidate.end)) ?? asideTarget(line, candidate, form);
		if (target !== null) return made(candidate, target, false);
	}
	const end = line.text.length;
	const whole: Candidate = { ending: "line", start: from, end, core: end, marks: [], rest: end };
	const alone = setting.depth !== null || bold?.rest === end;
	const own = alone && !setting.top && (number === null || isNumber(line, number, look));
	const match = own ? matchOf(made(whole, null, false), form) : null;
	if (match !== null) return { ...made(whole, match, false), pattern: true };
	const unknown = unknownOf(line, found, (candidate, target) => made(candidate, target, target !== null), look);
	// Before what opens with a shorter label: `## Date of Meetnig` is no `Date`.
	if (unknown?.target && unknown.ending !== "line") return unknown;
	const prefix = setting.depth === null ? null : form.labels.prefix(line.text.slice(from));
	if (prefix?.target.kind === "field" && /\s/.test(line.text.charAt(from + prefix.end))) {
		const longer = misspeltOpening(line.text.slice(from), prefix.end, form.labels);
		const opening = longer ?? { ...prefix, rest: prefix.end + 1 };
		const [end, rest] = [from + opening.end, from + opening.rest];
		return made({ ...whole, end, rest }, opening.target, longer !== null);
	}
	return number === null || unknown?.target ? unknown : null;
}

/** `Date of Meeting (day, month, year):` */
function asideTarget(line: Line, { start, end }: Candidate, form: Form): LabelTarget | null {
	const core = withoutAside(line.text, start, end);
	return core < end ? form.labels.find(line.text.slice(start, core)) : null;
}

/** What a misspelt label stands for, with its aside in brackets or without. */
function nearTarget(line: Line, { start, end }: Candidate, { labels }: Form): LabelTarget | null {
	const core = withoutAside(line.text, start, end);
	return labels.near(line.text.slice(start, end)) ?? (core < end ? labels.near(line.text.slice(start, core)) : null);
}

/** A heading of a section that changes from one meeting to the next. */
function matchOf(found: LabelLine, form: Form): LabelTarget | null {
	const heading = found.line.text.slice(...found.label);
	const styles = stylesOf(found);
	const section = form.sections.find(({ matches, headings }) => {
		const fits = headings.length === 0 || headings.some((style) => styles.includes(style));
		return fits && matches.some((pattern) => pattern.test(heading));
	});
	return section === undefined ? null : { kind: "section", name: section.name, label: section.label, closing: false };
}

/** A misspelt label, or one that means nothing to the form. */
function unknownOf(
	line: Line,
	found: readonly Candidate[],
	made: (candidate: Candidate, target: LabelTarget | null) => LabelLine,
	{ form, setting }: Look,
): LabelLine | null {
	const [first] = found;
	if (first === undefined) return null;
	const bold = line.nodes[0]?.type === "strong";
	if (first.ending !== "colon" && !bold) {
		for (const candidate of found) {
			const label = line.text.slice(candidate.start, candidate.end);
			// One word of its own is a misspelt label only as a heading.
			const target = setting.depth !== null || /\s/u.test(label) ? nearTarget(line, candidate, form) : null;
			if (target !== null) return made(candidate, target);
		}
		return null;
	}
	const label = line.text.slice(first.start, first.end);
	// Neither the scheme of an address is a label, nor are the words up to a time.
	if (
		first.ending === "colon" &&
		!bold &&
		first.rest < line.text.length &&
		!/[\s：]/u.test(line.text.charAt(first.rest - 1))
	)
		return null;
	const target = nearTarget(line, first, form);
	return target !== null || unknownLabel.test(label) ? made(first, target) : null;
}

/** A sign that may stand behind the words of a label. */
const labelSign = /[\s:：–—-]/u;

/** `**Date** 2 February`: bold words are a label without a colon as well. */
function boldCandidate(line: Line, from: number): Candidate | null {
	const [first] = line.nodes;
	if (first?.type !== "strong") return null;
	const last = first.position?.end.offset ?? 0;
	let behind = 0;
	while (behind < line.text.length && (line.ends[behind] ?? 0) <= last) behind++;
	let end = behind;
	while (end > from && labelSign.test(line.text.charAt(end - 1))) end--;
	if (end <= from) return null;
	const between = /^\s*(?:[:：]|[–—-](?=\s|$))?\s*/.exec(line.text.slice(behind))?.[0] ?? "";
	const colon = /[:：]/u.test(line.text.slice(end, behind) + between);
	const rest = behind + between.length;
	const ending = colon ? "colon" : rest < line.text.length ? "dash" : "line";
	return { ending, start: from, end, core: withoutAside(line.text, from, end), marks: [], rest };
}

/** All ways in which the line of a label is set off. */
export function stylesOf({ setting, bold, number }: LabelLine): HeadingStyle[] {
	const styles: HeadingStyle[] = [...(number?.styles ?? [])];
	if (setting.depth !== null) styles.push("markdown");
	if (setting.underlined) styles.push("underlined");
	if (setting.list === "numbers") styles.push("numbered");
	if (bold) styles.push("bold");
	return styles.length === 0 ? ["bare"] : styles;
}
