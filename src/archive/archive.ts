/** The archive page and all that belongs to it, made from what a conversion wrote. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { greatestDepth } from "../ast/nodes.ts";
import type { FormChoice } from "../batch/forms.ts";
import { readOwn } from "../files/own-file.ts";
import { type Fault, fault } from "../findings/finding.ts";
import { readFailure, saysGone } from "../findings/system-failure.ts";
import type { Form } from "../forms/form.ts";
import { loadFormat } from "../input-formats.ts";
import { reportJson } from "../output/json.ts";
import { chooseParsing, parseReport } from "../pipeline.ts";
import { fingerprint } from "../read/decode.ts";
import type { ListedOutput } from "../read/manifest.ts";
import { attempt } from "../text/attempt.ts";
import { removeEmpty } from "../write/durable.ts";
import { writeOutput } from "../write/write.ts";
import { cataloguesOf, passagesOf, wordIndex } from "./catalogues.ts";
import { type ReportsData, type WordShard, yearsOf } from "./data.ts";
import { type Entry, entryOf, facetSet, type Listed, type ManifestEntry, reportInProgress } from "./entry.ts";
import { indexHtml, pageHash } from "./index-html.ts";
import { clearStale, dataFile, dataFolder, feed, foreignIn, sitemaps } from "./own-files.ts";

/** How an archive is made. */
export interface ArchiveJob {
	/** The archive, absolute. */
	readonly folder: string;
	readonly form: FormChoice;
	/** Bytes: larger reports are not read. */
	readonly maxSize: number;
	/** Where it is published, ending in a slash; null if unknown. */
	readonly base: string | null;
	/** Receives every output that was changed, and every report that can't be read. */
	readonly tell: (path: string, what: "changed" | "missing" | Fault) => void;
	/** Lets the process look up between two reports; false where it is to end. */
	readonly goOn: () => Promise<boolean>;
}

/** What became of an archive: how many reports it shows, or why it could not be made; null if the process was interrupted. */
export type Archived = { readonly count: number } | { readonly file: string; readonly fault: Fault } | null;

/** Makes the page; if that fails, no page is left behind. */
export async function writeArchive(entries: readonly ManifestEntry[], job: ArchiveJob): Promise<Archived> {
	const found = foreignIn(job.folder, job.base !== null);
	if (found !== null) return found;
	const collected = await collect(entries, job);
	if (collected === null) return null;
	const count = collected.listed.length;
	if (count === 0) {
		const isConverted = entries.some((entry) => candidates(entry).length > 0);
		const why = isConverted ? ": none of the reports can be read." : ". Convert notes with `-t html,json` first.";
		return { file: "manifest.jsonl", fault: fault("no-files", `No report to show${why}`) };
	}
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
	const catalogues = cataloguesOf(formsOf(entries, job), job.base);
	const lines = catalogues.map((catalogue) => ({ catalogue, texts: [catalogue.open] }));
	const listed: Listed[] = [];
	const [facets, words, hash] = [facetSet(), wordIndex(), createHash("sha256")];
	for (const each of entries) {
		if (!(await job.goOn())) return null;
		const read = await readReport(each, job);
		if (read === null) continue;
		const { entry, sha256 } = read;
		for (const { catalogue, texts } of lines) texts.push(catalogue.entry(entry));
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

/** The files by their names. Files that others refer to come first, so that the page never refers to a missing file. */
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

/** Reads the report of an input, and the fingerprint of the file that holds it; null where it can't be read. */
async function readReport(
	listed: ManifestEntry,
	{ folder, form: choose, maxSize, tell }: ArchiveJob,
): Promise<{ readonly entry: Entry; readonly sha256: string } | null> {
	let isTold = false;
	for (const output of candidates(listed)) {
		const path = join(folder, output.path);
		let bytes: Uint8Array;
		try {
			bytes = readOwn(path, folder, maxSize);
		} catch (error) {
			const why = fault("unreadable-file", `Can't read this file: ${readFailure(error)}.`);
			isTold = true;
			tell(output.path, saysGone(error) ? "missing" : why);
			continue;
		}
		const sha256 = fingerprint(bytes);
		const found = await reportIn(Buffer.from(bytes).toString("utf8"), output, choose);
		isTold ||= sha256 !== output.sha256 && found === null;
		if (sha256 !== output.sha256) tell(output.path, found === null ? damaged : "changed");
		if (found === null) continue;
		if (!("code" in found)) return { entry: entryOf(listed, found.report, found.form), sha256 };
		tell(output.path, found);
		return null;
	}
	if (!isTold) tell(listed.outputs[0]?.path ?? listed.path, nothing);
	return null;
}

const nothing = fault(
	"unreadable-file",
	"The manifest lists no JSON, Markdown or `ast` report of these notes. Convert them with `-t json` as well.",
);
const damaged = fault(
	"unreadable-file",
	"Changed since it was written, and no report can be read from it. Write it again with `convert --force`.",
);

/** The JSON has all and is read at once; Markdown and the tree are understood again. */
function candidates({ outputs }: ManifestEntry): ListedOutput[] {
	const rank = ({ path }: ListedOutput): number =>
		/\.ast\.json$/i.test(path) ? 2 : /\.json$/i.test(path) ? 0 : /\.md$/i.test(path) ? 1 : 3;
	return outputs.filter((output) => rank(output) < 3).sort((a, b) => rank(a) - rank(b));
}

/** The report in the text of an output, and its form; null if it holds none. */
async function reportIn(text: string, { path }: ListedOutput, choose: FormChoice) {
	const json = reportInProgress(attempt(() => JSON.parse(text)));
	if (json !== null) {
		const form = choose(json.form, null);
		return "code" in form ? form : { report: json, form };
	}
	const parsing = chooseParsing(text, await loadFormat({ from: null, path, text }), {
		form: (own) => (own === null ? nothing : choose(own, null)),
		maxDepth: greatestDepth,
	});
	if ("code" in parsing) return parsing.code === "broken-form" ? parsing : null;
	const { form } = parsing;
	const report = reportInProgress(reportJson(parseReport(text, parsing), { form, source: null }));
	return report === null ? null : { report, form };
}
