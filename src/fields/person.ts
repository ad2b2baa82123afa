/** One person as people fields name them: honorific, title, name, affiliation, handle, remark. */
import type { Person } from "../ast/values.ts";
import { hasLetter } from "../text/ascii.ts";
import { squash } from "../text/squash.ts";
import { type Words, wordBit } from "../text/words.ts";
import { bracketSpans, isEscape } from "./brackets.ts";
import { endsEntity } from "./entity.ts";
import { isName } from "./full-name.ts";
import { handleSource, withoutMail } from "./handle.ts";
import { peelHonorific } from "./honorific.ts";
import { letterRun } from "./letters.ts";
import { isBareRank, isGroup, type Shaped } from "./name-shape.ts";
import { isAcronym, isDegree, isSuffix, type NameWord, nameWords, wordsOf } from "./name-words.ts";
import { isOffice, isRole } from "./role.ts";
import { type PeeledTitle, peelTitle } from "./title.ts";

type Draft = { -readonly [Key in keyof Person]: Person[Key] } & { notes: string[] };

/** Longer texts are no one's name, however they are punctuated. */
const longestName = 400;

/** Code of a page, which has no parts that could be told apart; addresses in such brackets are none. */
const element = /<\/?[A-Za-z][\w-]*(?:\s[^<>]*)?\/?>/;

/**
 * Reads the text of one person, or of a body or group; null where it names no one. What its words look like is asked
 * again where it is not known from the list that they stand in.
 */
export function readPerson(written: string, words: Words, look: Shaped | null = null): Person | null {
	if (written.length > longestName) return null;
	if (look !== null && !mayHoldMore.test(written)) {
		const plain = plainPerson(written, look, words);
		if (plain !== undefined) return plain;
	}
	const whole = withoutStop(squash(written), words);
	if (whole.includes("<") && element.test(whole)) return { name: whole };
	const { text, mails } = withoutMail(whole);
	const draft: Draft = { name: "", notes: [...mails] };
	const front = readFront(text, draft, words);
	const end = nameEnd(text, front, words);
	setName(draft, text.slice(front, end));
	readBehind(draft, text.slice(end).trim(), words);
	// Somebody may go by a handle alone.
	if (draft.name === "" && draft.handle !== undefined) draft.name = draft.handle;
	if (!hasLetter(draft.name)) return null;
	const plain = draft.honorific === undefined && draft.role === undefined ? nameWords(draft.name, words) : null;
	if (plain !== null && isBareRank(plain)) return null;
	// A body has no handle.
	if (plain !== null && draft.handle === undefined && isGroup(plain)) draft.group = true;
	return finished(draft, words);
}

