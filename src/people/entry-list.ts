/** Cuts a list of people into one span each: what stands between two people, and what goes on with one, is judged by the names beside it. */
import { isSemicolon } from "../text/entities.ts";
import { chatStates, unnamedOthers } from "../text/field-words.generated.ts";
import { allJoins, anyOf, joinsOf } from "../text/field-words.ts";
import type { Lexicon } from "../text/lexicon.ts";
import { is, shape } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import {
	type EntryTokens,
	entryTokens,
	isFreeDash,
	isSpaced,
	isSpacedBehind,
	pauseIn,
	signAt,
	wordsBetween,
} from "./entry-tokens.ts";
import {
	isAcronym,
	isBareRank,
	isCapital,
	isDegree,
	isName,
	isPostNominal,
	isSuffix,
	lengthOf,
	type NameShape,
	nameless,
	nameShape,
	titles,
	type Words,
	wordAt,
} from "./name-words.ts";
import { wayToReach } from "./reach.ts";
import { behindHonorifics, behindTitle, singularBits } from "./titles.ts";

/** What a list is read with. */
export interface ListReader {
	readonly lexicon: Lexicon;
	/** The language of the notes, as a BCP 47 tag. */
	readonly language: string;
	/** The value may stand in a block or list, where each line is rather one item. */
	readonly byLine: boolean;
}

/** How two stretches are set apart; "stop" always parts two people. */
type JointKind = "stop" | "comma" | "and";

/** A joint, and the token at which the second stretch begins. */
interface Joint {
	readonly kind: JointKind;
	readonly to: number;
}

/** A stretch between two joints, and what it looks like without brackets, handles and addresses. */
interface Piece {
	readonly from: number;
	readonly to: number;
	readonly joint: JointKind;
	/** `titled`: a person beyond doubt; `handle`: `@addaleax` or an address, and nothing else. */
	readonly shape: NameShape | "titled" | "handle";
	readonly words: Words;
	/** Whether it has a handle, and an address. */
	readonly reached: number;
	readonly dashed: boolean;
}

/** The person or body that a piece may go on with: its first piece, and what came since. */
interface Entry {
	readonly first: Piece;
	/** Whether an affiliation has begun: then `and` may be a part of it. */
	affiliated: boolean;
	reached: number;
	to: number;
}

/** A line of a list, and the tokens of each person in it. */
export interface ListedPeople {
	readonly tokens: EntryTokens;
	readonly entries: readonly { readonly from: number; readonly to: number }[];
}

/** A line, and where its people begin. */
export interface ListLine {
	readonly raw: string;
	readonly from: number;
}

/** The people of each line of a list. */
export function listedPeople(lines: readonly ListLine[], reader: ListReader): ListedPeople[] {
	const lists = lines.map(({ raw, from }) => {
		const tokens = entryTokens(raw, reader.lexicon, from);
		return { tokens, found: entriesIn(tokens, reader.language) };
	});
	// With one on each line, a comma rather parts a name from what she is.
	const several = lists.filter(({ found }) => found.length > 1).length;
	const single = reader.byLine && several * 2 <= lines.length;
	return lists.map(({ tokens, found }) => {
		const entries = single ? mergeAffiliated(tokens, found, reader.language) : found;
		return { tokens, entries: entries.map(({ first, to }) => ({ from: first.from, to })) };
	});
}

/** `Cy Dee, Oven Ltd` is one, `Ann Bell, Bob Cole` are two: a given name is not what somebody is. */
function mergeAffiliated(tokens: EntryTokens, entries: readonly Entry[], language: string): Entry[] {
	const found: Entry[] = [];
	for (const entry of entries) {
		const last = found.at(-1);
		const { from } = entry.first;
		const [word] = wordsBetween(tokens, from, entry.to);
		const isNamed = word !== undefined && is(tokens, word, wordBit.given | wordBit.honorific);
		const areReached = last !== undefined && (last.reached & entry.reached & wayToReach.mail) !== 0;
		const goesOn = last !== undefined && !isNamed && !areReached && isAffiliating(tokens, last, from, language);
		if (goesOn) found[found.length - 1] = { ...last, reached: last.reached | entry.reached, to: entry.to };
		else found.push(entry);
	}
	return found;
}

