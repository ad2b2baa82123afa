/** Compares what was found with the labels, field by field. */
import { countNames, type Facts, type LabelledNote, type Speaker } from "./labels.ts";

/** The tally of one field over all notes. */
export interface Tally {
	readonly field: string;
	/** Notes in which the field is scored, and in which it is exactly right. */
	notes: number;
	right: number;
	/** Entries that the labels name, that were found, and that agree. */
	expected: number;
	found: number;
	agreed: number;
	/** One line each. */
	readonly misses: string[];
}

/** All tallies, in a fixed order. */
export function compareAll(pairs: readonly (readonly [LabelledNote, Facts])[]): Tally[] {
	const tallies = new Map<string, Tally>();
	for (const [note, found] of pairs) {
		for (const { field, expected, got, ordered } of entriesOf(note, found)) {
			const tally = tallies.get(field) ?? newTally(field);
			tallies.set(field, tally);
			add(tally, { note: note.name, expected, got, ordered });
		}
	}
	return [...tallies.values()];
}

const newTally = (field: string): Tally => ({
	field,
	notes: 0,
	right: 0,
	expected: 0,
	found: 0,
	agreed: 0,
	misses: [],
});

interface Entries {
	readonly field: string;
	readonly expected: readonly string[];
	readonly got: readonly string[];
	readonly ordered: boolean;
}

function entriesOf({ facts, unscored }: LabelledNote, found: Facts): Entries[] {
	const single = (value: string): string[] => (value === "" ? [] : [value]);
	const scalars = (["date", "organizer", "meetingType"] as const).map((field) => ({
		field,
		expected: single(facts.scalars[field]),
		got: single(found.scalars[field]),
		ordered: true,
	}));
	const lists = (["staff", "reporters", "sdgs", "sections", "links", "tags"] as const)
		.filter((field) => !unscored.has(field))
		.map((field) => ({ field, expected: facts.lists[field], got: found.lists[field], ordered: field !== "sections" }));
	const counts = unscored.has("counts") ? [] : countNames.map((field) => count(field, facts, found));
	return [...scalars, ...lists, ...counts, ...speakerEntries(facts.speakers, found.speakers, unscored.has("roles"))];
}

const count = (field: (typeof countNames)[number], facts: Facts, found: Facts): Entries => ({
	field,
	expected: [String(facts.counts[field])],
	got: [String(found.counts[field])],
	ordered: true,
});

function speakerEntries(expected: readonly Speaker[], got: readonly Speaker[], withoutRoles: boolean): Entries[] {
	const entries = (field: string, key: (speaker: Speaker) => string): Entries => ({
		field,
		expected: expected.map(key),
		got: got.map(key),
		ordered: false,
	});
	const named = ({ honorific, name }: Speaker): string => `${honorific ?? "-"} | ${name}`;
	const whole = (speaker: Speaker): string =>
		withoutRoles ? named(speaker) : `${named(speaker)} | ${withoutArticle(speaker.role) || "-"}`;
	return [
		entries("speakers", whole),
		entries("speaker names", ({ name }) => name),
		entries("speaker parts", ({ name, part }) => `${name} | ${part ?? "-"}`),
	];
}

const withoutArticle = (role: string | null): string => (role ?? "").replace(/^(?:the|an?) /i, "");

interface Comparison extends Omit<Entries, "field"> {
	readonly note: string;
}

function add(tally: Tally, { note, expected, got, ordered }: Comparison): void {
	const missing = [...expected];
	const extra = got.filter((entry) => {
		const at = missing.indexOf(entry);
		if (at >= 0) missing.splice(at, 1);
		return at < 0;
	});
	const inOrder = !ordered || expected.join("\n") === got.join("\n");
	tally.notes++;
	tally.expected += expected.length;
	tally.found += got.length;
	tally.agreed += expected.length - missing.length;
	if (missing.length === 0 && extra.length === 0 && inOrder) tally.right++;
	else if (missing.length === 0 && extra.length === 0) tally.misses.push(`${note}: ${tally.field}: order`);
	for (const entry of missing) tally.misses.push(`${note}: ${tally.field}: missing ${entry}`);
	for (const entry of extra) tally.misses.push(`${note}: ${tally.field}: unexpected ${entry}`);
}
