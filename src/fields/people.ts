/** Those who were there or who report, one item each. */
import type { FieldItem, Person, ValuePart } from "../ast/nodes.ts";
import { readEntry } from "../people/entry.ts";
import { listEntries } from "../people/entry-list.ts";
import { type Entry, entryTokens, find, isSpaced, signAt, wordsBetween } from "../people/entry-tokens.ts";
import { isShortName, nameShape } from "../people/name-words.ts";
import { singularBits } from "../people/titles.ts";
import { hasLetter } from "../text/ascii.ts";
import { companionWords, goalWords, nameColumns, presenceClauses } from "../text/field-words.generated.ts";
import { allJoins, anyOf } from "../text/field-words.ts";
import type { TextSpan } from "../text/place.ts";
import { isLower, isUpper } from "../text/sentences.ts";
import { collapseWhiteSpace, isSpace } from "../text/spaces.ts";
import { is, shape } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import { findAddresses } from "./address.ts";
import { dateReadings } from "./date.ts";
import { type FieldType, isProse, nowhere, type ReadContext, type Reading } from "./field-type.ts";
import {
	cutAt,
	filledParts,
	isPlaceholder,
	itemMaker,
	listOf,
	ownSeparatorEnd,
	skipBullet,
	trimSpan,
} from "./pieces.ts";

/** Persons, bodies and unnamed groups, between commas, semicolons, `and` or on lines of their own. */
export const people = {
	type: "people",
	about: "A list of people, each with honorific, role, affiliation, handle and remark.",
	example: "Ruth Delacroix",
	list: true,
	read,
	likeness(written, context) {
		const raw = written.replace(presence, "");
		if (isProse(raw, context.words)) return -1;
		const { items } = read([{ raw, position: nowhere }], context);
		if (items.length === 0 || items.some(({ value }) => value === null)) return -1;
		const found = items.map(({ value }) => value as Person);
		if (found.some(({ name }) => name.split(" ").length > mostNameWords || findAddresses(name).length > 0)) return -1;
		if (found.some(({ honorific }) => honorific !== undefined)) return 2;
		return found.every(({ name }) => name.split(" ").length > 1 && isUpper(name))
			? 2
			: found.some(({ group }) => group)
				? 0
				: 1;
	},
	print: (value) => (Array.isArray(value) ? value.map(printPerson).join("\n") : String(value)),
} satisfies FieldType;

function read(parts: readonly ValuePart[], context: ReadContext): Reading {
	const filled = filledParts(parts, context);
	const mayBeTable = context.separators.length === 0 && cellSign.test(filled[0]?.raw ?? "");
	const table = mayBeTable ? tableItems(filled, context) : null;
	if (table !== null) return listOf(table);
	const lines = filled.map(({ raw }, index) => behindSame(raw, skipFront(raw, index + 1), context));
	const found =
		context.separators.length > 0
			? lines.map((line) => ownEntries(line, context))
			: listEntries(
					lines.map(({ raw, from }) => entryTokens(raw, context.words.lexicon, from)),
					context.language,
					context.byLine,
				);
	const items = filled.flatMap((part, index) => {
		const item = itemMaker(part);
		const whole = found[index] ?? [];
		const entries = context.remarks.length === 0 ? whole : whole.flatMap((entry) => cutRemarked(entry, context));
		const spans = entries.map((entry) => ({ entry, span: spanOf(entry) }));
		const named = spans.filter(({ span: { start, end } }) => !isPlaceholder(part.raw.slice(start, end), context));
		const first = lines[index]?.also;
		const also = first === undefined ? [] : [item(first, null)];
		// Whether the one before has a rank in the plural.
		let above = 0;
		const people = named.flatMap(({ entry, span }, at) => {
			const isOther = typeOfOther(part.raw.slice(span.start, span.end)) !== null;
			const verb = isOther ? entry.to : verbIn(entry);
			if (verb === entry.to) {
				const rank = singularBits(entry.tokens, entry.from) & wordBit.honorific;
				const beside = { before: named[at - 1]?.entry ?? null, next: named[at + 1]?.entry ?? null, context };
				const person = (rank | above) === 0 || isOther ? null : sharing(entry, beside);
				above = rank;
				return [item(span, isOther ? null : (person ?? readRemarked(entry, context)))];
			}
			const person = { ...entry, to: verb };
			return [item(spanOf(person), readRemarked(person, context)), item(spanOf({ ...entry, from: verb }), null)];
		});
		return lines[index]?.last === true ? [...people, ...also] : [...also, ...people];
	});
	return listOf(items);
}

