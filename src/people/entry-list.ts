/** Cuts a list of people into its entries: what stands between two people, and what goes on with one, is judged by the names beside it. */
import { isSemicolon } from "../text/characters.ts";
import { chatStates, unnamedOthers } from "../text/field-words.generated.ts";
import { allJoins, anyOf, joinsOf } from "../text/field-words.ts";
import { is, shape } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import {
	type Entry,
	type EntryTokens,
	find,
	isFreeDash,
	isSpaced,
	pauseIn,
	signAt,
	waysBetween,
	wayToReach,
	wordsBetween,
} from "./entry-tokens.ts";
import {
	hasAny,
	isAcronym,
	isBareRank,
	isDegree,
	isName,
	isPostNominal,
	isStopped,
	isSuffix,
	lengthOf,
	type NameShape,
	nameless,
	nameShape,
	titles,
	type Words,
} from "./name-words.ts";
import {
	behindCompanion,
	behindHelp,
	behindHonorifics,
	behindTitle,
	farthest,
	isBroughtIn,
	isPlainName,
	opensPerson,
	opensRemark,
	singularBits,
} from "./titles.ts";

/** What a person may end with, and the token at which the next one begins; "stop" always parts two people. */
interface Joint {
	readonly kind: "stop" | "comma" | "and";
	readonly to: number;
}

/** A stretch between two joints, and what it looks like without brackets, handles and addresses. */
interface Piece {
	readonly from: number;
	readonly to: number;
	/** What stands before it. */
	readonly joint: Joint["kind"];
	/** `titled`: a person beyond doubt; `handle`: `@addaleax` or an address, and nothing else. */
	readonly shape: NameShape | "titled" | "handle";
	readonly words: Words;
	/** Whether it has a handle, and an address. */
	readonly reached: number;
}

/** A person or body that has begun with a piece. */
interface Begun extends Piece {
	to: number;
	reached: number;
	/** Whether an affiliation has begun: then `and` may be a part of it. */
	affiliated: boolean;
}

/** The people of each line of a list in some language, a BCP 47 tag; `byLine` where each line is rather one of them. */
export function listEntries(lines: readonly EntryTokens[], language: string, byLine: boolean): Entry[][] {
	const joins = joinsOf(language);
	const lists: Begun[][] = [];
	let several = 0;
	for (const tokens of lines) {
		const found = entriesIn(tokens, piecesIn(tokens, joins));
		lists.push(found);
		if (found.length > 1) several++;
	}
	const entries: Entry[][] = [];
	for (const [index, tokens] of lines.entries()) {
		const found = lists[index] as Begun[];
		// With one on each line, a comma rather parts a name from what she is.
		const own = byLine && several * 2 <= lines.length ? mergeAffiliated(tokens, found) : found;
		const line: Entry[] = [];
		for (const { from, to } of own) line.push({ tokens, from, to });
		entries.push(line);
	}
	return entries;
}

/** `Cy Dee, Oven Ltd` is one, `Ann Bell, Bob Cole` are two: a given name is not what somebody is. */
function mergeAffiliated(tokens: EntryTokens, entries: readonly Begun[]): Begun[] {
	const found: Begun[] = [];
	for (const entry of entries) {
		const last = found.at(-1);
		const isNamed = hasAny(tokens, entry.words.slice(0, 1), wordBit.given | wordBit.honorific);
		if (last === undefined || isNamed || !goesOn(tokens, last, entry)) found.push(entry);
		else Object.assign(last, { to: entry.to, reached: last.reached | entry.reached });
	}
	return found;
}

/** Whether nothing parts two entries but a comma, or `and` within what somebody is: `Ann Rook, Oil & Wick Ltd`. */
function goesOn(tokens: EntryTokens, last: Begun, { joint, reached }: Begun): boolean {
	if ((last.reached & reached & wayToReach.mail) !== 0) return false;
	const comma = find(tokens, last.from, last.to, (at) => signAt(tokens, at) === ",");
	return joint === "comma" || (joint === "and" && comma < last.to);
}

