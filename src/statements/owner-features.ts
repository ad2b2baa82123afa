/** What speaks for each person, and for nobody, owning a unit: features that learned weights score. */
import { colon, semicolon, signBit, verbKind } from "../people/facts.ts";
import { add, addAs, type Features, numbered, step } from "../people/model.ts";
import type { Mention, Person } from "../people/person.ts";
import { genderOf } from "../people/same-person.ts";
import type { SpeechContext, Surroundings } from "../people/scene.ts";
import { grammarBit } from "../text/lexicon.ts";
import type { PassageLine } from "../text/passage.ts";
import { keyOfSign, shape } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import { type NamedTitle, type Titles, titlesIn, titlesOf } from "./titles.ts";
import { type FirstMention, firstMentions, type Unit } from "./units.ts";

// ---- templates ------------------------------------------------------------------------------------------------------

const t = numbered(
	[
		"bias",
		"start",
		"key",
		"keys2",
		"keys3",
		"verb",
		"says",
		"quotes",
		"agent",
		"pronoun",
		"pronounStart",
		"length",
		"names",
		"heading",
		"headingStart",
		"belowHeading",
		"belowHeadingNames",
		"colonLine",
		"belowColon",
		"marks",
		"indent",
		"place",
		"crowd",
		"crowdWord",
		"crowdVerb",
		"end",
		"endBefore",
		"smallStart",
		"sayer",
		"sayerSpeaks",
		"semicolon",
		"placeStart",
		"groupStart",
	],
	155,
);

const p = numbered(
	[
		"new",
		"speaks",
		"speaksNew",
		"around",
		"order",
		"orderSpeaks",
		"newVerb",
		"startNew",
		"alone",
		"mainStart",
		"mainSpeaks",
		"joined",
		"best",
		"full",
		"opening",
		"pronoun",
		"saysBefore",
		"titleElsewhere",
		"title",
		"noTitle",
		"latest",
		"latestStart",
		"first",
		"gender",
		"ordinal",
		"others",
	],
	190,
);

const lineEnds = new Set([...'.!?;,”"…'].map(keyOfSign));

/** The features of one unit, in a list that it has for itself. */
export interface UnitFeatures {
	/** Those from 0 to here say something of the unit, whoever owns it. */
	readonly own: number;
	/** Who may own it, in the order of the people. */
	readonly persons: readonly Person[];
	/** Where the features of each of them begin, and one more for the end. */
	readonly starts: readonly number[];
}

/** How many of those who were named last may own a unit that does not name them. */
const remembered = 12;

/** Gives `take` the features of each unit in turn; `features` holds them only until it returns. */
export function eachUnit(
	features: Features,
	scene: SpeechContext,
	{ units, take }: { units: readonly Unit[]; take: (unit: UnitFeatures) => void },
): void {
	const count = scene.people.length;
	const titles: (Titles | undefined)[] = new Array(count);
	const titlesFor = (person: Person): Titles => (titles[person.index] ??= titlesOf(scene, person));
	/** The first person, and those named last, the latest at the end; whether a person, by her index, is among them. */
	let met: Person[] = [];
	const isMet = new Uint8Array(count);
	/** Where the unit first names each person; those whom it names. */
	const first: (FirstMention | undefined)[] = new Array(count).fill(undefined);
	for (let index = 0; index < units.length; index++) {
		const unit = units[index] as Unit;
		features.count = 0;
		const look = lookAtUnit(features, scene, { units, index });
		const own = features.count;
		const here = firstMentions(scene, unit, first);
		let likeliest = 0;
		for (const { speaks } of here) likeliest = Math.max(likeliest, speaks);
		const named = titlesIn(scene, unit);
		const latest = met.at(-1) ?? null;
		const away: Person[] = [];
		for (const person of met) if (first[person.index] === undefined) away.push(person);
		const persons = [...here, ...away];
		for (let next = 1; next < persons.length; next++) {
			const person = persons[next] as Person;
			let at = next;
			for (; at > 0 && (persons[at - 1] as Person).index > person.index; at--) persons[at] = persons[at - 1] as Person;
			persons[at] = person;
		}
		const starts: number[] = [];
		for (const person of persons) {
			starts.push(features.count);
			const mention = first[person.index];
			const known = isMet[person.index] === 1 ? 2 : 1;
			ownerFeatures(features, person, { known, here: mention !== undefined });
			if (mention !== undefined)
				mentionFeatures(features, scene, { unit, look, mention, among: here.length, likeliest, person, known });
			else absentFeatures(features, scene, { unit, look, named, titlesFor, person, latest });
		}
		starts.push(features.count);
		take({ own, persons, starts });
		if (here.length === 0) continue;
		const last = (unit.mentions.at(-1) as Mention).person;
		met = away;
		for (const person of here) {
			if (person !== last) met.push(person);
			isMet[person.index] = 1;
			first[person.index] = undefined;
		}
		met.push(last);
		if (met.length <= remembered) continue;
		const from = met.length - remembered;
		for (let at = 0; at < from; at++) isMet[(met[at] as Person).index] = 0;
		met = met.filter((person, at) => person.index === 0 || at >= from);
		if (met[0]?.index === 0) isMet[0] = 1;
	}
}

