/** One entry of a list of people: honorific, title, name, affiliation, handle, remark. */
import type { Person } from "../ast/values.ts";
import { hasLetter } from "../text/ascii.ts";
import { isSemicolon } from "../text/entities.ts";
import { affiliationWords } from "../text/field-words.generated.ts";
import { type Lexicon, lexicalBits } from "../text/lexicon.ts";
import { squash } from "../text/squash.ts";
import { is, shape } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import {
	type EntryTokens,
	entryTokens,
	isFreeDash,
	isSpacedBehind,
	pauseIn,
	signAt,
	wordsBetween,
} from "./entry-tokens.ts";
import {
	isAcronym,
	isBareRank,
	isDegree,
	isGroup,
	isName,
	isPostNominal,
	isSmall,
	isStopped,
	isSuffix,
	nameless,
	textOf,
	titles,
	wordAt,
} from "./name-words.ts";
import { wayToReach, withoutMail } from "./reach.ts";
import { behindHonorifics, behindTitle } from "./titles.ts";

type Writable = { -readonly [Key in keyof Person]: Person[Key] };

/** A person while her text is read. */
interface Draft extends Omit<Writable, "remark"> {
	readonly notes: string[];
}

/** Longer texts are no one's name, however they are punctuated. */
const longestName = 400;

/** Code of a page, which has no parts that could be told apart; addresses in such brackets are none. */
const element = /<\/?[A-Za-z][\w-]*(?:\s[^<>]*)?\/?>/;

/** The tokens of a list that are one of its entries. */
export interface Range {
	readonly from: number;
	readonly to: number;
}

/** Reads the text of one person, or of a body or group; null where it names no one. */
export function readEntry(written: string, lexicon: Lexicon): Person | null {
	if (written.length > longestName) return null;
	const whole = squash(written).replace(/(?<=@\S*)\.$/, "");
	if (whole.includes("<") && element.test(whole)) return { name: whole };
	const { text, mails } = withoutMail(whole);
	const tokens = entryTokens(text, lexicon);
	return readTokens(tokens, { from: 0, to: tokens.count }, mails);
}

/** Reads one entry of a list that has been cut. */
export function readListed(tokens: EntryTokens, entry: Range): Person | null {
	const { text, start, end, lexicon } = tokens;
	const written = text.slice(start[entry.from], end[entry.to - 1]);
	return written.length > longestName || /[@<]/.test(written)
		? readEntry(written, lexicon)
		: readTokens(tokens, entry, []);
}

function readTokens(tokens: EntryTokens, entry: Range, mails: readonly string[]): Person | null {
	const draft: Draft = { name: "", notes: [...mails] };
	const whole = { from: entry.from, to: withoutStop(tokens, entry) };
	const from = readFront(tokens, whole, draft);
	const to = nameEnd(tokens, whole, from);
	let end = to;
	while (end > from + 1 && isDegree(tokens, end - 1)) end--;
	draft.name = textOf(tokens, from, end);
	if (end < to) draft.notes.push(textOf(tokens, end, to));
	readBehind(tokens, { from: to, to: whole.to }, draft);
	// Somebody may go by a handle alone.
	if (draft.name === "" && draft.handle !== undefined) draft.name = draft.handle;
	if (!hasLetter(draft.name)) return null;
	if (draft.honorific === undefined && draft.role === undefined) {
		const words = wordsBetween(tokens, from, end);
		if (words.length > 0 && isBareRank(tokens, words)) return null;
		// A body has no handle.
		if (draft.handle === undefined && isGroup(tokens, words)) draft.group = true;
	}
	const bits = (word: string): number => lexicalBits(tokens.lexicon, word);
	return finished(draft, (note) => isAcronym(note) && (bits(note) | bits(note.toLowerCase())) === 0);
}

/** Where an entry ends before the final full stop of a list. That of `Jr.`, of an initial and of an abbreviation is part of its word. */
function withoutStop(tokens: EntryTokens, { from, to }: Range): number {
	const before = to - from > 1 ? wordAt(tokens, to - 2) : "";
	return signAt(tokens, to - 1) === "." && before.length > 2 && !before.includes(".") ? to - 1 : to;
}

/** Reads what stands in front of the name, and tells where that begins. */
function readFront(tokens: EntryTokens, { from, to }: Range, draft: Draft): number {
	const direct = behindHonorifics(tokens, from, to);
	const colon = colonIn(tokens, from, to);
	let at = from;
	// `Chief Executive Ann Lee` has a title, though a chief may be a rank.
	const isOffice = is(tokens, direct, wordBit.office) && !is(tokens, direct, wordBit.given);
	if (direct === from || isOffice) {
		const isTitled = wordsBetween(tokens, from, colon).some((word) => is(tokens, word, titles));
		at = isTitled ? colon + 1 : behindTitle(tokens, from, to);
		if (at > from) draft.role = textOf(tokens, from, isTitled ? colon : at);
	}
	// `Geneva: Ann Lee`
	if (at === from && direct === from && colon > from && opensPerson(tokens, colon + 1, to)) {
		at = colon + 1;
		draft.notes.push(textOf(tokens, from, colon));
	}
	const name = behindHonorifics(tokens, at, to);
	if (name > at) draft.honorific = textOf(tokens, at, name);
	return name;
}

