/** What the fields of a note say of its people: who they are, who leads the meeting, and by which initials they are called. */
import type { Person as Entry, ItemValue, ParsedReport, RawField, Report, Speaker, ValuePart } from "../ast/nodes.ts";
import { nowhere } from "../fields/field-type.ts";
import { fieldType } from "../fields/index.ts";
import type { Form } from "../forms/form.ts";
import { readEntry } from "../people/entry.ts";
import { listEntries } from "../people/entry-list.ts";
import { entryTokens, isFreeDash } from "../people/entry-tokens.ts";
import { colon, signBit, verbKind } from "../people/facts.ts";
import type { Person } from "../people/person.ts";
import { type PeopleRegister, peopleRegister, type RegisteredPerson } from "../people/register.ts";
import type { SpeechContext } from "../people/scene.ts";
import { withoutAccents } from "../text/ascii.ts";
import { askingWords, nobodyWords } from "../text/field-words.generated.ts";
import { anyOf } from "../text/field-words.ts";
import { grammarBit, hashWord, type Lexicon, type Part } from "../text/lexicon.ts";
import { shape, type Tokens } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import { titlesOf } from "./titles.ts";
import type { Unit } from "./units.ts";

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

/** Whoever is called by initials that the fields explain, or by a family name or a first name alone that one person of the fields has, has that person's full name. */
export function asNoted(
	speaker: Speaker,
	{ registered, full: { from } }: Person,
	noted: Noted,
	tokens: Tokens,
): Speaker {
	const { named, explained } = noted;
	const meant = registered === null ? undefined : explained.get(registered);
	if (meant !== undefined) return { ...speaker, ...meant };
	if (!familyName.test(speaker.name)) return speaker;
	const name = speaker.name.toLowerCase();
	const ending = ` ${name}`;
	// `Jordan` may be the country; `Marek, a farmer` and `Mr Marek` somebody else.
	const isPlain = speaker.honorific === undefined && speaker.role === undefined;
	const opening = isPlain && ((tokens.lexical[from] as number) & wordBit.place) === 0 ? `${name} ` : null;
	let full: Speaker | undefined;
	for (const each of named.values()) {
		const whole = each.name.toLowerCase();
		if (!whole.endsWith(ending) && (opening === null || !whole.startsWith(opening))) continue;
		if (full !== undefined) return speaker;
		full = each;
	}
	return full === undefined ? speaker : { ...full, ...speaker, name: full.name };
}

/** `Ruiz`, `de Wit`, `Ana` */
const familyName = /^(?:\p{L}{1,3}\s)*\S+$/u;

/** When the meeting was, in EDTF, by the first field for dates. */
export function meetingDate({ children }: ParsedReport | Report, form: Form): string | null {
	const name = form.fields.find(({ type }) => type === "date")?.name;
	const field = children.find((child) => child.type === "field" && child.name === name);
	const value = field?.type === "field" ? field.value : null;
	return typeof value === "string" ? value : null;
}

/** What may be a plural or a talk is no verb in a label: `Action points`, `Exchange of views`. */
export const nouns = wordBit.present | wordBit.speechNoun | wordBit.meeting;

/** So many tokens may stand before whoever's words follow is clear. */
export const longestTag = 9;

/**
 * `question from the floor (a lady from Fiji) what about boats`, `Q&A - a woman asked`: words of somebody without a name. Below
 * a line like it that names somebody, `someone from Fiji said` is another, too.
 */