/** Whether nothing but a comma stands before an entry, or `and` within what somebody is: `Ann Rook, Oil & Wick Ltd`. */
function isAffiliating(tokens: EntryTokens, last: Entry, from: number, language: string): boolean {
	const joint = tokens.text.slice(tokens.end[last.to - 1], tokens.start[from]).trim();
	if (joint === ",") return true;
	const isList = tokens.text.slice(tokens.start[last.first.from], tokens.end[last.to - 1]).includes(",");
	return isList && (joint === "&" || joinsOf(language).includes(joint));
}

function entriesIn(tokens: EntryTokens, language: string): Entry[] {
	const pieces = piecesIn(tokens, language);
	const surnames = inSurnameLists(tokens, pieces);
	const given = inInvertedLists(tokens, pieces);
	const found: Entry[] = [];
	for (const piece of pieces) {
		const { shape: is, reached, dashed, to } = piece;
		const before = found.at(-1);
		if (before !== undefined && (given.has(piece) || (!surnames.has(piece) && belongs(tokens, piece, before)))) {
			before.affiliated ||= is !== "suffix" && is !== "degree" && is !== "handle";
			before.reached |= reached;
			before.to = to;
		} else found.push({ first: piece, affiliated: dashed, reached, to });
	}
	return found;
}

/** Whether a piece goes on with the person or body before it. */
function belongs(tokens: EntryTokens, piece: Piece, { first, affiliated, reached }: Entry): boolean {
	const { joint, shape: is, words, reached: own } = piece;
	// Whoever has an address of her own is somebody else.
	if (joint === "stop" || (own & reached & wayToReach.mail) !== 0) return false;
	const afterPerson = first.shape === "titled" || first.shape === "name" || first.shape === "word";
	const single = first.words.length === 1;
	if (is === "suffix" || is === "degree") return true;
	// `Ann Bell, @annb`
	if (is === "handle") return joint === "comma" && afterPerson && (own & reached) === 0;
	// `Alvarez, R.`
	if (is === "initials") {
		if (joint !== "comma") return false;
		return single ? first.shape !== "titled" : afterPerson && words.every((at) => isPostNominal(tokens, at));
	}
	// `Mr and Mrs Smith`
	if (is === "titled") return isBareRank(tokens, first.words) && joint === "and";
	if (is === "name") return false;
	// `women and girls from Kenya`
	if (is === "group") return first.shape === "group" && single && joint === "and";
	if (is === "word") return afterPerson ? joint === "comma" && !single : first.shape === "phrase";
	if (is === "phrase") return !afterPerson || joint === "comma" || affiliated;
	return afterPerson && (joint === "comma" || affiliated);
}

/** The words that stand in lists of family names alone (`Councillors Adeyemi, Crane, Hollis`): each is a person, and no affiliation. */
function inSurnameLists(tokens: EntryTokens, pieces: readonly Piece[]): ReadonlySet<Piece> {
	return new Set(
		runsOf(pieces)
			.filter((run) => areSurnames(tokens, run))
			.flatMap((run) => run.filter(isWord)),
	);
}

function runsOf(pieces: readonly Piece[]): Piece[][] {
	const starts = pieces.flatMap(({ joint }, index) => (joint === "stop" ? [index] : []));
	return starts.map((start, index) => pieces.slice(start, starts[index + 1]));
}

/** The given names behind the commas of `Bell, Ann; Crane, Bob`: a pair is one person where a semicolon parts all of them. */
function inInvertedLists(tokens: EntryTokens, pieces: readonly Piece[]): ReadonlySet<Piece> {
	const runs = runsOf(pieces);
	const given = runs.flatMap((run) => (isInverted(tokens, run) ? run.slice(1) : []));
	return new Set(runs.length > 1 && given.length === runs.length ? given : []);
}