/** Puts together the pieces that go on with the person before them. */
function entriesIn(tokens: EntryTokens, pieces: readonly Piece[]): Begun[] {
	// Without a word that may be anything, nobody has two names in turns, and no family names are listed.
	const starts = pieces.some(isWord) ? pieces.flatMap(({ joint }, index) => (joint === "stop" ? [index] : [])) : [];
	const runs = starts.map((start, index) => pieces.slice(start, starts[index + 1]));
	const surnames = new Set(runs.filter((run) => areSurnames(tokens, run)).flatMap((run) => run.filter(isWord)));
	// `Bell, Ann; Crane, Bob`: a pair is one person where a semicolon parts all of them.
	const areInverted = runs.length > 1 && runs.every((run) => isInverted(tokens, run));
	const found: Begun[] = [];
	for (const piece of pieces) {
		const before = found.at(-1);
		const isMore = (areInverted && piece.joint === "comma") || (!surnames.has(piece) && belongs(tokens, piece, before));
		if (before !== undefined && isMore) {
			before.affiliated ||= !["suffix", "degree", "handle"].includes(piece.shape);
			before.reached |= piece.reached;
			before.to = piece.to;
		} else {
			const dash = find(tokens, piece.from, piece.to, (at) => isFreeDash(tokens, at));
			found.push({ ...piece, affiliated: dash < piece.to });
		}
	}
	return found;
}

/** Whether a piece goes on with the person or body before it. */
function belongs(tokens: EntryTokens, { joint, shape: is, words, reached }: Piece, before: Begun | undefined): boolean {
	// Whoever has an address of her own is somebody else.
	if (before === undefined || joint === "stop" || (reached & before.reached & wayToReach.mail) !== 0) return false;
	const afterPerson = before.shape === "titled" || before.shape === "name" || before.shape === "word";
	const single = before.words.length === 1;
	if (is === "suffix" || is === "degree") return true;
	// `Ann Bell, @annb`
	if (is === "handle") return joint === "comma" && afterPerson && (reached & before.reached) === 0;
	// `Alvarez, R.`
	if (is === "initials" && single) return joint === "comma" && before.shape !== "titled";
	if (is === "initials") return joint === "comma" && afterPerson && words.every((at) => isPostNominal(tokens, at));
	// `Mr and Mrs Smith`
	if (is === "titled") return isBareRank(tokens, before.words) && joint === "and";
	if (is === "name") return false;
	// `women and girls from Kenya`
	if (is === "group") return before.shape === "group" && single && joint === "and";
	if (is === "word")
		return afterPerson ? joint === "comma" && !single && !isGiven(tokens, words) : before.shape === "phrase";
	return (is === "phrase" && !afterPerson) || (afterPerson && (joint === "comma" || before.affiliated));
}

/** `Jude`: a given name, which is no place as well. */
function isGiven(tokens: EntryTokens, words: Words): boolean {
	return hasAny(tokens, words, wordBit.given) && !hasAny(tokens, words, wordBit.place | wordBit.body);
}

