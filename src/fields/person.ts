/** One person as people fields name them: honorific, title, name, affiliation, handle, remark. */
import type { Person } from "../ast/values.ts";
import { type Words, wordBit } from "../text/words.ts";
import { bracketSpans } from "./brackets.ts";
import { peelHonorific } from "./honorific.ts";
import { isAcronym, isDegree, isName, isSuffix, peelTitle, type Shape, shapeOf, wordsOf } from "./name-shape.ts";
import { squash } from "./pieces.ts";

type Draft = { -readonly [Key in keyof Person]: Person[Key] } & { notes: string[] };

/** Reads the text of one person, or of a body or group; null where it names no one. */
export function readPerson(written: string, words: Words): Person | null {
	const text = withoutStop(squash(written), words);
	const draft: Draft = { name: "", notes: [] };
	const front = readFront(text, draft, words);
	const end = nameEnd(text, front, words);
	setName(draft, text.slice(front, end), words);
	readBehind(draft, text.slice(end), words);
	if (!/\p{L}/u.test(draft.name)) return null;
	if (draft.honorific === undefined && draft.role === undefined && isGroup(draft, words)) draft.group = true;
	return finished(draft, words);
}

/** The final full stop of a list, unless it belongs to `Jr.`, an initial or an abbreviation. */
function withoutStop(text: string, words: Words): string {
	const last = text.endsWith(".") ? (text.split(" ").at(-1) ?? "") : "";
	const bare = last.slice(0, -1);
	const belongs = isSuffix(bare, words) || isDegree(bare) || bare.includes(".") || bare.length < 3;
	return last === "" || belongs ? text : text.slice(0, -1).trimEnd();
}

function readFront(text: string, draft: Draft, words: Words): number {
	const title = peelHonorific(text, words) === null ? peelTitle(text, words) : null;
	if (title !== null) draft.role = title.role;
	const from = title?.rest ?? 0;
	const peeled = peelHonorific(text.slice(from), words);
	if (peeled === null) return from;
	draft.honorific = peeled.honorific;
	return from + peeled.rest;
}

/** The first thing behind the name: a comma, a dash, a bracket that ends the name, a handle, `of` or `from`. */
function nameEnd(text: string, from: number, words: Words): number {
	const brackets = bracketSpans(text);
	boundary.lastIndex = from;
	for (let match = boundary.exec(text); match !== null; match = boundary.exec(text)) {
		const { index } = match;
		const closed = brackets.get(index);
		if (match[0] === "," && startsWithSuffix(text.slice(index + 1), words)) continue;
		if (closed !== undefined && /^\s*[\p{L}"“]/u.test(text.slice(closed))) boundary.lastIndex = closed;
		else if (!/^\s\p{L}/u.test(match[0]) || isSomeone(text, from, index, words)) return index;
	}
	return text.length;
}

const boundary = /[,;([]|\s?[–—]|\s-|-\s|(?:^|\s)@(?=[\w-])|\s(?:of|from|at|for|with)\s/gu;

function startsWithSuffix(text: string, words: Words): boolean {
	return isSuffix(/^\s*([\p{L}.]+)/u.exec(text)?.[1] ?? "", words);
}

/** Whether a name stands in front of `of`: `Jane Doe of UNICEF`, but `Friends of Peace`. */
function isSomeone(text: string, from: number, to: number, words: Words): boolean {
	return from > 0 || isName(wordsOf(text.slice(from, to)), words);
}

function setName(draft: Draft, written: string, words: Words): void {
	const list = written.trim().split(" ");
	let kept = list.length;
	while (kept > 1 && isDegree(list[kept - 1] ?? "") && !isName([list[kept - 2] ?? "", list[kept - 1] ?? ""], words)) kept--;
	draft.name = list.slice(0, kept).join(" ");
	if (kept < list.length) draft.notes.push(list.slice(kept).join(" "));
}

/** Everything behind the name. */
function readBehind(draft: Draft, behind: string, words: Words): void {
	let rest = behind.trim();
	while (rest !== "") {
		const closed = bracketSpans(rest).get(0);
		const handle = /^@[\w-]+/u.exec(rest)?.[0];
		if (closed !== undefined) addBracket(draft, rest.slice(1, closed - 1), words);
		else if (handle !== undefined) draft.handle = handle;
		else {
			readAffiliation(draft, rest, words);
			return;
		}
		rest = rest.slice(closed ?? handle?.length ?? rest.length).trim();
	}
}

function addBracket(draft: Draft, content: string, words: Words): void {
	for (const piece of content.split(/[,;]/u)) {
		const note = piece.trim();
		if (note === "") continue;
		if (/^@[\w-]+$/u.test(note)) draft.handle = note;
		else if (draft.role === undefined && wordsOf(note).some((word) => words.bits(word) & wordBit.title)) draft.role = note;
		else draft.notes.push(note);
	}
}

function readAffiliation(draft: Draft, rest: string, words: Words): void {
	let text = rest.replace(/^(?:[,;:–—-]|[([](?=[^)\]]*$))+\s*/u, "").replace(/^(?:of|from|at|for|with)\s+/u, "");
	const handle = /(?:^|\s|\()@([\w-]+)\)?/u.exec(text);
	if (handle !== null) {
		draft.handle = `@${handle[1]}`;
		text = `${text.slice(0, handle.index)} ${text.slice(handle.index + handle[0].length)}`.trim();
	}
	text = withoutBrackets(draft, text, words);
	const pieces = text.split(",").map((piece) => piece.trim());
	while (pieces.length > 0 && isDegrees(pieces[0] ?? "")) draft.notes.push(pieces.shift() ?? "");
	const affiliation = pieces.join(", ").replace(/[\s,;–—-]+$/u, "");
	if (affiliation !== "") draft.affiliation = affiliation;
}

function isDegrees(piece: string): boolean {
	const list = wordsOf(piece);
	return list.length > 0 && list.every(isDegree);
}

/** Brackets at the end of an affiliation go, but its own short name (`OHCHR`) stays. */
function withoutBrackets(draft: Draft, text: string, words: Words): string {
	let rest = text;
	while (/[)\]]$/u.test(rest)) {
		const start = [...bracketSpans(rest)].find(([, end]) => end === rest.length)?.[0];
		if (start === undefined || isAcronym(rest.slice(start + 1, -1))) return rest;
		addBracket(draft, rest.slice(start + 1, -1), words);
		rest = rest.slice(0, start).trimEnd();
	}
	return rest;
}

const groupShapes: ReadonlySet<Shape> = new Set(["body", "group"]);

function isGroup(draft: Draft, words: Words): boolean {
	const shape = shapeOf(draft.name, words);
	if (groupShapes.has(shape)) return true;
	// `women from the USA`, `Friends of Peace`: words, and not those of an office.
	return shape === "phrase" && !wordsOf(draft.name).some((word) => words.bits(word) & (wordBit.office | wordBit.title));
}

/** The keys in the order that reports give them. */
function finished(draft: Draft, words: Words): Person {
	const { notes, name, honorific, role, affiliation, handle, group } = draft;
	const shortName = group === true && notes.length > 0 && notes.every((note) => isAcronym(note) && words.bits(note) === 0);
	return {
		name: shortName ? `${name} (${notes.join(", ")})` : name,
		...(honorific !== undefined && { honorific }),
		...(role !== undefined && { role }),
		...(affiliation !== undefined && { affiliation }),
		...(handle !== undefined && { handle }),
		...(notes.length > 0 && !shortName && { remark: notes.join(", ") }),
		...(group === true && { group }),
	};
}
