/** The archive page and all that belongs to it, made from what a conversion wrote. */
import { join } from "node:path";
import { type Fault, fault } from "../findings/faults.ts";
import { removeEmpty } from "../write/durable.ts";
import { writeFault, writeOutput } from "../write/write.ts";
import { type ArchiveJob, type Collected, collect, type Listed } from "./collect.ts";
import { yearsOf } from "./data/dates.ts";
import type { FurtherLink, ReportsData, WordShard } from "./data/shapes.ts";
import { dataFile, dataFolder } from "./data-file.ts";
import { indexHtml, pageHash } from "./index-html.ts";
import type { ManifestEntry } from "./manifest.ts";
import { clearStale, foreignIn } from "./own-files.ts";
import { feed, sitemaps } from "./published.ts";

/** What became of an archive: how many reports it shows, or why there is none; null where the process is to end. */
export type Archived = { readonly count: number } | { readonly file: string; readonly fault: Fault } | null;

/** Makes the page; where there is none to make, nothing is left of it. */
export async function writeArchive(entries: readonly ManifestEntry[], job: ArchiveJob): Promise<Archived> {
	const found = foreignIn(job.folder, job.base !== null);
	if (found !== null) return found;
	try {
		const collected = await tryCollect(entries, job);
		return collected === null || "fault" in collected ? collected : await writeFiles(collected, job);
	} finally {
		removeEmpty(join(job.folder, dataFolder));
	}
}

/** Files that others lead to come first, so that the page never leads to one that is not there. */
async function writeFiles(collected: Collected, job: ArchiveJob): Promise<Archived> {
	const count = collected.listed.length;
	if (count === 0) return { file: "manifest.jsonl", fault: fault("no-files", "No report to show", "a converted note") };
	const drafts = join(job.folder, dataFolder);
	const written = new Set<string>();
	for (const { file, text } of filesOf(collected, job.base)) {
		if (!(await job.goOn())) return null;
		const output = { path: join(job.folder, file), content: text };
		const failed = await writeOutput(output, { clobber: true, makeFolders: true, within: job.folder, drafts });
		if (failed !== null) return { file, fault: failed };
		written.add(file);
	}
	clearStale(job.folder, written);
	return { count };
}

async function tryCollect(entries: readonly ManifestEntry[], job: ArchiveJob) {
	try {
		return await collect(entries, job);
	} catch (error) {
		return { file: "catalogue.*", fault: writeFault(error) };
	}
}

interface OutputFile {
	readonly file: string;
	readonly text: string;
}

function* filesOf(
	{ listed, facets, words, fingerprint: source }: Collected,
	base: string | null,
): Generator<OutputFile> {
	const fingerprint = pageHash(source);
	const data = (name: string, text: string): OutputFile => ({
		file: `${dataFolder}/${name}.js`,
		text: dataFile(name, fingerprint, text),
	});
	const shards: WordShard[] = [];
	for (const { places, ...shard } of words.shards()) {
		yield data(`words-${shards.length}`, places);
		shards.push(shard);
	}
	yield data("words", JSON.stringify({ shards }));
	yield data("reports", JSON.stringify(reportsData(listed, facets)));
	if (base !== null) {
		yield { file: "feed.xml", text: feed(listed, base) };
		yield* sitemaps(listed, base);
	}
	yield {
		file: "index.html",
		text: indexHtml({ count: listed.length, years: yearSpan(listed), fingerprint, published: base !== null }),
	};
}

function reportsData(listed: readonly Listed[], facets: Collected["facets"]): ReportsData {
	return {
		titles: listed.map(({ title }) => title),
		dates: listed.map(({ date }) => date),
		paths: listed.map(({ path }) => path),
		further: listed.flatMap(furtherLinks),
		facets: facets.facets(),
		goals: facets.goals(),
	};
}

function furtherLinks({ path: main, further }: Listed, report: number): FurtherLink[] {
	return further.map((path) => ({ report, path, label: linkLabel(path, main) }));
}

function yearSpan(listed: readonly Listed[]): readonly [number, number] | null {
	const years = listed.flatMap(({ date }) => yearsOf(date));
	if (years.length === 0) return null;
	return years.reduce<[number, number]>(
		([first, last], year) => [Math.min(first, year), Math.max(last, year)],
		[years[0] ?? 0, years[0] ?? 0],
	);
}

/** What a further page of a report is called: what its name has that the main page's has not (`a.letter.html`). */
function linkLabel(path: string, main: string): string {
	const name = path.slice(path.lastIndexOf("/") + 1);
	const stem = main.slice(main.lastIndexOf("/") + 1).replace(/\.[^.]*$/, "");
	return name.startsWith(`${stem}.`) ? name.slice(stem.length + 1).replace(/\.[^.]*$/, "") : name;
}
