/** Notes that came as mail: the lines that programs for mail write, and where the writer signs. */
import type { Position } from "unist";
import { pointIn, type Row } from "../blocks/row.ts";
import {
	mailClosings,
	mailForwarded,
	mailFrom,
	mailHeads,
	mailSentFrom,
	mailWrote,
} from "../text/field-words.generated.ts";
import { anyOf } from "../text/field-words.ts";
import type { TextSpan } from "../text/place.ts";
import { type Words, wordBit } from "../text/words.ts";

/** What is known of notes that came as mail before they are cut up. */
export interface Mail {
	/** The lines of the heads of mails, and those over what is answered or sent on. */
	readonly heads: ReadonlySet<number>;
	/** The lines that a signature begins with. */
	readonly signatures: ReadonlySet<number>;
	/** The row that the text around the notes begins with; -1 where they begin at once. */
	readonly opening: number;
	/** The place of the first sign; null if there is only a signature. */
	readonly position: Position | null;
}

const opensAsMail = new RegExp(
	`^[ \\t>|*_]{0,9}(?:${anyOf(mailFrom)}[*_]{0,2}[ \\t]?[:：]|${anyOf(mailSentFrom)}\\b|--(?:[ \\t]*$|--)|${anyOf(mailClosings)}(?:[,.!]|[ \\t]*$))`,
	"imy",
);
/** The colon stands first: it is sought much faster than any of the words. */
const endsAsMail = new RegExp(`:(?<=${anyOf(mailWrote)}[ \\t]?:)[*_]{0,2}[ \\t]?$`, "im");

/** Whether notes came as mail; null if not. The signs are those of quoted lines. */
export function mailIn(
	text: string,
	rows: readonly Row[],
	{ signs, words }: { readonly signs: readonly TextSpan[]; readonly words: Words },
): Mail | null {
	const last = rows.at(-1);
	const mayBeSigned = last?.gap && wholeName.test(text.slice(last.from, Math.min(last.to, last.from + shortLine)));
	const opens = ({ start }: Row): boolean => {
		opensAsMail.lastIndex = start;
		return opensAsMail.test(text);
	};
	if (signs.length === 0 && !mayBeSigned && !rows.some(opens) && !endsAsMail.test(text)) return null;
	const { heads, senders } = headsIn(text, rows);
	const firstHead = rows.findIndex(({ line }) => heads.has(line));
	const firstQuoted = rows.findIndex(isQuoted);
	const first = [firstHead, firstQuoted].filter((index) => index >= 0).sort((one, other) => one - other)[0];
	const isSigned = first === undefined ? isFoot : isSignature;
	const signatures = new Set<number>();
	for (const [index, { line }] of rows.entries())
		if (!heads.has(line) && isSigned({ text, rows, senders, words }, index)) signatures.add(line);
	if (first === undefined && signatures.size === 0) return null;
	const row = first === undefined ? undefined : rows[first];
	return {
		heads,
		signatures,
		opening: firstHead >= 0 ? firstHead : firstQuoted > 0 ? firstQuoted : -1,
		position: row === undefined ? null : { start: pointIn(row, row.start), end: pointIn(row, row.to) },
	};
}

const isQuoted = ({ start, margin }: Row): boolean => margin > start;

const opening = /^[*_]{0,2}(\p{L}[\p{L}\p{M} -]{0,15}?)[*_]{0,2}[ \t\u00a0]?[:：][*_]{0,2}(?=\s|$)/u;
const ruled = /^-{3,} ?\p{L}[\p{L}\p{M} ]{2,40}-{3,}$/u;
const wrote = new RegExp(`(?:^|\\s)${anyOf(mailWrote)}[ \\t\\u00a0]?:[*_]*$`, "i");
const forwarded = new RegExp(`^-*\\s*${anyOf(mailForwarded)}\\s*(?::|-+)$`, "i");
const longestLine = 300;
/** A head of a mail hardly has more lines between two that open it. */
const mostWrapped = 2;

interface Heads {
	readonly heads: Set<number>;
	/** The words of those whom the mails are from. */
	readonly senders: Set<string>;
}