/** The first colon that something stands behind; `from` where there is none. */
function colonIn(tokens: EntryTokens, from: number, to: number): number {
	for (let at = from + 1; at + 1 < to; at++) if (signAt(tokens, at) === ":" && isSpacedBehind(tokens, at)) return at;
	return from;
}

function opensPerson(tokens: EntryTokens, from: number, to: number): boolean {
	const name = wordsBetween(tokens, from, pauseIn(tokens, from, to));
	const named = name.length > 1 && isName(tokens, name) && name.some((at) => is(tokens, at, wordBit.given));
	return named || behindHonorifics(tokens, from, to) > from;
}

/** The first thing behind the name: a comma, a dash, a bracket that ends the name, a handle, `of` or `from`. */
function nameEnd(tokens: EntryTokens, { from: start, to }: Range, from: number): number {
	for (let at = from; at < to; ) {
		const behind = tokens.closed[at] as number;
		// `Robert (Bob) Docter`
		if (behind > 0 && behind < to && opensWord(tokens, behind)) at = behind;
		else if (endsName(tokens, { from, at, to })) return at;
		// A name stands in front of `of`, or a rank: `Jane Doe of UNICEF`, but `Friends of Peace`.
		else if (
			at > from &&
			at + 1 < to &&
			affiliating.has(wordAt(tokens, at)) &&
			(from > start || isName(tokens, wordsBetween(tokens, from, at)))
		)
			return at;
		else at++;
	}
	return to;
}

function opensWord(tokens: EntryTokens, at: number): boolean {
	const sign = signAt(tokens, at);
	return sign === "" ? tokens.shape[at] !== shape.number && wayAt(tokens, at) === 0 : '"“'.includes(sign);
}

function wayAt({ ways, line }: EntryTokens, at: number): number {
	return ways[line[at] as number] ?? 0;
}

function endsName(tokens: EntryTokens, { from, at, to }: { from: number; at: number; to: number }): boolean {
	if (wayAt(tokens, at) === wayToReach.handle) return true;
	const sign = signAt(tokens, at);
	if (sign === "") return false;
	if (sign === ",") return !goesOn(tokens, { from, at, to });
	if (sign === ";") return isSemicolon(tokens.text, tokens.start[at] as number);
	if (sign === "[") return tokens.text.charCodeAt((tokens.start[at] as number) - 1) !== 0x1b;
	if (sign === ":") return isSpacedBehind(tokens, at) && at + 1 < to;
	return sign === "(" || sign === "–" || sign === "—" || isFreeDash(tokens, at);
}

const affiliating: ReadonlySet<string> = new Set(affiliationWords);

/** Whether the name goes on behind a comma: `Bell, Jr.`, `Alvarez, R.`, `Bell, Ann` */
function goesOn(tokens: EntryTokens, { from, at, to }: { from: number; at: number; to: number }): boolean {
	const words = wordsBetween(tokens, at + 1, pauseIn(tokens, at + 1, to));
	const [first] = words;
	if (first === undefined) return false;
	if (isSuffix(tokens, first)) return true;
	if (wordsBetween(tokens, from, at).length > 1) return false;
	const isGiven = words.length < 3 && is(tokens, first, wordBit.given) && !is(tokens, first, nameless);
	return isGiven || (words.length < 4 && words.every((word) => isStopped(tokens, word)));
}

/** Everything behind the name: brackets and handles, then the affiliation. */
function readBehind(tokens: EntryTokens, { from, to }: Range, draft: Draft): void {
	let at = from;
	while (at < to) {
		const behind = tokens.closed[at] as number;
		if (behind > 0) readBracket(tokens, { from: at + 1, to: behind - 1 }, draft);
		else if (wayAt(tokens, at) === wayToReach.handle) readHandle(tokens, at, draft);
		else break;
		at = behind || lineEnd(tokens, at);
	}
	if (at < to) readAffiliation(tokens, { from: at, to }, draft);
}

function lineEnd({ lineStart, line }: EntryTokens, at: number): number {
	return lineStart[(line[at] as number) + 1] as number;
}

function readBracket(tokens: EntryTokens, { from, to }: Range, draft: Draft): void {
	for (let start = from; start < to; ) {
		let end = start;
		while (end < to && !",;".includes(signAt(tokens, end) || " ")) end = end + 1;
		if (end > start) {
			if (wayAt(tokens, start) === wayToReach.handle && lineEnd(tokens, start) === end)
				readHandle(tokens, start, draft);
			else if (draft.role === undefined && isRole(tokens, start, end)) draft.role = textOf(tokens, start, end);
			else draft.notes.push(textOf(tokens, start, end));
		}
		start = end + 1;
	}
}