/** What later features ask of a unit. */
interface UnitLook {
	/** How it begins: 0 within a sentence, 1 behind a semicolon, 2 with a sentence, 8 and more with a line. */
	readonly start: number;
	/** The first personal pronoun: 0 for none. */
	readonly pronoun: number;
	readonly gender: "feminine" | "masculine" | null;
	/** The word that counts speakers in front of `speaker`; null for none. */
	readonly ordinal: number | null;
}

function lookAtUnit(
	own: Features,
	scene: SpeechContext,
	{ units, index }: { units: readonly Unit[]; index: number },
): UnitLook {
	const { tokens, facts, passage } = scene;
	const { key, grammar, lexical, lineStart } = tokens;
	const unit = units[index] as Unit;
	const { from, to } = unit;
	const line = passage.lines[unit.line] as PassageLine;
	const first = lineStart[unit.line] as number;
	const last = lineStart[unit.line + 1] as number;
	const above = lineAbove(scene, unit.line);
	const opensLine = from === first;
	const behindSemicolon = unit.part > 0 && key[from - 1] === semicolon;
	const start = opensLine ? 8 + line.mark : behindSemicolon ? 1 : unit.part > 0 ? 0 : 2;
	const means = (at: number, bits: number): boolean => at < to && ((grammar[at] as number) & bits) !== 0;
	const keyAt = (at: number): number => (at < to ? (key[at] as number) : 0);

	add(own, t.bias);
	add(own, t.start, start);
	add(own, t.key, start, key[from]);
	add(own, t.keys2, key[from], keyAt(from + 1));
	add(own, t.keys3, key[from], keyAt(from + 1), keyAt(from + 2));
	let verb = 0;
	let says = 0;
	let quoted = 0;
	let agent = 0;
	let pronoun = 0;
	let crowd = 0;
	let gender: UnitLook["gender"] = null;
	for (let at = from; at < to; at++) {
		const kind = facts.verb[at] as number;
		if (kind !== verbKind.none && verb === 0 && tokens.shape[at] === shape.low) verb = kind;
		if (kind === verbKind.says) says++;
		if (((facts.sign[at] as number) & signBit.quote) !== 0) quoted++;
		if (means(at, grammarBit.person)) {
			add(own, t.pronoun, tokens.word[at]);
			if (pronoun === 0) {
				pronoun = tokens.word[at] as number;
				if (means(at, grammarBit.masculine)) gender = "masculine";
				if (means(at, grammarBit.feminine)) gender = "feminine";
			}
		}
		if (means(at, grammarBit.agent) && at > from && ((lexical[at - 1] as number) & wordBit.participle) !== 0) agent = 1;
		if (at - from >= 12) continue;
		const definite = means(at, grammarBit.definite);
		if (means(at, grammarBit.indefinite) || definite) {
			const end = Math.min(at + 4, to);
			let person = at + 1;
			while (person < end && !means(person, grammarBit.human) && ((lexical[person] as number) & wordBit.office) === 0)
				person++;
			if (person < end) {
				add(own, t.crowd, definite ? 1 : 2, at - from < 5 ? 1 : 0);
				add(own, t.crowdWord, tokens.word[at], key[person]);
				if (crowd === 0) crowd = definite ? 1 : 2;
			}
		}
		if (means(at, grammarBit.crowd)) {
			add(own, t.crowd, 3, at - from < 5 ? 1 : 0);
			if (crowd === 0) crowd = 2;
		}
	}
	const names = unit.mentions.length;
	add(own, t.verb, verb);
	add(own, t.says, Math.min(says, 2));
	add(own, t.quotes, Math.min(quoted, 2));
	add(own, t.agent, agent);
	add(own, t.pronounStart, pronoun, start);
	add(own, t.length, step(to - from), start);
	add(own, t.names, Math.min(names, 3), start);
	if (isHeading(scene, unit.line)) {
		add(own, t.heading, line.heading ? 1 : 0);
		add(own, t.headingStart, start, Math.min(names, 1));
	}
	if (key[last - 1] === colon) add(own, t.colonLine);
	if (opensLine && above >= 0) {
		if (isHeading(scene, above)) {
			add(own, t.belowHeading);
			add(own, t.belowHeadingNames, Math.min(names, 1));
		}
		const lineAboveIt = passage.lines[above] as PassageLine;
		if (key[(lineStart[above + 1] as number) - 1] === colon) add(own, t.belowColon, line.mark);
		add(own, t.marks, lineAboveIt.mark, line.mark);
		add(own, t.indent, Math.sign(line.depth - lineAboveIt.depth), line.mark);
	}
	add(own, t.place, Math.min(index, 2), index === units.length - 1 ? 1 : 0);
	add(own, t.crowdVerb, crowd, verb, Math.min(names, 1));
	add(own, t.crowdWord, crowd, start);
	add(own, t.end, key[to - 1]);
	if (index > 0) add(own, t.endBefore, key[(units[index - 1] as Unit).to - 1], start);
	if (tokens.shape[from] === shape.low && unit.part === 0) add(own, t.smallStart, start);
	let sayer = 0;
	let speaks = 0;
	for (const mention of unit.mentions) {
		const { mainVerb } = scene.surroundings.get(mention) as Surroundings;
		sayer = Math.max(sayer, mainVerb === verbKind.says ? 3 : mainVerb === verbKind.none ? 1 : 2);
		speaks = Math.max(speaks, Math.round(2 * mention.person.speaks));
	}
	add(own, t.sayer, sayer, start);
	add(own, t.sayerSpeaks, sayer, speaks, start);
	add(own, t.sayerSpeaks, sayer, speaks, -1);
	if (behindSemicolon) add(own, t.semicolon, sayer);
	if (names === 0 && ((lexical[from] as number) & wordBit.place) !== 0) add(own, t.placeStart, keyAt(from + 1));
	if (names === 0 && means(from, grammarBit.human)) add(own, t.groupStart);
	let ordinal: number | null = null;
	for (let at = from; at < Math.min(from + 8, to - 1) && ordinal === null; at++)
		if (
			((grammar[at + 1] as number) & grammarBit.floor) !== 0 &&
			((lexical[at] as number) & (wordBit.ordinal | wordBit.function)) !== 0
		)
			ordinal = tokens.word[at] as number;
	return { start, pronoun, gender, ordinal };
}

