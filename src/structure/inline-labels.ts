/** Notes in one paragraph: `Date of meeting: 3 May 2019. Reporter: Ruth. Summary: Ada spoke.` Each label begins a row of its own. */
import { type Row, rowPart } from "../blocks/row.ts";
import { likenessOf } from "../fields/index.ts";
import type { LabelTarget } from "../forms/form.ts";
import { labelVerbs, questionWords } from "../text/field-words.generated.ts";
import { anyOf } from "../text/field-words.ts";
import { isSpace, skipSpaces, trimEnd, wordEnd } from "../text/spaces.ts";
import { wordBit } from "../text/words.ts";
import type { Wanted } from "./label-readings.ts";
import type { Notes } from "./piece.ts";

const longestAsking = 20;
const leastLine = 24;
const leastBareLine = 40;
const mostWords = 16;
const leastLabels = 2;
const leastInRow = 4;

/** The rows, split at labels inside them; null if there are hardly any. Not for Markdown. */
export function rowsAtLabels(notes: Notes, wanted: Wanted): readonly Row[] | null {
	const { text, rows, form, markdown } = notes;
	if (markdown !== null) return null;
	let found = 0;
	const cut = rows.flatMap((row) => {
		if (row.skipped || row.to - row.from < leastLine) return [row];
		const named = (label: string, isApart: boolean): string | null => {
			const target = (isApart ? form.allLabels : form.labels).find(label);
			return target !== null && wanted.names.has(target.name) ? target.name : null;
		};
		// In a row with many of them, short labels are meant too.
		const all = labelStarts(text, row, (label) => named(label, true));
		const starts = all.length >= leastInRow ? all : labelStarts(text, row, named);
		found += starts.length;
		return starts.length === 0 ? [row] : parts(text, row, starts);
	});
	return found < leastLabels ? rowsAtBareLabels(notes, wanted) : cut;
}

/** A label with nothing behind it but its value. */
interface Bare {
	readonly row: Row;
	readonly start: number;
	readonly end: number;
	readonly target: LabelTarget;
	readonly words: number;
	readonly firm: boolean;
	/** Whether it opens the row or a sentence. */
	readonly opens: boolean;
}

const leastBare = 3;
const longestBare = 120;

/**
 * The rows of dictated notes, split at labels inside them: `Date of meeting 3 May 2019. Reporter Ruth. Brief summary so
 * Ada spoke`.
 */
function rowsAtBareLabels(notes: Notes, wanted: Wanted): readonly Row[] | null {
	const { text, rows } = notes;
	const found: Bare[] = [];
	const all = rows.flatMap((row) => {
		const isOther = row.skipped || row.to - row.from < leastBareLine || cells.test(text.slice(row.from, row.to));
		return isOther ? [] : bareLabels(notes, row, wanted);
	});
	for (const [index, label] of all.entries()) {
		const next = all[index + 1];
		const to = next?.row === label.row ? next.start : label.row.to;
		const isNew = !found.some(({ target }) => target.name === label.target.name);
		if (isNew && counts(notes, label, { found, to })) found.push(label);
	}
	const amid = found.filter(({ row, start }) => start > row.from);
	if (found.length < leastBare || amid.length < leastLabels) return null;
	return rows.flatMap((row) => {
		const starts = amid.flatMap((label) => (label.row === row ? [label.start] : []));
		return starts.length === 0
			? [row]
			: parts(text, row, starts).map((part) => ({ ...part, gap: part.gap || part.from > row.from }));
	});
}

/** `Ann Bell | Deputy Perm. Rep. | Fiji`: a table has its labels in its first row. */
const cells = /\|.*\||\t.*\t/u;

/** `reports approved as submitted by`, `it was organized by`: what follows goes on with the sentence, as a value does behind a colon. */
const bindsNext = wordBit.auxiliary | wordBit.subordinate;