export function isOfSomebody(scene: SpeechContext, { from: first, to, line }: Unit, isPeer: boolean): boolean {
	const { tokens, facts } = scene;
	const { lexical, grammar, lineStart } = tokens;
	if (first !== lineStart[line]) return false;
	// `Then the ambassador said`
	const from = ((grammar[first] as number) & then) === then ? first + 1 : first;
	// `Then there was a man from Fiji`
	for (let at = first + 2; from > first && at < Math.min(to, first + 5); at++) {
		const isThere =
			((grammar[at - 2] as number) & grammarBit.passive) !== 0 &&
			((grammar[at - 1] as number) & grammarBit.indefinite) !== 0;
		if (isThere && ((grammar[at] as number) & (grammarBit.human | grammarBit.crowd)) !== 0) return true;
	}
	// A quotation is what somebody says.
	const mayBeOther = isPeer && tokens.shape[from] !== shape.sign;
	const isSmall = ((lexical[from + 1] as number) & wordBit.function) !== 0;
	const isOf = ((grammar[from + 1] as number) & (grammarBit.genitive | grammarBit.and)) !== 0;
	const isAsked = ((lexical[from] as number) & wordBit.speechNoun) !== 0 && isSmall && !isOf;
	// `Health - people need clinics` is what the speaker says.
	const mayAsk = ((lexical[from] as number) & (wordBit.speechNoun | wordBit.meeting)) !== 0;
	const people = grammarBit.human | grammarBit.crowd;
	let last = isAsked ? from + longestTag : 0;
	// `The speaker` is whoever spoke before, but `the lady from Fiji` hardly is.
	const isDefinite = ((grammar[from] as number) & grammarBit.definite) !== 0;
	const isOffice = ((lexical[from] as number) & wordBit.office) !== 0;
	let [isOther, isWhole] = [
		mayBeOther && (isOffice || ((grammar[from] as number) & people) !== 0),
		!isDefinite && !isOffice,
	];
	for (let at = from + 1; at < Math.min(to, from + longestTag); at++) {
		const isOfPlace =
			((lexical[at] as number) & wordBit.office) !== 0 &&
			((grammar[at + 1] as number) & grammarBit.genitive) !== 0 &&
			((lexical[at + 2] as number) & wordBit.place) !== 0;
		const isPerson = isOfPlace || ((grammar[at] as number) & people) !== 0;
		// `report by members of her group` is hers.
		const isMeant = !isAsked || ((grammar[at - 1] as number) & grammarBit.indefinite) !== 0;
		if (at <= last && isMeant && isPerson) return true;
		const isDash = isFreeDash(tokens, at);
		const verb = facts.verb[at] as number;
		if (isOther && isWhole && (isDash || verb === verbKind.says || tokens.key[at] === colon)) {
			for (const person of scene.people) if (isCalled(scene, person, from, at)) return false;
			return true;
		}
		if (verb !== verbKind.none && tokens.shape[at] === shape.low) isOther = false;
		else if (mayBeOther && isPerson && at <= from + 4) isOther = true;
		const isSmallWord = ((lexical[at] as number) & wordBit.function) !== 0;
		if (isOther && isSmallWord && ((grammar[at] as number) & grammarBit.adverb) === 0) isWhole = true;
		if (last === 0 && mayAsk && isDash) last = at + 2;
	}
	return false;
}

const then = grammarBit.adverb | grammarBit.clause;

const longestName = 7;
const unsaid = new Set(nobodyWords.map(hashWord));

/**
 * `A woman from Kenya then said that …` within a paragraph: somebody without a name, and what she says, with nothing else
 * before it. `The delegate of Kenya` may be whoever spoke before.
 */
export function opensOther({ tokens, facts }: SpeechContext, { from: first, to }: Unit): boolean {
	const { text, start, lexical, grammar, shape: shapes } = tokens;
	let [means, at] = [grammar[first] as number, first];
	// `Then the ambassador said`
	if ((means & then) === then) means = grammar[++at] as number;
	if ((means & grammarBit.indefinite) === 0 || unsaid.has(tokens.word[at] as number)) return false;
	let isSomebody = (means & grammarBit.crowd) !== 0;
	// `A delegate` may belong to a story of the speaker, but not when a place is named with it.
	let isTold = isSomebody;
	for (const end = Math.min(to, at + longestName); ++at < end; ) {
		const [classes, kinds] = [lexical[at] as number, grammar[at] as number];
		const verb = facts.verb[at] as number;
		if (verb === verbKind.says) return isSomebody && isTold && shapes[at] === shape.low;
		if (verb !== verbKind.none && isSomebody && isTold) {
			asking.lastIndex = start[at] as number;
			return asking.test(text);
		}
		if (verb !== verbKind.none || shapes[at] === shape.sign || shapes[at] === shape.number) return false;
		if ((kinds & (grammarBit.person | grammarBit.relative)) !== 0) return false;
		isTold ||= isSomebody && (classes & wordBit.place) !== 0;
		isSomebody ||= (classes & wordBit.office) !== 0 || (kinds & (grammarBit.human | grammarBit.crowd)) !== 0;
	}
	return false;
}

/** `wanted to know`, `had a question` */
const asking = new RegExp(`${anyOf(askingWords)}(?=[\\s,.?:])`, "iy");