/** The line above that has words; -1 for none. */
function lineAbove({ tokens }: SpeechContext, line: number): number {
	for (let above = line - 1; above >= 0; above--)
		if ((tokens.lineStart[above + 1] as number) > (tokens.lineStart[above] as number)) return above;
	return -1;
}

/** A short line without a mark and without the end of a sentence. */
function isHeading({ passage, tokens }: SpeechContext, line: number): boolean {
	const { mark, heading } = passage.lines[line] as PassageLine;
	if (heading) return true;
	const last = tokens.lineStart[line + 1] as number;
	return mark === 0 && last - (tokens.lineStart[line] as number) <= 12 && !lineEnds.has(tokens.key[last - 1] as number);
}

// ---- owners ---------------------------------------------------------------------------------------------------------

function ownerFeatures(
	features: Features,
	{ speaks }: Person,
	{ known, here }: { known: number; here: boolean },
): void {
	const likely = Math.round(speaks * 5);
	add(features, p.new, known, here ? 1 : 0);
	add(features, p.speaks, likely);
	add(features, p.speaksNew, likely, known, here ? 1 : 0);
}

interface Named {
	readonly unit: Unit;
	readonly look: UnitLook;
	readonly mention: FirstMention;
	/** How many persons the unit names. */
	readonly among: number;
	/** How likely the likeliest of those speaks. */
	readonly likeliest: number;
	readonly person: Person;
	readonly known: number;
}

