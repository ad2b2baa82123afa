/** Learns the weights of all decisions about people from labelled notes; the same notes give the same bytes. */

import {
	type Features,
	makeTable,
	newFeatures,
	type PeopleModel,
	type WeightTable,
	weightUnit,
} from "../../src/people/model.ts";
import { raiseNames, textOf } from "../../src/people/name-words.ts";
import {
	gatherWords,
	nameBias,
	nameFeatures,
	type PassageWords,
	runsOfCandidates,
	spansOf,
} from "../../src/people/names.ts";
import { partEvidence, partFeatures } from "../../src/people/parts.ts";
import type { Person } from "../../src/people/person.ts";
import { joinNames } from "../../src/people/persons.ts";
import { noRoleFeatures, type RoleCandidate, roleFeatures } from "../../src/people/role-features.ts";
import { roleCandidates } from "../../src/people/roles.ts";
import { lookAround, type SpeechContext } from "../../src/people/scene.ts";
import { compareIntroductions, speakerFeatures } from "../../src/people/speakers.ts";
import { bestTags, tag, tagCount } from "../../src/people/tags.ts";
import { bestOwners, ownerChances } from "../../src/statements/owner-chain.ts";
import { eachUnit } from "../../src/statements/owner-features.ts";
import { verdictNumbers } from "../../src/statements/owners.ts";
import { type Unit, unitsOf } from "../../src/statements/units.ts";
import { grammarBit, parts } from "../../src/text/lexicon.ts";
import { tokenize } from "../../src/text/tokenize.ts";
import { shape, type Tokens } from "../../src/text/tokens.ts";
import { wordBit } from "../../src/text/words.ts";
import {
	type Answer,
	answerChance,
	type Choice,
	chainChances,
	choiceChances,
	kept,
	keptUnits,
	learnAnswers,
	learnChoices,
	learnOwners,
	learnTags,
	learnVerdict,
	type OwnedUnits,
	type Pace,
	type Shown,
	tagScores,
	unitScores,
	unitWidth,
	Vocabulary,
} from "./learn.ts";
import type { Example } from "./notes.ts";
import { sameName, sameRole } from "./score.ts";

/** How many authors must show a feature, and how each stage learns. */
const stages = {
	names: { least: 2, pace: { epochs: 6, rate: 0.15, decay: 1e-5, start: 1e-2, lacking: 0.3 } },
	roles: { least: 3, pace: { epochs: 8, rate: 0.1, decay: 2e-4, start: 0.1, lacking: 0.4 } },
	speaks: { least: 4, pace: { epochs: 40, rate: 0.1, decay: 0.01, start: 0.1, lacking: 0.2 } },
	parts: { least: 2, pace: { epochs: 12, rate: 0.1, decay: 1e-3, start: 0.1, lacking: 0.1 } },
	stretches: { least: 3, pace: { epochs: 10, rate: 0.1, decay: 1e-4, start: 0.1, lacking: 0.2 } },
} as const satisfies Record<string, { least: number; pace: Pace }>;

/** Each stage learns from what the one before says of authors it has not seen: as many parts as the authors are dealt into. */
const folds = 3;

/** A labelled note on its way through the stages. */
interface Doc {
	readonly example: Example;
	readonly author: number;
	readonly fold: number;
	readonly tokens: Tokens;
	words: PassageWords;
	scene: SpeechContext;
	units: readonly Unit[];
	/** Which labelled speaker each person is; 0 for nobody who speaks. */
	goldOf: Map<Person, number>;
}

