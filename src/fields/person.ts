/** One person as people fields name them: honorific, title, name, affiliation, handle, remark. */
import type { Person } from "../ast/values.ts";
import { hasLetter, letterRun } from "../text/ascii.ts";
import { affiliationWords } from "../text/field-words.generated.ts";
import { anyOf } from "../text/field-words.ts";
import { isLower } from "../text/sentences.ts";
import { squash } from "../text/squash.ts";
import { type Words, wordBit } from "../text/words.ts";
import { type Front, peelHonorific, peelTitle } from "./honorific.ts";
import {
	has,
	isAcronym,
	isBareRank,
	isDegree,
	isGroup,
	isName,
	isPostNominal,
	isSuffix,
	isTitle,
	nameless,
	nameWords,
} from "./name-words.ts";
import { bracketSpans, isEscape, isSemicolon, withoutBrackets } from "./pieces.ts";

type Writable = { -readonly [Key in keyof Person]: Person[Key] };

/** A person while her text is read. */
interface Draft extends Omit<Writable, "remark"> {
	readonly words: Words;
	readonly notes: string[];
}

/** Longer texts are no one's name, however they are punctuated. */
const longestName = 400;

/** Code of a page, which has no parts that could be told apart; addresses in such brackets are none. */
const element = /<\/?[A-Za-z][\w-]*(?:\s[^<>]*)?\/?>/;

/** Reads the text of one person, or of a body or group; null where it names no one. */
export function readPerson(written: string, words: Words): Person | null {
	if (written.length > longestName) return null;
	const whole = withoutStop(squash(written), words);
	if (whole.includes("<") && element.test(whole)) return { name: whole };
	const { text, mails: notes } = withoutMail(whole);
	const draft: Draft = { words, name: "", notes: [...notes] };
	const front = readFront(text, draft);
	const end = nameEnd(text, front, words);
	readName(draft, text.slice(front, end).trim());
	readBehind(draft, text.slice(end).trim());
	// Somebody may go by a handle alone.
	if (draft.name === "" && draft.handle !== undefined) draft.name = draft.handle;
	if (!hasLetter(draft.name)) return null;
	if (draft.honorific === undefined && draft.role === undefined) {
		const name = nameWords(draft.name, words);
		if (isBareRank(name)) return null;
		// A body has no handle.
		if (draft.handle === undefined && isGroup(name)) draft.group = true;
	}
	return finished(draft);
}

/** The final full stop of a list, unless it belongs to `Jr.`, an initial or an abbreviation. */
function withoutStop(text: string, words: Words): string {
	if (!text.endsWith(".")) return text;
	const last = text.slice(text.lastIndexOf(" ") + 1, -1);
	const isSuffixed = nameWords(last, words).some(isSuffix);
	const belongs = isSuffixed || isDegree(last) || (last.includes(".") && !last.includes("@")) || last.length < 3;
	return belongs ? text : text.slice(0, -1).trimEnd();
}

/** Reads what stands in front of the name, and tells where that begins. */
function readFront(text: string, draft: Draft): number {
	const direct = peelHonorific(text, draft.words);
	// `Chief Executive Ann Lee` has a title, though a chief may be a rank.
	const title = direct === null || startsOffice(text.slice(direct.rest), draft.words) ? titleOf(text, draft) : null;
	if (title !== null) draft.role = title.text;
	const place = title === null && direct === null ? placeOf(text, draft.words) : null;
	if (place !== null) draft.notes.push(place.text);
	const rest = (title ?? place)?.rest ?? 0;
	const peeled = rest === 0 ? direct : peelHonorific(text.slice(rest), draft.words);
	if (peeled !== null) draft.honorific = peeled.text;
	return rest + (peeled?.rest ?? 0);
}