/** A unit that names the person. */
function mentionFeatures(
	features: Features,
	scene: SpeechContext,
	{ unit, look, mention: { mention, order, says }, among, likeliest, person, known }: Named,
): void {
	const { tokens } = scene;
	const around = scene.surroundings.get(mention) as Surroundings;
	const likely = Math.round(person.speaks * 5);
	for (let at = around.from; at < around.to; at++) addAs(features, p.around, scene.features.ids[at] as number);
	add(features, p.order, Math.min(order, 3), Math.min(among, 4));
	add(features, p.orderSpeaks, Math.min(order, 3), likely);
	add(features, p.newVerb, known, around.verb);
	add(features, p.startNew, look.start, Math.min(mention.head - unit.from, 3), known);
	add(features, p.alone, among === 1 ? 1 : 0, likely);
	add(features, p.mainStart, look.start, around.mainVerb, known);
	add(features, p.mainSpeaks, around.mainVerb, likely, known);
	add(features, p.joined, around.joined, Math.min(order, 2), likely);
	add(features, p.best, person.speaks >= likeliest ? 1 : 0, Math.min(among, 3));
	if (mention === person.full) add(features, p.full, known);
	add(features, p.opening, tokens.key[unit.from], known);
	if (look.pronoun !== 0) add(features, p.pronoun, look.pronoun, Math.min(order, 1));
	add(features, p.saysBefore, Math.min(says, 2));
}

interface Absent {
	readonly unit: Unit;
	readonly look: UnitLook;
	readonly named: readonly NamedTitle[];
	readonly titlesFor: (person: Person) => Titles;
	readonly person: Person;
	readonly latest: Person | null;
}

/** A unit that does not name a person who was named before. */
function absentFeatures(
	features: Features,
	scene: SpeechContext,
	{ unit, look, named, titlesFor, person, latest }: Absent,
): void {
	const { tokens } = scene;
	for (const title of named) {
		const titles = titlesFor(person);
		if (title.of !== 0) {
			add(features, p.titleElsewhere, titles.capitals.has(title.of) ? 1 : 0);
			if (!titles.capitals.has(title.of)) continue;
		}
		const early = title.early ? 1 : 0;
		if (titles.words.has(title.word) || (title.leads && titles.leads))
			add(features, p.title, early, title.genitive ? 1 : 0, title.leads ? 1 : 0);
		else if (title.leads) add(features, p.noTitle);
	}
	if (person === latest) {
		add(features, p.latest);
		add(features, p.latestStart, look.start, look.pronoun);
	}
	if (person.index === 0) add(features, p.first, look.start);
	if (look.gender !== null) {
		let known = 0;
		for (const mention of person.mentions) {
			const gender = genderOf(tokens, mention);
			if (gender !== null && known !== 1) known = gender === look.gender ? 1 : 2;
		}
		add(features, p.gender, known);
	}
	if (look.ordinal !== null) add(features, p.ordinal, look.ordinal, person === latest ? 1 : 0);
	if (unit.mentions.length > 0) add(features, p.others, Math.min(unit.mentions.length, 2));
}
