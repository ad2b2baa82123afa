/** What is found set against labels: a tally for each field, and the bars that it must reach. */
import { countNames, type Facts, type LabelledNote, type Speaker } from "./facts.ts";

/** What agrees in one field over all notes. */
export interface Tally {
	readonly field: string;
	notes: number;
	/** Notes in which it is exactly right. */
	right: number;
	/** Entries, and those that agree. */
	expected: number;
	found: number;
	agreed: number;
	/** A line for each entry that is missing or too much. */
	readonly misses: string[];
}

/** Compares all notes; the tallies stand in the order of the fields. */
export function compareAll(pairs: readonly (readonly [LabelledNote, Facts])[]): readonly Tally[] {
	const tallies = new Map<string, Tally>();
	for (const [{ name, facts, unscored }, found] of pairs) {
		const got = entriesOf(found, unscored);
		for (const [field, expected] of Object.entries(entriesOf(facts, unscored))) {
			const tally = tallies.get(field) ?? { field, notes: 0, right: 0, expected: 0, found: 0, agreed: 0, misses: [] };
			tallies.set(field, tally);
			add(tally, name, expected, got[field] ?? []);
		}
	}
	return [...tallies.values()];
}

/** The entries of each field that is scored. */
function entriesOf({ values, speakers }: Facts, unscored: ReadonlySet<string>): Record<string, readonly string[]> {
	const isCount = (field: string): boolean => countNames.some((name) => name === field);
	const named = ({ honorific, name }: Speaker): string => `${honorific ?? "-"} | ${name}`;
	const whole = (speaker: Speaker): string =>
		unscored.has("roles") ? named(speaker) : `${named(speaker)} | ${withoutArticle(speaker.role) || "-"}`;
	const scored = Object.entries(values).filter(([field]) => !unscored.has(isCount(field) ? "counts" : field));
	return {
		...Object.fromEntries(scored),
		speakers: speakers.map(whole),
		"speaker names": speakers.map(({ name }) => name),
		"speaker parts": speakers.map(({ name, part }) => `${name} | ${part ?? "-"}`),
	};
}

const withoutArticle = (role: string | null): string => (role ?? "").replace(/^(?:the|an?) /i, "");

const unordered: ReadonlySet<string> = new Set(["sections", "speakers", "speaker names", "speaker parts"]);

function add(tally: Tally, note: string, expected: readonly string[], got: readonly string[]): void {
	const missing = [...expected];
	const extra = got.filter((entry) => {
		const at = missing.indexOf(entry);
		if (at >= 0) missing.splice(at, 1);
		return at < 0;
	});
	tally.notes++;
	tally.expected += expected.length;
	tally.found += got.length;
	tally.agreed += expected.length - missing.length;
	const misses = [...missing.map((entry) => `missing ${entry}`), ...extra.map((entry) => `unexpected ${entry}`)];
	if (misses.length === 0 && !unordered.has(tally.field) && expected.join("\n") !== got.join("\n"))
		misses.push("order");
	if (misses.length === 0) tally.right++;
	tally.misses.push(...misses.map((miss) => `${note}: ${tally.field}: ${miss}`));
}

/** What a tally comes to, between 0 and 1; nothing expected and nothing found is perfect. */
export function scoreOf({ notes, right, expected, found, agreed }: Tally) {
	const precision = found === 0 ? 1 : agreed / found;
	const recall = expected === 0 ? 1 : agreed / expected;
	const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
	return { exact: notes === 0 ? 1 : right / notes, precision, recall, f1 };
}

/** Each miss on a line of its own, then the table. */
export function printTallies(tallies: readonly Tally[]): string {
	const misses = tallies.flatMap((tally) => tally.misses);
	const rows = [["field", "right", "notes", "exact", "precision", "recall", "F1"], ...tallies.map(row)];
	const table = rows.map(
		([field = "", ...cells]) => field.padEnd(24) + cells.map((cell) => cell.padStart(10)).join(""),
	);
	return `${[...misses, ...(misses.length > 0 ? [""] : []), ...table].join("\n")}\n`;
}

function row(tally: Tally): string[] {
	const { exact, precision, recall, f1 } = scoreOf(tally);
	const shares = [precision, recall, f1].map((share) => share.toFixed(3));
	return [tally.field, String(tally.right), String(tally.notes), `${(exact * 100).toFixed(1)} %`, ...shares];
}

const header = ["date", "organizer", "staff", "reporters", "sdgs", "meetingType"];

/** What fields must reach: the share of notes that are exactly right, or F1. */
type Bar = readonly [fields: readonly string[], measure: "exact" | "f1", atLeast: number];

/**
 * `known` for notes that the program was built with, `unseen` for those that it was not, and `fixtures` for our own,
 * which are harder on speakers than real notes: what is reached on them must not get lost.
 */
const bars: Readonly<Record<string, readonly Bar[]>> = {
	known: [
		[[...header, "sections", "links", "tags"], "exact", 1],
		[countNames, "exact", 0.97],
		[["speakers"], "f1", 0.97],
	],
	unseen: [
		[header, "exact", 0.97],
		[["sections", "tags"], "exact", 1],
		[["links"], "exact", 0.9],
		[["speaker names"], "f1", 0.95],
		[["speakers"], "f1", 0.9],
	],
	fixtures: [
		[[...header, "sections", "tags"], "exact", 1],
		[["links", ...countNames], "exact", 0.96],
		[["speaker names"], "f1", 0.92],
		[["speakers"], "f1", 0.88],
	],
};

/** The names of the sets of bars. */
export const barNames: readonly string[] = Object.keys(bars);

/** One line for each bar that is missed. */
export function missedBars(tallies: readonly Tally[], name: string): string[] {
	return (bars[name] ?? []).flatMap(([fields, measure, atLeast]) =>
		tallies
			.filter((tally) => fields.includes(tally.field) && scoreOf(tally)[measure] < atLeast)
			.map((tally) => `${tally.field}: ${measure} ${scoreOf(tally)[measure].toFixed(3)}, expected at least ${atLeast}`),
	);
}
