/** Takes the reports of an archive in, one after the other: into the catalogues, the facets and the index of words. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Fault } from "../findings/faults.ts";
import type { Form } from "../forms/form.ts";
import { type DurableFile, durableFile, makeFolder } from "../write/durable.ts";
import { type Catalogue, type CatalogueContext, catalogues } from "./catalogues.ts";
import { dataFolder } from "./data-file.ts";
import { type Entry, entryOf, goalWords } from "./entry.ts";
import { type FacetSet, facetSet } from "./facets.ts";
import { type Passage, type WordIndex, wordIndex } from "./index-words.ts";
import type { ManifestEntry } from "./manifest.ts";
import { type ChangedOutput, isObject, type ReportContext, readReport } from "./read-report.ts";

/** How an archive is made. */
export interface ArchiveJob extends ReportContext {
	/** Where it is published, ending in a slash; null where that is not known. */
	readonly base: string | null;
	/** Told of every output that is not what was written, and of every report that can't be read. */
	readonly tell: (path: string, what: ChangedOutput["how"] | Fault) => void;
	/** Lets the process look up between two reports; false where it is to end. */
	readonly goOn: () => Promise<boolean>;
}

/** All that is known of the reports once they are read. */
export interface Collected {
	readonly listed: readonly Listed[];
	readonly facets: FacetSet;
	readonly words: WordIndex;
	/** Of what was read. */
	readonly fingerprint: string;
}

/** Reads every report and writes the catalogues; null where the process is to end. */
export async function collect(entries: readonly ManifestEntry[], job: ArchiveJob): Promise<Collected | null> {
	const context: CatalogueContext = { forms: formsOf(entries, job), base: job.base };
	makeFolder(join(job.folder, dataFolder));
	const files = catalogues.map((catalogue) => ({ catalogue, file: openCatalogue(catalogue, job.folder) }));
	try {
		for (const { catalogue, file } of files) file.write(catalogue.open(context));
		const collected = await takeAll(entries, job, (entry) => {
			for (const { catalogue, file } of files) file.write(catalogue.entry(entry, context));
		});
		if (collected === null || collected.listed.length === 0) return collected;
		for (const { catalogue, file } of files) file.write(catalogue.close);
		for (const { file } of files) file.commit();
		return collected;
	} finally {
		for (const { file } of files) file.discard();
	}
}

/** It waits in a folder of ours until it is whole, under one name, so that a crash leaves no heap of them. */
function openCatalogue({ file }: Catalogue, folder: string): DurableFile {
	return durableFile(join(folder, file), join(folder, dataFolder, `${file}.tmp`));
}

async function takeAll(
	entries: readonly ManifestEntry[],
	job: ArchiveJob,
	take: (entry: Entry) => void,
): Promise<Collected | null> {
	const listed: Listed[] = [];
	const facets = facetSet();
	const words = wordIndex();
	const hash = createHash("sha256");
	for (const each of entries) {
		if (!(await job.goOn())) return null;
		const { found, changed } = await readReport(each, job);
		for (const { path, how } of changed) job.tell(path, how);
		if ("code" in found) {
			job.tell(each.path, found);
			continue;
		}
		const entry = entryOf(each, found);
		take(entry);
		facets.add(entry);
		words.add(listed.length, passagesOf(entry));
		const [path = "", ...further] = entry.pages;
		listed.push({ title: entry.title, date: entry.date, path, further });
		hash.update(`${each.path}\0${found.sha256}\n`);
	}
	return { listed, facets, words, fingerprint: hash.digest("hex") };
}

/** The forms that the manifest names, in its order. */
function formsOf(entries: readonly ManifestEntry[], { form: choose }: ArchiveJob): Form[] {
	const names = new Set(entries.flatMap(({ form }) => form ?? []));
	const forms = [...names].sort().map((name) => choose(name, null));
	return [...new Set(forms.flatMap((form) => ("code" in form ? [] : [form])))];
}

/** What the archive keeps of every report until all are read. */
export interface Listed {
	readonly title: string;
	/** EDTF; "" if there is no date. */
	readonly date: string;
	/** Of its main page, below the archive. */
	readonly path: string;
	/** Its further pages. */
	readonly further: readonly string[];
}

/** The words of a report, with how much they count for the search: the title first, then what the fields say, then the rest. */
function passagesOf({ title, path, report, values }: Entry): Passage[] {
	const goals = values.flatMap(({ field, items }) =>
		field.type === "goals" ? items.map((item) => goalWords(item, field)) : [],
	);
	const body = [...report.sections.map(({ text }) => text), ...report.unclassified];
	return [
		{ text: title, weight: 8 },
		{ text: [...textsIn([...report.fields.values()]), ...goals, path].join("\n"), weight: 3 },
		...body.map((text) => ({ text: withoutReferences(text), weight: 1 })),
	];
}

/** All texts in some data, however deep. */
function textsIn(value: unknown): string[] {
	if (typeof value === "string") return [value];
	if (Array.isArray(value)) return value.flatMap(textsIn);
	return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

/** Markdown writes some spaces as `&#x20;`. */
const withoutReferences = (text: string): string => text.replace(/&#?\w+;/g, " ");
