/** Whether somebody who is named speaks in the meeting: all her mentions and the whole passage are evidence. */
import { add, addAs, type Features, numbered, step } from "./features.ts";
import { type PeopleModel, sum, weightUnit } from "./model.ts";
import { partWordsNear } from "./parts.ts";
import type { Person } from "./person.ts";
import type { Scene, Surroundings } from "./scene.ts";
import { verbKind } from "./verbs.ts";

const t = numbered(
	[
		"bias",
		"full",
		"mentions",
		"times",
		"words",
		"titled",
		"title",
		"present",
		"allPresent",
		"alike",
		"alikeCount",
		"subject",
		"verbs",
		"order",
		"last",
		"people",
		"likely",
		"mostLikely",
		"role",
		"described",
		"part",
		"partAfter",
	],
	130,
);

/** Adds the features of one person. */
export function speakerFeatures(features: Features, scene: Scene, person: Person): void {
	const { tokens, words, people, surroundings } = scene;
	const { full, mentions } = person;
	const around = surroundings.get(full) as Surroundings;
	add(features, t.bias);
	for (let at = around.from; at < around.to; at++) addAs(features, t.full, scene.features.ids[at] as number);
	const seen = new Set<number>();
	let subjects = 0;
	let kinds = 0;
	for (const mention of mentions) {
		const here = surroundings.get(mention) as Surroundings;
		kinds |= 1 << here.verb;
		if ((here.opensLine || here.opensSentence) && (here.verb === verbKind.says || here.mainVerb === verbKind.says))
			subjects++;
		if (mention === full) continue;
		for (let at = here.from; at < here.shared; at++) {
			const id = scene.features.ids[at] as number;
			if (seen.has(id)) continue;
			seen.add(id);
			addAs(features, t.mentions, id);
		}
	}
	add(features, t.times, Math.min(mentions.length, 5));
	const titled = person.honorific === null ? 0 : 1;
	add(features, t.words, Math.min(person.words.length, 4), titled);
	add(features, t.titled, titled);
	for (let at = full.head; at < full.from; at++) add(features, t.title, tokens.word[at]);
	const known = person.words.filter((word) => words.present.has(word)).length;
	if (known > 0) add(features, t.present);
	if (known === person.words.length) add(features, t.allPresent);
	let alike = 0;
	for (const other of people)
		if (other !== person && surroundings.get(other.full)?.signature === around.signature) alike++;
	add(features, t.alike, Math.min(alike, 3), around.signature);
	add(features, t.alikeCount, Math.min(alike, 4));
	add(features, t.subject, Math.min(subjects, 3));
	add(features, t.verbs, kinds);
	for (const { at, side, distance } of partWordsNear(scene, full)) {
		add(features, t.part, side, step(distance));
		add(features, t.partAfter, side, tokens.key[at - 1], tokens.key[at + 1]);
	}
	add(features, t.order, Math.min(person.index, 2));
	add(features, t.last, person.index === people.length - 1 ? 1 : 0);
	add(features, t.people, step(people.length));
	add(features, t.likely, Math.round(full.likely * 5));
	add(features, t.mostLikely, Math.round(Math.max(...mentions.map(({ likely }) => likely)) * 5));
	add(features, t.role, person.role === null ? 0 : 1);
	if (person.role !== null) add(features, t.described, Math.round(person.described * 4));
}

/** Works out how likely each person speaks. */
export function findSpeakers(scene: Scene, { model, features }: { model: PeopleModel; features: Features }): void {
	for (const person of scene.people) {
		features.count = 0;
		speakerFeatures(features, scene, person);
		person.speaks = chance(sum(model.speaks, features, 0, features.count) / weightUnit);
	}
}

/** The logistic function. */
export function chance(score: number): number {
	return 1 / (1 + Math.exp(-score));
}
