/** What a line may be read as when all labels of the form are tried, the short ones too: evidence to be weighed, no verdict. */
import { type Candidate, candidates, emphasised, type LabelEnd } from "../blocks/candidates.ts";
import type { Row } from "../blocks/row.ts";
import type { Form, LabelTarget } from "../forms/form.ts";
import {
	agentWords,
	labelFillers,
	labelVerbs,
	nameJoints,
	numberedThings,
	shortFunctionWords,
} from "../text/field-words.generated.ts";
import { anyOf, otherHead } from "../text/field-words.ts";
import { isArticle, withoutParenthetical } from "../text/normalize.ts";
import type { TextSpan } from "../text/place.ts";
import { isLower } from "../text/sentences.ts";
import { skipSpaces, wordEnd } from "../text/spaces.ts";
import { wordBit } from "../text/words.ts";
import { cellLabel, isTableOfLabels } from "./markdown-scope.ts";
import { type LabelMatch, type LineWords, labelOn, type Notes, wordsAt } from "./piece.ts";

/** One way to read a line: with this label. */
export interface Reading {
	readonly index: number;
	readonly row: Row;
	readonly match: LabelMatch;
	readonly target: LabelTarget;
	/** Whether the form has it as a label or an alias, has it as a short one, has one that is nearly the same, or has all its words in labels of one field. */
	readonly spelling: "firm" | "short" | "near" | "composed";
	/** How many words it has. */
	readonly words: number;
	/** The text after it on its line. */
	readonly value: string;
}

const longestLine = 300;
const longestBroken = 40;
const mostWords = 8;

/** The fields and sections that no label was found for. */
export interface Wanted {
	readonly names: ReadonlySet<string>;
	/** How many labels must be found; without any, misspelt ones and those inside lines are not searched. */
	readonly required: number;
}

/** The likeliest way to read the row at `index` with one of the labels that are wanted; null where it opens with none. */
export function labelReading(notes: Notes, index: number, wanted: Wanted): Reading | null {
	const row = notes.rows[index];
	if (row === undefined || row.skipped) return null;
	const line = labelLine(notes, row, index);
	if (line === null) return null;
	const start = line.cell === null ? notes.text.slice(line.from, Math.min(line.to, line.from + longestLine)) : "";
	// `[Reporter] Ann Bell` is no misspelt `Reporter`.
	const own = pairedSigns.test(start) ? null : readingOf(notes, line, wanted);
	const below = notes.rows[index + 1];
	const mayGoOn = line.to - line.from <= longestBroken && wanted.required > 0 && notes.markdown === null;
	if (mayGoOn && below !== undefined && !below.gap && below.marker === null && !below.skipped) {
		const to = Math.min(below.to, below.from + longestLine);
		const broken = readingOf(notes, { ...line, heading: null, restEnd: Number.POSITIVE_INFINITY, to, below }, wanted);
		// `Staff` over `Present Ann Bell`, but not `What matters` over `For us it is water`.
		const isWhole = own !== null && own.value === "";
		const isSame = own?.target.kind === "field" && own.target.name === broken?.target.name;
		if (
			broken !== null &&
			broken.match.core > below.from &&
			(isWhole ? isSame : own === null || (broken.spelling !== "near" && isMoreOfLabel(notes.form, own.value)))
		)
			return broken;
	}
	const [opening = ""] = own === null ? (openingSigns.exec(start) ?? pairedSigns.exec(start) ?? []) : [];
	const [filler = ""] = own === null && opening === "" ? (fillers.exec(start) ?? []) : [];
	const before = opening + filler;
	if (before === "") return own;
	const behind = readingOf(notes, { ...line, from: line.from + before.length }, wanted);
	if (behind === null) return null;
	// Signs are marks of the label, and words belong to it.
	const signs = Array.from({ length: opening.trimEnd().length }, (_, at) => line.from + at);
	const { match } = behind;
	const whole = filler === "" ? { ...match, marks: [...signs, ...match.marks] } : { ...match, start: line.from };
	return { ...behind, match: whole };
}

/** Whether what stands behind a label goes on with it, as in `Which SDG does this` over `topic cover? 4`; `2 and 12` is a value. */
function isMoreOfLabel({ words }: Form, value: string): boolean {
	return isLower(value.charAt(0)) && (words.bits(value.split(/\s/u, 1)[0] ?? "") & goesOn) !== 0;
}

