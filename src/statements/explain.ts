/** Says of everybody who is named in a report's sections what spoke for and against her having spoken. */
import type { Report } from "../ast/nodes.ts";
import type { Form } from "../forms/form.ts";
import { type PeopleReader, readPeople } from "../people/index.ts";
import { sum, weightUnit } from "../people/model.ts";
import { textOf } from "../people/name-words.ts";
import type { Person } from "../people/person.ts";
import type { SpeechContext } from "../people/scene.ts";
import { evidence } from "../people/speakers.ts";
import { peopleReader } from "../people/weights.ts";
import { notedIn } from "./noted.ts";
import { bestOwners, ownerChances } from "./owner-chain.ts";
import { findOwners, type Ownership, verdictEvidence } from "./owners.ts";
import { passageOf, piecesOf, pointAt, type SectionPassage } from "./passage.ts";

/** Somebody who is named in a section. */
export interface ExplainedPerson {
	/** Where she is named most fully, from 1. */
	readonly line: number;
	/** As written most fully. */
	readonly name: string;
	readonly honorific: string | null;
	/** Her name in the register of people; null where that does not know her. */
	readonly registered: string | null;
	readonly role: string | null;
	readonly speaks: boolean;
	/** How likely she spoke, 0 to 1. */
	readonly confidence: number;
	/** What spoke for (above 0) and against it (below), in log-odds, the largest first. */
	readonly reasons: readonly Reason[];
}

/** Whose the words of a line are, and how sure that is. */
export interface ExplainedWords {
	/** From 1. */
	readonly line: number;
	/** Null for nobody who is named. */
	readonly name: string | null;
	/** 0 to 1. */
	readonly chance: number;
	/** How the words begin. */
	readonly words: string;
}

/** Whose the words of the sections are, in the order of the lines; what is still the same person's is said once a line. */
export function explainWords(report: Report, form: Form): ExplainedWords[] {
	return readSections(report, form, ({ passage, scene, ownership }) => {
		const { units, owners, speaks, scores } = ownership;
		const likely = ownerChances(scores, null);
		const weighed = bestOwners(scores);
		const found: ExplainedWords[] = [];
		let before = { line: -1, owner: -1 };
		for (const [at, { from, to }] of units.entries()) {
			const { line } = pointAt(passage, scene.tokens.start[from] as number);
			const person = scene.people[(owners[at] as number) - 1];
			const owner = person !== undefined && speaks[person.index] === true ? (owners[at] as number) : 0;
			if (before.line === line && before.owner === owner) continue;
			before = { line, owner };
			const isToldSilent = person?.registered?.speaks === false;
			// `The last word was given to Ann Bell` leads to her: how sure that is shows in the words that it leads to.
			const decided = owner === 0 || weighed[at] === owner ? at : at + 1;
			const chance = isToldSilent ? 1 : (likely.owners[decided]?.[scores[decided]?.states.indexOf(owner) ?? -1] ?? 0);
			const words = textOf(scene.tokens, from, Math.min(to, from + most));
			found.push({
				line,
				name: owner === 0 ? null : (person?.name ?? null),
				chance: Math.round(chance * 100) / 100,
				words,
			});
		}
		return found;
	});
}

/** Tokens that show which words are meant. */
const most = 6;

/** One kind of evidence. */
export interface Reason {
	readonly weight: number;
	readonly what: string;
}

/** Everybody who is named in the sections that the form looks for speakers in, in their order. */
export function explainPeople(report: Report, form: Form): ExplainedPerson[] {
	return readSections(report, form, ({ passage, ...known }) => {
		const { scene, ownership } = known;
		return scene.people.map((person): ExplainedPerson => {
			const { full, honorific, name, role, index, registered } = person;
			return {
				line: pointAt(passage, scene.tokens.start[full.head] as number).line,
				name,
				honorific,
				registered: registered?.name ?? null,
				role: role === null ? null : textOf(scene.tokens, role.from, role.to),
				speaks: ownership.speaks[index] === true,
				confidence: Math.round((ownership.chances[index] as number) * 100) / 100,
				reasons: registered?.speaks === undefined ? reasonsFor(person, known) : [],
			};
		});
	});
}

/** Reads the sections that the form looks for speakers in, one passage after the other. */
function readSections<Found>(
	report: Report,
	form: Form,
	read: (known: Known & { readonly passage: SectionPassage }) => Found[],
): Found[] {
	const { present, register, parts } = notedIn(report, form);
	const reader = peopleReader(form.words, register);
	const wanted = new Set(form.sections.filter(({ statements }) => statements).map(({ name }) => name));
	return report.children.flatMap((child) => {
		if (child.type !== "section" || !wanted.has(child.name)) return [];
		return piecesOf(passageOf(child)).flatMap((passage) => {
			const scene = readPeople(passage, present, reader);
			return read({ passage, scene, ownership: findOwners(scene, reader, parts), reader });
		});
	});
}

interface Known {
	readonly scene: SpeechContext;
	readonly ownership: Ownership;
	readonly reader: PeopleReader;
}

/** Below this a kind of evidence says nothing. */
const least = 0.05;

function reasonsFor(person: Person, { scene, ownership, reader: { model, features } }: Known): Reason[] {
	const numbers = ownership.numbers[person.index] as readonly number[];
	const weighed = (index: number): number =>
		((model.verdict[index] as number) / weightUnit) * (numbers[index] as number);
	const reasons = verdictEvidence.map(({ what, numbers: indexes }) => ({
		what,
		weight: indexes.reduce((total, index) => total + weighed(index), 0),
	}));
	// The kinds of evidence that the first of these numbers sums up take their shares of it.
	const kinds = evidence.map(({ what, add }) => {
		features.count = 0;
		add(features, scene, person);
		return { what, weight: sum(model.speaks, features, 0, features.count) / weightUnit };
	});
	const total = kinds.reduce((sofar, { weight }) => sofar + weight, 0);
	const share = total === 0 ? 0 : weighed(1) / total;
	return [...kinds.map(({ what, weight }) => ({ what, weight: weight * share })), ...reasons]
		.map(({ what, weight }) => ({ what, weight: Math.round(weight * 10) / 10 }))
		.filter(({ weight }) => Math.abs(weight) >= least)
		.sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight));
}