function bareLabels({ text, form }: Notes, row: Row, wanted: Wanted): Bare[] {
	const labels: Bare[] = [];
	let opens = true;
	let isBound = false;
	let inBrackets = 0;
	for (let at = row.from; at < row.to; ) {
		const known = form.allLabels.prefix(text.slice(at, Math.min(row.to, at + longestBare)));
		const word = text.slice(at, wordEnd(text, at, row.to));
		const end = known === null ? at + word.length : at + known.end;
		if (known !== null && !isBound && inBrackets <= 0 && wanted.names.has(known.target.name)) {
			const label = text.slice(at, end);
			const words = label.split(/\s+/u).length;
			labels.push({ row, start: at, end, target: known.target, words, opens, firm: form.labels.find(label) !== null });
		}
		const last = known === null ? word : "";
		opens = /[.;!?]$/.test(word);
		inBrackets += last.split("(").length - last.split(")").length;
		isBound = /[:：]$/.test(last) || (form.words.bits(last) & bindsNext) !== 0;
		at = skipSpaces(text, end, row.to);
	}
	return labels;
}

/** Whether there is enough evidence for a label: its spelling, the text after it, and the labels before it. */
function counts(
	{ text, form }: Notes,
	{ end, target, words, firm, opens }: Bare,
	{ found, to }: { found: readonly Bare[]; to: number },
): boolean {
	const isNamed = firm && words > 1;
	const isMany = found.length >= leastBare;
	const field = form.fields.find(({ name }) => name === target.name);
	// `Summary.`: a sentence of its own.
	const isWhole = opens && /^[.:]\s/u.test(text.slice(end, end + 2));
	if (field === undefined) return firm ? words > 2 : isMany && (words > 1 || isWhole);
	// Within a section, only the fields that close the notes are looked for.
	const isTold = found.some((label) => label.target.kind === "section");
	if (isTold && !(field.closing && (opens || words > 1))) return false;
	const value = text.slice(end, to).replace(aroundValue, "");
	if (value === "" || value.length > longestBare) return isNamed && opens;
	const likeness = likenessOf(field.type, value, field.read);
	if (field.type === "text") {
		// `The topic is linked to`: the sentence goes on.
		const isOpen = (form.words.bits(value.slice(value.search(/\S+$/u))) & wordBit.function) !== 0;
		return isNamed || (!isOpen && likeness >= 0 && (opens || isMany));
	}
	return likeness > 0 && (isNamed || opens || found.length > 0);
}

/** Signs and verbs between a label and its value, and what ends its sentence. */
const aroundValue = new RegExp(`^[\\s:,;.-]*(?:${anyOf(labelVerbs)}\\s)?\\s*|[\\s,;.]+$`, "gi");

/** Where labels with a sign behind them begin, the one that opens the row left out; each once. Those behind a gap between columns stand apart. */
function labelStarts(text: string, row: Row, nameOf: (label: string, isApart: boolean) => string | null): number[] {
	const starts: number[] = [];
	const seen = new Set<string>();
	let from = row.from;
	for (let at = row.from; at < row.to; at++) {
		if (!":?".includes(text.charAt(at)) || !(at + 1 >= row.to || isSpace(text.charCodeAt(at + 1)))) continue;
		const words = wordStarts(text, from, at).slice(-mostWords);
		for (const start of words) {
			const isApart = start > row.from + 1 && isSpace(text.charCodeAt(start - 2));
			const name = nameOf(text.slice(start, at), isApart || text.charAt(start - 1) === "\t");
			if (name === null || seen.has(name)) continue;
			seen.add(name);
			// `Who is the reporter?`, `Session date:`
			const first = text.slice(row.from, wordEnd(text, row.from, start));
			const isAlone = row.from + first.length + 1 === start && /^[\p{L}-]+$/u.test(first);
			const isAsked = start - row.from <= longestAsking && questionWords.includes(first.toLowerCase());
			if (start > row.from && !isAsked && !isAlone) starts.push(start);
			break;
		}
		from = at + 1;
	}
	return starts;
}

function wordStarts(text: string, from: number, to: number): number[] {
	return Array.from(text.slice(from, to).matchAll(/\S+/g), ({ index }) => from + index);
}

function parts(text: string, row: Row, starts: readonly number[]): Row[] {
	const ends = [...starts, row.to];
	const first = { ...row, to: trimEnd(text, row.from, ends[0] ?? row.to) };
	const others = starts.map((start, index) => ({
		...rowPart(row, start, trimEnd(text, start, ends[index + 1] ?? row.to)),
		indent: row.indent,
		gap: false,
	}));
	return first.to > first.from ? [first, ...others] : others;
}
