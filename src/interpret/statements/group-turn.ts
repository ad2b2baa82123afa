import { wordBit } from "../../text/words.ts";
import type { Mention } from "./mention.ts";
import { findKnown, knownAs, leadWith, type People, peopleFrom } from "./people.ts";
import type { Range } from "./phrases.ts";
import { is, reads, type Token } from "./tokens.ts";
import { enough, type Turn } from "./turn.ts";
import type { Verdict } from "./verdict/scene.ts";

/** A group of people in a sentence of a unit. */
export interface Grouped {
	readonly unit: number;
	readonly tokens: readonly Token[];
	readonly people: People;
	readonly group: readonly Mention[];
	/** Indexes into the unit's text. */
	readonly range: Range;
}

/** Enters the people of a group, and makes their turn if there is a verdict. */
export function turnOf(grouped: Grouped, verdict: Verdict | null): Turn | null {
	const { unit, people, group, range } = grouped;
	const strange = group.filter((mention) => isStrange(mention, grouped));
	const known = group
		.filter((mention) => !strange.includes(mention) || group.length > 1)
		.map((mention) => knownAs(people, mention));
	const shared = group.find((mention) => mention.shared);
	if (shared !== undefined) for (const each of known) each.role ??= shared.written.role;
	const part = verdict?.part ?? group[0]?.part ?? null;
	leadWith(people, known, part);
	if (verdict === null) return null;
	const { from: start, to: end } = range;
	const { only } = verdict;
	if (strange.length < group.length) return { unit, start, end, people: known, score: verdict.score, part, only };
	// Bare capitalised words are bodies and places more often than people.
	const score = verdict.score - (verdict.part === null ? 2 : 1.2);
	// Short of enough, nobody is entered: the next sentence may still tell.
	const entered = score < enough ? peopleFrom([]) : people;
	return { unit, start, end, people: group.map((mention) => knownAs(entered, mention)), score, part, only };
}

/** A lone word without title or role that names nobody known so far. */
function isStrange({ name, written, described }: Mention, { people, tokens }: Grouped): boolean {
	const lone = name.to - name.from === 1 && written.honorific === null;
	if (lone && is(tokens[name.from], wordBit.place)) return true;
	if (!lone || (described && name.likeness >= 1.2)) return false;
	return findKnown(people, written.name) === null;
}

/** A turn of someone who is named in full in a paragraph's first words, though not as speaking: what follows may tell. */
export function introducedTurn(grouped: Grouped, sentence: Range): Turn | null {
	const { unit, people, group, range } = grouped;
	if (!isIntroduced(grouped, sentence)) return null;
	const known = group.map((each) => knownAs(people, each));
	return {
		unit,
		start: range.from,
		end: range.to,
		people: known,
		score: 0.7,
		part: group[0]?.part ?? null,
		only: false,
	};
}

/** Named in full, and not as somebody thanked, quoted or spoken of. */
export function isIntroduced({ group, tokens }: Grouped, sentence: Range): boolean {
	const [first] = group;
	if (first === undefined || group.length > 2 || first.name.possessive || first.name.likeness < 2) return false;
	if (first.written.honorific === null && first.written.role === null) return false;
	const before = tokens.slice(Math.max(sentence.from, first.from - 3), first.from);
	if (reads(before.at(-1), "of", "about", "after", "to", "for", "with", "in")) return false;
	return !before.some((each) => is(each, wordBit.speech | wordBit.subordinate | wordBit.pronoun | wordBit.absent));
}
