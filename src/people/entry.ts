/** One entry of a list of people: honorific, title, name, affiliation, handle, remark. */
import type { Person } from "../ast/values.ts";
import { hasLetter } from "../text/ascii.ts";
import { isSemicolon } from "../text/entities.ts";
import { affiliationWords } from "../text/field-words.generated.ts";
import { type Lexicon, lexicalBits } from "../text/lexicon.ts";
import { squash } from "../text/squash.ts";
import { is } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import {
	type EntryTokens,
	entryTokens,
	find,
	isEscape,
	isFreeDash,
	isSpaced,
	pauseIn,
	signAt,
	wayToReach,
	withoutMail,
	wordsBetween,
} from "./entry-tokens.ts";
import {
	areAll,
	hasAny,
	isAcronym,
	isBareRank,
	isDegree,
	isGroup,
	isName,
	isPostNominal,
	isShortName,
	isSmall,
	isStopped,
	isSuffix,
	nameless,
	textOf,
	titles,
	wordAt,
} from "./name-words.ts";
import { behindHonorifics, behindTitle, opensPerson } from "./titles.ts";

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
	return finished(draft, tokens.lexicon);
}

/** Where an entry ends before the final full stop of a list. That of `Jr.`, of an initial and of an abbreviation is part of its word. */
function withoutStop(tokens: EntryTokens, { from, to }: Range): number {
	const before = to - from > 1 ? wordAt(tokens, to - 2) : "";
	return signAt(tokens, to - 1) === "." && before.length > 2 && !before.includes(".") ? to - 1 : to;
}

/** Reads what stands in front of the name, and tells where that begins. */
function readFront(tokens: EntryTokens, { from, to }: Range, draft: Draft): number {
	const direct = behindHonorifics(tokens, from, to);
	const colon = find(tokens, from, to - 1, (at) => signAt(tokens, at) === ":" && isSpaced(tokens, at + 1));
	const isSet = colon > from && colon < to - 1;
	let at = from;
	// `Chief Executive Ann Lee` has a title, though a chief may be a rank.
	const isOffice = is(tokens, direct, wordBit.office) && !is(tokens, direct, wordBit.given);
	if (direct === from || isOffice) {
		const isTitled = isSet && hasAny(tokens, wordsBetween(tokens, from, colon), titles);
		at = isTitled ? colon + 1 : behindTitle(tokens, from, to);
		if (at > from) draft.role = textOf(tokens, from, isTitled ? colon : at);
	}
	// `Geneva: Ann Lee`
	const opens = at === from && direct === from && isSet ? opensPerson(tokens, colon + 1, to) : null;
	if (opens === "titled" || (opens === "named" && is(tokens, colon + 1, wordBit.given))) {
		at = colon + 1;
		draft.notes.push(textOf(tokens, from, colon));
	}
	const name = behindHonorifics(tokens, at, to);
	if (name > at) draft.honorific = textOf(tokens, at, name);
	return name;
}

/** The first thing behind the name: a comma, a dash, a bracket that ends the name, a handle, `of` or `from`. */
function nameEnd(tokens: EntryTokens, { from: start, to }: Range, from: number): number {
	return find(tokens, from, to, (at) => {
		const behind = tokens.closed[at] as number;
		// `Robert (Bob) Docter`
		if (behind > 0 && behind < to && (signAt(tokens, behind) === " " || '"“'.includes(signAt(tokens, behind))))
			return false;
		if (at === from || at + 1 === to || !affiliating.has(wordAt(tokens, at))) return endsName(tokens, { from, to }, at);
		// A name stands in front of `of`, or a rank: `Jane Doe of UNICEF`, but `Friends of Peace`.
		return from > start || isName(tokens, wordsBetween(tokens, from, at));
	});
}

function wayAt({ ways, line }: EntryTokens, at: number): number {
	return ways[line[at] as number] ?? 0;
}

function endsName(tokens: EntryTokens, { from, to }: Range, at: number): boolean {
	if (wayAt(tokens, at) === wayToReach.handle) return true;
	const sign = signAt(tokens, at);
	if (sign === ",") return !goesOn(tokens, { from, to }, at);
	if (sign === ";") return isSemicolon(tokens.text, tokens.start[at] as number);
	if (sign === "[") return !isEscape(tokens, at);
	if (sign === ":") return isSpaced(tokens, at + 1) && at + 1 < to;
	return "(–—".includes(sign) || isFreeDash(tokens, at);
}

const affiliating: ReadonlySet<string> = new Set(affiliationWords);