function headsIn(text: string, rows: readonly Row[]): Heads {
	const heads = new Set<number>();
	const senders = new Set<string>();
	for (let index = 0; index < rows.length; index++) {
		const row = rows[index] as Row;
		const line = row.to - row.from > longestLine ? "" : text.slice(row.from, row.to);
		if (forwarded.test(line) || (ruled.test(line) && headEnd(text, rows, index + 1) !== null)) heads.add(row.line);
		else if (wrote.test(line)) addAnswered(text, rows, { index, heads, senders });
		else {
			const last = headEnd(text, rows, index);
			if (last === null) continue;
			for (const each of rows.slice(index, last + 1)) {
				const { word, rest } = headOf(text, each);
				if (mailFrom.includes(word)) addNames(senders, rest);
				heads.add(each.line);
			}
			index = last;
		}
	}
	return { heads, senders };
}

/** `On Monday at 10:11, Jane Doe <jane@example.org>` and, often on a line of its own, `wrote:`. */
function addAnswered(
	text: string,
	rows: readonly Row[],
	{ index, heads, senders }: Heads & { readonly index: number },
): void {
	const [above, row] = [rows[index - 1], rows[index] as Row];
	const line = text.slice(row.from, row.to);
	const isWhole = saysWhen.test(line);
	const whole = isWhole || above === undefined || row.gap ? line : `${text.slice(above.from, above.to)} ${line}`;
	if (!saysWhen.test(whole)) return;
	heads.add(row.line);
	if (!isWhole && above !== undefined) heads.add(above.line);
	addNames(senders, whole.replace(/^.*\d[^\p{L}]*/u, ""));
}

const saysWhen = /\d.*[:@<]|[@<].*\d/s;

/** The word that a line of a head opens with, and what is behind it; "" for no such line. */
function headOf(text: string, { from, to }: Row): { readonly word: string; readonly rest: string } {
	const line = text.slice(from, Math.min(to, from + longestLine));
	const [head = "", word = ""] = opening.exec(line) ?? [];
	return { word: plain(word), rest: line.slice(head.length) };
}

/** The last row of a head that begins in this one; null where none does: whom it is from, and one line more at least. */
function headEnd(text: string, rows: readonly Row[], first: number): number | null {
	const found = new Set<string>();
	let [last, isFrom, isDense] = [first, false, false];
	for (let index = first; index < rows.length && index - last <= mostWrapped + 1; index++) {
		const row = rows[index] as Row;
		const { word } = headOf(text, row);
		const own = mailFrom.includes(word);
		// A head goes on below a blank line only if there is one between all of its lines.
		if (index > last && row.gap && (isDense || (!own && !mailHeads.includes(word)))) break;
		if (!own && !mailHeads.includes(word)) {
			if (index === first) return null;
			continue;
		}
		if (found.has(word) || (own && isFrom)) break;
		found.add(word);
		isFrom ||= own;
		isDense ||= index > first && !row.gap;
		last = index;
	}
	return isFrom && found.size > 1 ? last : null;
}