/** Learns from labelled notes. */
export function train(examples: readonly Example[], log: (message: string) => void = () => {}): PeopleModel {
	const authors = [...new Set(examples.map(({ author }) => author))].sort();
	const docs = examples.map((example): Doc => {
		const author = authors.indexOf(example.author);
		return {
			example,
			author,
			fold: author % folds,
			tokens: tokenize(example.passage, example.lexicon),
			words: undefined as unknown as PassageWords,
			scene: undefined as unknown as SpeechContext,
			units: [],
			goldOf: new Map(),
		};
	});
	const smallWords = smallWordsOf(docs);
	for (const doc of docs) {
		raiseNames(doc.tokens, smallElsewhere(smallWords, doc.author));
		doc.words = gatherWords(doc.tokens, doc.example.passage, doc.example.present);
	}
	const { names, nameSteps } = trainNames(docs, smallWords);
	log("names");
	const roles = trainRoles(docs);
	log("roles");
	const partWeights = trainParts(docs);
	const speaks = trainSpeaks(docs);
	log("speakers");
	// Most ways of rewriting change where units begin: whose they are is not learned from those.
	const { units, stretches, verdict } = trainStretches(docs.filter(({ example }) => example.hasTurns));
	log("stretches");
	return {
		smallWords: makeTable(new Map([...smallWords].map(([word, by]) => [word, [Math.min(3, countBits(by))]])), 1),
		names,
		nameSteps,
		roles,
		parts: partWeights,
		speaks,
		units,
		stretches,
		verdict,
	};
}

/** How many others have a word in small letters, at most 3. */
const smallElsewhere =
	(smallWords: ReadonlyMap<number, bigint>, author: number) =>
	(word: number): number =>
		Math.min(3, countBits((smallWords.get(word) ?? 0n) & ~(1n << BigInt(author))));

function countBits(bits: bigint): number {
	let count = 0;
	for (let rest = bits; rest !== 0n; rest &= rest - 1n) count++;
	return count;
}

/** The parts of the authors, and for each the docs inside and outside. */
function dealt(docs: readonly Doc[]): { inside: Doc[]; outside: Doc[] }[] {
	return Array.from({ length: folds }, (_, fold) => ({
		inside: docs.filter((doc) => doc.fold === fold),
		outside: docs.filter((doc) => doc.fold !== fold),
	}));
}

const authorsOf = (docs: readonly Doc[]): Set<number> => new Set(docs.map(({ author }) => author));

function dense(vocabulary: Vocabulary, { ids, count }: Features, author: number): Int32Array {
	return Int32Array.from(ids.subarray(0, count), (id) => vocabulary.number(id, author));
}

/** Weights below this decide nothing: notes of others are read as well without them, from half of the file. */
const leastWeight = 8;

/** Weights as integers. */
function tableOf(
	vocabulary: Vocabulary,
	weights: Float32Array,
	{ shown, width }: { shown: Shown; width: number },
): WeightTable {
	const entries = new Map<number, number[]>();
	for (const [number, id] of vocabulary.ids().entries()) {
		const index = shown.indexes[number] as number;
		if (index < 0) continue;
		const row = Array.from(weights.subarray(index * width, (index + 1) * width), (weight) =>
			Math.round(weight * weightUnit),
		);
		if (row.some((weight) => Math.abs(weight) >= leastWeight)) entries.set(id, row);
	}
	return makeTable(entries, width);
}

/** Which authors have a word in small letters. */
function smallWordsOf(docs: readonly Doc[]): Map<number, bigint> {
	const found = new Map<number, bigint>();
	for (const { tokens, author } of docs)
		for (let at = 0; at < tokens.count; at++) {
			if (tokens.shape[at] !== shape.low) continue;
			const word = tokens.word[at] as number;
			found.set(word, (found.get(word) ?? 0n) | (1n << BigInt(author)));
		}
	return found;
}

// ---- names ----------------------------------------------------------------------------------------------------------