/** Signs, spaces and words that part a name from more, or from its end. */
const mayHoldMore = /[<,;:([@–—]|\s-|-\s|\s(?:of|from|at|for|with)\s|[^\S ]|^\s|\s\s|\s$|\.$/;

/** A name with nothing but honorifics in front of it, as most are; undefined where there may be more to it. */
function plainPerson(written: string, { shape, words: list, peeled }: Shaped, words: Words) {
	if (shape !== "name" && peeled === null) return undefined;
	const name = peeled === null ? written : written.slice(peeled.rest);
	if (isDegree(name.slice(name.lastIndexOf(" ") + 1)) || !hasLetter(name)) return undefined;
	if (peeled !== null) return startsOffice(name, words) ? undefined : { name, honorific: peeled.honorific };
	return isBareRank(list) ? null : { name };
}

/** The final full stop of a list, unless it belongs to `Jr.`, an initial or an abbreviation. */
function withoutStop(text: string, words: Words): string {
	if (!text.endsWith(".")) return text;
	const last = text.slice(text.lastIndexOf(" ") + 1);
	const bare = last.slice(0, -1);
	const belongs =
		isSuffix({ text: bare, bits: words.bits(bare) }) || isDegree(bare) || bare.includes(".") || bare.length < 3;
	return belongs ? text : text.slice(0, -1).trimEnd();
}

function readFront(text: string, draft: Draft, words: Words): number {
	const direct = peelHonorific(text, words);
	// `Chief Executive Ann Lee` has a title, though a chief may be a rank.
	const title = direct === null || startsOffice(text.slice(direct.rest), words) ? titleOf(text, words) : null;
	if (title !== null) draft.role = title.role;
	const peeled = title === null ? direct : peelHonorific(text.slice(title.rest), words);
	if (peeled !== null) draft.honorific = peeled.honorific;
	return (title?.rest ?? 0) + (peeled?.rest ?? 0);
}

function startsOffice(text: string, words: Words): boolean {
	return (words.bits(letterRun(text, 0)) & (wordBit.office | wordBit.given)) === wordBit.office;
}

/** A title in front of the name, with a colon (`Director: Ann Lee`) or without. */
function titleOf(text: string, words: Words): PeeledTitle | null {
	const colon = text.indexOf(": ");
	if (colon < 0 || !nameWords(text.slice(0, colon), words).some(isTitleWord)) return peelTitle(text, words);
	return { role: text.slice(0, colon), rest: colon + 2 };
}

function isTitleWord({ bits }: NameWord): boolean {
	return (bits & (wordBit.office | wordBit.title)) !== 0;
}

/** The first thing behind the name: a comma, a dash, a bracket that ends the name, a handle, `of` or `from`. */
function nameEnd(text: string, from: number, words: Words): number {
	if (!mayEnd.test(text)) return text.length;
	const brackets = bracketSpans(text);
	boundary.lastIndex = from;
	for (let match = boundary.exec(text); match !== null; match = boundary.exec(text)) {
		const { index } = match;
		const closed = brackets.get(index);
		const behind = text.slice(index + 1);
		const single = !text.slice(from, index).trim().includes(" ");
		if (match[0] === "," && (startsWithSuffix(behind, words) || (single && initials.test(behind)))) continue;
		if ((match[0] === ";" && endsEntity(text, index)) || (match[0] === "[" && isEscape(text, index))) continue;
		if (closed !== undefined && /^\s*[\p{L}"“]/u.test(text.slice(closed))) boundary.lastIndex = closed;
		else if (!/^\s\p{L}/u.test(match[0]) || isSomeone(text, from, index, words)) return index;
	}
	return text.length;
}

/** Whether looking for a boundary is worth while. */
const mayEnd = /[,;([@–—]|:\s|\s-|-\s|\s(?:of|from|at|for|with)\s/;
const boundary = /[,;([]|:\s|\s?[–—]|\s-|-\s|(?:^|\s)@(?=[\w-])|\s(?:of|from|at|for|with)\s/gu;

/** `Alvarez, R.` */
const initials = /^\s*(?:\p{Lu}\.[\s-]?){1,3}(?=\s*(?:$|[([,;]))/u;

function startsWithSuffix(text: string, words: Words): boolean {
	const word = /^\s*([\p{L}.]+)/u.exec(text)?.[1] ?? "";
	return isSuffix({ text: word, bits: words.bits(word) });
}

/** Whether a name stands in front of `of`: `Jane Doe of UNICEF`, but `Friends of Peace`. */
function isSomeone(text: string, from: number, to: number, words: Words): boolean {
	return from > 0 || isName(nameWords(text.slice(from, to), words));
}

function setName(draft: Draft, written: string): void {
	const whole = written.trim();
	const list = isDegree(whole.slice(whole.lastIndexOf(" ") + 1)) ? whole.split(" ") : [whole];
	let kept = list.length;
	while (kept > 1 && isDegree(list[kept - 1] ?? "")) kept--;
	draft.name = list.slice(0, kept).join(" ");
	if (kept < list.length) draft.notes.push(list.slice(kept).join(" "));
}

/** Everything behind the name. */
function readBehind(draft: Draft, behind: string, words: Words): void {
	const brackets = bracketSpans(behind);
	let at = 0;
	while (at < behind.length) {
		handlePattern.lastIndex = at;
		const closed = brackets.get(at);
		const handle = handlePattern.exec(behind)?.[0];
		if (closed !== undefined) addBracket(draft, behind.slice(at + 1, closed - 1), words);
		else if (handle !== undefined) addHandle(draft, handle);
		else if (behind[at] !== " ") {
			readAffiliation(draft, behind.slice(at), words);
			return;
		}
		at = closed ?? at + (handle?.length ?? 1);
	}
}

const handlePattern = new RegExp(handleSource, "uy");
const wholeHandle = new RegExp(`^${handleSource}$`, "u");
const handleWithin = new RegExp(`(?:^|\\s|\\()(${handleSource})\\)?`, "u");

/** Who goes by two names has the second as a remark. */
function addHandle(draft: Draft, handle: string): void {
	if (draft.handle === undefined) draft.handle = handle;
	else draft.notes.push(handle);
}

function addBracket(draft: Draft, content: string, words: Words): void {
	for (const piece of content.split(/[,;]/u)) {
		const note = piece.trim();
		if (note === "") continue;
		if (wholeHandle.test(note)) addHandle(draft, note);
		else if (draft.role === undefined && isRole(note, words)) draft.role = note;
		else draft.notes.push(note);
	}
}

function readAffiliation(draft: Draft, rest: string, words: Words): void {
	let text = rest.replace(/^(?:[,;:–—-]|[([](?=[^)\]]*$))+\s*/u, "").replace(/^(?:of|from|at|for|with)\s+/u, "");
	const handle = handleWithin.exec(text);
	if (handle?.[1] !== undefined) {
		addHandle(draft, handle[1]);
		text = `${text.slice(0, handle.index)} ${text.slice(handle.index + handle[0].length)}`.trim();
	}
	text = withoutBrackets(draft, text, words);
	const pieces = text.split(",").map((piece) => piece.trim());
	while (pieces.length > 0 && isDegrees(pieces[0] ?? "")) draft.notes.push(pieces.shift() ?? "");
	const affiliation = withoutSigns(pieces.join(", "));
	if (draft.role === undefined && isOffice(affiliation, words)) draft.role = affiliation;
	else if (affiliation !== "") draft.affiliation = affiliation;
}

function isDegrees(piece: string): boolean {
	const list = wordsOf(piece);
	return list.length > 0 && list.every((word) => isDegree(word));
}

/** Brackets at the end of an affiliation go, but its own short name (`OHCHR`) stays. */
function withoutBrackets(draft: Draft, text: string, words: Words): string {
	const starts = new Map([...bracketSpans(text)].map(([start, end]) => [end, start]));
	const contents: string[] = [];
	let rest = text;
	for (let start = starts.get(rest.length); start !== undefined; start = starts.get(rest.length)) {
		const content = rest.slice(start + 1, -1);
		if (isAcronym(content)) break;
		contents.unshift(content);
		rest = rest.slice(0, start).trimEnd();
	}
	for (const content of contents) addBracket(draft, content, words);
	return rest;
}

/** Without the signs that nothing follows. */
function withoutSigns(text: string): string {
	let end = text.length;
	while (end > 0 && " ,;–—-".includes(text[end - 1] ?? "x")) end--;
	return text.slice(0, end);
}

/** The keys in the order that reports give them. */
function finished(draft: Draft, words: Words): Person {
	const { notes, name, honorific, role, affiliation, handle, group } = draft;
	const shortName =
		group === true && notes.length > 0 && notes.every((note) => isAcronym(note) && words.bits(note) === 0);
	const person: { -readonly [Key in keyof Person]: Person[Key] } = {
		name: shortName ? `${name} (${notes.join(", ")})` : name,
	};
	if (honorific !== undefined) person.honorific = honorific;
	if (role !== undefined) person.role = role;
	if (affiliation !== undefined) person.affiliation = affiliation;
	if (handle !== undefined) person.handle = handle;
	if (notes.length > 0 && !shortName) person.remark = notes.join(", ");
	if (group === true) person.group = true;
	return person;
}