/** `Majors Basil and Ottoline Frayne`: both have the rank, and the family name behind the second; `Drs Bell and Cole`. */
function sharing(entry: Entry, { before, next, context }: Beside): Person | null {
	const person = readRemarked(entry, context);
	if (person === null) return null;
	const { honorific, name } = person;
	if (before !== null && honorific === undefined && sharesRank(before, entry)) {
		const rank = readRemarked(before, context)?.honorific;
		return rank === undefined ? person : inOrder(person, name, rank);
	}
	const other =
		next !== null && honorific !== undefined && sharesRank(entry, next) ? readRemarked(next, context) : null;
	if (other === null || other.honorific !== undefined || honorific === undefined) return person;
	const family = name.includes(" ") ? null : familyName(other);
	return inOrder(person, family === null ? name : `${name} ${family}`, honorific);
}

/** The entries beside one, where a list has any. */
interface Beside {
	readonly before: Entry | null;
	readonly next: Entry | null;
	readonly context: ReadContext;
}

/** The keys in their order, with the singular of a rank for two. */
function inOrder({ name: _name, honorific: _honorific, ...rest }: Person, name: string, honorific: string): Person {
	return { name, honorific: honorific.replace(/s(?=\.?$)/u, ""), ...rest };
}

/** Whether the first of two entries opens with a rank in the plural, and a word such as `and` stands between the two. */
function sharesRank({ tokens, from, to }: Entry, next: Entry): boolean {
	if (next.tokens !== tokens || next.from !== to + 1) return false;
	const isJoined = signAt(tokens, to) === "&" || allJoins.has(tokens.text.slice(tokens.start[to], tokens.end[to]));
	return isJoined && (singularBits(tokens, from) & wordBit.honorific) !== 0;
}

/** What stands behind a single given name: `Frayne`, `van der Berg`. */
function familyName({ name }: Person): string | null {
	const [, ...words] = name.split(" ");
	return words.length > 0 && words.slice(0, -1).every((word) => isLower(word.charAt(0))) ? words.join(" ") : null;
}

// ---- tables ---------------------------------------------------------------------------------------------------------

/** Between two cells: a tab or a bar, or else a gap. */
const cellSign = /[\t|]| {2}/u;
const drawn = /\t|(?<!\S)\|(?!\S)/u;
const gap = /\s{2,}/u;
const lastBracket = /\(([^()]*)\)$/u;
const nameWords: ReadonlySet<string> = new Set(nameColumns);

/** The people of a table, one in each row below its head; null for other lists, such as names in columns. */
function tableItems(parts: readonly ValuePart[], context: ReadContext): FieldItem[] | null {
	const sign = drawn.test(parts[0]?.raw ?? "") ? drawn : gap;
	const rows = parts.flatMap((part) =>
		[...part.raw.matchAll(/[^\n]+/g)].flatMap(({ 0: line, index }) => {
			const { start, end } = trimSpan(line, 0, line.length);
			const cells = line.split(sign).map((cell) => cell.trim());
			return hasLetter(line) ? [{ item: itemMaker(part), start: index + start, end: index + end, cells }] : [];
		}),
	);
	const isNamed = (cell = ""): boolean => opensLikeName(cell, context);
	const [head = []] = rows.map(({ cells }) => cells);
	const areNames = head.map((cell) => cell.split(" ").every((word) => nameWords.has(word.toLowerCase())));
	const isHeaded = head.filter(Boolean).length > 1 && areNames.includes(true) && !head.some(isNamed);
	const opensNamed = ([name, ...others]: readonly string[]): boolean =>
		isNamed(name) && others.length > 0 && !others.some(isNamed);
	const areNamed = sign === drawn && rows.length > 1 && rows.every(({ cells }) => opensNamed(cells.filter(Boolean)));
	if (parts[0]?.cells !== true && !isHeaded && !areNamed) return null;
	return rows.slice(isHeaded ? 1 : 0).flatMap(({ item, cells, ...span }) => {
		const filled = cells.flatMap((cell, at) => (!hasLetter(cell) ? [] : [{ cell, isName: isHeaded && areNames[at] }]));
		const named = filled.some(({ isName }) => isName) ? filled.filter(({ isName }) => isName) : filled.slice(0, 1);
		const name = named.map(({ cell }) => cell).join(" ");
		const others = filled.filter((each) => !named.includes(each)).map(({ cell }) => cell);
		if (isPlaceholder(name, context)) return [];
		const names = name.split(betweenNames);
		const areMany = names.length > 1 && names.every((each) => each.includes(" ") && isNamed(each));
		return (areMany ? names : [name]).map((each) => item(span, rowPerson(each, others, context)));
	});
}

