/** What the fields of a note say of its people: who they are, who leads the meeting, and by which initials they are called. */
import type { ParsedReport, RawField, Report, Speaker, ValuePart } from "../ast/nodes.ts";
import type { Person as Entry, ItemValue } from "../ast/values.ts";
import { fieldType } from "../fields/index.ts";
import { nowhere } from "../fields/likeness.ts";
import type { Form } from "../forms/form.ts";
import { readEntry } from "../people/entry.ts";
import { listEntries } from "../people/entry-list.ts";
import { entryTokens } from "../people/entry-tokens.ts";
import type { Person } from "../people/person.ts";
import { type PeopleRegister, peopleRegister, type RegisteredPerson } from "../people/register.ts";
import { withoutAccents } from "../text/ascii.ts";
import { hashWord, type Lexicon } from "../text/lexicon.ts";
import type { Part } from "../text/parts.ts";

/** The hashes of all words in the fields of people: who is present is known by name. */
export function wordsOfPeople({ children }: ParsedReport | Report, form: Form): Set<number> {
	const people = new Set<string>();
	for (const { type, name } of form.fields) if (type === "people") people.add(name);
	const words = new Set<number>();
	for (const child of children) {
		if (child.type !== "field" || child.name === null || !people.has(child.name)) continue;
		const { loose } = form.words.lexicon.spelling;
		const text = (child as RawField).raw.toLowerCase();
		for (const word of (loose ? withoutAccents(text) : text).match(/[\p{L}\p{M}'’-]+/gu) ?? [])
			words.add(hashWord(word));
	}
	return words;
}

/** What is known of a note's people beside a section. */
export interface Noted {
	/** The hashes of the words that name people in the fields. */
	readonly present: ReadonlySet<number>;
	/** The register that the form was given, with whoever is called by initials in this note. */
	readonly register: PeopleRegister | null;
	/** When the meeting was, in EDTF. */
	readonly date: string | null;
	/** Who has a part by the fields: `Chair: Lena Holt`, `Present: Lena Holt (Chair)`. */
	readonly parts: ReadonlyMap<Part, Speaker>;
	/** Whom the fields name, with what they say of each, by name. */
	readonly named: ReadonlyMap<string, Speaker>;
	/** Whom initials in the text mean. */
	readonly explained: ReadonlyMap<RegisteredPerson, Speaker>;
}

/** What a note's fields, and the register that the form was given, say of its people. */
export function notedIn(report: ParsedReport | Report, form: Form): Noted {
	const { people: register = null } = form;
	const { called, ...found } = namedIn(report, form);
	const explained = new Map<RegisteredPerson, Speaker>();
	const others = new Set(register?.people);
	for (const [letters, speaker] of called) {
		if (speaker === null) continue;
		const known = register?.find(speaker.name) ?? null;
		if (known !== null) others.delete(known);
		const abbreviations = [...(known?.abbreviations ?? []), letters];
		explained.set(
			known === null ? { name: speaker.name, abbreviations, isOfNote: true } : { ...known, abbreviations },
			speaker,
		);
	}
	return {
		present: wordsOfPeople(report, form),
		register: explained.size === 0 ? register : peopleRegister([...others, ...explained.keys()]),
		date: register === null ? null : meetingDate(report, form),
		...found,
		explained,
	};
}

interface Named extends Pick<Noted, "parts" | "named"> {
	/** Who is called by initials; null for those of several. */
	readonly called: ReadonlyMap<string, Speaker | null>;
}

/** Whom the fields name, and who of them has a part or is called by initials; who shares a part with others has none. */
function namedIn({ children }: ParsedReport | Report, { words, fields, language }: Form): Named {
	const { lexicon } = words;
	const parts = new Map<Part, Speaker>();
	const shared = new Set<Part>();
	const named = new Map<string, Speaker>();
	const called = new Map<string, Speaker | null>();
	for (const child of children) {
		if (child.type !== "field") continue;
		let [labelled, isList]: [Part | undefined, boolean] = [undefined, false];
		const people: unknown[] = [];
		if (child.name !== null) for (const { value } of "items" in child ? child.items : []) people.push(value);
		else {
			for (const word of child.label.toLowerCase().split(/[^\p{L}-]+/u)) labelled ??= lexicon.parts.get(hashWord(word));
			if (labelled === undefined && child.raw.length > longestList) continue;
			const lines: ValuePart[] = [];
			for (const raw of child.raw.split("\n")) lines.push({ raw, position: nowhere });
			// What the form does not know may be a list of people,
			for (const { type, read } of labelled === undefined ? fields : []) {
				if (type !== "people") continue;
				for (const { value } of fieldType(type).read(lines, read).items) people.push(value);
				break;
			}
			isList = people.length > 1;
			for (const person of people as readonly (Entry | null)[]) isList &&= /^\p{Lu}.*\s/u.test(person?.name ?? "");
			// or of some who are called by initials, or one of whom has a part.
			if (!isList) people.length = 0;
			for (const { raw } of isList ? [] : lines)
				for (const entry of listEntries([entryTokens(raw, lexicon, 0)], language, false)[0] ?? [])
					people.push(readEntry(entry));
		}
		for (const person of people as readonly (ItemValue | null)[]) {
			if (person === null || typeof person !== "object" || !("name" in person) || person.group === true) continue;
			const { letters, part, speaker } = described(person, lexicon);
			if (child.name === null && labelled === undefined && letters === null && part === null && !isList) continue;
			const whole = { ...speaker, ...named.get(person.name) };
			named.set(person.name, whole);
			if (letters !== null)
				called.set(letters, called.get(letters)?.name === whole.name || !called.has(letters) ? whole : null);
			const own = labelled !== undefined && people.length === 1 ? labelled : part;
			if (own === null || own === undefined) continue;
			if ((parts.get(own)?.name ?? whole.name) !== whole.name) shared.add(own);
			parts.set(own, whole);
		}
	}
	for (const part of shared) parts.delete(part);
	return { parts, named, called };
}

const longestList = 2000;

/** What a field says of somebody: `Marta Ruiz (MR, Caritas)` is called MR, and of Caritas; `Lena Holt (Chair)` has a part. */
function described({ name, honorific, role, affiliation, remark }: Entry, { parts }: Lexicon) {
	const notes = remark?.split(/,\s*/u) ?? [];
	const initials = initialsOf(name);
	const ends = `${initials.charAt(0)}${initials.slice(-1)}`;
	let [letters, part, rest]: [string | null, Part | null, string | undefined] = [null, null, role ?? affiliation];
	for (const note of [role ?? "", ...notes]) {
		if (note.length > 1 && (note === initials || note === ends)) letters = note;
		else part ??= parts.get(hashWord(note.toLowerCase())) ?? null;
		// `online` tells nothing of who she is.
		if (note !== letters && startsLarge.test(note)) rest ??= note;
	}
	const speaker: Speaker = {
		name,
		...(honorific === undefined ? {} : { honorific }),
		...(rest === undefined || rest === letters ? {} : { role: rest }),
		confidence: 1,
	};
	return { letters, part, speaker };
}

const startsLarge = /^\p{Lu}/u;

/** `Bob Cole (BC)`: how she is called from now on describes nobody. */
export const initialsOf = (name: string): string => name.match(/(?<![\p{L}\p{M}’'])\p{L}/gu)?.join("") ?? "";

/** Whoever is called by initials that the fields explain, or by a family name alone that one person of the fields has, has that person's full name. */
export function asNoted(speaker: Speaker, { registered }: Person, { named, explained }: Noted): Speaker {
	const meant = registered === null ? undefined : explained.get(registered);
	if (meant !== undefined) return { ...speaker, ...meant };
	if (!familyName.test(speaker.name)) return speaker;
	const ending = ` ${speaker.name.toLowerCase()}`;
	let full: Speaker | undefined;
	for (const each of named.values()) {
		if (!each.name.toLowerCase().endsWith(ending)) continue;
		if (full !== undefined) return speaker;
		full = each;
	}
	return full === undefined ? speaker : { ...full, ...speaker, name: full.name };
}

/** `Ruiz`, `de Wit` */
const familyName = /^(?:\p{L}{1,3}\s)*\S+$/u;

/** When the meeting was, in EDTF, by the first field for dates. */
export function meetingDate({ children }: ParsedReport | Report, form: Form): string | null {
	const name = form.fields.find(({ type }) => type === "date")?.name;
	const field = children.find((child) => child.type === "field" && child.name === name);
	const value = field?.type === "field" ? field.value : null;
	return typeof value === "string" ? value : null;
}
