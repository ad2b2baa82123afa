/** Whose words each unit is: a chain over nobody and the persons of a passage, scored by learned weights as a whole. */

import { wordBit } from "../../../src/text/words.ts";
import { add, addAs, type Features, newFeatures, numbered, step } from "./features.ts";
import { grammarBit } from "./lexicon.ts";
import { type PeopleModel, sum, weightUnit } from "./model.ts";
import type { PassageLine } from "./passage.ts";
import { genderOf, type Mention, type Person } from "./persons.ts";
import { type Scene, type Surroundings, verbAt, verbKind } from "./scene.ts";
import { keyOfSign, shape } from "./tokens.ts";
import type { Unit } from "./units.ts";

/** How the owner changes from one unit to the next. */
const change = { nobodyOn: 0, begins: 1, ends: 2, same: 3, other: 4 } as const;
/** How many ways there are. */
export const changeCount = 5;

/** The way from one owner to the next; 0 is nobody, a person her index + 1, -1 the start. */
function changeBetween(before: number, next: number): number {
	if (before <= 0) return next === 0 ? change.nobodyOn : change.begins;
	return next === 0 ? change.ends : before === next ? change.same : change.other;
}

/** The features of one unit: a stretch of the list for each owner and each way of changing. */
export interface UnitFeatures {
	/** Where the features of each owner begin, and one more for the end. */
	readonly owners: Int32Array;
	/** Where those of each change begin, and one more for the end. */
	readonly changes: Int32Array;
}

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
/** Features of a unit count apart for nobody and for each change. */
const roles = { nobody: 220, change: 221 } as const;

const [semicolon, colon] = [keyOfSign(";"), keyOfSign(":")];
const quotes = new Set([...'"“”«»'].map(keyOfSign));
const lineEnds = new Set([...'.!?;,”"…'].map(keyOfSign));

/** Adds the features of all units to a list, and says where those of each stand. */
export function stretchFeatures(features: Features, scene: Scene, units: readonly Unit[]): UnitFeatures[] {
	const own = newFeatures();
	const titles = scene.people.map((person) => titlesOf(scene, person));
	const met = new Set<Person>();
	let latest: Person | null = null;
	return units.map((unit, index) => {
		own.count = 0;
		const look = lookAtUnit(own, scene, { units, index });
		const owners = new Int32Array(scene.people.length + 2);
		owners[0] = features.count;
		for (let at = 0; at < own.count; at++) addAs(features, roles.nobody, own.ids[at] as number);
		const here = new Map<Person, { mention: Mention; order: number }>();
		for (const [order, mention] of unit.mentions.entries())
			if (!here.has(mention.person)) here.set(mention.person, { mention, order });
		const named = titlesIn(scene, unit);
		for (const [who, person] of scene.people.entries()) {
			owners[who + 1] = features.count;
			const place = here.get(person);
			const known = met.has(person) ? 2 : place === undefined ? 0 : 1;
			ownerFeatures(features, person, { known, here: place !== undefined });
			if (place !== undefined) mentionFeatures(features, scene, { unit, look, here, person, known });
			else if (known === 2)
				absentFeatures(features, scene, { unit, look, named, titles: titles[who] as Titles, person, latest });
		}
		owners[scene.people.length + 1] = features.count;
		const changes = new Int32Array(changeCount + 1);
		for (let way = 0; way < changeCount; way++) {
			changes[way] = features.count;
			for (let at = 0; at < own.count; at++) addAs(features, roles.change + way, own.ids[at] as number);
		}
		changes[changeCount] = features.count;
		for (const { person } of unit.mentions) {
			met.add(person);
			latest = person;
		}
		return { owners, changes };
	});
}

/** What later features ask of a unit. */
interface UnitLook {
	/** How it begins: 0 within a sentence, 1 behind a semicolon, 2 with a sentence, 8 and more with a line. */
	readonly start: number;
	/** The first personal pronoun: 0 for none. */
	readonly pronoun: number;
	readonly gender: "feminine" | "masculine" | null;
}

