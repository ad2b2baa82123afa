/** Finds who said what in a section. */
import type { Position } from "unist";
import type { Section, Speaker, Statement } from "../ast/nodes.ts";
import { laterPoint } from "../ast/place.ts";
import { isFreeDash } from "../people/entry-tokens.ts";
import { comma, signBit, verbKind } from "../people/facts.ts";
import { type PeopleReader, readPeople } from "../people/index.ts";
import { textOf } from "../people/name-words.ts";
import { findPart } from "../people/parts.ts";
import type { Person } from "../people/person.ts";
import { roleOn } from "../people/register.ts";
import type { SpeechContext } from "../people/scene.ts";
import { peopleReader } from "../people/weights.ts";
import { append } from "../text/append.ts";
import { originWords } from "../text/field-words.generated.ts";
import type { Part } from "../text/lexicon.ts";
import { shape } from "../text/tokens.ts";
import { type Words, wordBit } from "../text/words.ts";
import { asNoted, initialsOf, type Noted } from "./noted.ts";
import { findOwners, type Ownership } from "./owners.ts";
import { passageOf, piecesOf, pointAt, type SectionPassage } from "./passage.ts";
import { bar, bodyBefore } from "./tables.ts";
import { isDashed } from "./turn-tags.ts";
import type { Unit } from "./units.ts";

/** The statements of a section, in document order. */
export function statementsOf(section: Section, words: Words, noted: Noted = nothing): Statement[] {
	const reader = peopleReader(words, noted.register);
	const found: Statement[] = [];
	for (const piece of piecesOf(passageOf(section))) append(found, statementsIn(piece, noted, reader));
	return found;
}

const nothing: Noted = {
	present: new Set(),
	register: null,
	date: null,
	parts: new Map(),
	named: new Map(),
	explained: new Map(),
};

function statementsIn(passage: SectionPassage, noted: Noted, reader: PeopleReader): Statement[] {
	const { present, date, parts } = noted;
	const scene = readPeople(passage, present, reader);
	const ownership = findOwners(scene, reader, parts);
	const found: Turn[] = turnsByPart(ownership, parts);
	// Whoever has turns as `Chair:` is the only chair, also where the notes say more of her.
	const taken = new Map<Part, string | undefined>();
	for (const { part, speakers } of found) taken.set(part, speakers[0]?.name);
	for (const { speakers: people, from, to } of stretchesOf(scene, ownership)) {
		const speakers = people.map((person) =>
			withRegister(asNoted(speakerOf(scene, person, ownership), person, noted, scene.tokens), person, date),
		);
		const part = findPart(scene, people[0] as Person, reader);
		const isOthers = taken.has(part) && taken.get(part) !== speakers[0]?.name;
		found.push({ speakers, part: isOthers ? "speaker" : part, from, to });
	}
	found.sort((one, other) => one.from - other.from);
	const statements: Statement[] = [];
	for (const { speakers, part, from, to } of found)
		statements.push({ speakers, part, position: positionOf(passage, scene, { from, to }) });
	return statements;
}

/** The turns of a part that the fields give to somebody. */
function turnsByPart({ units, told }: Ownership, parts: Noted["parts"]): Turn[] {
	const found: Turn[] = [];
	for (const [at, { from, to }] of units.entries()) {
		const part = told[at]?.part ?? null;
		const speaker = part === null ? undefined : parts.get(part);
		if (part === null || speaker === undefined) continue;
		const last = found.at(-1);
		if (last?.part === part && last.to === from) last.to = to;
		else found.push({ speakers: [speaker], part, from, to });
	}
	return found;
}

interface Turn {
	readonly speakers: Speaker[];
	readonly part: Part;
	readonly from: number;
	to: number;
}

/** What the note does not say of somebody whom the register knows is said by that. */
function withRegister(speaker: Speaker, { registered }: Person, date: string | null): Speaker {
	if (registered === null || registered.isOfNote === true) return speaker;
	const { name, honorific } = registered;
	const role = roleOn(registered, date);
	return {
		...speaker,
		registered: name,
		...(speaker.honorific === undefined && honorific !== undefined ? { honorific, honorificFrom: "register" } : {}),
		...(speaker.role === undefined && role !== null ? { role, roleFrom: "register" } : {}),
	};
}

/** A run of units with the same speakers, in tokens. */
interface Stretch {
	readonly speakers: readonly Person[];
	readonly from: number;
	readonly to: number;
}

/** Joins units to stretches; who speaks and owns none has the unit that names her. */
function stretchesOf(scene: SpeechContext, { units, owners, speaks, told }: Ownership): Stretch[] {
	const found: Stretch[] = [];
	const heard = new Set<Person>();
	for (let at = 0; at < units.length; at++) {
		const owner = scene.people[(owners[at] as number) - 1];
		if (owner === undefined || speaks[owner.index] !== true) continue;
		let end = at + 1;
		for (; end < units.length && owners[end] === owners[at]; end++) {
			const { line, from } = units[end] as Unit;
			// Behind a sub-heading somebody's words begin again, even if they are still hers.
			if (scene.passage.lines[line]?.heading === true && scene.tokens.lineStart[line] === from) break;
		}
		const speakers = [owner, ...joinedTo(scene, { owner, units: units.slice(at, end), speaks })];
		for (const person of speakers) heard.add(person);
		found.push({ speakers, from: (units[at] as Unit).from, to: (units[end - 1] as Unit).to });
		at = end - 1;
	}
	for (const person of scene.people) {
		if (heard.has(person) || speaks[person.index] !== true) continue;
		const at = units.findIndex(({ from, to }) => from <= person.full.from && person.full.from < to);
		const unit = told[at] === undefined ? units[at] : undefined;
		if (unit === undefined) continue;
		// Where the words are somebody's already, both have all of them.
		const { from, to } = found.find((stretch) => stretch.from <= unit.from && unit.from < stretch.to) ?? unit;
		found.push({ speakers: [person], from, to });
	}
	return found.sort((one, other) => one.from - other.from);
}