function trainNames(
	docs: readonly Doc[],
	smallWords: ReadonlyMap<number, bigint>,
): { names: WeightTable; nameSteps: number[] } {
	const vocabulary = new Vocabulary();
	const features = newFeatures();
	const linesOf = new Map(
		docs.map((doc) => {
			const { tokens, words, author } = doc;
			const context = { tokens, words, smallElsewhere: smallElsewhere(smallWords, author) };
			const tags = goldTags(doc);
			const lines = runsOfCandidates(context.tokens).map(({ from, to }) => {
				const rows: Int32Array[] = [];
				for (let at = from; at < to; at++) {
					features.count = 0;
					nameFeatures(features, context, at);
					rows.push(dense(vocabulary, features, author));
				}
				// What begins before the run begins with it.
				const first = tags[from] as number;
				if (first === tag.nameOn || first === tag.honorificOn) tags[from] = first - 1;
				return { from, features: rows, tags: tags.subarray(from, to) };
			});
			return [doc, lines] as const;
		}),
	);
	const learn = (some: readonly Doc[]) => {
		const shown = vocabulary.shown(authorsOf(some), stages.names.least);
		const lines = some.flatMap((doc) => linesOf.get(doc) ?? []);
		return { ...learnTags(lines, shown, stages.names.pace), shown };
	};
	for (const { inside, outside } of dealt(docs)) {
		const weights = learn(outside);
		for (const doc of inside) {
			const tags = new Uint8Array(doc.tokens.count);
			const likely = new Float32Array(doc.tokens.count);
			for (const { from: at, ...line } of linesOf.get(doc) ?? []) {
				const count = line.tags.length;
				const features = line.features.map((each) => kept(each, weights.shown));
				const scores = tagScores({ features }, weights.features);
				for (let row = 0; row < scores.length; row += tagCount) scores[row] = (scores[row] as number) - nameBias;
				bestTags({ scores, steps: [...weights.steps] }, tags.subarray(at, at + count), { from: 0, to: count });
				const { chances } = chainChances(scores, weights.steps);
				for (let index = 0; index < count; index++)
					likely[at + index] =
						(chances[index * tagCount + tag.name] as number) + (chances[index * tagCount + tag.nameOn] as number);
			}
			const people = joinNames(doc.tokens, doc.words, spansOf(doc.tokens, tags, likely));
			doc.scene = lookAround(doc.example.passage, doc.tokens, { words: doc.words, people, features: newFeatures() });
			doc.goldOf = new Map(people.map((person) => [person, goldSpeaker(doc, person)]));
		}
	}
	const whole = learn(docs);
	return {
		names: tableOf(vocabulary, whole.features, { shown: whole.shown, width: tagCount }),
		nameSteps: Array.from(whole.steps, (step) => Math.round(step * weightUnit)),
	};
}

/** The tags that the marks give; honorifics inside mentions and before people who do not speak are recognised by their class. */
function goldTags({ tokens, example }: Doc): Uint8Array {
	const tags = new Uint8Array(tokens.count);
	const tokenAt = new Map<number, number>();
	for (let at = 0; at < tokens.count; at++) tokenAt.set(tokens.start[at] as number, at);
	const run = (from: number, to: number, first: number): void => {
		for (let at = from; at < to; at++) tags[at] = at === from ? first : first + 1;
	};
	const titled = (at: number): boolean =>
		((tokens.lexical[at] as number) & (wordBit.honorific | wordBit.honorificPart | wordBit.honorificFull)) !== 0 ||
		((tokens.grammar[at] as number) & grammarBit.rank) !== 0;
	for (const { kind, start, end } of example.spans) {
		const from = tokenAt.get(start);
		if (kind === "r" || from === undefined) continue;
		let to = from;
		while (to < tokens.count && (tokens.start[to] as number) < end) to++;
		if (kind === "h") {
			run(from, to, tag.honorific);
			continue;
		}
		let name = from;
		if (kind !== "n")
			while (
				name < to &&
				titled(name) &&
				!(name === to - 1 && name === from && ((tokens.lexical[name] as number) & wordBit.given) !== 0)
			)
				name++;
		// "the Minister" names nobody; nor does a bare word in small letters.
		if (
			name === to ||
			(tokens.shape[name] === shape.low && to - name < 3 && !/\p{Lu}/u.test(tokens.text.slice(start, end)))
		)
			continue;
		if (name > from) run(from, name, tag.honorific);
		run(name, to, tag.name);
		if (name > from || (kind !== "x" && kind !== "m")) continue;
		let head = from;
		while (
			head > 0 &&
			tokens.line[head - 1] === tokens.line[from] &&
			tags[head - 1] === 0 &&
			((tokens.lexical[head - 1] as number) & wordBit.honorific) !== 0 &&
			tokens.shape[head - 1] !== shape.low &&
			tokens.shape[head - 1] !== shape.letter
		)
			head--;
		if (head < from) run(head, from, tag.honorific);
	}
	return tags;
}

