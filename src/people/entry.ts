/** One entry of a list of people: honorific, title, name, affiliation, handle, remark. */
import type { Person } from "../ast/nodes.ts";
import { hasLetter } from "../text/ascii.ts";
import { isSemicolon } from "../text/characters.ts";
import { type Lexicon, lexicalBits } from "../text/lexicon.ts";
import { is } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import {
	type Entry,
	type EntryTokens,
	find,
	isEscape,
	isFreeDash,
	isOfComment,
	isSpaced,
	pauseIn,
	signAt,
	wayAt,
	wayToReach,
	wordsBetween,
} from "./entry-tokens.ts";
import {
	areAll,
	hasAny,
	isAcronym,
	isBareRank,
	isCapital,
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
import {
	affiliating,
	behindHelp,
	behindHonorifics,
	behindTitle,
	isPlainName,
	opensPerson,
	opensRemark,
} from "./titles.ts";

type Writable = { -readonly [Key in keyof Person]: Person[Key] };

/** A person while her text is read. */
interface Draft extends Omit<Writable, "remark"> {
	readonly notes: string[];
}

/** Longer texts are no one's name, however they are punctuated. */
const longestName = 400;

/** Code of a page, which has no parts that could be told apart; addresses in such brackets are none. */
const element = /<\/?[A-Za-z][\w-]*(?:\s[^<>]*)?\/?>/;

/** Reads one person, or a body or group; null where the text names no one. */
export function readEntry({ tokens, from: opening, to: last }: Entry): Person | null {
	const { start, end: ends } = tokens;
	// `me = Ann Bell`
	const first = signAt(tokens, opening) === "=" && opening < last - 1 ? opening + 1 : opening;
	if ((ends[last - 1] as number) - (start[first] as number) > longestName) return null;
	const written = textOf(tokens, first, last);
	if (isPlainName(tokens, first, last)) return { name: written };
	if (written.includes("<") && element.test(written)) return { name: written };
	const draft: Draft = { name: "", notes: [] };
	const whole = { tokens, from: first, to: withoutStop(tokens, first, last) };
	const from = readFront(whole, draft);
	const to = nameEnd(whole, from);
	let end = to;
	while (end > from + 1 && isDegree(tokens, end - 1)) end--;
	draft.name = textOf(tokens, from, end);
	if (end < to) draft.notes.push(textOf(tokens, end, to));
	readBehind({ tokens, from: to, to: whole.to }, draft);
	// Somebody may go by a handle alone.
	if (draft.name === "" && draft.handle !== undefined) draft.name = draft.handle;
	if (!hasLetter(draft.name)) return null;
	if (draft.honorific === undefined && draft.role === undefined) {
		const words = wordsBetween(tokens, from, end);
		if (words.length > 0 && words.length === end - from && isBareRank(tokens, words)) return null;
		// A body has no handle.
		if (draft.handle === undefined && isGroup(tokens, words)) draft.group = true;
	}
	return finished(draft, tokens.lexicon);
}

/** Where an entry ends before the final full stop of a list. That of `Jr.`, of an initial and of an abbreviation is part of its word. */
function withoutStop(tokens: EntryTokens, from: number, to: number): number {
	const before = to - from > 1 ? wordAt(tokens, to - 2) : "";
	// `Agnes Li.`, but `Ann Bell et al.`
	const isName = isCapital(tokens, to - 2) && !isSuffix(tokens, to - 2);
	const isShort = before.length < 2 || (before.length === 2 && !isName);
	const isWord = !isShort && (!before.includes(".") || wayAt(tokens, to - 2) > 0);
	return signAt(tokens, to - 1) === "." && isWord ? to - 1 : to;
}

/** Reads what stands in front of the name, and tells where that begins. */
function readFront({ tokens, from: first, to }: Entry, draft: Draft): number {
	const from = behindHelp(tokens, first, to);
	// `Minutes: Bob Cole`
	if (from > first) draft.notes.push(textOf(tokens, first, signAt(tokens, from - 1) === ":" ? from - 1 : from));
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
function nameEnd({ tokens, from: start, to }: Entry, from: number): number {
	return find(tokens, from, to, (at) => {
		const behind = tokens.closed[at] as number;
		// `Robert (Bob) Docter`
		if (behind > 0 && behind < to && wayAt(tokens, behind) === 0 && ' "“'.includes(signAt(tokens, behind)))
			return false;
		const isMore = at > from + 1 && opensRemark(tokens, at);
		if (at === from || at + 1 === to || !(isMore || affiliating.has(wordAt(tokens, at))))
			return endsName({ tokens, from, to }, at);
		// A name stands in front of `of`, or a rank: `Jane Doe of UNICEF`, but `Friends of Peace`.
		const name = wordsBetween(tokens, from, at);
		return from > start || (isName(tokens, name) && (!isMore || hasAny(tokens, name.slice(0, 1), wordBit.given)));
	});
}

function endsName({ tokens, from, to }: Entry, at: number): boolean {
	const way = wayAt(tokens, at);
	if (way === wayToReach.handle) return true;
	if (way === wayToReach.mail) {
		// An address that words follow, or that nothing precedes, is the name.
		const end = lineEnd(tokens, at);
		const isLast = end >= to || wayAt(tokens, end) === way || ",;(–—-".includes(signAt(tokens, end));
		return isLast && tokens.line[at] !== tokens.line[from];
	}
	const sign = signAt(tokens, at);
	if (sign === ",") return !goesOn({ tokens, from, to }, at);
	if (sign === ";") return isSemicolon(tokens.text, tokens.start[at] as number);
	if (sign === "[") return !isEscape(tokens, at);
	if (sign === ":") return isSpaced(tokens, at + 1) && at + 1 < to;
	return sign === "(" || ("–—".includes(sign) && !isOfComment(tokens, at)) || isFreeDash(tokens, at);
}

/** Whether the name goes on behind a comma: `Bell, Jr.`, `Alvarez, R.`, `Bell, Ann` */
function goesOn({ tokens, from, to }: Entry, at: number): boolean {
	const words = wordsBetween(tokens, at + 1, pauseIn(tokens, at + 1, to));
	const [first] = words;
	if (first === undefined || isSuffix(tokens, first)) return first !== undefined;
	if (wordsBetween(tokens, from, at).length > 1) return false;
	const isGiven = words.length < 3 && is(tokens, first, wordBit.given) && !is(tokens, first, nameless);
	return isGiven || (words.length < 4 && words.every((word) => isStopped(tokens, word)));
}

/** Everything behind the name: brackets, handles and addresses, then the affiliation. */
function readBehind({ tokens, from, to }: Entry, draft: Draft): void {
	const isJoint = (at: number): boolean => tokens.closed[at] === 0 && ",;:–—-([".includes(signAt(tokens, at));
	let at = from;
	for (let next = at; at < to; at = next) {
		next = isJoint(at) ? at + 1 : readAside(tokens, at, draft);
		if (next === at) break;
	}
	if (at + 1 < to && affiliating.has(wordAt(tokens, at))) at++;
	else if (at < to && at === from && opensRemark(tokens, at)) {
		const end = find(tokens, at, to, (sign) => signAt(tokens, sign) === ",");
		draft.notes.push(textOf(tokens, at, end));
		at = Math.min(end + 1, to);
	}
	if (at < to) readAffiliation({ tokens, from: at, to }, draft);
}

/** Reads the bracket, the handle or the address at a token; returns the token after it, or the token itself. */
function readAside(tokens: EntryTokens, at: number, draft: Draft): number {
	const behind = tokens.closed[at] as number;
	if (behind === 0) return wayAt(tokens, at) > 0 ? readWay(tokens, at, draft) : at;
	for (let from = at + 1; from < behind; from++) {
		const piece = from;
		while (from < behind - 1 && !",;".includes(signAt(tokens, from))) from++;
		if (wayAt(tokens, piece) > 0 && lineEnd(tokens, piece) === from) readWay(tokens, piece, draft);
		else if (draft.role === undefined && isRole(tokens, piece, from)) draft.role = textOf(tokens, piece, from);
		else if (piece < from) draft.notes.push(textOf(tokens, piece, from));
	}
	return behind;
}

/** Who goes by two names has the second as a remark. */
function readWay(tokens: EntryTokens, at: number, draft: Draft): number {
	const end = lineEnd(tokens, at);
	const text = textOf(tokens, at, end).replace(/^<?(?:mailto:)?|>$/gi, "");
	if (draft.handle === undefined && wayAt(tokens, at) === wayToReach.handle) draft.handle = text;
	else draft.notes.push(text);
	return end;
}

function lineEnd({ lineStart, line }: EntryTokens, at: number): number {
	return lineStart[(line[at] as number) + 1] as number;
}

function readAffiliation({ tokens, from: first, to: last }: Entry, draft: Draft): void {
	let [from, to] = [first, last];
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
	// Words that name an office and nothing else are no affiliation.
	const words = wordsBetween(tokens, from, to);
	const isOffice = words.length > 0 && words.length <= 4 && areAll(tokens, words, titles) && comma() === to;
	const texts: string[] = [];
	while (from < to) {
		const end = find(tokens, from, to, (at) => wayAt(tokens, at) > 0);
		texts.push(textOf(tokens, from, end));
		from = end < to ? readWay(tokens, end, draft) : to;
	}
	const text = texts
		.join(" ")
		.trim()
		.replace(/[ ,;–—-]+$/, "");
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