/** Who shares the words of an owner: named with her in a row, and known to speak. */
function joinedTo(
	scene: SpeechContext,
	{ owner, units, speaks }: { owner: Person; units: readonly Unit[]; speaks: readonly boolean[] },
): Person[] {
	const found: Person[] = [];
	for (const { mentions } of units) {
		let at = 0;
		while (at < mentions.length && mentions[at]?.person !== owner) at++;
		if (at === mentions.length) continue;
		for (let next = at + 1; next < mentions.length; next++) {
			const before = scene.surroundings.get(mentions[next - 1] as Unit["mentions"][number]);
			const mention = mentions[next] as Unit["mentions"][number];
			if (before?.joined !== 1 && scene.surroundings.get(mention)?.joined !== 2) break;
			if (mention.person !== owner && speaks[mention.person.index] === true && !found.includes(mention.person))
				found.push(mention.person);
		}
		break;
	}
	return found;
}

function positionOf(
	passage: SectionPassage,
	{ tokens }: SpeechContext,
	{ from, to }: { from: number; to: number },
): Position {
	const line = tokens.line[from] as number;
	// The time before a turn is part of it.
	const opening = tokens.lineStart[line] === from ? passage.lines[line]?.opening : undefined;
	const start = pointAt(passage, opening ?? (tokens.start[from] as number));
	// Cells of a table stand beside each other: what is read first may end below the other's beginning.
	return { start, end: laterPoint(start, pointAt(passage, tokens.end[to - 1] as number, true)) };
}

/** The words of a role that is all of a pair of brackets, with the place right before these, where both stand right behind the name; else null. */
function withPlace(
	{ tokens, mentionAt }: Pick<SpeechContext, "tokens" | "mentionAt">,
	behind: number,
	{ from, to }: { readonly from: number; readonly to: number },
): string | null {
	const start = (tokens.key[behind] === comma ? behind + 1 : behind) + 1;
	if (!originWords.includes(textOf(tokens, start - 1, start).toLowerCase())) return null;
	if (start >= from - 1 || from - 1 - start > longestPlace || tokens.text.charAt(tokens.start[to] as number) !== ")")
		return null;
	for (let at = start; at <= from; at++) {
		if (at === from - 1) continue;
		const isCapital = tokens.shape[at] !== shape.low && tokens.shape[at] !== shape.sign;
		if (!isCapital || mentionAt[at] !== undefined) return null;
	}
	return textOf(tokens, start, to + 1);
}

const longestPlace = 4;

function speakerOf(scene: SpeechContext, person: Person, { chances, units, owners, told }: Ownership): Speaker {
	const { tokens, facts, passage, mentionAt } = scene;
	const { name, honorific, role, full, index } = person;
	let words = role === null ? "" : textOf(tokens, role.from, role.to).replace(/\.$/, "");
	// `Ann Bell, from Oruro (Bolivia), said`
	if (role !== null && role.from > full.to + 2 && ((facts.sign[role.from - 1] as number) & signBit.opening) !== 0)
		words = withPlace({ tokens, mentionAt }, full.to, role) ?? words;
	// `Ann Bell always said`, but `Ann Bell economist said`: one ordinary word between her name and what she does is no role.
	if (role !== null && role.from === full.to && role.to === role.from + 1 && facts.verb[role.to] !== verbKind.none) {
		const isOther = ((tokens.lexical[role.from] as number) & ~(wordBit.function | wordBit.common)) === 0;
		if (isOther && tokens.shape[role.from] === shape.low) words = "";
	}
	// `Ann Bell | Compared 20 countries.`: of the cells behind hers, only a whole one describes her, and not what is done at a time.
	if (role !== null && role.from >= full.to && tokens.key.subarray(full.to, role.to).includes(bar)) {
		const line = tokens.line[full.to - 1] as number;
		const isWhole = tokens.line[role.to] !== line || tokens.key[role.to] === bar;
		const isDone = facts.verb.subarray(role.from, role.to).some((verb) => verb !== verbKind.none);
		const isLast = tokens.key[role.to] !== bar || tokens.line[role.to + 1] !== line;
		let isTold = false;
		for (const [at, unit] of units.entries()) isTold ||= unit.line === line && told[at] !== undefined;
		if (!isWhole || (isDone && isLast && (isTold || passage.lines[line]?.timed === true))) words = "";
		if (words === "" && isTold) words = bodyBefore(scene, person);
	}
	// `Ann Bell - we need boats` among turns like it, but not `Ann Bell - nurse, Kenya - we need boats`
	const isDashRole = role !== null && role.from === full.to + 1 && isFreeDash(tokens, full.to);
	if (isDashRole && !isFreeDash(tokens, role.to))
		for (const [at, { from, to, line }] of units.entries())
			if (from <= full.from && full.from < to && told[at] !== undefined && isDashed(scene, line)) words = "";
	// `Ann Bell: nets are few. The delegate of Fiji asked why.`: who says something in another sentence is she only if it is hers.
	if (role !== null && tokens.sentence[role.from] !== tokens.sentence[full.from])
		if (facts.verb[role.to] === verbKind.says)
			for (const [at, { from, to }] of units.entries())
				if (from <= role.from && role.from < to && (owners[at] !== index + 1 || told[at] !== undefined)) words = "";
	return {
		name,
		...(honorific === null ? {} : { honorific }),
		...(words === "" || (words.length <= name.length && words === initialsOf(name)) ? {} : { role: words }),
		confidence: Math.round((chances[index] as number) * 100) / 100,
	};
}