/** Which labelled speaker a person is, by where their marks meet; 0 for the silent, -1 for none. */
function goldSpeaker({ tokens, example }: Doc, person: Person): number {
	const votes = new Map<number, number>();
	for (const { from, to } of person.mentions) {
		const span = example.spans.find(
			({ kind, start, end }) =>
				kind !== "r" && kind !== "h" && start < (tokens.end[to - 1] as number) && end > (tokens.start[from] as number),
		);
		if (span !== undefined) votes.set(span.speaker, (votes.get(span.speaker) ?? 0) + (span.kind === "n" ? 3 : 1));
	}
	let best = -1;
	for (const [speaker, count] of votes) if (best < 0 || count > (votes.get(best) ?? 0)) best = speaker;
	return Math.max(best, 0);
}

// ---- roles ----------------------------------------------------------------------------------------------------------

function trainRoles(docs: readonly Doc[]): WeightTable {
	const vocabulary = new Vocabulary();
	const features = newFeatures();
	interface Item extends Choice {
		readonly doc: Doc;
		readonly person: Person;
		readonly spans: readonly RoleCandidate[];
		readonly learns: boolean;
	}
	const items = docs.flatMap((doc) =>
		doc.scene.people.map((person): Item => {
			const spans = roleCandidates(doc.scene, person);
			features.count = 0;
			noRoleFeatures(features, doc.scene, person);
			const candidates = [dense(vocabulary, features, doc.author)];
			for (const candidate of spans) {
				features.count = 0;
				roleFeatures({ features, scene: doc.scene, person }, candidate);
				candidates.push(dense(vocabulary, features, doc.author));
			}
			const gold = doc.example.note.people.get(doc.goldOf.get(person) ?? 0);
			const right = [
				gold?.role == null,
				...spans.map(({ from, to }) => gold?.role != null && sameRole(textOf(doc.tokens, from, to), gold.role)),
			];
			return { doc, person, spans, candidates, right, learns: gold !== undefined && sameName(gold.name, person.name) };
		}),
	);
	const learn = (some: readonly Doc[]) => {
		const within = new Set(some);
		const shown = vocabulary.shown(authorsOf(some), stages.roles.least);
		const weights = learnChoices(
			items.filter(({ doc, learns, right }) => learns && within.has(doc) && right.includes(true)),
			shown,
			stages.roles.pace,
		);
		return { weights, shown };
	};
	for (const { inside, outside } of dealt(docs)) {
		const { weights, shown } = learn(outside);
		const within = new Set(inside);
		for (const { doc, person, spans, candidates } of items) {
			if (!within.has(doc)) continue;
			const chances = choiceChances(
				weights,
				candidates.map((each) => kept(each, shown)),
			);
			const best = chances.indexOf(Math.max(...chances));
			person.role = best === 0 ? null : (spans[best - 1] ?? null);
			person.described = 1 - (chances[0] as number);
		}
	}
	const { weights, shown } = learn(docs);
	return tableOf(vocabulary, weights, { shown, width: 1 });
}

// ---- parts ----------------------------------------------------------------------------------------------------------

function trainParts(docs: readonly Doc[]): WeightTable {
	const vocabulary = new Vocabulary();
	const features = newFeatures();
	const choices = docs.flatMap((doc) =>
		doc.scene.people.flatMap((person): Choice[] => {
			const gold = doc.example.note.people.get(doc.goldOf.get(person) ?? 0);
			if (gold === undefined) return [];
			const evidence = partEvidence(doc.scene, person, doc.example.lexicon);
			const candidates = parts.map((part) => {
				features.count = 0;
				partFeatures(features, doc.scene, { person, part, evidence });
				return dense(vocabulary, features, doc.author);
			});
			return [{ candidates, right: parts.map((part) => part === gold.part) }];
		}),
	);
	const shown = vocabulary.shown(authorsOf(docs), stages.parts.least);
	return tableOf(vocabulary, learnChoices(choices, shown, stages.parts.pace), {
		shown,
		width: 1,
	});
}

// ---- speakers -------------------------------------------------------------------------------------------------------