/**
 * `A man asked if it works; Ann Bell said yes.`: who is named behind the question of somebody without a name, in the same
 * sentence, and says something.
 */
export function answers({ tokens, facts, mentionAt, surroundings }: SpeechContext, { from, to }: Unit): Person | null {
	const mention = mentionAt[((tokens.grammar[from] as number) & grammarBit.clause) !== 0 ? from + 1 : from];
	if (mention === undefined || mention.to >= to) return null;
	const isSaid = surroundings.get(mention)?.mainVerb === verbKind.says || facts.verb[mention.to] === verbKind.says;
	return isSaid ? mention.person : null;
}

/**
 * `The moderator then asked what governments could do.`, `chair closed`, where nobody who is named leads the meeting; the
 * part is at a token.
 */
export function isUnheld(scene: SpeechContext, { from, to }: Unit, part: number): boolean {
	const { tokens, facts } = scene;
	let at = part + 1;
	while (at < to && ((tokens.grammar[at] as number) & grammarBit.adverb) !== 0) at++;
	const verb = at === to ? verbKind.none : (facts.verb[at] as number);
	if (verb !== verbKind.says && (part > from || verb === verbKind.none || verb === verbKind.auxiliary)) return false;
	for (const person of scene.people) {
		const { words, leads } = titlesOf(scene, person, true);
		if (leads || words.has(tokens.word[part] as number)) return false;
	}
	return true;
}

/** Whether all that a tag says, its small words left out, stands in what describes somebody. */
export function isCalled({ tokens }: SpeechContext, { role, full }: Person, from: number, to: number): boolean {
	const { word, lexical, shape: shapes } = tokens;
	const described = new Set<number>();
	for (let at = full.head; at < full.from; at++) described.add(word[at] as number);
	for (let at = role?.from ?? 0; at < (role?.to ?? 0); at++) described.add(word[at] as number);
	for (let at = from; at < to; at++) {
		const isSmall = shapes[at] === shape.sign || ((lexical[at] as number) & wordBit.function) !== 0;
		if (!isSmall && !described.has(word[at] as number)) return false;
	}
	return true;
}

/** Whether a line is a few words without a verb or an end mark: `c) Discussion`, `[10:40] End`. */
export function isTopic({ tokens, facts }: SpeechContext, from: number, to: number): boolean {
	if (to - from > longestTag || to === from) return false;
	for (let at = from; at < to; at++)
		if (facts.verb[at] !== verbKind.none && ((tokens.lexical[at] as number) & nouns) === 0) return false;
	return ((facts.sign[to - 1] as number) & signBit.stop) === 0;
}

const itemNumber = /^(?:\p{L}|[ivx]{1,4}|\d{1,2})[.)]\s/iu;
const longestNumber = 6;

/** The first token behind the number of an item, which reports write into its words: `a) Ann Bell: …` */
export function behindNumber({ text, start }: SpeechContext["tokens"], first: number, last: number): number {
	const from = start[first] as number;
	const number = itemNumber.exec(text.slice(from, from + longestNumber));
	let at = first;
	while (number !== null && at < last && (start[at] as number) < from + number[0].length) at++;
	return at < last ? at : first;
}

const longestLetter = 3;

/** `Q:`, `Question from the floor -`, `A (a delegate):`: words of whoever asks or answers; not `Question of land:`. */
export function callsForWords({ tokens, facts }: SpeechContext, first: number, last: number): boolean {
	const { text, key, shape: shapes, lexical, grammar, start, end } = tokens;
	const next = first + 1;
	const isNumbered =
		/^.\d/.test(text.slice(start[first], end[first])) &&
		(end[first] as number) - (start[first] as number) <= longestLetter;
	const isOne = shapes[first] === shape.letter || isNumbered || ((lexical[first] as number) & wordBit.speechNoun) !== 0;
	const isShort = key[next] === colon && (end[first] as number) - (start[first] as number) <= longestLetter;
	if (next >= last || !(isOne || isShort)) return false;
	const isSmall = ((lexical[next] as number) & wordBit.function) !== 0;
	const isOpen = ((facts.sign[next] as number) & signBit.opening) !== 0 || shapes[next] === shape.number;
	const isOf = ((grammar[next] as number) & (grammarBit.genitive | grammarBit.and)) !== 0;
	return key[next] === colon || isOpen || isFreeDash(tokens, next) || (isSmall && !isOf);
}
