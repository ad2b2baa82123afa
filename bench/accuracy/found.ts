/** What the built program finds in notes, in the shape of the labels. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CountName, countNames, type Facts, type LabelledNote, type Speaker } from "./labels.ts";

interface PersonJson {
	readonly name: string;
	readonly honorific?: string;
	readonly role?: string;
}

interface SectionJson {
	readonly statements?: readonly { readonly speakers: readonly PersonJson[]; readonly part: string }[];
}

interface ReportJson {
	readonly fields: Readonly<Record<string, unknown>>;
	readonly sections: Readonly<Record<string, SectionJson | readonly SectionJson[]>>;
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
		return notes.map(({ name }) => factsOf(readJson(folder, `${name}.json`), readJson(folder, `${name}.ast.json`)));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

const readJson = <T>(folder: string, name: string): T => JSON.parse(readFileSync(join(folder, name), "utf8")) as T;

function factsOf({ fields, sections }: ReportJson, tree: Node): Facts {
	const people = (key: string): string[] => listOf<PersonJson>(fields[key]).map(personText);
	const links = listOf<{ title: string; url: string | null }>(fields["links"]);
	return {
		scalars: {
			date: textOf(fields["date"]),
			organizer: textOf(fields["organizer"]),
			meetingType: textOf(fields["type"]),
		},
		lists: {
			staff: people("staff"),
			reporters: people("reporter"),
			sdgs: listOf(fields["sdgs"]).map((goal) => (typeof goal === "number" ? String(goal) : textOf(goal))),
			sections: [...Object.keys(sections), ...["links", "tags"].filter((key) => (fields[key] ?? null) !== null)],
			links: links.map(({ title, url }) => `${title} <${url ?? "no address"}>`),
			tags: listOf(fields["tags"]).map(textOf),
		},
		counts: countsOf(tree),
		speakers: speakersOf(sections),
	};
}

const listOf = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? (value as T[]) : []);

/** A value that could not be read stands as `{raw}`. */
function textOf(value: unknown): string {
	if (typeof value === "object" && value !== null && "raw" in value) return `unread: ${String(value.raw)}`;
	return value === null || value === undefined ? "" : String(value);
}

const personText = (person: PersonJson): string =>
	person.name === undefined ? textOf(person) : [person.honorific ?? "", person.name].join(" ").trim();

/** Each speaker once, as first found. */
function speakersOf(sections: ReportJson["sections"]): Speaker[] {
	const speakers = new Map<string, Speaker>();
	for (const section of Object.values(sections).flat() as SectionJson[]) {
		for (const { speakers: people, part } of section.statements ?? []) {
			for (const { name, honorific = null, role = null } of people) {
				if (!speakers.has(name)) speakers.set(name, { name, honorific, role, part });
			}
		}
	}
	return [...speakers.values()];
}

function countsOf(tree: Node): Record<CountName, number> {
	const blocks = (name: string): readonly Node[] =>
		(tree.children ?? [])
			.filter((node) => node.type === "section" && node.name === name)
			.flatMap(({ children }) => children ?? []);
	const counts = Object.fromEntries(countNames.map((name) => [name, 0])) as Record<CountName, number>;
	for (const section of ["summary", "significance"] as const) {
		const top = blocks(section);
		counts[`${section}Paragraphs`] = top.filter(({ type }) => type === "paragraph").length;
		counts[`${section}ListItems`] = sum(top.map(itemsIn));
	}
	counts.summarySubheads = blocks("summary").filter(({ type }) => type === "heading").length;
	counts.summaryListDepth = Math.max(0, ...blocks("summary").map(depthOf));
	return counts;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const itemsIn = (node: Node): number => (node.type === "listItem" ? 1 : 0) + sum((node.children ?? []).map(itemsIn));

const depthOf = (node: Node): number =>
	(node.type === "list" ? 1 : 0) + Math.max(0, ...(node.children ?? []).map(depthOf));
