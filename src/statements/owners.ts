/** Who speaks in a passage, and whose words each of its units is. */
import { colon, comma, semicolon, verbKind } from "../people/facts.ts";
import type { PeopleReader } from "../people/index.ts";
import { addWeights, sum, weightUnit } from "../people/model.ts";
import type { Mention, Person } from "../people/person.ts";
import type { SpeechContext } from "../people/scene.ts";
import { chance } from "../people/speakers.ts";
import { documentWords } from "../text/field-words.generated.ts";
import { hashWord } from "../text/lexicon.ts";
import { shape } from "../text/tokens.ts";
import { weighHeadings, weighItems, weighPronouns } from "./headings.ts";
import type { Noted } from "./noted.ts";
import {
	barred,
	bestOwners,
	type Chances,
	changeCount,
	type Numbers,
	ownerChances,
	type UnitScores,
} from "./owner-chain.ts";
import { eachUnit } from "./owner-features.ts";
import { toldOwners } from "./turns.ts";
import { type Told, type Unit, unitsOf } from "./units.ts";

/** The units of a passage, each with its owner. */
export interface Ownership {
	readonly units: readonly Unit[];
	/** For each unit 0 for nobody, else the index of a person + 1. */
	readonly owners: Int32Array;
	/** For each person whether she speaks, and how likely. */
	readonly speaks: readonly boolean[];
	readonly chances: readonly number[];
	/** For each person what the last decision rests on. */
	readonly numbers: readonly (readonly number[])[];
	/** What was weighed for each unit. */
	readonly scores: readonly UnitScores[];
	/** For each unit whose it is where that need not be weighed. */
	readonly told: readonly (Told | undefined)[];
}

/** Somebody who does not speak owns nothing, unless all else is worse by this much. */
const silenced = 6;
/** How likely it must be that somebody speaks: what is learned on known manners is too careful with others. */
const sayable = 0.35;
/** Who speaks has words of her own somewhere: what the likeliest place gains. */
const heard = 2;

/** `TRANSCRIPT (rough, from my recorder)` */
const documents = new Set(documentWords.map(hashWord));

/** Decides who speaks, then whose the units are: each once more with what the other knows. */
export function findOwners(scene: SpeechContext, reader: PeopleReader, parts: Noted["parts"] = new Map()): Ownership {
	const { model } = reader;
	const units = unitsOf(scene);
	const scores = scoreUnits(scene, units, reader);
	const told = toldOwners(scene, units, { lexicon: reader.lexicon, parts });
	barOthers(scores, told);
	const heading = weighHeadings(scene, units, scores);
	weighItems(scene, { units, scores, told });
	weighPronouns(scene, { units, scores, told });
	const first = bestOwners(scores);
	const found = { scores, likely: ownerChances(scores, null), owners: first, units, scene };
	const numbers = verdictNumbers(found);
	const certain = new Set<Person | null>();
	for (const each of told) if (each !== undefined) certain.add(each.person);
	const chances = numbers.map((row, index) => {
		const person = scene.people[index] as Person;
		const isDocument = person.words.length === 1 && documents.has(person.words[0] as number);
		const isToSpeak = person.registered?.speaks ?? (isDocument ? false : certain.has(person) ? true : null);
		if (isToSpeak !== null) return isToSpeak ? 1 : 0;
		let total = 0;
		for (const [at, number] of row.entries()) total += (number * (model.verdict[at] as number)) / weightUnit;
		return Math.max(chance(total), heading.has(index + 1) ? sayable : 0);
	});
	const speaks = chances.map((each) => each >= sayable);
	for (const { states, owners } of scores)
		for (let place = 1; place < states.length; place++) {
			const index = (states[place] as number) - 1;
			// Whoever never speaks by the register keeps her words, which are then nobody's, and not those of whoever spoke before.
			if (speaks[index] !== true && scene.people[index]?.registered?.speaks !== false)
				owners[place] = (owners[place] as number) - silenced;
		}
	favour(found, speaks);
	return {
		units,
		owners: withLead(scene, { units, told }, bestOwners(scores)),
		speaks,
		chances,
		numbers,
		scores,
		told,
	};
}