/** `7 Date`, `## Date`, `## 2. Date`, `b) Date`: a number or a sign before a label. */
const openingSigns = /^(?:(?:#{1,6}\s+)?\(?(?:\d{1,2}|\p{L}(?=[.)]))[.)]?\s+|#{1,6}\s*|>\s?)(?=\p{L})/u;
/** `ok so main points:`: the label has them in front. */
const fillers = new RegExp(`^(?:${anyOf(labelFillers)}[,.]?\\s+){1,3}(?=\\p{L}[^:]{2,40}:\\s*$)`, "u");
/** `[Date] 4 May`, `(Date) 4 May`, `*Date* 4 May`: a label between two signs, and its value behind them. */
const pairedSigns =
	/^(?:\[(?=[^[\]]{1,40}\][ \t]*\S)|\((?=[^():?]{1,40}\)[ \t]*\S)|(["*_])(?=[^"*_:?]{1,40}\1[ \t]*\S)|[“<](?=[^“”<>:?]{1,40}[”>][ \t]*\S))(?=\p{L})/u;
/** Each sign that opens a label, and what closes it. */
const pairs = '[]()**__""“”<>';

function readingOf(notes: Notes, line: Line, wanted: Wanted): Reading | null {
	const { text, form } = notes;
	const { row, index, from, to, cell, below } = line;
	if (wanted.required > 0) {
		if (!form.allLabels.mayOpen(text, from, to) && !fewWords.test(text.slice(from, Math.min(to, from + longestFew))))
			return null;
	} else if (
		!wanted.names.has(form.allLabels.prefix(text.slice(from, Math.min(to, from + longestLine)))?.target.name ?? "")
	)
		return null;
	// `**Date** 4 May 2018`
	const strong = cell === null ? emphasised(text, from, to) : null;
	const bold = strong?.ending === "dash" ? strong : null;
	const found = cell === null ? [bold, dottedLabel(text, from, to), ...candidates(text, from, to)] : [cell];
	const signed = found.filter((each) => each !== null && each.ending !== "line");
	const whole = found.find((each) => each?.ending === "line");
	const exact = whole && { ...whole, core: withoutParenthetical(text, whole.start, whole.end), exact: true };
	// What ends in a sign of its own first; a line that is a label as a whole before one that opens with a shorter one.
	const ways = [...signed, exact, openingLabel(notes, from, to), whole];
	for (const candidate of ways) {
		let known = candidate == null ? null : knownLabel(form, text, candidate);
		if (candidate == null || known === null) continue;
		const by = candidate.rest < to ? byWhom(notes, candidate, known.target) : null;
		if (by !== null && wanted.names.has(by.name)) known = { target: by, spelling: "short" };
		if (!wanted.names.has(known.target.name)) continue;
		const plain = labelOn(line, candidate, known.target);
		const match = below === undefined ? plain : { ...plain, last: below, taken: index + 1 };
		const value = text.slice(candidate.rest, Math.min(match.last.to, line.restEnd));
		const words = text.slice(candidate.start, candidate.core).split(/\s+/u).length;
		return { index, row, match, words, value, ...known };
	}
	return null;
}

/** `Notes Ann Bell`: the field that `Notes by` is a label of, where a name follows that the notes have elsewhere as well. */
function byWhom({ text, form }: Notes, { start, core, rest }: Candidate, { kind }: LabelTarget): LabelTarget | null {
	const name = kind === "section" ? (wholeName.exec(text.slice(rest, rest + longestName))?.[0] ?? "") : "";
	if (name === "" || text.indexOf(name) === text.lastIndexOf(name)) return null;
	const label = text.slice(start, core);
	const fields = agentWords.map((word) => form.allLabels.find(`${label} ${word}`));
	return fields.find((target) => target?.kind === "field") ?? null;
}

const longestName = 60;
const wholeName = /^\p{L}[\p{L}'’.-]*(?:[ \t]+\p{L}[\p{L}'’.-]*){1,3}(?=[ \t]*$)/mu;

interface Line extends LineWords {
	readonly cell: Candidate | null;
	/** The row below, where the label goes on. */
	readonly below?: Row;
}

/** The words of a row that may be a label; null where no label stands. */
function labelLine(notes: Notes, row: Row, index: number): Line | null {
	const { form, markdown } = notes;
	const words = wordsAt(notes, index);
	if (words === null || words.index !== index) return null;
	const { heading, restEnd, from, to } = words;
	const own = markdown?.tree.at(row) ?? null;
	if (markdown !== null && (own === null || own.quoted || own.follows)) return null;
	if (own === null || own.table === null) return { row, index, heading, restEnd, from, to, cell: null };
	const cell = isTableOfLabels(own, form) ? cellLabel(own) : null;
	return cell && cell.start < row.to ? { ...words, from: cell.start, to: row.to, restEnd: cell.restEnd, cell } : null;
}

/** A candidate; whether it must be spelt right. */
type Way = Candidate & { readonly exact?: boolean };

/** What the form knows of a label as it is written, with what follows a short one: `Significance for us`. */
function knownLabel(
	form: Form,
	text: string,
	{ start, end, core, rest, ending, exact }: Way,
): Pick<Reading, "target" | "spelling"> | null {
	const { labels, allLabels } = form;
	// A cell is a label as a whole, as what stands before a colon is.
	const sign = ending === "dash" && /[|\t]/.test(text.slice(end, rest)) ? "colon" : ending;
	for (const to of core < end ? [end, core] : [end]) {
		const label = text.slice(start, to);
		const firm = labels.find(label);
		if (firm !== null) return { target: firm, spelling: "firm" };
		const short = allLabels.find(label) ?? headedBy(form, label, sign);
		if (short !== null) return { target: short, spelling: "short" };
		const near = exact === true || label.length < leastNear ? null : nearLabel(form, label);
		if (near !== null) return { target: near, spelling: "near" };
	}
	const mayBeComposed = sign !== "dash" && exact !== true;
	for (const to of mayBeComposed ? new Set([end, core]) : []) {
		const composed = composedLabel(form, text.slice(start, to));
		// A line that opens with words of headings is a sentence, and a single word says too little without a sign.
		const isBare = ending === "line" && (composed?.kind !== "field" || !/\s/u.test(text.slice(start, to)));
		// `What we should do next` has words of headings only, and heads something else.
		if (composed !== null && !isBare && otherHead(`${text.slice(start, to)}:`) === "")
			return { target: composed, spelling: "composed" };
	}
	return null;
}

const fewWords = /^[^:?]{3,50}[:?]/u;
const longestFew = 52;

/** `room`, `session`: beside a word for a meeting, such a word says where or which it was. */
const numbered = new Set(numberedThings);

/** The one field or section whose labels have all the words of another: `Report author`, `Those present`. */
function composedLabel({ allLabels, words }: Form, label: string): LabelTarget | null {
	const parts = label.replace(/[?\s]+$/u, "").split(/[\s/_-]+/u);
	if (parts.length > mostWords) return null;
	let common: readonly LabelTarget[] | null = null;
	let [isOfMeeting, only]: [boolean, string | null] = [false, null];
	for (const word of parts) {
		const targets = allLabels.holding(word);
		if (targets.length === 0 && (words.bits(word) & (goesOn & ~wordBit.verb)) === 0) return null;
		isOfMeeting ||= (words.bits(word) & wordBit.meeting) !== 0;
		if (targets.length === 0 || (words.bits(word) & (wordBit.function | wordBit.meeting)) !== 0) continue;
		only = common === null ? word : null;
		const left: LabelTarget[] = [];
		for (const target of targets) {
			let isCommon = common === null;
			for (const { name } of common ?? []) isCommon ||= name === target.name;
			if (isCommon) left.push(target);
		}
		common = left;
	}
	// A single word of a longer label says too little: `Room` or `Conference room`, of `In the room`.
	if (isOfMeeting && only !== null && allLabels.find(only) === null && numbered.has(only.toLowerCase())) return null;
	return common?.length === 1 && parts.length > 1 ? (common[0] ?? null) : null;
}

/** A single word that is nearly a short label of a field is rather another word (`Recording`, `Reporting`), but not if it has the same letters: `Titel`. */
function nearLabel({ labels, allLabels, fields }: Form, label: string): LabelTarget | null {
	const near = allLabels.near(label);
	if (near?.kind !== "field" || /\s/u.test(label)) return near;
	const letters = [...label.toLowerCase()].sort().join("");
	for (const { name, short } of fields)
		if (name === near.name)
			for (const each of short)
				if (each.length === label.length && [...each.toLowerCase()].sort().join("") === letters) return near;
	return labels.near(label);
}

/** Of shorter words, too many others are nearly the same. */
const leastNear = 5;

/** The label that a longer one opens with, where what follows goes on with it: `Summary of the discussion`. */
function headedBy(form: Form, label: string, ending: LabelEnd): LabelTarget | null {
	const words = label.split(/\s+/u);
	if (words.length > mostWords || ending === "dash") return null;
	const known = form.allLabels.prefix(label);
	const [first = ""] = words;
	// `Significanse for The Salvation Army`
	const near =
		known === null && first.length >= leastAlone ? (form.labels.near(first) ?? form.allLabels.near(first)) : null;
	const found = known ?? (near?.kind === "section" ? { target: near, end: first.length } : null);
	// A field has its value behind it.
	if (found === null || (ending === "line" && found.target.kind === "field")) return null;
	const at = skipSpaces(label, found.end, label.length);
	const next = label.slice(at, wordEnd(label, at, label.length));
	const goesOn = found.target.kind === "section" ? wordBit.function | wordBit.participle : wordBit.function;
	const isSmall = isLower(next.charAt(0)) && (form.words.bits(next) & goesOn) !== 0;
	return at > found.end && (isSmall || shortFunctionWords.includes(next)) ? found.target : null;
}

const leaderDots = /^(\S[^.…]{0,80}?)\s*(\.{3,}|…+|={1,2}|[-=]>|>>|[→»])\s*/u;

/** `Reporter....... Ann Bell`, as in a table of contents; `Reporter = Ann Bell`. */
function dottedLabel(text: string, from: number, to: number): Candidate | null {
	const [whole, label = "", dots = ""] = leaderDots.exec(text.slice(from, Math.min(to, from + longestLine))) ?? [];
	if (whole === undefined) return null;
	const sign = from + whole.trimEnd().length - dots.length;
	const marks = Array.from(dots, (_, at) => sign + at);
	return {
		ending: "dash",
		start: from,
		end: from + label.length,
		core: from + label.length,
		marks,
		rest: from + whole.length,
	};
}

/** A short word behind a label is rather the value's than misspelt: `Reporter Bo`. */
const leastWhole = 4;
const leastAmidWords = 5;
const leastAlone = 7;

/** A label with nothing between it and its value, the longest that the line opens with, be it misspelt. */
function openingLabel({ text, form }: Notes, from: number, to: number): Candidate | null {
	const last = Math.min(to, from + longestLine);
	const opener = from > 0 ? pairs.indexOf(text.charAt(from - 1)) : -1;
	const closer = opener < 0 ? "" : pairs.charAt(opener + 1);
	const found = form.allLabels.prefix(
		closer === "" ? text.slice(from, last) : text.slice(from, last).replace(closer, " "),
	);
	let end = found === null ? -1 : from + found.end;
	let composed = -1;
	for (let [at, count] = [from, 1]; at < last && count <= mostWords; count++) {
		const behind = wordEnd(text, at, last);
		const isLong = end < 0 || behind - at >= (behind === to ? leastWhole : leastAmidWords);
		const word = text.slice(at, behind).replace(/[.,;\])*_"”>]$|[–—].*|-[\d\p{Lu}].*/u, "");
		const may = behind > end && isLong && !isArticle(word);
		const label = text.slice(from, at + word.length);
		// A single word that is misspelt has to be long: `Reproter Ann Bell`.
		const near = !may
			? null
			: count > 1
				? form.allLabels.near(label)
				: word.length < leastAlone
					? null
					: form.labels.near(label);
		if (near !== null) end = at + word.length;
		const next = skipSpaces(text, behind, last);
		// `Report prepared by Ann Bell`
		if (end < 0 && next < last && !isLower(text.charAt(next)) && composedLabel(form, label)?.kind === "field")
			composed = at + word.length;
		at = next;
	}
	end = Math.max(end, composed);
	if (end < 0) return null;
	const isField = composed === end || (found?.target ?? form.allLabels.near(text.slice(from, end)))?.kind === "field";
	const behindAside = aside.exec(text.slice(end, Math.min(to, end + longestAside)));
	const core = end;
	if (behindAside !== null && closer === "") end += behindAside[0].trimEnd().length;
	const sign = skipSpaces(text, end, to);
	const isClosed = closer !== "" && text.charAt(sign) === closer;
	// `Summary. Ada spoke.`
	const isStopped = !isField && text.charAt(sign) === "." && sign === end;
	const isSign = isClosed || isStopped || (isField && betweenSigns.includes(text.charAt(sign)));
	const verb = skipSpaces(text, isSign ? sign + 1 : sign, to);
	let verbEnd = wordEnd(text, verb, to);
	const isVerb = labelVerbs.includes(text.slice(verb, verbEnd).toLowerCase());
	// `The recording is at https://…`
	if (isVerb) verbEnd += toAddress.exec(text.slice(verbEnd, Math.min(to, verbEnd + longestAside)))?.[1]?.length ?? 0;
	const more = isSign ? -1 : endOfMore(form, text, { start: verb, end: to });
	if (more > end) end = more;
	else if (isVerb && !isSign) end = verbEnd;
	const rest = more > core && more === end ? skipSpaces(text, more, to) : isVerb ? skipSpaces(text, verbEnd, to) : verb;
	if (rest >= to || rest === end) return null;
	const opening = isSign ? "" : (smallWords.exec(text.slice(rest, Math.min(to, rest + longestAside)))?.[0] ?? "");
	// `The recording` is no label in front of `is supposed to be on the site`.
	for (const word of opening.split(" ")) if ((form.words.bits(word) & wordBit.auxiliary) !== 0) return null;
	const ending = isClosed || isStopped ? "colon" : isSign && ";/-–—".includes(text.charAt(sign)) ? "dash" : "line";
	return { ending, start: from, end, core, marks: isSign ? [sign] : [], rest };
}

const smallWords = /^(?:\p{Ll}+ +)*/u;

/** `Date of Meeting (day, month, year) 4 May 2018` */
const aside = /^\s*\([^()]{2,50}\)\s+(?=\S)/u;
const longestAside = 60;
const toAddress = /^(\s\p{Ll}{1,20})\s(?:https?:\/\/|www\.)/u;

const goesOn = wordBit.function | wordBit.auxiliary | wordBit.pronoun | wordBit.meeting | wordBit.verb;
const endsLabel = goesOn & ~wordBit.function;
const mostMore = 4;

/** Where a label ends that goes on in small words which no form lists: `Who organised the meeting UNICEF`; -1 where it does not. */
function endOfMore(form: Form, text: string, { start, end: to }: TextSpan): number {
	let [end, at, verb] = [-1, start, 0];
	for (let count = 0; at < to && count < mostMore && isLower(text.charAt(at)); count++) {
		const behind = wordEnd(text, at, to);
		const word = text.slice(at, behind);
		const bits = form.words.bits(word);
		if ((bits & goesOn) === 0) return -1;
		// `was it`
		if ((bits & endsLabel) !== 0 || (verb !== 0 && !isArticle(word))) end = behind;
		verb = bits & wordBit.auxiliary;
		at = skipSpaces(text, behind, to);
	}
	// A value that begins small can't be told from the label.
	return at < to && end > 0 && skipSpaces(text, end, to) === at && !isLower(text.charAt(at)) ? end : -1;
}

/** What is typed for a colon, or in place of it. */
const betweenSigns = ";,./-–—]|";

const joint = new RegExp(`\\s*[,/+&]\\s*|\\s+${anyOf(nameJoints)}\\s+`, "iu");

/** `Staff present and Reporter`, `Staff + Reporter`: the fields that the parts of a label name, if all of them name one; else none. */
export function jointTargets({ labels, allLabels }: Form, label: string): LabelTarget[] {
	if (!joint.test(label) || labels.find(label) !== null) return [];
	const targets: LabelTarget[] = [];
	for (const part of label.split(joint)) {
		const target = labels.find(part) ?? allLabels.find(part);
		if (target?.kind !== "field") return [];
		targets.push(target);
	}
	return targets;
}

/** So many labels in one row are the head of a table; `derive.ts` finds their values. */
export const leastLabels = 3;

/** Whether a label is one of several: `Date⇥Reporter⇥SDG`: the values of such labels stand below them. */
export function isAmongLabels(
	{ text, form: { labels } }: Notes,
	{ ending, first, start, end, rest }: LabelMatch,
): boolean {
	if (ending !== "dash" || !text.slice(end, rest).includes("\t")) return false;
	const cells = text.slice(start, first.to).split("\t");
	return cells.length >= leastLabels && cells.filter((cell) => labels.find(cell.trim()) !== null).length >= leastLabels;
}