/** Whether a run without stops lists family names (`Councillors Adeyemi, Crane, Hollis`): each is a person, and no affiliation. */
function areSurnames(tokens: EntryTokens, run: readonly Piece[]): boolean {
	const [first] = run;
	if (first === undefined || run.length < 2) return false;
	// A rank or office in the plural stands for all who follow: `Cllrs Bell, Crane`.
	const [rank, name] = first.words;
	const isTitled = first.shape === "titled" && rank !== undefined && name !== undefined;
	if (isTitled && (singularBits(tokens, rank) & (wordBit.honorific | wordBit.office)) !== 0) return true;
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

/** `Bell, Ann` */
function isInverted(tokens: EntryTokens, [first, second, third]: readonly Piece[]): boolean {
	if (first?.words.length !== 1 || second?.joint !== "comma" || third !== undefined) return false;
	return isWord(first) && second.words.length < 3 && hasAny(tokens, second.words.slice(0, 1), wordBit.given);
}

/** Cuts at everything that may stand between two people. */
function piecesIn(tokens: EntryTokens, joins: readonly string[]): Piece[] {
	const pieces: Piece[] = [];
	let joint: Joint["kind"] = "stop";
	let from = 0;
	for (let at = 0; at <= tokens.count; ) {
		const found: Joint | null = at < tokens.count ? jointAt(tokens, from, at, joins) : { kind: joint, to: at };
		if (found === null) {
			at = tokens.closed[at] || at + 1;
			continue;
		}
		if (at > from) pieces.push(pieceOf(tokens, { from, to: at }, joint));
		// `Ann, and Bob`: `and` tells more than the comma before it, but a line end or semicolon still parts.
		if (at > from || joint === "comma") joint = found.kind;
		from = found.to;
		at = Math.max(found.to, at + 1);
	}
	return pieces;
}

function pieceOf(tokens: EntryTokens, range: { from: number; to: number }, joint: Joint["kind"]): Piece {
	const { from, to } = range;
	if (isPlainName(tokens, from, to))
		return { from, to, joint, shape: "name", words: wordsBetween(tokens, from, to), reached: 0 };
	const whole = wordsBetween(tokens, from, to);
	// `Tobias Okeke – minutes`
	const dash = find(tokens, from, to, (at) => isFreeDash(tokens, at) || (at > from && opensRemark(tokens, at)));
	const front = whole.filter((at) => at < dash);
	const isNamed = front.length > 1 && hasAny(tokens, front.slice(0, 1), wordBit.given) && isName(tokens, front);
	const words = isNamed ? front : whole;
	const reached = waysBetween(tokens, from, to);
	const opensTitled = behindHonorifics(tokens, from, to) > from || behindTitle(tokens, from, to) > from;
	const isTitled = opensTitled && !words.every((at) => isSuffix(tokens, at));
	const looks = reached > 0 && words.length === 0 ? "handle" : isTitled ? "titled" : nameShape(tokens, words);
	return { from, to, joint, shape: looks, words, reached };
}

// ---- joints ---------------------------------------------------------------------------------------------------------

/** The text opens with the number 1, so that further numbers part. */
const firstNumber = /^\s*\(?1[.)]\s/;
const laterNumber = /\(?\d{1,2}[.)]\s+/y;
const others = new RegExp(`${anyOf(unnamedOthers)}(?![a-z])`, "y");
const lineBreak = /<br\s*\/?>/iy;
/** One letter in capitals is an initial: `MARIA E SILVA`. */
const allCases = [...allJoins].flatMap((join) => (join.length > 1 ? [join, join.toUpperCase()] : [join]));
const joinWord = new RegExp(`${anyOf(allCases)}(?!\\S)`, "y");
/** No person is longer. */
const longestPerson = 200;

const isColumn = /^ {2,}$/;

/** The joint at a token, and with the person before it begun at `from`; null where it parts nobody. */
function jointAt(tokens: EntryTokens, from: number, at: number, joins: readonly string[]): Joint | null {
	const { text, start, end, shape: shapes, closed, count } = tokens;
	const sign = signAt(tokens, at);
	const stop = (to: number): Joint => ({ kind: "stop", to });
	const matched = (pattern: RegExp): string => {
		pattern.lastIndex = start[at] as number;
		return pattern.exec(text)?.[0] ?? "";
	};
	if (sign === ",") return { kind: "comma", to: at + 1 };
	if (sign === ";") return isSemicolon(text, start[at] as number) ? stop(at + 1) : null;
	if (sign === "|") return isAway(tokens, from, at) ? null : stop(at + 1);
	// `Ann Bell (with Bob Cole)`, `Ann Bell (typed by Bob Cole)`
	if (sign === "(" && at > from && (closed[at] as number) > 0) {
		const person = behindCompanion(tokens, at + 1);
		if (person > at + 1 && isBroughtIn(tokens, person, count)) return stop(person);
		if (behindHelp(tokens, at + 1, count) > at + 1) return stop(at + 1);
	}
	if (sign === ")" && closed.subarray(Math.max(0, at - longestPerson), at).includes(at + 1)) return stop(at + 1);
	// A cell of Markdown has no other line ends.
	if (sign === "<" && matched(lineBreak) !== "")
		return stop(find(tokens, at, tokens.count, (end) => signAt(tokens, end) === ">") + 1);
	if (!isSpaced(tokens, at)) return sign === "/" && partsNames(tokens, from, at) ? stop(at + 1) : null;
	if ("&+/".includes(sign) && isSpaced(tokens, at + 1)) return { kind: "and", to: at + 1 };
	if ((sign === "(" || shapes[at] === shape.number) && firstNumber.test(text) && matched(laterNumber) !== "")
		return stop(at + (sign === "(" ? 3 : 2));
	if (sign !== " ") return partsNames(tokens, from, at) ? stop(at + 1) : null;
	if (shapes[at] !== shape.capital) {
		if (behindHelp(tokens, from, count) > at) return at > from ? null : stop(at);
		if (at > from && matched(others) !== "") return stop(at);
		const join = matched(joinWord).replace(/\s+/g, " ");
		if (joins.includes(join.toLowerCase()))
			return joinsSurnames(tokens, from, at) ? null : { kind: "and", to: at + join.split(" ").length };
		const person = behindCompanion(tokens, at);
		if (
			person > at &&
			(isBroughtIn(tokens, person, count) || (at === from && opensPerson(tokens, person, count) !== null))
		)
			return stop(person);
		if (behindHelp(tokens, at, count) > at) return stop(at);
	}
	// A line end inside a piece is a wrapped line, unless the next one opens with a rank.
	const gap = at > from ? text.slice(end[at - 1], start[at]) : "";
	const isLine = gap !== "" && gap !== " " && /[\r\n]/.test(gap);
	// Cells of a row, or columns in one.
	if (gap.includes("\t")) return { kind: "comma", to: at };
	if (isColumn.test(gap) && isSomeone(tokens, from, at) && opensPerson(tokens, at, tokens.count) !== null)
		return stop(at);
	if (isLine && behindHonorifics(tokens, at, Math.min(at + farthest, tokens.count)) > at) return stop(at);
	const isNear = (start[at] as number) - (start[from] as number) <= longestPerson;
	return isNear && partsNames(tokens, from, at) ? stop(at) : null;
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
	const behind = wordsBetween(tokens, at + 1, pauseIn(tokens, at + 1, Math.min(at + farthest, tokens.count)));
	return behind.length === 1 && !hasAny(tokens, behind, wordBit.given) && wordsBetween(tokens, from, at).length > 1;
}

/** Whether names stand on both sides of a slash or dash, of a bracket that ends, or in front of a rank. */
function partsNames(tokens: EntryTokens, from: number, at: number): boolean {
	const sign = signAt(tokens, at);
	if (sign !== " " && !"/-–—".includes(sign)) return false;
	const isRank = sign === " " && opensRank(tokens, at);
	if (sign === " " && !isRank && !endsInRemark(tokens, from, at)) return false;
	if (!isSomeone(tokens, from, at)) return false;
	const opens = opensPerson(tokens, sign === " " ? at : at + 1, tokens.count);
	return isRank || "-–—".includes(sign) ? opens === "titled" : opens !== null;
}

/** `Captain Bo Lee`, `Intern Joy Hay`; Dean and King are given names too, and part nobody. */
function opensRank(tokens: EntryTokens, at: number): boolean {
	const names = wordBit.given | wordBit.honorificFull | wordBit.suffix;
	if (!is(tokens, at, wordBit.honorific | wordBit.title) || is(tokens, at, names)) return false;
	return tokens.shape[at] !== shape.low && lengthOf(tokens, at) > 1 && !isDegree(tokens, at);
}

/** `Ann Bell (Intern) `; `Robert (Bob) ` is no more than a given name. */
function endsInRemark(tokens: EntryTokens, from: number, at: number): boolean {
	if (signAt(tokens, at - 1) !== ")" || tokens.shape[at] === shape.low) return false;
	const open = find(tokens, from, at, (bracket) => tokens.closed[bracket] === at);
	const content = wordsBetween(tokens, open + 1, at - 1);
	return (
		hasAny(tokens, content, wordBit.title) || (content.length === 1 && content.every((word) => isAcronym(tokens, word)))
	);
}

/** Whether a text is someone with at least two names; `Youth Worker Captain Bo Lee` opens with a title. */
function isSomeone(tokens: EntryTokens, from: number, to: number): boolean {
	const start = behindHonorifics(tokens, from, to);
	const list = wordsBetween(tokens, start, to);
	// Behind a rank, Dean is a given name.
	const isGiven = hasAny(tokens, list.slice(0, 1), wordBit.given | wordBit.honorificFull);
	const ranks = wordBit.honorific | (start === from ? nameless : titles);
	// `H. E. Mr. Ann Lee` begins with no `H. E.`
	if (list.length < 2 || list.every((at) => isStopped(tokens, at))) return false;
	return (isGiven || !hasAny(tokens, list, ranks)) && isName(tokens, list, isGiven);
}
