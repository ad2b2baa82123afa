/** Notes in facts: what a careful reader wrote into the labels beside them, and what the built program finds. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Someone who speaks in a note. */
export interface Speaker {
	readonly honorific: string | null;
	readonly name: string;
	readonly role: string | null;
	readonly part: string | null;
}

/** A note: the values of each field, with what is counted in its sections, and who speaks. */
export interface Facts {
	readonly values: Readonly<Record<string, readonly string[]>>;
	readonly speakers: readonly Speaker[];
}

/** A note with labels; `unscored` names what is a matter of taste in it. */
export interface LabelledNote {
	readonly path: string;
	readonly name: string;
	readonly facts: Facts;
	readonly unscored: ReadonlySet<string>;
}

/** What is counted in the sections of prose. */
export const countNames = [
	"summaryParagraphs",
	"summarySubheads",
	"summaryListItems",
	"summaryListDepth",
	"significanceParagraphs",
	"significanceListItems",
] as const;
type Counts = Readonly<Record<(typeof countNames)[number], number>>;

interface LabelFile extends Counts {
	readonly date: string | null;
	readonly datePartial?: string;
	readonly organizer: string | null;
	readonly meetingType: string | null;
	readonly staff: readonly string[];
	readonly reporters: readonly string[];
	readonly sdgs: readonly number[];
	readonly sectionsPresent: readonly string[];
	readonly links: readonly Link[];
	readonly tags: readonly string[];
	readonly speakers: readonly Speaker[];
	readonly unscored?: readonly string[];
}

interface Link {
	readonly title: string;
	readonly url: string | null;
}

const readJson = <Content>(path: string): Content => JSON.parse(readFileSync(path, "utf8")) as Content;
const one = (value: string | null | undefined): string[] =>
	value === null || value === undefined || value === "" ? [] : [value];
const linkText = ({ title, url }: Link): string => `${title} <${url ?? "no address"}>`;
const countsIn = (counts: Counts) => Object.fromEntries(countNames.map((name) => [name, [String(counts[name])]]));

/** All notes of a folder that have labels, by name. */
export function labelledNotes(folder: string): LabelledNote[] {
	const names = new Set(readdirSync(folder));
	return [...names]
		.filter((name) => name.endsWith(".txt") && names.has(name.replace(/\.txt$/, ".json")))
		.sort()
		.map((file) => {
			const path = join(folder, file);
			const labels = readJson<LabelFile>(path.replace(/\.txt$/, ".json"));
			return { path, name: file.slice(0, -4), facts: labelledFacts(labels), unscored: new Set(labels.unscored) };
		});
}

const labelledFacts = (labels: LabelFile): Facts => ({
	values: {
		date: one(labels.date ?? labels.datePartial?.replace(/^--/, "XXXX-")),
		organizer: one(labels.organizer),
		meetingType: one(labels.meetingType),
		staff: labels.staff,
		reporters: labels.reporters,
		sdgs: labels.sdgs.map(String),
		sections: labels.sectionsPresent,
		links: labels.links.map(linkText),
		tags: labels.tags,
		...countsIn(labels),
	},
	speakers: labels.speakers,
});

/** The report's JSON and its tree, as far as they are compared. */
interface Report {
	readonly fields: Readonly<Record<string, unknown>>;
	readonly sections: Readonly<Record<string, Section | readonly Section[]>>;
}

interface Section {
	readonly statements?: readonly { readonly speakers: readonly Partial<Speaker>[]; readonly part: string }[];
}

interface Node {
	readonly type: string;
	readonly name?: string | null;
	readonly children?: readonly Node[];
}

/** Converts notes with the built program, and reads the facts from what it wrote. */
export function findFacts(notes: readonly LabelledNote[]): Facts[] {
	const program = fileURLToPath(new URL("../../bin/rapporteur.js", import.meta.url));
	const folder = mkdtempSync(join(tmpdir(), "rapporteur-accuracy-"));
	try {
		const args = [program, "convert", ...notes.map(({ path }) => path), "-t", "json,ast", "-o", `${folder}/`];
		execFileSync(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
		return notes.map(({ name }) =>
			foundFacts(readJson(join(folder, `${name}.json`)), readJson(join(folder, `${name}.ast.json`))),
		);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function foundFacts({ fields, sections }: Report, tree: Node): Facts {
	const people = (key: string): string[] => listOf<Partial<Speaker>>(fields[key]).map(personText);
	const closing = ["links", "tags"].filter((key) => (fields[key] ?? null) !== null);
	return {
		values: {
			date: one(textOf(fields["date"])),
			organizer: one(textOf(fields["organizer"])),
			meetingType: one(textOf(fields["type"])),
			staff: people("staff"),
			reporters: people("reporter"),
			sdgs: listOf(fields["sdgs"]).map(textOf),
			sections: [...Object.keys(sections), ...closing],
			links: listOf<Link>(fields["links"]).map(linkText),
			tags: listOf(fields["tags"]).map(textOf),
			...countsIn(countsOf(tree)),
		},
		speakers: speakersIn(sections),
	};
}

const listOf = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? (value as T[]) : []);

/** A value that could not be read stands as `{raw}`. */
function textOf(value: unknown): string {
	if (typeof value === "object" && value !== null && "raw" in value) return `unread: ${String(value.raw)}`;
	return value === null || value === undefined ? "" : String(value);
}

const personText = (person: Partial<Speaker>): string =>
	person.name === undefined ? textOf(person) : [person.honorific ?? "", person.name].join(" ").trim();

/** Each speaker once, as first found. */
function speakersIn(sections: Report["sections"]): Speaker[] {
	const speakers = new Map<string, Speaker>();
	for (const { statements = [] } of Object.values(sections).flat() as Section[]) {
		for (const { speakers: people, part } of statements) {
			for (const { name = "", honorific = null, role = null } of people) {
				if (!speakers.has(name)) speakers.set(name, { name, honorific, role, part });
			}
		}
	}
	return [...speakers.values()];
}

function countsOf(tree: Node): Counts {
	const blocks = (name: string): readonly Node[] =>
		(tree.children ?? [])
			.filter((node) => node.type === "section" && node.name === name)
			.flatMap(({ children }) => children ?? []);
	const [summary, significance] = [blocks("summary"), blocks("significance")];
	const count = (nodes: readonly Node[], type: string): number => nodes.filter((node) => node.type === type).length;
	return {
		summaryParagraphs: count(summary, "paragraph"),
		summarySubheads: count(summary, "heading"),
		summaryListItems: itemsIn(summary),
		summaryListDepth: Math.max(0, ...summary.map(depthOf)),
		significanceParagraphs: count(significance, "paragraph"),
		significanceListItems: itemsIn(significance),
	};
}

const itemsIn = (nodes: readonly Node[]): number =>
	nodes.reduce((sum, { type, children = [] }) => sum + (type === "listItem" ? 1 : 0) + itemsIn(children), 0);

const depthOf = ({ type, children = [] }: Node): number =>
	(type === "list" ? 1 : 0) + Math.max(0, ...children.map(depthOf));
