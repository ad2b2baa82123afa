/** Whether somebody who is named speaks in the meeting: all her mentions and the whole passage are evidence. */
import { keys } from "../text/tokens.ts";
import { verbKind } from "./facts.ts";
import { add, addAs, type Features, numbered, type PeopleModel, step, sum, weightUnit } from "./model.ts";
import { partWordsNear } from "./parts.ts";
import type { Person } from "./person.ts";
import type { SpeechContext, Surroundings } from "./scene.ts";

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
		"opens",
		"introduces",
	],
	130,
);

/** What speaks for and against somebody's having spoken, kind by kind. */
export const evidence: readonly {
	readonly what: string;
	readonly add: (features: Features, scene: SpeechContext, person: Person) => void;
}[] = [
	{ what: "the words around the full name", add: fullNameFeatures },
	{ what: "other mentions of this person", add: mentionFeatures },
	{ what: "the form of the name", add: nameFeatures },
	{ what: "whether a field names this person", add: presentFeatures },
	{ what: "whether others are introduced in the same way", add: alikeFeatures },
	{ what: "words such as moderator nearby", add: partWordFeatures },
	{ what: "the order in which people are named", add: placeFeatures },
	{ what: "whether words describe this person", add: describedFeatures },
];

/** Adds the features of one person. */
export function speakerFeatures(features: Features, scene: SpeechContext, person: Person): void {
	for (const { add: addEvidence } of evidence) addEvidence(features, scene, person);
}

function fullNameFeatures(features: Features, scene: SpeechContext, { full }: Person): void {
	const around = scene.surroundings.get(full) as Surroundings;
	add(features, t.bias);
	for (let at = around.from; at < around.to; at++) addAs(features, t.full, scene.features.ids[at] as number);
}

function mentionFeatures(features: Features, scene: SpeechContext, { full, mentions }: Person): void {
	const seen = new Set<number>();
	let subjects = 0;
	let kinds = 0;
	for (const mention of mentions) {
		const here = scene.surroundings.get(mention) as Surroundings;
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
	add(features, t.subject, Math.min(subjects, 3));
	add(features, t.verbs, kinds);
}

function nameFeatures(
	features: Features,
	{ tokens }: SpeechContext,
	{ full, honorific, mentions, words }: Person,
): void {
	const titled = honorific === null ? 0 : 1;
	add(features, t.words, Math.min(words.length, 4), titled);
	add(features, t.titled, titled);
	for (let at = full.head; at < full.from; at++) add(features, t.title, tokens.word[at]);
	add(features, t.likely, Math.round(full.likely * 5));
	add(features, t.mostLikely, Math.round(Math.max(...mentions.map(({ likely }) => likely)) * 5));
}

function presentFeatures(features: Features, scene: SpeechContext, { words }: Person): void {
	const known = words.filter((word) => scene.words.present.has(word)).length;
	if (known > 0) add(features, t.present);
	if (known === words.length) add(features, t.allPresent);
}

function alikeFeatures(features: Features, scene: SpeechContext, person: Person): void {
	const { opens, after, rest, signature } = introduction(scene, person);
	const alike = (scene.alike.get(signature) ?? 1) - 1;
	add(features, t.alike, Math.min(alike, 3), signature);
	add(features, t.alikeCount, Math.min(alike, 4));
	add(features, t.opens, opens, after);
	add(features, t.introduces, opens, after, rest);
}

/** How somebody is introduced, with what describes her. */
interface Introduction {
	/** A line, by its mark; 1: a sentence; 2: nothing. */
	readonly opens: number;
	/** The key of what follows. */
	readonly after: number;
	/** How much of the line is left. */
	readonly rest: number;
	/** Equal where two are introduced alike. */
	readonly signature: number;
}

function introduction({ tokens, passage }: SpeechContext, { full, role }: Person): Introduction {
	const { line, lineStart, key, place } = tokens;
	const isBeside = (from: number, to: number): boolean => from <= to && to - from <= 2;
	const from = role !== null && isBeside(role.to, full.head) ? role.from : full.head;
	const to = role !== null && isBeside(full.to, role.from) ? role.to : full.to;
	const index = line[full.from] as number;
	const first = lineStart[index] as number;
	const last = lineStart[index + 1] as number;
	const { mark } = passage.lines[index] as SpeechContext["passage"]["lines"][number];
	const opens = from <= first ? 100 + mark : place[from] === 0 ? 1 : 2;
	const after = to >= last ? keys.lineEnd : (key[to] as number);
	return { opens, after, rest: step(Math.max(0, last - to)), signature: opens * 0x100000 + after };
}

/** Counts how many persons are introduced alike; to be called when it is known what describes them. */
export function compareIntroductions(scene: SpeechContext): void {
	scene.alike.clear();
	for (const person of scene.people) {
		const { signature } = introduction(scene, person);
		scene.alike.set(signature, (scene.alike.get(signature) ?? 0) + 1);
	}
}

function partWordFeatures(features: Features, scene: SpeechContext, { full }: Person): void {
	for (const { at, side, distance } of partWordsNear(scene, full)) {
		add(features, t.part, side, step(distance));
		add(features, t.partAfter, side, scene.tokens.key[at - 1], scene.tokens.key[at + 1]);
	}
}

function placeFeatures(features: Features, { people }: SpeechContext, { index }: Person): void {
	add(features, t.order, Math.min(index, 2));
	add(features, t.last, index === people.length - 1 ? 1 : 0);
	add(features, t.people, step(people.length));
}

function describedFeatures(features: Features, _scene: SpeechContext, { role, described }: Person): void {
	add(features, t.role, role === null ? 0 : 1);
	if (role !== null) add(features, t.described, Math.round(described * 4));
}

/** Works out how likely each person speaks. */
export function findSpeakers(
	scene: SpeechContext,
	{ model, features }: { model: PeopleModel; features: Features },
): void {
	compareIntroductions(scene);
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