function lookAtUnit(
	own: Features,
	scene: Scene,
	{ units, index }: { units: readonly Unit[]; index: number },
): UnitLook {
	const { tokens, passage } = scene;
	const { key, grammar, lexical, lineStart } = tokens;
	const unit = units[index] as Unit;
	const { from, to } = unit;
	const line = passage.lines[unit.line] as PassageLine;
	const first = lineStart[unit.line] as number;
	const last = lineStart[unit.line + 1] as number;
	const above = lineAbove(scene, unit.line);
	const opensLine = from === first;
	const behindSemicolon = unit.part > 0 && key[from - 1] === semicolon;
	const start = opensLine ? 8 + line.mark * 2 + (line.gap ? 1 : 0) : behindSemicolon ? 1 : unit.part > 0 ? 0 : 2;
	const means = (at: number, bits: number): boolean => at < to && ((grammar[at] as number) & bits) !== 0;
	const keyAt = (at: number): number => (at < to ? (key[at] as number) : 0);

	add(own, t.bias);
	add(own, t.start, start);
	add(own, t.key, start, key[from]);
	add(own, t.keys2, key[from], keyAt(from + 1));
	add(own, t.keys3, key[from], keyAt(from + 1), keyAt(from + 2));
	let [verb, says, quoted, agent, pronoun, crowd] = [0, 0, 0, 0, 0, 0];
	let gender: UnitLook["gender"] = null;
	for (let at = from; at < to; at++) {
		const kind = verbAt(tokens, at);
		if (kind !== verbKind.none && verb === 0 && tokens.shape[at] === shape.low) verb = kind;
		if (kind === verbKind.says) says++;
		if (quotes.has(key[at] as number)) quoted++;
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
			const person = [at + 1, at + 2, at + 3].find(
				(next) => next < to && (means(next, grammarBit.human) || ((lexical[next] as number) & wordBit.office) !== 0),
			);
			if (person !== undefined) {
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
		add(own, t.marks, lineAboveIt.mark, line.mark, line.gap ? 1 : 0);
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
	return { start, pronoun, gender };
}

/** The line above that has words; -1 for none. */
function lineAbove({ tokens }: Scene, line: number): number {
	for (let above = line - 1; above >= 0; above--)
		if ((tokens.lineStart[above + 1] as number) > (tokens.lineStart[above] as number)) return above;
	return -1;
}

/** A short line without a mark and without the end of a sentence. */
function isHeading({ passage, tokens }: Scene, line: number): boolean {
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
	readonly here: ReadonlyMap<Person, { mention: Mention; order: number }>;
	readonly person: Person;
	readonly known: number;
}

/** A unit that names the person. */
function mentionFeatures(features: Features, scene: Scene, { unit, look, here, person, known }: Named): void {
	const { tokens } = scene;
	const { mention, order } = here.get(person) as { mention: Mention; order: number };
	const around = scene.surroundings.get(mention) as Surroundings;
	const likely = Math.round(person.speaks * 5);
	for (let at = around.from; at < around.to; at++) addAs(features, p.around, scene.features.ids[at] as number);
	add(features, p.order, Math.min(order, 3), Math.min(here.size, 4));
	add(features, p.orderSpeaks, Math.min(order, 3), likely);
	add(features, p.newVerb, known, around.verb);
	add(features, p.startNew, look.start, Math.min(mention.head - unit.from, 3), known);
	add(features, p.alone, here.size === 1 ? 1 : 0, likely);
	add(features, p.mainStart, look.start, around.mainVerb, known);
	add(features, p.mainSpeaks, around.mainVerb, likely, known);
	add(features, p.joined, around.joined, Math.min(order, 2), likely);
	let best = 1;
	for (const other of here.keys()) if (other !== person && other.speaks > person.speaks) best = 0;
	add(features, p.best, best, Math.min(here.size, 3));
	if (mention === person.full) add(features, p.full, known);
	add(features, p.opening, tokens.key[unit.from], known);
	if (look.pronoun !== 0) add(features, p.pronoun, look.pronoun, Math.min(order, 1));
	let says = 0;
	for (let at = unit.from; at < mention.head; at++) if (verbAt(tokens, at) === verbKind.says) says++;
	add(features, p.saysBefore, Math.min(says, 2));
}

/** Words that a person may be meant by later: titles, and capitals around them. */
interface Titles {
	readonly words: ReadonlySet<number>;
	readonly leads: boolean;
	readonly capitals: ReadonlySet<number>;
}

function titlesOf({ tokens, mentionAt }: Scene, person: Person): Titles {
	const words = new Set<number>();
	const capitals = new Set<number>();
	let leads = false;
	for (const { head, from, to } of person.mentions) {
		const line = tokens.line[from] as number;
		const first = tokens.lineStart[line] as number;
		const last = tokens.lineStart[line + 1] as number;
		for (let at = Math.max(first, head - 10); at < Math.min(last, to + 18); at++) {
			if (at > to && mentionAt[at] !== undefined && mentionAt[at]?.person !== person) break;
			if (tokens.shape[at] !== shape.low && tokens.shape[at] !== shape.sign) capitals.add(tokens.word[at] as number);
			if (isTitle(tokens, at)) words.add(tokens.word[at] as number);
			if (((tokens.grammar[at] as number) & grammarBit.chairing) !== 0) leads = true;
		}
	}
	return { words, leads, capitals };
}

function isTitle({ lexical }: Scene["tokens"], at: number): boolean {
	return ((lexical[at] as number) & (wordBit.office | wordBit.part | wordBit.honorific)) !== 0;
}

/** A title that a unit names somebody by: `the Minister`, `the delegate of Chile`. */
interface NamedTitle {
	readonly word: number;
	readonly leads: boolean;
	readonly early: boolean;
	/** The first capital behind the title's `of`; 0 for none. */
	readonly of: number;
	/** Whether an `of` stands behind it. */
	readonly genitive: boolean;
}

function titlesIn({ tokens }: Scene, { from, to, mentions }: Unit): NamedTitle[] {
	const { grammar, word } = tokens;
	const found: NamedTitle[] = [];
	const push = (at: number, early: boolean): void => {
		const genitive = at + 1 < to && ((grammar[at + 1] as number) & grammarBit.genitive) !== 0;
		const capital = genitive
			? [at + 2, at + 3, at + 4].find(
					(next) => next < tokens.count && tokens.shape[next] !== shape.low && tokens.shape[next] !== shape.sign,
				)
			: undefined;
		const leads = ((grammar[at] as number) & grammarBit.chairing) !== 0;
		found.push({
			word: word[at] as number,
			leads,
			early,
			genitive,
			of: capital === undefined ? 0 : (word[capital] as number),
		});
	};
	for (let at = from; at < to - 1; at++) {
		if (((grammar[at] as number) & grammarBit.definite) === 0) continue;
		for (let next = at + 1; next < Math.min(at + 4, to); next++)
			if (isTitle(tokens, next)) {
				push(next, at - from < 5);
				break;
			}
	}
	if (mentions.length === 0)
		for (let at = from; at < Math.min(from + 3, to); at++)
			if (((tokens.lexical[at] as number) & wordBit.part) !== 0) push(at, true);
	return found;
}

interface Absent {
	readonly unit: Unit;
	readonly look: UnitLook;
	readonly named: readonly NamedTitle[];
	readonly titles: Titles;
	readonly person: Person;
	readonly latest: Person | null;
}

/** A unit that does not name a person who was named before. */
function absentFeatures(features: Features, scene: Scene, { unit, look, named, titles, person, latest }: Absent): void {
	const { tokens } = scene;
	for (const title of named) {
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
		const genders = person.mentions.map((mention) => genderOf(tokens, mention)).filter((gender) => gender !== null);
		add(features, p.gender, genders.length === 0 ? 0 : genders.includes(look.gender) ? 1 : 2);
	}
	for (let at = unit.from; at < Math.min(unit.from + 8, unit.to - 1); at++)
		if (
			((tokens.grammar[at + 1] as number) & grammarBit.floor) !== 0 &&
			((tokens.lexical[at] as number) & (wordBit.ordinal | wordBit.function)) !== 0
		) {
			add(features, p.ordinal, tokens.word[at], person === latest ? 1 : 0);
			break;
		}
	if (unit.mentions.length > 0) add(features, p.others, Math.min(unit.mentions.length, 2));
}

// ---- decoding -------------------------------------------------------------------------------------------------------

/** Scores of one unit, in units of 1 / `weightUnit`. */
export interface UnitScores {
	readonly owners: Float64Array;
	readonly changes: Float64Array;
}

/** The scores of all units. */
export function scoreUnits(model: PeopleModel, features: Features, units: readonly UnitFeatures[]): UnitScores[] {
	const sums = (starts: Int32Array): Float64Array => {
		const scores = new Float64Array(starts.length - 1);
		for (let at = 0; at < scores.length; at++)
			scores[at] = sum(model.stretches, features, starts[at] as number, starts[at + 1] as number) / weightUnit;
		return scores;
	};
	return units.map(({ owners, changes }) => ({ owners: sums(owners), changes: sums(changes) }));
}

/** The owners with the highest score together: 0 for nobody, else a person's index + 1. */
export function bestOwners(units: readonly UnitScores[]): Int32Array {
	const count = units.length;
	const owners = new Int32Array(count);
	const [first] = units;
	if (first === undefined) return owners;
	const states = first.owners.length;
	const from = new Int32Array(count * states);
	let best = Float64Array.from(
		first.owners,
		(score, state) => score + (first.changes[changeBetween(-1, state)] as number),
	);
	for (let at = 1; at < count; at++) {
		const unit = units[at] as UnitScores;
		// The best person before is the best for each who is not herself; two of them serve all.
		const next = new Float64Array(states);
		for (let state = 0; state < states; state++) {
			let most = Number.NEGATIVE_INFINITY;
			for (let before = 0; before < states; before++) {
				const score = (best[before] as number) + (unit.changes[changeBetween(before, state)] as number);
				if (score > most) {
					most = score;
					from[at * states + state] = before;
				}
			}
			next[state] = most + (unit.owners[state] as number);
		}
		best = next;
	}
	let last = best.indexOf(Math.max(...best));
	for (let at = count - 1; at >= 0; at--) {
		owners[at] = last;
		last = from[at * states + last] as number;
	}
	return owners;
}

/** Sums over all ways through the chain: how likely each owner has each unit, and each change happens before it. */
export interface Chances {
	readonly owners: readonly Float64Array[];
	readonly changes: readonly Float64Array[];
}

/** Works out the chances (forward and backward sums); `allowed` fixes the owners of units that it gives one for (-1: any). */
export function ownerChances(units: readonly UnitScores[], allowed: Int32Array | null): Chances {
	const [first] = units;
	if (first === undefined) return { owners: [], changes: [] };
	const count = units.length;
	const states = first.owners.length;
	const emit = units.map(({ owners }) => exps(owners));
	const ways = units.map(({ changes }) => exps(changes));
	const bars = (at: number, state: number): boolean =>
		allowed !== null && (allowed[at] as number) >= 0 && allowed[at] !== state;
	const forward: Float64Array[] = [];
	const scale = new Float64Array(count);
	for (let at = 0; at < count; at++) {
		const [e, w] = [emit[at] as Float64Array, ways[at] as Float64Array];
		const here = new Float64Array(states);
		const before = forward[at - 1];
		let others = 0;
		if (before !== undefined) for (let state = 1; state < states; state++) others += before[state] as number;
		let total = 0;
		for (let state = 0; state < states; state++) {
			let value: number;
			if (before === undefined) value = w[state === 0 ? change.nobodyOn : change.begins] as number;
			else if (state === 0)
				value = (before[0] as number) * (w[change.nobodyOn] as number) + others * (w[change.ends] as number);
			else {
				const own = before[state] as number;
				value =
					(before[0] as number) * (w[change.begins] as number) +
					own * (w[change.same] as number) +
					(others - own) * (w[change.other] as number);
			}
			value = bars(at, state) ? 0 : value * (e[state] as number);
			here[state] = value;
			total += value;
		}
		scale[at] = total || 1e-300;
		for (let state = 0; state < states; state++) here[state] = (here[state] as number) / (scale[at] as number);
		forward.push(here);
	}
	const owners: Float64Array[] = new Array(count);
	const changes: Float64Array[] = new Array(count);
	let backward = new Float64Array(states).fill(1);
	for (let at = count - 1; at >= 0; at--) {
		const [e, w, here] = [emit[at] as Float64Array, ways[at] as Float64Array, forward[at] as Float64Array];
		owners[at] = here.map((value, state) => value * (backward[state] as number));
		const weighted = new Float64Array(states);
		let others = 0;
		for (let state = 0; state < states; state++) {
			weighted[state] = bars(at, state)
				? 0
				: ((e[state] as number) * (backward[state] as number)) / (scale[at] as number);
			if (state > 0) others += weighted[state] as number;
		}
		changes[at] = changeChances({ before: forward[at - 1], weighted, ways: w });
		if (at === 0) break;
		const previous = new Float64Array(states);
		previous[0] = (weighted[0] as number) * (w[change.nobodyOn] as number) + others * (w[change.begins] as number);
		for (let state = 1; state < states; state++) {
			const own = weighted[state] as number;
			previous[state] =
				(weighted[0] as number) * (w[change.ends] as number) +
				own * (w[change.same] as number) +
				(others - own) * (w[change.other] as number);
		}
		backward = previous;
	}
	return { owners, changes };
}

function exps(scores: Float64Array): Float64Array {
	const most = Math.max(...scores);
	return scores.map((score) => Math.exp(score - most));
}

function changeChances({
	before,
	weighted,
	ways,
}: {
	before: Float64Array | undefined;
	weighted: Float64Array;
	ways: Float64Array;
}): Float64Array {
	const found = new Float64Array(changeCount);
	let [mine, next, both] = [0, 0, 0];
	for (let state = 1; state < weighted.length; state++) {
		mine += before?.[state] ?? 0;
		next += weighted[state] as number;
		both += (before?.[state] ?? 0) * (weighted[state] as number);
	}
	const nobody = before === undefined ? 1 : (before[0] as number);
	found[change.nobodyOn] = nobody * (weighted[0] as number) * (ways[change.nobodyOn] as number);
	found[change.begins] = nobody * next * (ways[change.begins] as number);
	found[change.ends] = mine * (weighted[0] as number) * (ways[change.ends] as number);
	found[change.same] = both * (ways[change.same] as number);
	found[change.other] = (mine * next - both) * (ways[change.other] as number);
	return found;
}