/** Makes sure that a unit whose speaker is certain goes to nobody else. */
function barOthers(scores: UnitScores[], told: readonly (Told | undefined)[]): void {
	for (const [at, { states, owners, changes }] of scores.entries()) {
		const owner = told[at];
		if (owner === undefined) continue;
		const state = owner.person === null ? 0 : owner.person.index + 1;
		// She may be named behind her words for the first time.
		if (!Array.prototype.includes.call(states, state))
			scores[at] = { states: [0, state], owners: [-barred, 0], changes };
		else
			for (let place = 0; place < states.length; place++)
				if (states[place] !== state) owners[place] = (owners[place] as number) - barred;
	}
}

/** `Chair: Ann Bell`, `The last word was given to Ann Bell, who …`: what leads to her and names nobody else is hers as well; a heading that names nobody is of whoever has the words right below it. */
function withLead(
	scene: SpeechContext,
	{ units, told }: Pick<Ownership, "units" | "told">,
	owners: Int32Array,
): Int32Array {
	const { tokens, surroundings } = scene;
	for (const [at, { part, from, mentions }] of units.entries()) {
		const before = units[at - 1];
		if (part === 0 || before === undefined || before.mentions.length > 0 || owners[at - 1] !== 0) continue;
		const [first] = mentions;
		const isBehindColon = tokens.key[from - 1] === colon;
		// Other signs part two clauses, and so does a word like `and` before whoever does something: the first may be of
		// somebody without a name.
		const isParted = first?.head !== from + 1 || tokens.shape[from - 1] === shape.sign;
		if (isBehindColon || (!isParted && surroundings.get(first)?.mainVerb === verbKind.none))
			owners[at - 1] = owners[at] as number;
	}
	// `Personal remark`
	for (let at = units.length - 1; at >= 0; at--) {
		const { line, mentions } = units[at] as Unit;
		if (scene.passage.lines[line]?.heading !== true || mentions.length > 0) continue;
		if (told[at] === undefined && owners[at] !== (owners[at + 1] ?? 0)) owners[at] = 0;
	}
	return owners;
}

function scoreUnits(scene: SpeechContext, units: readonly Unit[], { model, features }: PeopleReader): UnitScores[] {
	const found: UnitScores[] = [];
	const scores = new Int32Array(1 + changeCount);
	eachUnit(features, scene, {
		units,
		take({ own, persons, starts }) {
			scores.fill(0);
			addWeights(model.units, { ids: features.ids, count: own }, scores, 0);
			const states = [0];
			const owners = [(scores[0] as number) / weightUnit];
			for (let at = 0; at < persons.length; at++) {
				states.push((persons[at] as Person).index + 1);
				owners.push(sum(model.stretches, features, starts[at] as number, starts[at + 1] as number) / weightUnit);
			}
			const changes: number[] = [];
			for (let way = 1; way <= changeCount; way++) changes.push((scores[way] as number) / weightUnit);
			found.push({ states, owners, changes });
		},
	});
	return found;
}

/** Raises for each who speaks and owns nothing the unit that names her and is likeliest hers. */
function favour({ scores, likely, owners, units }: Found, speaks: readonly boolean[]): void {
	const owning = new Set(owners);
	const best = new Map<Person, { unit: number; place: number; likely: number }>();
	for (const [unit, { mentions }] of units.entries())
		for (const { person } of mentions) {
			if (speaks[person.index] !== true || owning.has(person.index + 1)) continue;
			const place = (scores[unit] as UnitScores).states.indexOf(person.index + 1);
			const chance = likely.owners[unit]?.[place] ?? 0;
			const known = best.get(person);
			if (known === undefined || chance > known.likely) best.set(person, { unit, place, likely: chance });
		}
	for (const { unit, place } of best.values()) {
		const found = scores[unit]?.owners;
		if (found !== undefined) found[place] = (found[place] as number) + heard;
	}
}

/** What the chain over a passage's units says before anything is known of who speaks. */
interface Found {
	readonly scores: readonly UnitScores[];
	readonly likely: Chances;
	readonly owners: Int32Array;
	readonly units: readonly Unit[];
	readonly scene: SpeechContext;
}