function trainSpeaks(docs: readonly Doc[]): WeightTable {
	const vocabulary = new Vocabulary();
	const features = newFeatures();
	for (const doc of docs) compareIntroductions(doc.scene);
	const items = docs.flatMap((doc) =>
		doc.scene.people.map((person): Answer & { doc: Doc; person: Person } => {
			features.count = 0;
			speakerFeatures(features, doc.scene, person);
			return { doc, person, features: dense(vocabulary, features, doc.author), yes: (doc.goldOf.get(person) ?? 0) > 0 };
		}),
	);
	const learn = (some: readonly Doc[]) => {
		const within = new Set(some);
		const shown = vocabulary.shown(authorsOf(some), stages.speaks.least);
		return {
			weights: learnAnswers(
				items.filter(({ doc }) => within.has(doc)),
				shown,
				stages.speaks.pace,
			),
			shown,
		};
	};
	for (const { inside, outside } of dealt(docs)) {
		const { weights, shown } = learn(outside);
		const within = new Set(inside);
		for (const { doc, person, features: own } of items)
			if (within.has(doc)) person.speaks = answerChance(weights, kept(own, shown));
	}
	const { weights, shown } = learn(docs);
	return tableOf(vocabulary, weights, { shown, width: 1 });
}

// ---- stretches ------------------------------------------------------------------------------------------------------

function trainStretches(docs: readonly Doc[]): Pick<PeopleModel, "units" | "stretches" | "verdict"> {
	const vocabulary = new Vocabulary();
	const features = newFeatures();
	const items = docs.flatMap((doc): (OwnedUnits & { doc: Doc })[] => {
		doc.units = unitsOf(doc.scene);
		if (doc.units.length === 0) return [];
		const known = (from: number, to: number): Int32Array =>
			Int32Array.from(features.ids.subarray(from, to), (id) => vocabulary.number(id, doc.author));
		const units: OwnedUnits["units"][number][] = [];
		eachUnit(features, doc.scene, {
			units: doc.units,
			take({ own, persons, starts }) {
				const lists = persons.map((_, at) => known(starts[at] as number, starts[at + 1] as number));
				units.push({
					own: known(0, own),
					states: Int32Array.from([0, ...persons.map(({ index }) => index + 1)]),
					features: lists,
				});
			},
		});
		const owners = goldOwners(doc).map((owner, at) => (units[at]?.states.includes(owner) === true ? owner : -1));
		return [{ doc, units, owners }];
	});
	const learn = (some: readonly Doc[]) => {
		const within = new Set(some);
		const shown = vocabulary.shown(authorsOf(some), stages.stretches.least);
		return {
			weights: learnOwners(
				items.filter(({ doc }) => within.has(doc)),
				shown,
				stages.stretches.pace,
			),
			shown,
		};
	};
	const verdicts: { numbers: number[]; yes: boolean }[] = [];
	for (const { inside, outside } of dealt(docs)) {
		const { weights, shown } = learn(outside);
		const within = new Set(inside);
		for (const item of items) {
			if (!within.has(item.doc)) continue;
			const scores = unitScores(weights, keptUnits(item, shown));
			const { scene, units } = item.doc;
			const known = { scores, likely: ownerChances(scores, null), owners: bestOwners(scores), units, scene };
			const rows = verdictNumbers(known);
			for (const person of item.doc.scene.people) {
				const gold = item.doc.example.note.people.get(item.doc.goldOf.get(person) ?? 0);
				verdicts.push({
					numbers: rows[person.index] as number[],
					yes: gold !== undefined && sameName(gold.name, person.name),
				});
			}
		}
	}
	const { weights, shown } = learn(docs);
	return {
		units: tableOf(vocabulary, weights.units, { shown, width: unitWidth }),
		stretches: tableOf(vocabulary, weights.stretches, { shown, width: 1 }),
		verdict: learnVerdict(verdicts).map((weight) => Math.round(weight * weightUnit)),
	};
}

/** The labelled owner of each unit; -1 where the person was not found. */
function goldOwners({ tokens, example, units, scene, goldOf }: Doc): Int32Array {
	const personOf = (speaker: number): number => {
		if (speaker === 0) return 0;
		const name = example.note.people.get(speaker)?.name ?? "";
		const found = scene.people.filter((person) => goldOf.get(person) === speaker);
		const person = found.find((each) => sameName(each.name, name)) ?? found[0];
		return person === undefined ? -1 : person.index + 1;
	};
	return Int32Array.from(units, ({ from, to }) => {
		const start = tokens.start[from] as number;
		const middle = (start + (tokens.end[to - 1] as number)) / 2;
		const turn = example.turns.findLast((each) => each.start <= start + 6 && each.start < middle);
		return turn === undefined ? 0 : personOf(turn.speaker);
	});
}