/** Whether the name goes on behind a comma: `Bell, Jr.`, `Alvarez, R.`, `Bell, Ann` */
function goesOn(tokens: EntryTokens, { from, to }: Range, at: number): boolean {
	const words = wordsBetween(tokens, at + 1, pauseIn(tokens, at + 1, to));
	const [first] = words;
	if (first === undefined || isSuffix(tokens, first)) return first !== undefined;
	if (wordsBetween(tokens, from, at).length > 1) return false;
	const isGiven = words.length < 3 && is(tokens, first, wordBit.given) && !is(tokens, first, nameless);
	return isGiven || (words.length < 4 && words.every((word) => isStopped(tokens, word)));
}

/** Everything behind the name: brackets and handles, then the affiliation. */
function readBehind(tokens: EntryTokens, { from, to }: Range, draft: Draft): void {
	let at = from;
	for (let next = at; at < to; at = next) {
		next = readAside(tokens, at, draft);
		if (next === at) break;
	}
	const opensNothing = (sign: number): boolean =>
		tokens.closed[sign] === 0 && ",;:–—-([".includes(signAt(tokens, sign));
	while (at < to && opensNothing(at)) at++;
	if (at + 1 < to && affiliating.has(wordAt(tokens, at))) at++;
	if (at < to) readAffiliation(tokens, { from: at, to }, draft);
}

/** Reads the bracket or the handle at a token; gives the token behind it, the token itself where it is neither. */
function readAside(tokens: EntryTokens, at: number, draft: Draft): number {
	const behind = tokens.closed[at] as number;
	if (behind === 0) return wayAt(tokens, at) === wayToReach.handle ? readHandle(tokens, at, draft) : at;
	for (let from = at + 1; from < behind; from++) {
		const piece = from;
		while (from < behind - 1 && !",;".includes(signAt(tokens, from))) from++;
		if (wayAt(tokens, piece) === wayToReach.handle && lineEnd(tokens, piece) === from) readHandle(tokens, piece, draft);
		else if (draft.role === undefined && isRole(tokens, piece, from)) draft.role = textOf(tokens, piece, from);
		else if (piece < from) draft.notes.push(textOf(tokens, piece, from));
	}
	return behind;
}

/** Who goes by two names has the second as a remark. */
function readHandle(tokens: EntryTokens, at: number, draft: Draft): number {
	const end = lineEnd(tokens, at);
	if (draft.handle === undefined) draft.handle = textOf(tokens, at, end);
	else draft.notes.push(textOf(tokens, at, end));
	return end;
}

function lineEnd({ lineStart, line }: EntryTokens, at: number): number {
	return lineStart[(line[at] as number) + 1] as number;
}

function readAffiliation(tokens: EntryTokens, range: Range, draft: Draft): void {
	let { from, to } = range;
	let handle = from;
	while (handle < to && wayAt(tokens, handle) !== wayToReach.handle) handle++;
	const behind = handle < to ? readHandle(tokens, handle, draft) : to;
	// Brackets at the end go, but its own short name (`OHCHR`) stays.
	const brackets: number[] = [];
	const isLast = (at: number): boolean => tokens.closed[at] === to;
	for (let open = find(tokens, from, to, isLast); open < to; open = find(tokens, from, to, isLast)) {
		if (isShortName(textOf(tokens, open + 1, to - 1))) break;
		brackets.unshift(open);
		to = open;
	}
	for (const open of brackets) readAside(tokens, open, draft);
	const comma = (): number => find(tokens, from, to, (at) => signAt(tokens, at) === ",");
	for (let end = comma(); areDegrees(tokens, from, end); end = comma()) {
		draft.notes.push(textOf(tokens, from, end));
		from = Math.min(end + 1, to);
	}
	while (to > from && ",;–—-".includes(signAt(tokens, to - 1))) to--;
	const text = `${textOf(tokens, from, Math.min(handle, to))} ${textOf(tokens, behind, to)}`.trim();
	// Words that name an office and nothing else are no affiliation.
	const words = wordsBetween(tokens, from, to);
	const isOffice = words.length > 0 && words.length <= 4 && areAll(tokens, words, titles) && comma() === to;
	if (isOffice && draft.role === undefined) draft.role = text;
	else if (text !== "") draft.affiliation = text;
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
	if (!told && hasAny(tokens, list, wordBit.title)) return true;
	const fits = list.every((at) => is(tokens, at, nameless) || isAcronym(tokens, at));
	return fits && !is(tokens, first, wordBit.function) && hasAny(tokens, list, titles);
}

/** The keys in the order that reports give them. */
function finished({ notes, name, honorific, role, affiliation, handle, group }: Draft, lexicon: Lexicon): Person {
	const isUnknown = (note: string): boolean =>
		[note, note.toLowerCase()].every((word) => lexicalBits(lexicon, word) === 0);
	// `Human Rights Committee (HRC)`
	const named = group === true && notes.length > 0 && notes.every((note) => isShortName(note) && isUnknown(note));
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