/** Who goes by two names has the second as a remark. */
function readHandle(tokens: EntryTokens, at: number, draft: Draft): void {
	const handle = textOf(tokens, at, lineEnd(tokens, at));
	if (draft.handle === undefined) draft.handle = handle;
	else draft.notes.push(handle);
}

const joints = ",;:–—-";

function readAffiliation(tokens: EntryTokens, range: Range, draft: Draft): void {
	let { from, to } = range;
	const isJoint = (at: number): boolean => joints.includes(signAt(tokens, at) || " ");
	const isOpen = (at: number): boolean => "([".includes(signAt(tokens, at) || " ") && tokens.closed[at] === 0;
	while (from < to && (isJoint(from) || isOpen(from))) from++;
	if (from + 1 < to && affiliating.has(wordAt(tokens, from))) from++;
	const handle = handleIn(tokens, from, to);
	if (handle < to) readHandle(tokens, handle, draft);
	// Brackets at the end go, but its own short name (`OHCHR`) stays.
	const brackets: number[] = [];
	for (let open = openOf(tokens, from, to); open >= from; open = openOf(tokens, from, to)) {
		if (isAcronym(textOf(tokens, open + 1, to - 1))) break;
		brackets.unshift(open);
		to = open;
	}
	for (const open of brackets) readBracket(tokens, { from: open + 1, to: (tokens.closed[open] as number) - 1 }, draft);
	for (
		let end = commaIn(tokens, from, to);
		from < end && areDegrees(tokens, from, end);
		end = commaIn(tokens, from, to)
	) {
		draft.notes.push(textOf(tokens, from, end));
		from = end + 1;
	}
	while (to > from && isJoint(to - 1)) to--;
	const [left, right] = handle < to ? [handle, lineEnd(tokens, handle)] : [to, to];
	const text = `${textOf(tokens, from, left)} ${textOf(tokens, right, to)}`.trim();
	if (text === "") return;
	if (draft.role === undefined && isOffice(tokens, from, to)) draft.role = text;
	else draft.affiliation = text;
}

function handleIn(tokens: EntryTokens, from: number, to: number): number {
	let at = from;
	while (at < to && wayAt(tokens, at) !== wayToReach.handle) at++;
	return at;
}

/** Where the bracket opens that closes a range; -1 where none does. */
function openOf(tokens: EntryTokens, from: number, to: number): number {
	for (let at = from; at < to; at = tokens.closed[at] || at + 1) if (tokens.closed[at] === to) return at;
	return -1;
}

function commaIn(tokens: EntryTokens, from: number, to: number): number {
	let at = from;
	while (at < to && signAt(tokens, at) !== ",") at++;
	return at;
}

function areDegrees(tokens: EntryTokens, from: number, to: number): boolean {
	const list = wordsBetween(tokens, from, to);
	return list.length > 0 && list.every((at) => isDegree(tokens, at) || isPostNominal(tokens, at));
}

/** Whether words in brackets are a role, and no remark: a title among them, or an office with what belongs to it. */
function isRole(tokens: EntryTokens, from: number, to: number): boolean {
	const list = wordsBetween(tokens, from, to);
	const [first] = list;
	if (first === undefined) return false;
	// `represented by a deputy`
	const told = isSmall(tokens, first) && !is(tokens, first, nameless);
	if (!told && list.some((at) => is(tokens, at, wordBit.title))) return true;
	const fits = list.every((at) => is(tokens, at, nameless) || isAcronym(wordAt(tokens, at)));
	return fits && !is(tokens, first, wordBit.function) && list.some((at) => is(tokens, at, titles));
}

/** Whether words behind a comma or dash name an office and nothing else, so that they are no affiliation. */
function isOffice(tokens: EntryTokens, from: number, to: number): boolean {
	const list = wordsBetween(tokens, from, to);
	const isPlain = list.length > 0 && list.length <= 4 && commaIn(tokens, from, to) === to;
	return isPlain && list.every((at) => is(tokens, at, titles));
}

/** The keys in the order that reports give them. */
function finished(
	{ notes, name, honorific, role, affiliation, handle, group }: Draft,
	isShortName: (note: string) => boolean,
): Person {
	const named = group === true && notes.length > 0 && notes.every(isShortName);
	return {
		name: named ? `${name} (${notes.join(", ")})` : name,
		...(honorific === undefined ? null : { honorific }),
		...(role === undefined ? null : { role }),
		...(affiliation === undefined ? null : { affiliation }),
		...(handle === undefined ? null : { handle }),
		...(notes.length === 0 || named ? null : { remark: notes.join(", ") }),
		...(group === true ? { group } : null),
	};
}