/** Between those who share a row: `Beatrix Lind, Omar Haddad | our office`. */
const betweenNames = new RegExp(`\\s*[;,&/]\\s+|\\s+${anyOf([...allJoins])}\\s+`, "u");

/** Whether a cell opens with an honorific or a given name that is no place. */
function opensLikeName(cell: string, { words }: ReadContext): boolean {
	const bits = words.bits(cell.split(" ", 1)[0] ?? "");
	return (bits & (wordBit.honorific | wordBit.given)) !== 0 && (bits & wordBit.place) === 0;
}

/** Whoever has a row; what ends a cell in brackets is said of her. */
function rowPerson(name: string, others: readonly string[], context: ReadContext): Person | null {
	let front = name;
	const behind = others.map((cell) => {
		const [whole, inner] = lastBracket.exec(cell) ?? [];
		if (whole === undefined || inner === undefined || isShortName(inner)) {
			// An office that has a cell of its own among others: `Ann Bell | chair | Oven Ltd`.
			if (others.length === 1 || rowPerson(name, [cell], context)?.role !== cell) return cell;
			front += ` (${cell})`;
			return "";
		}
		front += ` ${whole}`;
		return cell.slice(0, -whole.length).trimEnd();
	});
	const tokens = entryTokens([front, ...behind.filter(Boolean)].join(", "), context.words.lexicon);
	return readRemarked({ tokens, from: 0, to: tokens.count }, context);
}

/** Where a sentence goes on behind a name: `Ruth were there from our side`; the end of the entry where none does. */
function verbIn({ tokens, from, to }: Entry): number {
	for (let at = from + 1; at < to && signAt(tokens, at) === " "; at++)
		if (tokens.shape[at] === shape.low && is(tokens, at, wordBit.auxiliary)) return at;
	return to;
}

const mostNameWords = 6;

/** The type of another field that an entry is of, and no person: a goal or a date, `SDG 16`. */
export function typeOfOther(entry: string): "goals" | "date" | null {
	if (!/\d/.test(entry)) return null;
	if (numberedGoal.test(entry)) return "goals";
	return dateReadings(entry)[0]?.includes("-") === true ? "date" : null;
}

const numberedGoal = new RegExp(`^${anyOf(goalWords)}\\s?#?\\d{1,2}(?!\\d)`, "iu");

/** Whether a value has only words that refer to the people of another field. */
export function isSame(raw: string, { same }: ReadContext): boolean {
	return same.size > 0 && same.has(collapseWhiteSpace(raw).toLowerCase().replace(/[.!]$/, ""));
}

/** The text of a line from an offset on; what is said of somebody who is meant beside those who follow, `me and`. */
interface Behind {
	readonly raw: string;
	readonly from: number;
	readonly also?: TextSpan;
	/** Whether that stands behind the others: `Ann Bell and me`. */
	readonly last?: boolean;
}

/** `Ann Bell and Bob Cole were there` names people, though it is a sentence. */
const presence = new RegExp(`(?<=\\s)${anyOf(presenceClauses)}[.!]?\\s*$`, "u");

/** Behind such words where a name follows (`just me, Ann Bell`, `as above (Ann Bell)`), or before them: `Ann Bell and me`. */
function behindSame(raw: string, from: number, { same }: ReadContext): Behind {
	if (same.size === 0) return { raw, from };
	const words = raw.slice(from).toLowerCase();
	const front = [...same].filter((phrase) => words.startsWith(phrase) && sameJoint.test(words.slice(phrase.length)));
	const longest = Math.max(0, ...front.map(({ length }) => length));
	if (longest === 0) {
		let end = raw.length;
		while (end > 0 && (raw[end - 1] === "." || isSpace(raw.charCodeAt(end - 1)))) end--;
		for (const phrase of same) {
			const at = end - phrase.length;
			const isLast = at > from && raw.slice(at, end).toLowerCase() === phrase;
			const joint = isLast ? lastJoint.exec(raw.slice(from, at)) : null;
			if (joint !== null) return { raw: raw.slice(0, from + joint.index), from, also: { start: at, end }, last: true };
		}
		return { raw, from };
	}
	const at = from + longest + (sameJoint.exec(raw.slice(from + longest))?.[0].length ?? 0);
	const closing = raw.charAt(at - 1) === "(" ? raw.indexOf(")", at) : -1;
	const [word = ""] = raw.slice(at).split(/\s/, 1);
	const isMore = closing < 0 && (allJoins.has(word) || "&+".includes(word));
	return {
		// `me (Ann Bell) and Bob Cole`: the bracket ends her name.
		raw: closing < 0 ? raw : `${raw.slice(0, closing)};${raw.slice(closing + 1)}`.replace(/;$/u, ""),
		from: at,
		...(isMore && { also: { start: from, end: from + longest } }),
	};
}

