/** Who speaks in a passage, and whose words each of its units is. */
import type { PeopleReader } from "../people/index.ts";
import { addWeights, sum, weightUnit } from "../people/model.ts";
import type { Mention, Person } from "../people/person.ts";
import type { Scene } from "../people/scene.ts";
import { chance } from "../people/speakers.ts";
import { colon, comma, semicolon, verbAt, verbKind } from "../people/verbs.ts";
import { bestOwners, type Chances, changeCount, ownerChances, type UnitScores } from "./owner-chain.ts";
import { eachUnit } from "./stretches.ts";
import { type Unit, unitsOf } from "./units.ts";

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
}

/** Somebody who does not speak owns nothing, unless all else is worse by this much. */
const silenced = 6;
/** How likely it must be that somebody speaks: what is learned on known manners is too careful with others. */
const sayable = 0.4;
/** Who speaks has words of her own somewhere: what the likeliest place gains. */
const heard = 4;

/** Decides who speaks, then whose the units are: each once more with what the other knows. */
export function findOwners(scene: Scene, reader: PeopleReader): Ownership {
	const { model } = reader;
	const units = unitsOf(scene);
	const scores = scoreUnits(scene, units, reader);
	const likely = ownerChances(scores, null);
	const first = bestOwners(scores);
	const numbers = scene.people.map((person) => verdictNumbers(person, { likely, owners: first, units, scene }));
	const chances = numbers.map((row) =>
		chance(row.reduce((total, number, index) => total + (number * (model.verdict[index] as number)) / weightUnit, 0)),
	);
	const speaks = chances.map((each) => each >= sayable);
	for (const person of scene.people) {
		if (speaks[person.index] !== true)
			for (const { owners } of scores) owners[person.index + 1] = (owners[person.index + 1] as number) - silenced;
		else if (!first.includes(person.index + 1)) favour(units, { scores, likely, person });
	}
	return { units, owners: bestOwners(scores), speaks, chances, numbers };
}

function scoreUnits(scene: Scene, units: readonly Unit[], { model, features }: PeopleReader): UnitScores[] {
	const found: UnitScores[] = [];
	eachUnit(features, scene, {
		units,
		take({ own, persons, starts }) {
			const scores = new Int32Array(1 + changeCount);
			addWeights(model.units, { ...features, count: own }, scores, 0);
			const owners = new Float64Array(scene.people.length + 1).fill(Number.NEGATIVE_INFINITY);
			owners[0] = (scores[0] as number) / weightUnit;
			for (const [at, { index }] of persons.entries())
				owners[index + 1] = sum(model.stretches, features, starts[at] as number, starts[at + 1] as number) / weightUnit;
			found.push({ owners, changes: Float64Array.from(scores.subarray(1), (score) => score / weightUnit) });
		},
	});
	return found;
}

/** Raises the unit that names a person and is likeliest hers. */
function favour(
	units: readonly Unit[],
	{ scores, likely, person }: { scores: readonly UnitScores[]; likely: Chances; person: Person },
): void {
	let best = -1;
	for (const [index, unit] of units.entries()) {
		if (!unit.mentions.some((mention) => mention.person === person)) continue;
		if (best < 0 || chanceOf(likely, index, person) > chanceOf(likely, best, person)) best = index;
	}
	const owners = scores[best]?.owners;
	if (owners !== undefined) owners[person.index + 1] = (owners[person.index + 1] as number) + heard;
}

const chanceOf = ({ owners }: Chances, unit: number, { index }: Person): number => owners[unit]?.[index + 1] ?? 0;

interface Verdict {
	readonly likely: Chances;
	readonly owners: Int32Array;
	readonly units: readonly Unit[];
	readonly scene: Scene;
}

/** How likely the words of a unit belong to her or to those whom she is named together with: `A, Mr B and Ms C in turn`. */
function sharedChance(person: Person, { likely, units, scene }: Omit<Verdict, "owners">): number {
	let most = 0;
	for (const [index, { mentions }] of units.entries()) {
		const at = mentions.findIndex((mention) => mention.person === person);
		if (at < 0) continue;
		const chanceAt = (other: number): number => chanceOf(likely, index, (mentions[other] as Mention).person);
		let chance = chanceAt(at);
		let listed = 0;
		let isList = false;
		for (let next = at; next + 1 < mentions.length; next++) {
			const tie = tieOf(scene, mentions[next] as Mention, mentions[next + 1] as Mention);
			if (tie === "none") break;
			listed += chanceAt(next + 1);
			if (tie === "comma") continue;
			chance += listed;
			listed = 0;
			isList = true;
		}
		for (let before = at - 1; before >= 0; before--) {
			const tie = tieOf(scene, mentions[before] as Mention, mentions[before + 1] as Mention);
			if (tie === "none" || (tie === "comma" && !isList)) break;
			chance += chanceAt(before);
			isList = true;
		}
		most = Math.max(most, Math.min(chance, 1));
	}
	return most;
}

/** What ties one mention to the next: a word like `and`, or a comma with at most a description before it. */
function tieOf({ surroundings, tokens }: Scene, one: Mention, next: Mention): "and" | "comma" | "none" {
	if (surroundings.get(one)?.joined === 1 || surroundings.get(next)?.joined === 2) return "and";
	if (tokens.key[next.head - 1] !== comma || tokens.sentence[one.from] !== tokens.sentence[next.from]) return "none";
	for (let at = one.to; at < next.head; at++)
		if (verbAt(tokens, at) !== verbKind.none || tokens.key[at] === semicolon || tokens.key[at] === colon) return "none";
	return "comma";
}

/** What the numbers of the last decision stand for, save the one that says how likely she speaks by all other evidence. */
export const verdictEvidence: readonly { readonly what: string; readonly numbers: readonly number[] }[] = [
	{ what: "how many of those who are named speak", numbers: [0] },
	{ what: "whether sentences are hers", numbers: [2, 3, 4] },
	{ what: "how surely it is a name", numbers: [5] },
	{ what: "a name of one word", numbers: [6, 7] },
];

/** What the last decision on whether somebody speaks rests on. */
export function verdictNumbers(person: Person, { likely, owners, units, scene }: Verdict): number[] {
	let most = 0;
	let own = 0;
	for (const unit of likely.owners.keys()) {
		most = Math.max(most, chanceOf(likely, unit, person));
		if (owners[unit] === person.index + 1) own++;
	}
	const single = person.words.length === 1;
	const earlier = person.mentions.some((mention) => mention !== person.full && mention.from < person.full.from);
	return [
		1,
		logOdds(person.speaks),
		logOdds(most),
		logOdds(sharedChance(person, { likely, units, scene })),
		own > 0 ? 1 : 0,
		logOdds(person.full.likely),
		single && earlier ? 1 : 0,
		single && person.honorific !== null ? 1 : 0,
	];
}

function logOdds(likely: number): number {
	return Math.max(-4, Math.min(4, Math.log((likely + 0.01) / (1.01 - likely))));
}