function isInverted(tokens: EntryTokens, [first, second, third]: readonly Piece[]): boolean {
	if (first?.words.length !== 1 || second?.joint !== "comma" || third !== undefined) return false;
	const [word] = second.words;
	return first.shape === "word" && word !== undefined && second.words.length < 3 && is(tokens, word, wordBit.given);
}

function areSurnames(tokens: EntryTokens, run: readonly Piece[]): boolean {
	const [first] = run;
	if (first === undefined || run.length < 2) return false;
	// A rank or office in the plural stands for all who follow: `Cllrs Bell, Crane`.
	const [rank, name] = first.words;
	const isPlural = first.shape === "titled" && rank !== undefined && name !== undefined;
	if (isPlural && (singularBits(tokens, rank) & (wordBit.honorific | wordBit.office)) !== 0) return true;
	const alike = run.filter(isWord).length;
	// `Prior, Van Horn, Zamora`
	if (isWord(first) && alike > 1 && run.every((piece) => isWord(piece) || piece.shape === "name")) return true;
	// Names and affiliations in turns are as many of each.
	return alike >= 3 && run.length > 3 && alike * 2 > run.length;
}

/** Whether a piece is one word that may be anything. */
function isWord({ shape: is }: Piece): boolean {
	return is === "word";
}

/** Cuts at everything that may stand between two people. */
function piecesIn(tokens: EntryTokens, language: string): Piece[] {
	const { count, closed } = tokens;
	const pieces: Piece[] = [];
	const numbered = number.test(tokens.text);
	let joint: JointKind = "stop";
	let from = 0;
	for (let at = 0; at < count; ) {
		const found = closed[at] === 0 || numbered ? jointAt(tokens, { from, at, numbered }, language) : null;
		if (found === null) {
			at = closed[at] || at + 1;
			continue;
		}
		// `Ann, and Bob`: `and` tells more than the comma before it, but a line end or semicolon still parts.
		if (at > from) pieces.push(pieceOf(tokens, { from, to: at }, joint));
		if (at > from || joint === "comma") joint = found.kind;
		from = found.to;
		at = Math.max(found.to, at + 1);
	}
	if (count > from) pieces.push(pieceOf(tokens, { from, to: count }, joint));
	return pieces;
}

function pieceOf(tokens: EntryTokens, { from, to }: { from: number; to: number }, joint: JointKind): Piece {
	const whole = wordsBetween(tokens, from, to);
	// `Tobias Okeke – minutes`
	const front = whole.slice(0, whole.findLastIndex((at) => at < dashIn(tokens, from, to)) + 1);
	const isNamed = front.length > 1 && is(tokens, front[0] as number, wordBit.given) && isName(tokens, front);
	const words = isNamed ? front : whole;
	const reached = reachedIn(tokens, from, to);
	const isTitled = !words.every((at) => isSuffix(tokens, at)) && opensTitled(tokens, from, to);
	const looks = reached > 0 && words.length === 0 ? "handle" : isTitled ? "titled" : nameShape(tokens, words);
	return { from, to, joint, shape: looks, words, reached, dashed: dashIn(tokens, from, to) < to };
}

/** The first free dash outside of brackets; `to` where there is none. */
function dashIn(tokens: EntryTokens, from: number, to: number): number {
	let at = from;
	while (at < to && !isFreeDash(tokens, at)) at = tokens.closed[at] || at + 1;
	return Math.min(at, to);
}

function reachedIn({ ways, line }: EntryTokens, from: number, to: number): number {
	let reached = 0;
	for (let at = from; at < to; at++) reached |= ways[line[at] as number] as number;
	return reached;
}

