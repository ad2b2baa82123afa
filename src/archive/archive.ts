/** The archive page and all that belongs to it, made from what a conversion wrote. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { type Fault, fault } from "../findings/faults.ts";
import type { Form } from "../forms/form.ts";
import { removeEmpty } from "../write/durable.ts";
import { writeOutput } from "../write/write.ts";
import { type CatalogueContext, catalogues } from "./catalogues.ts";
import { yearsOf } from "./data/dates.ts";
import type { ReportsData, WordShard } from "./data/shapes.ts";
import { dataFile, dataFolder } from "./data-file.ts";
import type { Listed } from "./entry.ts";
import { facetSet } from "./facets.ts";
import { indexHtml, pageHash } from "./index-html.ts";
import { passagesOf, wordIndex } from "./index-words.ts";
import type { ManifestEntry } from "./manifest.ts";
import { clearStale, foreignIn } from "./own-files.ts";
import { feed, sitemaps } from "./published.ts";
import { type ReportContext, readReport } from "./read-report.ts";

/** How an archive is made. */
export interface ArchiveJob extends ReportContext {
	/** Where it is published, ending in a slash; null where that is not known. */
	readonly base: string | null;
	/** Lets the process look up between two reports; false where it is to end. */
	readonly goOn: () => Promise<boolean>;
}

/** What became of an archive: how many reports it shows, or why there is none; null where the process is to end. */
export type Archived = { readonly count: number } | { readonly file: string; readonly fault: Fault } | null;

/** Makes the page; where there is none to make, nothing is left of it. */
export async function writeArchive(entries: readonly ManifestEntry[], job: ArchiveJob): Promise<Archived> {
	const found = foreignIn(job.folder, job.base !== null);
	if (found !== null) return found;
	const collected = await collect(entries, job);
	if (collected === null) return null;
	const count = collected.listed.length;
	if (count === 0) return { file: "manifest.jsonl", fault: fault("no-files", "No report to show", "a converted note") };
	const drafts = join(job.folder, dataFolder);
	const options = { clobber: true, makeFolders: true, within: job.folder, drafts };
	const written = new Set<string>();
	try {
		for (const [file, content] of filesOf(collected, job.base)) {
			if (!(await job.goOn())) return null;
			const failed = await writeOutput({ path: join(job.folder, file), content }, options);
			if (failed !== null) return { file, fault: failed };
			written.add(file);
		}
	} finally {
		removeEmpty(drafts);
	}
	clearStale(job.folder, written);
	return { count };
}

/** Takes the reports in, one after the other: into the catalogues, the facets and the index of words. */
async function collect(entries: readonly ManifestEntry[], job: ArchiveJob) {
	const context: CatalogueContext = { forms: formsOf(entries, job), base: job.base };
	const lines = catalogues.map((catalogue) => ({ catalogue, texts: [catalogue.open(context)] }));
	const listed: Listed[] = [];
	const [facets, words, hash] = [facetSet(), wordIndex(), createHash("sha256")];
	for (const each of entries) {
		if (!(await job.goOn())) return null;
		const read = await readReport(each, job);
		if (read === null) continue;
		const { entry, sha256 } = read;
		for (const { catalogue, texts } of lines) texts.push(catalogue.entry(entry, context));
		facets.add(entry);
		words.add(listed.length, passagesOf(entry));
		listed.push({ title: entry.title, date: entry.date, pages: entry.pages });
		hash.update(`${each.path}\0${sha256}\n`);
	}
	const files = lines.map(({ catalogue, texts }) => [catalogue.file, [...texts, catalogue.close].join("")] as const);
	return { listed, facets, words, files, fingerprint: pageHash(hash.digest("hex")) };
}

/** The forms that the manifest names, in its order. */
function formsOf(entries: readonly ManifestEntry[], { form: choose }: ArchiveJob): Form[] {
	const names = new Set(entries.flatMap(({ form }) => form ?? []));
	const forms = [...names].sort().map((name) => choose(name, null));
	return [...new Set(forms.flatMap((form) => ("code" in form ? [] : [form])))];
}

type Collected = NonNullable<Awaited<ReturnType<typeof collect>>>;

/** The files by their names. Those that others lead to come first, so that the page never leads to one that is not there. */
function* filesOf(collected: Collected, base: string | null): Generator<readonly [string, string]> {
	const { listed, words, files, fingerprint } = collected;
	const data = (name: string, text: string) => [`${dataFolder}/${name}.js`, dataFile(name, fingerprint, text)] as const;
	const shards: WordShard[] = [];
	for (const { places, ...shard } of words.shards()) {
		yield data(`words-${shards.length}`, places);
		shards.push(shard);
	}
	yield data("words", JSON.stringify({ shards }));
	yield data("reports", JSON.stringify(reportsData(collected)));
	yield* files;
	if (base !== null) {
		yield ["feed.xml", feed(listed, base)];
		yield* sitemaps(listed, base);
	}
	const years = listed.flatMap(({ date }) => yearsOf(date)).sort((a, b) => a - b);
	const span = [...new Set([years[0], years.at(-1)])].join("–");
	yield ["index.html", indexHtml({ count: listed.length, span, fingerprint, published: base !== null })];
}

function reportsData({ listed, facets }: Collected): ReportsData {
	return {
		titles: listed.map(({ title }) => title),
		dates: listed.map(({ date }) => date),
		pages: listed.map(({ pages }) => pages),
		facets: facets.facets(),
		goals: facets.goals(),
	};
}