/** What stands before a colon and a person: `Geneva: Ann Lee`. */
function placeOf(text: string, words: Words): Front | null {
	const colon = text.indexOf(": ");
	if (colon < 1) return null;
	const behind = text.slice(colon + 2);
	const name = nameWords(behind.split(/[,;([@–—]|\s-\s/, 1)[0] ?? "", words);
	const named = name.length > 1 && isName(name) && name.some((word) => has(word, wordBit.given));
	return named || peelHonorific(behind, words) !== null ? { text: text.slice(0, colon), rest: colon + 2 } : null;
}

function startsOffice(text: string, words: Words): boolean {
	return (words.bits(letterRun(text, 0)) & (wordBit.office | wordBit.given)) === wordBit.office;
}

/** A title in front of the name, with a colon (`Director: Ann Lee`) or without. */
function titleOf(text: string, { words }: Draft): Front | null {
	const colon = text.indexOf(": ");
	if (colon < 0 || !nameWords(text.slice(0, colon), words).some(isTitle)) return peelTitle(text, words);
	return { text: text.slice(0, colon), rest: colon + 2 };
}

/** The first thing behind the name: a comma, a dash, a bracket that ends the name, a handle, `of` or `from`. */
function nameEnd(text: string, from: number, words: Words): number {
	if (!mayEnd.test(text)) return text.length;
	const brackets = bracketSpans(text);
	boundary.lastIndex = from;
	for (let match = boundary.exec(text); match !== null; match = boundary.exec(text)) {
		const { 0: sign, index } = match;
		if (sign === "," && goesOn(text, { from, at: index }, words)) continue;
		if ((sign === ";" && !isSemicolon(text, index)) || (sign === "[" && isEscape(text, index))) continue;
		const closed = brackets.get(index);
		if (closed !== undefined && /^\s*[\p{L}"“]/u.test(text.slice(closed))) boundary.lastIndex = closed;
		// A name stands in front of `of`, or a rank: `Jane Doe of UNICEF`, but `Friends of Peace`.
		else if (!/^\s\p{L}/u.test(sign) || from > 0 || isName(nameWords(text.slice(from, index), words))) return index;
	}
	return text.length;
}

/** Most texts are nothing but a name, which takes no closer look. The dashes of `<!-- … -->` are words of text that is no Markdown. */
const affiliating = anyOf(affiliationWords);
const mayEnd = new RegExp(`[,;([@–—]|:\\s|\\s-|-\\s|\\s${affiliating}\\s`);
const boundary = new RegExp(
	String.raw`[,;([]|:\s|\s?[–—]|\s-(?!->)|(?<!.<!-?)-+\s|(?:^|\s)@(?=[\w-])|\s${affiliating}\s`,
	"g",
);
const leading = new RegExp(`^${affiliating}\\s+`);

/** Whether the name goes on behind a comma: `Bell, Jr.`, `Alvarez, R.`, `Bell, Ann` */
function goesOn(text: string, { from, at }: { from: number; at: number }, words: Words): boolean {
	const behind = text.slice(at + 1);
	const word = /^\s*([\p{L}.]+)/u.exec(behind)?.[1] ?? "";
	if (nameWords(word, words).some(isSuffix)) return true;
	if (text.slice(from, at).trim().includes(" ")) return false;
	const given = nameWords(behind, words);
	const [only] = given;
	const isGiven = only !== undefined && given.length < 3 && has(only, wordBit.given) && !has(only, nameless);
	return isGiven || initials.test(behind);
}

const initials = /^\s*(?:\p{Lu}\.[\s-]?){1,3}(?=\s*(?:$|[([,;]))/u;

/** The name without the degrees at its end. */
function readName(draft: Draft, written: string): void {
	let end = written.length;
	for (let at = written.lastIndexOf(" "); at > 0 && isDegree(written.slice(at + 1, end)); ) {
		end = at;
		at = written.lastIndexOf(" ", at - 1);
	}
	draft.name = written.slice(0, end);
	if (end < written.length) draft.notes.push(written.slice(end + 1));
}

/** Everything behind the name: brackets and handles, then the affiliation. */
function readBehind(draft: Draft, behind: string): void {
	const brackets = bracketSpans(behind);
	for (let at = 0; at < behind.length; ) {
		const closed = brackets.get(at);
		handlePattern.lastIndex = at;
		const handle = handlePattern.exec(behind)?.[0];
		if (closed !== undefined) readBracket(draft, behind.slice(at + 1, closed - 1));
		else if (handle !== undefined) readHandle(draft, handle);
		else if (behind[at] !== " ") {
			readAffiliation(draft, behind.slice(at));
			return;
		}
		at = closed ?? at + (handle?.length ?? 1);
	}
}

function readBracket(draft: Draft, content: string): void {
	for (const piece of content.split(/[,;]/u)) {
		const note = piece.trim();
		if (note === "") continue;
		if (wholeHandle.test(note)) readHandle(draft, note);
		else if (draft.role === undefined && isRole(note, draft.words)) draft.role = note;
		else draft.notes.push(note);
	}
}

/** Who goes by two names has the second as a remark. */
function readHandle(draft: Draft, handle: string): void {
	if (draft.handle === undefined) draft.handle = handle;
	else draft.notes.push(handle);
}

function readAffiliation(draft: Draft, rest: string): void {
	let text = rest.replace(/^(?:[,;:–—-]|[([](?=[^)\]]*$))+\s*/u, "").replace(leading, "");
	const handle = handleWithin.exec(text);
	if (handle?.[1] !== undefined) {
		readHandle(draft, handle[1]);
		text = `${text.slice(0, handle.index)} ${text.slice(handle.index + handle[0].length)}`.trim();
	}
	const pieces = withoutLastBrackets(draft, text)
		.split(",")
		.map((piece) => piece.trim());
	while (pieces.length > 0 && isDegrees(pieces[0] ?? "", draft.words)) draft.notes.push(pieces.shift() ?? "");
	const affiliation = pieces.join(", ").replace(/[ ,;–—-]+$/, "");
	if (draft.role === undefined && isOffice(affiliation, draft.words)) draft.role = affiliation;
	else if (affiliation !== "") draft.affiliation = affiliation;
}

function isDegrees(piece: string, words: Words): boolean {
	const list = nameWords(piece, words);
	return list.length > 0 && list.every((word) => isDegree(word.text) || isPostNominal(word));
}

/** Brackets at the end of an affiliation go, but its own short name (`OHCHR`) stays. */
function withoutLastBrackets(draft: Draft, text: string): string {
	const starts = new Map([...bracketSpans(text)].map(([start, end]) => [end, start]));
	const contents: string[] = [];
	let rest = text;
	for (let start = starts.get(rest.length); start !== undefined; start = starts.get(rest.length)) {
		const content = rest.slice(start + 1, -1);
		if (isAcronym(content)) break;
		contents.unshift(content);
		rest = rest.slice(0, start).trimEnd();
	}
	for (const content of contents) readBracket(draft, content);
	return rest;
}

/** Whether words in brackets are a role, and no remark: a title among them, or an office with what belongs to it. */
function isRole(note: string, words: Words): boolean {
	const list = nameWords(note, words);
	const [first] = list;
	if (first === undefined) return false;
	// `represented by a deputy`
	const told = isLower(first.text.charAt(0)) && !has(first, nameless);
	if (!told && list.some((word) => has(word, wordBit.title))) return true;
	const fits = list.every((word) => has(word, nameless) || isAcronym(word.text));
	return fits && !has(first, wordBit.function) && list.some(isTitle);
}

/** Whether words behind a comma or dash name an office and nothing else, so that they are no affiliation. */
function isOffice(text: string, words: Words): boolean {
	const list = nameWords(text, words);
	return list.length > 0 && list.length <= 4 && list.every(isTitle) && !/[,;]/u.test(text);
}

/** The keys in the order that reports give them. */
function finished({ words, notes, name, honorific, role, affiliation, handle, group }: Draft): Person {
	const isShortName = (note: string) => isAcronym(note) && words.bits(note) === 0;
	const named = group === true && notes.length > 0 && notes.every(isShortName);
	const person: Writable = { name: named ? `${name} (${notes.join(", ")})` : name };
	if (honorific !== undefined) person.honorific = honorific;
	if (role !== undefined) person.role = role;
	if (affiliation !== undefined) person.affiliation = affiliation;
	if (handle !== undefined) person.handle = handle;
	if (notes.length > 0 && !named) person.remark = notes.join(", ");
	if (group === true) person.group = true;
	return person;
}

/** `@addaleax`, as people go by on forges and in chats, and with its server `@annb:fedora.im`. */
const handleSource = String.raw`@(?:[\w.=/+-]+:[\w-]+(?:\.[\w-]+){1,100}(?![\w-])|[\w-]+)`;
const handlePattern = new RegExp(handleSource, "uy");
const wholeHandle = new RegExp(`^${handleSource}$`, "u");
const handleWithin = new RegExp(`(?:^|\\s|\\()(${handleSource})\\)?`, "u");
const handles = new RegExp(handleSource, "g");

/** `<a@b.org>`, and the same without brackets. */
const enclosedMail = String.raw`<(?:mailto:)?[^\s<>@]+@[^\s<>@]+>`;
const bareMail = String.raw`(?<![^\s,;:([])(?:mailto:)?[^\s<>@,;:|()[\]]{1,100}(?:@[^\s<>@,;:|()[\]]{1,200}){1,9}\.[\p{L}\p{N}-]{1,60}(?![\p{L}\p{N}@])`;
const mails = new RegExp(`${enclosedMail}|${bareMail}`, "giu");
/** Without brackets, only where nothing of a name goes on behind it, and not among words in brackets, which stay together. */
const mailOfName = new RegExp(
	String.raw`,?\s*(${enclosedMail}|${bareMail}(?=\s*(?:$|[,;(–—-])|\s+(?:${bareMail}))(?![^()]{0,200}\)))`,
	"giu",
);

/** A person's text without the addresses in it. */
export function withoutMail(text: string): { readonly text: string; readonly mails: readonly string[] } {
	if (!text.includes("@")) return { text, mails: [] };
	const found = [...text.matchAll(mailOfName)].map(([, address = ""]) => address.replace(/^<?(?:mailto:)?|>$/gi, ""));
	const rest = found.length === 0 ? text : squash(text.replace(mailOfName, " "));
	return hasLetter(withoutBrackets(rest)) ? { text: rest, mails: found } : { text, mails: [] };
}

/** The words of a text that are neither a handle nor an address. */
export function withoutHandles(text: string): string {
	return text.includes("@") ? text.replace(mails, " ").replace(handles, " ") : text;
}

/** The bits of how somebody is reached. */
export const wayToReach = { handle: 1, mail: 2 } as const;

/** Whether a text has a handle, and whether it has an address for mail. */
export function waysToReach(text: string): number {
	if (!text.includes("@")) return 0;
	const handle = /(?:^|[\s(])@[\w.=/+-]/.test(text) ? wayToReach.handle : 0;
	return text.search(mails) < 0 ? handle : handle | wayToReach.mail;
}