function opensTitled(tokens: EntryTokens, from: number, to: number): boolean {
	return behindHonorifics(tokens, from, to) > from || behindTitle(tokens, from, to) > from;
}

// ---- joints ---------------------------------------------------------------------------------------------------------

/** The text opens with the number 1, so that further numbers part. */
const number = /^\s*\(?1[.)]\s/;
const laterNumber = /\(?\d{1,2}[.)]\s+/y;
const others = new RegExp(`${anyOf(unnamedOthers)}(?![a-z])`, "y");
/** One letter in capitals is an initial: `MARIA E SILVA`. */
const joins = [...allJoins].flatMap((join) => (join.length > 1 ? [join, join.toUpperCase()] : [join]));
const joinWord = new RegExp(`${anyOf(joins)}(?!\\S)`, "y");

/** No person is longer, in units, and nobody looks further for one, in tokens. */
const longestPerson = 200;
const farthest = 16;

/** A token at which a person may end, and the first token of that person. */
interface Place {
	readonly from: number;
	readonly at: number;
	readonly numbered: boolean;
}

/** The joint at a token; null where it parts nobody. */
function jointAt(tokens: EntryTokens, { from, at, numbered }: Place, language: string): Joint | null {
	const { text, start, end } = tokens;
	const sign = signAt(tokens, at);
	const stop = (to: number): Joint => ({ kind: "stop", to });
	if (sign === ",") return { kind: "comma", to: at + 1 };
	if (sign === ";") return isSemicolon(text, start[at] as number) ? stop(at + 1) : null;
	if (sign === "|") return isAway(tokens, from, at) ? null : stop(at + 1);
	if (!isSpaced(tokens, at)) return sign === "/" && partsNames(tokens, from, at) ? stop(at + 1) : null;
	// A line end inside a piece is a wrapped line, unless the next one opens with a rank.
	const isLine = at > from && /[\r\n]/.test(text.slice(end[at - 1], start[at]));
	if (isLine && behindHonorifics(tokens, at, Math.min(at + farthest, tokens.count)) > at) return stop(at);
	if ((sign === "&" || sign === "+" || sign === "/") && isSpacedBehind(tokens, at)) return { kind: "and", to: at + 1 };
	if (numbered && (sign === "(" || tokens.shape[at] === shape.number)) {
		const found = matchAt(laterNumber, text, start[at] as number);
		if (found !== "") return stop(at + (sign === "(" ? 3 : 2));
	}
	if (at > from && matchAt(others, text, start[at] as number) !== "") return stop(at);
	const join = matchAt(joinWord, text, start[at] as number).replace(/\s+/g, " ");
	if (join !== "" && joinsOf(language).includes(join.toLowerCase()))
		return joinsSurnames(tokens, from, at) ? null : { kind: "and", to: at + join.split(" ").length };
	if ((start[at] as number) - (start[from] as number) > longestPerson || !partsNames(tokens, from, at)) return null;
	return stop(sign === "" ? at : at + 1);
}

function matchAt(pattern: RegExp, text: string, at: number): string {
	pattern.lastIndex = at;
	return pattern.exec(text)?.[0] ?? "";
}