const lastJoint = new RegExp(`(?:\\s*[,;&+/]|(?:\\s*,)?\\s${anyOf([...allJoins, ...companionWords])})\\s+$`, "u");

const sameJoint = /^[\s,:–—-]+\(?(?=\S)/u;

/** Cuts at the separators of the form alone. */
function ownEntries({ raw, from }: { raw: string; from: number }, { separators, words }: ReadContext): Entry[] {
	return cutAt(raw, from, (text, at) => ownSeparatorEnd(text, at, separators))
		.map(({ start, end }) => entryTokens(raw.slice(0, end), words.lexicon, start))
		.filter(({ count }) => count > 0)
		.map((tokens) => ({ tokens, from: 0, to: tokens.count }));
}

function spanOf({ tokens: { start, end }, from, to }: Entry): TextSpan {
	return { start: start[from] as number, end: end[to - 1] as number };
}

/** Behind a bullet, or the number of those who follow: `6 – Ann Rook, Bob Cole`. */
function skipFront(raw: string, number: number): number {
	const first = raw.charCodeAt(0);
	if (first >= 65 && first <= 122) return 0;
	const bullet = skipBullet(raw, number);
	return bullet + (count.exec(raw.slice(bullet, bullet + longestCount))?.[0].length ?? 0);
}

const count = /^\s*(?:\d{1,3}|\(\d{1,3}\))\s?(?:[-–—:]\s|[–—])\s*(?=[\p{Lu}@])/u;
const longestCount = 20;

/** Longer texts are prose, and no name with a remark. */
const longestRemarked = 400;

/** `Ann Bell, Bo Lee left at 20:15`: a full name before a remark of the form is no affiliation, but another person. */
function cutRemarked({ tokens, from, to }: Entry, context: ReadContext): Entry[] {
	const found: Entry[] = [];
	let first = from;
	const commaFrom = (at: number): number => find(tokens, at, to, (sign) => signAt(tokens, sign) === ",");
	for (let comma = commaFrom(from); comma < to; ) {
		const next = commaFrom(comma + 1);
		const remark = remarkIn({ tokens, from: comma + 1, to: next }, context);
		if (remark < next && nameShape(tokens, wordsBetween(tokens, comma + 1, remark)) === "name") {
			found.push({ tokens, from: first, to: comma });
			first = comma + 1;
		}
		comma = next;
	}
	return [...found, { tokens, from: first, to }];
}

/** Where the longest remark that the form knows begins behind a name; the end of the entry where none does. */
function remarkIn(entry: Entry, { remarks }: ReadContext): number {
	const { tokens, from, to } = entry;
	if (to <= from) return to;
	const { start, end } = spanOf(entry);
	if (end - start > longestRemarked) return to;
	let at = from + 1;
	const isRemark = (): boolean => {
		const remark = tokens.text.slice(tokens.start[at], end);
		return isSpaced(tokens, at) && remarks.some((pattern) => pattern.test(remark));
	};
	while (at < to && !isRemark()) at++;
	return at;
}

/** Reads a person with a remark that the form knows. */
function readRemarked(entry: Entry, context: ReadContext): Person | null {
	const { tokens, from, to } = entry;
	const behind = context.remarks.length === 0 ? to : remarkIn(entry, context);
	let name = behind;
	while (name > from && ",;:–—-".includes(signAt(tokens, name - 1))) name--;
	if (behind >= to || name === from) return readEntry(entry);
	return withRemark(readEntry({ tokens, from, to: name }), tokens.text.slice(tokens.start[behind], tokens.end[to - 1]));
}

/** The keys stay in their order, in which a group's comes last. */
function withRemark(person: Person | null, remark: string): Person | null {
	if (person === null) return null;
	const { group, ...rest } = person;
	const whole = person.remark === undefined ? remark : `${person.remark}, ${remark}`;
	return { ...rest, remark: whole, ...(group === undefined ? null : { group }) };
}

/** A person on one line, as people fields write them. */
function printPerson({ name, honorific, role, affiliation, handle, remark }: Person): string {
	const before = role !== undefined && isTitle.test(role);
	const notes = [before ? undefined : role, remark].filter((note) => note !== undefined).join(", ");
	const front = [before ? role : undefined, honorific, name, handle === name ? undefined : handle];
	const written = front.filter((piece) => piece !== undefined).join(" ");
	return [written, notes === "" ? "" : ` (${notes})`, affiliation === undefined ? "" : `, ${affiliation}`].join("");
}

const isTitle = /^\p{Lu}[\p{L}-]{0,4096}(?: \p{Lu}[\p{L}-]{0,4096}){0,3}$/u;
