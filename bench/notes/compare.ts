/** Compares reports with the answers of the notes that they were made from. */
import { isDeepStrictEqual } from "node:util";
import { type Answers, fieldKeys } from "./answers.ts";
import { score } from "./score.ts";
import type { Expected } from "./speakers/layouts/define.ts";

interface PersonJson {
	readonly name: string;
	readonly honorific?: string;
	readonly role?: string;
}

interface SectionJson {
	readonly statements?: readonly { readonly speakers: readonly PersonJson[] }[];
}

/** The report's JSON, as far as it is compared. */
export interface ReportJson {
	readonly fields: Readonly<Record<string, unknown>>;
	readonly sections: Readonly<Record<string, SectionJson | readonly SectionJson[]>>;
	readonly source: { readonly encoding: string };
}

/** What agrees, over all notes. */
export interface Agreement {
	notes: number;
	/** Notes whose fields, sections and encoding are exactly right. */
	right: number;
	/** Notes with exactly the findings that they must have. */
	found: number;
	/** Speakers expected and found, and those that agree whole or in the name. */
	readonly speakers: { expected: number; found: number; exact: number; names: number };
	/** A line for each thing that differs, speakers aside. */
	readonly misses: string[];
}

/** Nothing compared yet. */
export const noAgreement = (): Agreement => ({
	notes: 0,
	right: 0,
	found: 0,
	speakers: { expected: 0, found: 0, exact: 0, names: 0 },
	misses: [],
});

/** Adds one note to the comparison. */
export function compareNote(total: Agreement, answers: Answers, report: ReportJson, codes: readonly string[]): void {
	const misses = missesOf(answers, report);
	const told = isDeepStrictEqual([...answers.codes], [...codes].sort());
	total.notes++;
	if (misses.length === 0) total.right++;
	if (told) total.found++;
	else misses.push(`findings: ${codes.join(" ") || "none"}, expected ${answers.codes.join(" ") || "none"}`);
	total.misses.push(...misses.map((miss) => `${answers.path}: ${miss}`));
	addSpeakers(total, answers.speakers, speakersOf(report));
}

function missesOf({ fields, sections, encoding }: Answers, report: ReportJson): string[] {
	const pairs: (readonly [string, unknown, unknown])[] = [
		...fieldKeys.map((key) => [key, fields[key], report.fields[key]] as const),
		["sections", sections, Object.keys(report.sections)],
		["encoding", encoding, report.source.encoding],
	];
	return pairs
		.filter(([, expected, got]) => !isDeepStrictEqual(expected, got))
		.map(([name, expected, got]) => `${name}: ${JSON.stringify(got)}, expected ${JSON.stringify(expected)}`);
}

function addSpeakers({ speakers }: Agreement, expected: readonly Expected[], got: readonly PersonJson[]): void {
	const one = score(expected, got);
	speakers.expected += one.expected;
	speakers.found += one.found;
	speakers.exact += one.exact;
	speakers.names += one.names;
}

/** Each speaker once, as first found. */
function speakersOf({ sections }: ReportJson): PersonJson[] {
	const people = new Map<string, PersonJson>();
	for (const section of Object.values(sections).flat()) {
		for (const { speakers } of section.statements ?? []) {
			for (const person of speakers) if (!people.has(person.name)) people.set(person.name, person);
		}
	}
	return [...people.values()];
}