/** Whether the `|` at a token belongs to the one who is away (`h01ger|away`), and parts no two people. */
function isAway({ text, start, end, count }: EntryTokens, from: number, at: number): boolean {
	const behind = text.slice(end[at], end[Math.min(at + farthest, count) - 1]);
	const state = /^[^\s,;|()]*(?=\s*(?:$|[,;\n(]))/u.exec(behind)?.[0] ?? "";
	// Where commas part the people, whatever is written small belongs to the nick: `ann|gym, bob|phx`.
	const isState = chatStates.includes(state) || (text.includes(",") && /^[\p{Ll}\d_]/u.test(state));
	return isState && !/[\s()]/.test(text.slice(start[from], start[at]).trim());
}

/** `Santiago Ramón y Cajal` is one: a word of one letter joins surnames too, where no given name follows. */
function joinsSurnames(tokens: EntryTokens, from: number, at: number): boolean {
	if (lengthOf(tokens, at) > 1) return false;
	const [behind, more] = wordsBetween(tokens, at + 1, pauseIn(tokens, at + 1, Math.min(at + farthest, tokens.count)));
	const isLone = behind !== undefined && more === undefined && !is(tokens, behind, wordBit.given);
	return isLone && wordsBetween(tokens, from, at).length > 1;
}

/** Whether names stand on both sides of a slash or dash, of a bracket that ends, or in front of a rank. */
function partsNames(tokens: EntryTokens, from: number, at: number): boolean {
	const sign = signAt(tokens, at);
	if (sign === "/") return isSomeone(tokens, from, at) && opensPerson(tokens, at + 1) !== null;
	if (sign !== "")
		return "-–—".includes(sign) && isSomeone(tokens, from, at) && opensPerson(tokens, at + 1) === "titled";
	if (at < from + 2 || tokens.shape[at] === shape.low || tokens.shape[at] === shape.number) return false;
	if (opensRank(tokens, at) && isSomeone(tokens, from, at)) return opensPerson(tokens, at) === "titled";
	return endsInRemark(tokens, from, at) && isSomeone(tokens, from, at) && opensPerson(tokens, at) !== null;
}

/** `Captain Bo Lee`, `Intern Joy Hay`; Dean and King are given names too, and part nobody. */
function opensRank(tokens: EntryTokens, at: number): boolean {
	if (lengthOf(tokens, at) < 2 || isDegree(tokens, at)) return false;
	const names = wordBit.given | wordBit.honorificFull | wordBit.suffix;
	return is(tokens, at, wordBit.honorific | wordBit.title) && !is(tokens, at, names);
}

/** `Ann Bell (Intern) `; `Robert (Bob) ` is no more than a given name. */
function endsInRemark(tokens: EntryTokens, from: number, at: number): boolean {
	if (signAt(tokens, at - 1) !== ")") return false;
	let open = at - 2;
	while (open > from && tokens.closed[open] !== at) open--;
	const content = wordsBetween(tokens, open + 1, at - 1);
	if (content.length === 1 && isAcronym(wordAt(tokens, content[0] as number))) return true;
	return content.some((word) => is(tokens, word, wordBit.title));
}

/** Whether a text is someone with at least two names; `Youth Worker Captain Bo Lee` opens with a title. */
function isSomeone(tokens: EntryTokens, from: number, to: number): boolean {
	const start = behindHonorifics(tokens, from, to);
	const list = wordsBetween(tokens, start, to);
	const [first] = list;
	if (first === undefined || list.length < 2) return false;
	// Behind a rank, Dean is a given name.
	const isGiven = is(tokens, first, wordBit.given | wordBit.honorificFull);
	const ranks = wordBit.honorific | titles;
	const ruled = start === from ? nameless | ranks : ranks;
	return (isGiven || !list.some((at) => is(tokens, at, ruled))) && isName(tokens, list, isGiven);
}

/** Whether a rank or title with a name behind it stands at a token, or a full name. */
function opensPerson(tokens: EntryTokens, at: number): "titled" | "named" | null {
	const end = pauseIn(tokens, at, Math.min(at + farthest, tokens.count));
	const honorific = behindHonorifics(tokens, at, end);
	const from = honorific > at ? honorific : behindTitle(tokens, at, end);
	const [only, second] = wordsBetween(tokens, from, end);
	if (only === undefined) return null;
	// Two words that can be a name; a rank may follow them.
	const isNamed = second === undefined ? from > at && isLoneName(tokens, only) : isName(tokens, [only, second]);
	if (!isNamed) return null;
	return from > at ? "titled" : "named";
}

function isLoneName(tokens: EntryTokens, at: number): boolean {
	return isCapital(tokens, at) && !isAcronym(wordAt(tokens, at)) && !is(tokens, at, nameless);
}