function plain(word: string): string {
	return word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The names in front of an address, or of what a colon or a bracket opens. */
function addNames(senders: Set<string>, words: string): void {
	for (const word of wordsOf(words.replace(/[<[(].*$/su, ""))) if (word.length > 1) senders.add(word);
}

const wordsOf = (text: string): string[] => plain(text).match(/[\p{L}\p{N}'’-]+/gu) ?? [];

interface Signed {
	readonly text: string;
	readonly rows: readonly Row[];
	readonly senders: ReadonlySet<string>;
	readonly words: Words;
}

const sentFrom = new RegExp(`^[*_[(]{0,2}${anyOf(mailSentFrom)}\\b`, "i");
/** `Ann Bell` at the end, as whoever wrote it signs. */
const wholeName = /^(?:\p{Lu}[\p{Ll}'’-]+ ){1,3}\p{Lu}[\p{L}'’-]+$/u;
const closings: ReadonlySet<string> = new Set(mailClosings.map((each) => wordsOf(each).join(" ")));
const mostWords = 5;
const shortLine = 50;

/** Whether a row is what a program adds: `Sent from my phone`. */
function isSentFrom({ text, rows }: Signed, index: number): boolean {
	const { from, to } = rows[index] as Row;
	return to - from <= shortLine * 2 && sentFrom.test(text.slice(from, to));
}

/** Whether the notes end in a signature that begins in a row: its sign, or a closing with few short lines below it. */
function isFoot(notes: Signed, index: number): boolean {
	if (isSentFrom(notes, index)) return true;
	const { text, rows, senders, words } = notes;
	const [row, ...below] = rows.slice(index, index + mostFoot + 1) as [Row, ...Row[]];
	const isLast = index > 0 && below.length < mostFoot && below.every(({ from, to }) => to - from <= shortLine);
	if (!isLast || row.to - row.from > shortLine) return false;
	const line = text.slice(row.from, row.to);
	if (line === "--") return below.length > 0;
	if (below.length === 0 && row.gap && row.marker === null && wholeName.test(line) && isName(line, words)) return true;
	const [closing = "", name = ""] = line.split(/[,.!]\s*/u);
	if (!isClosing(closing, senders)) return false;
	const signs = name !== "" ? name : text.slice(below[0]?.from, below[0]?.to);
	return !/[:?]/u.test(signs) && (/^\+?[\d ()-]{7,}$/u.test(signs) || isName(signs, words));
}

/** Whether a line opens with a given name in capitals, or with a title. */
function isName(line: string, words: Words): boolean {
	const [first = ""] = line.split(/[\s,/]+/u);
	return /^\p{Lu}/u.test(first) && (words.bits(first) & (wordBit.given | wordBit.honorific)) !== 0;
}

const mostFoot = 6;

/** Whether a signature begins in a row: a closing, a name that a mail is from, what a program adds, or its sign. */
function isSignature(notes: Signed, index: number): boolean {
	const { text, rows, senders } = notes;
	const [row, below] = [rows[index] as Row, rows[index + 1]];
	const line = text.slice(row.from, row.to);
	if (line === "--" || isSentFrom(notes, index)) return true;
	if (!opensAfresh(rows, index) || line.length > shortLine || wordsOf(line).length > mostWords) return false;
	if (isSender(notes, row)) return true;
	const closes = isClosing(line, senders);
	if (below === undefined || (closes && below.gap)) return closes;
	const isNear = closes || line.endsWith(",");
	return (isNear && isSender(notes, below)) || (closes && isShort(text, below));
}

/** `Kind regards`, or `Thanks Ann` from one to whom somebody in the notes has written. */
function isClosing(line: string, senders: ReadonlySet<string>): boolean {
	const own = wordsOf(line);
	const names = own.findIndex((word) => senders.has(word));
	const isNamed = names > 0 && own.slice(names).every((word) => senders.has(word) || word.length === 1);
	return closings.has((isNamed ? own.slice(0, names) : own).join(" "));
}

const isShort = (text: string, { from, to }: Row): boolean =>
	to - from <= shortLine && wordsOf(text.slice(from, to)).length <= mostWords && !/[:.!?]$/u.test(text.slice(from, to));

/** Behind a blank line, or where what is quoted begins or ends. */
function opensAfresh(rows: readonly Row[], index: number): boolean {
	const [above, row] = [rows[index - 1], rows[index] as Row];
	return row.gap || (above !== undefined && isQuoted(above) !== isQuoted(row));
}

/** Whether a row is nothing but a name that a mail is from, or the first letter of one. */
function isSender({ text, senders, words }: Signed, row: Row): boolean {
	const line = text.slice(row.from, row.to);
	const own = wordsOf(line);
	if (own.length === 0 || own.length > mostWords || line.length > shortLine || /[:;?(]/u.test(line)) return false;
	if (own.length === 1 && own[0]?.length === 1) return [...senders].some((name) => name.startsWith(own[0] as string));
	const isTitle = (word: string): boolean => (words.bits(word) & wordBit.honorific) !== 0;
	return (
		own.some((word) => senders.has(word)) &&
		own.every((word) => senders.has(word) || isTitle(word) || word.length === 1)
	);
}