/** What the last decision on whether each person speaks rests on. */
export function verdictNumbers({ scores, likely, owners, units, scene }: Found): number[][] {
	const count = scene.people.length;
	const [most, shared, own] = [new Float64Array(count), new Float64Array(count), new Uint8Array(count)];
	/** How likely the words of the unit at hand are those of each person, and the last unit in which she was looked at, from 1. */
	const [chanceOf, seen] = [new Float64Array(count), new Int32Array(count)];
	for (let unit = 0; unit < scores.length; unit++) {
		const { states } = scores[unit] as UnitScores;
		const chances = likely.owners[unit] as Numbers;
		for (let place = 1; place < states.length; place++) {
			const index = (states[place] as number) - 1;
			const chance = chances[place] as number;
			chanceOf[index] = chance;
			most[index] = Math.max(most[index] as number, chance);
		}
		if ((owners[unit] as number) > 0) own[(owners[unit] as number) - 1] = 1;
		const { mentions } = units[unit] as Unit;
		for (let at = 0; at < mentions.length; at++) {
			const { index } = (mentions[at] as Mention).person;
			if (seen[index] === unit + 1) continue;
			seen[index] = unit + 1;
			const chance = sharedChance(scene, { mentions, at, chanceOf });
			shared[index] = Math.max(shared[index] as number, Math.min(chance, 1));
		}
	}
	return scene.people.map(({ index, speaks, words, mentions, full, honorific }) => {
		const single = words.length === 1;
		// They stand in their order.
		const earlier = mentions[0] !== undefined && mentions[0].from < full.from;
		return [
			1,
			logOdds(speaks),
			logOdds(most[index] as number),
			logOdds(shared[index] as number),
			own[index] as number,
			logOdds(full.likely),
			single && earlier ? 1 : 0,
			single && honorific !== null ? 1 : 0,
		];
	});
}

/** How many others are looked at who may share somebody's words. */
const together = 12;

interface Named {
	readonly mentions: readonly Mention[];
	readonly at: number;
	/** How likely the words are those of a person, by her index. */
	readonly chanceOf: Float64Array;
}

/** How likely the words of a unit belong to her or to those whom she is named together with: `A, Mr B and Ms C in turn`. */
function sharedChance(scene: SpeechContext, { mentions, at, chanceOf }: Named): number {
	const chanceAt = (other: number): number => chanceOf[(mentions[other] as Mention).person.index] as number;
	let chance = chanceAt(at);
	let listed = 0;
	let isList = false;
	for (let next = at; next + 1 < mentions.length && next < at + together; next++) {
		const tie = tieOf(scene, mentions[next] as Mention, mentions[next + 1] as Mention);
		if (tie === "none") break;
		listed += chanceAt(next + 1);
		if (tie === "comma") continue;
		chance += listed;
		listed = 0;
		isList = true;
	}
	for (let before = at - 1; before >= 0 && before >= at - together; before--) {
		const tie = tieOf(scene, mentions[before] as Mention, mentions[before + 1] as Mention);
		if (tie === "none" || (tie === "comma" && !isList)) break;
		chance += chanceAt(before);
		isList = true;
	}
	return chance;
}

/** What ties one mention to the next: a word like `and`, or a comma with at most a description before it. */
function tieOf({ surroundings, tokens, facts }: SpeechContext, one: Mention, next: Mention): "and" | "comma" | "none" {
	if (surroundings.get(one)?.joined === 1 || surroundings.get(next)?.joined === 2) return "and";
	if (tokens.key[next.head - 1] !== comma || tokens.sentence[one.from] !== tokens.sentence[next.from]) return "none";
	for (let at = one.to; at < next.head; at++)
		if (facts.verb[at] !== verbKind.none || tokens.key[at] === semicolon || tokens.key[at] === colon) return "none";
	return "comma";
}

/** What the numbers of the last decision stand for, save the one that says how likely she speaks by all other evidence. */
export const verdictEvidence: readonly { readonly what: string; readonly numbers: readonly number[] }[] = [
	{ what: "how many people in these notes speak", numbers: [0] },
	{ what: "whether sentences belong to this person", numbers: [2, 3, 4] },
	{ what: "how likely this is a name", numbers: [5] },
	{ what: "a name of one word", numbers: [6, 7] },
];

function logOdds(likely: number): number {
	return Math.max(-4, Math.min(4, Math.log((likely + 0.01) / (1.01 - likely))));
}
