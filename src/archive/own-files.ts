/** The files that `archive` writes: it replaces and removes only what it made itself. */
import { type Dirent, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { sortOf } from "../files/own-file.ts";
import { foldName } from "../files/paths.ts";
import { type Fault, fault } from "../findings/finding.ts";
import { headOf } from "../read/load.ts";
import { markupWords } from "../templates/escapes.ts";
import { attempt } from "../text/attempt.ts";
import { relativeUri } from "../text/links.ts";
import { draftName } from "../write/replace-file.ts";
import { isSameFile } from "../write/write.ts";
import { startOf } from "./data.ts";
import type { Listed } from "./entry.ts";

/** How every data file begins; only files that do are ever removed. */
const dataFileOpening = "rapporteurArchive(";

/**
 * The text of a data file: a script that passes one text to the page, since a page from a disk may load only scripts.
 * The fingerprint shows whether the file belongs to the same archive as the page.
 */
export function dataFile(name: string, fingerprint: string, text: string): string {
	return `${dataFileOpening}"${name}","${fingerprint}",${quoted(text)});\n`;
}

/** A text in single quotes, as JSON holds many double ones; nothing in it ends the script or the line. */
function quoted(text: string): string {
	return `'${text.replace(/['\\<\n\r\u2028\u2029\p{Cs}]/gu, escaped)}'`;
}

const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** The folder for the data files of the page: a name that no note can take. */
export const dataFolder = "catalogue.data";

/** How every feed begins, by which an old one is recognised. */
const feedOpening =
	'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n<generator>rapporteur</generator>\n';

/** How each of our sitemaps begins: an old one is recognised by it. */
const sitemapOpening = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- rapporteur archive -->\n';

interface Kind {
	readonly path: RegExp;
	/** How those begin that `archive` made. */
	readonly opening: string | RegExp;
	/** If no file of another program is overwritten. */
	readonly kept: "always" | "published" | "never";
}

const draft = new RegExp(draftName.source.replace("^", `^${dataFolder}/`));
const page = /^<!doctype html>\s+<html lang="en" data-fingerprint="/;
const table = /^"?report"?,.*"?speakers"?,"?form"?,"?page"?,"?path"?\r?\n/;
const records = /^<\?xml [^>]+>\s+<records xmlns:oai_dc=/;

const kinds: readonly Kind[] = [
	{ path: /^catalogue\.data\/words-\d+\.js$/, opening: dataFileOpening, kept: "always" },
	{ path: draft, opening: "", kept: "never" },
	{ path: /^catalogue\.data\/(?:words|reports)\.js$/, opening: dataFileOpening, kept: "always" },
	{ path: /^index\.html$/, opening: page, kept: "always" },
	{ path: /^catalogue\.csv$/, opening: table, kept: "always" },
	{ path: /^catalogue\.jsonl$/, opening: /^\{"path":".+?","form":"/, kept: "always" },
	{ path: /^catalogue\.xml$/, opening: records, kept: "always" },
	{ path: /^feed\.xml$/, opening: feedOpening, kept: "published" },
	{ path: /^sitemap\.xml$/, opening: sitemapOpening, kept: "published" },
	{ path: /^sitemap-\d+\.xml$/, opening: sitemapOpening, kept: "published" },
];

/** The first file in the way that `archive` did not make, and why nothing is written; null if all is well. */
export function foreignIn(
	archive: string,
	isPublished: boolean,
): { readonly file: string; readonly fault: Fault } | null {
	for (const { path, entry, kind } of candidates(archive)) {
		if (kind.kept === "never" || (kind.kept === "published" && !isPublished)) continue;
		if (entry.isFile() && isOurs(archive, path, kind)) continue;
		const what = entry.isFile() ? "the existing file was not made by `archive`" : `it is a ${sortOf(entry)}`;
		return {
			file: join(dirname(path), entry.name),
			fault: fault("write-failed", `Not written: ${what}. Rename it.`),
		};
	}
	return null;
}

/** Whether `archive` made a file that has one of its names. */
export const isOfPage =
	(archive: string) =>
	(path: string): boolean =>
		kinds.some((kind) => kind.path.test(path) && isOurs(archive, path, kind));

/** Removes old files; one that can't be removed does no harm, because nothing refers to it. */
export function clearStale(archive: string, written: ReadonlySet<string>): void {
	for (const { path, kind } of candidates(archive)) {
		if (!written.has(path) && isOurs(archive, path, kind)) attempt(() => rmSync(join(archive, path)));
	}
}

function isOurs(archive: string, path: string, { opening }: Kind): boolean {
	const head = headOf(join(archive, path), 65_536);
	return typeof opening === "string" ? head.startsWith(opening) : opening.test(head);
}

/** What has one of the names, kind by kind; a name in other letters that the disk takes for one of them has that path. */
function candidates(archive: string) {
	const pathOf = (below: string, { name }: Dirent): string => {
		const path = `${below}${foldName(name)}`;
		return isSameFile(join(archive, path), join(archive, below, name)) ? path : `${below}${name}`;
	};
	const all = ["", `${dataFolder}/`].flatMap((below) => {
		const entries = attempt(() => readdirSync(join(archive, below), { withFileTypes: true })) ?? [];
		return entries.map((entry) => ({ path: pathOf(below, entry), entry }));
	});
	return kinds.flatMap((kind) => all.filter(({ path }) => kind.path.test(path)).map((each) => ({ ...each, kind })));
}

/** The address under which an archive is published, ending in a slash; or what is wrong with it. */
export function baseAddress(given: string): { readonly base: string } | { readonly wrong: string } {
	const hint = "Write an address such as `https://example.org/reports/`.";
	if (!URL.canParse(given)) return { wrong: `\`${given}\` is not a web address. ${hint}` };
	const { protocol, username, password, search, hash, origin, pathname } = new URL(given);
	if (protocol !== "https:" && protocol !== "http:") return { wrong: `\`${given}\` is not a web address. ${hint}` };
	if (username !== "" || password !== "") return { wrong: `it holds a name or password. ${hint}` };
	if (search !== "" || hash !== "") return { wrong: `\`${given}\` has a \`?\` or \`#\`. ${hint}` };
	return { base: origin + (pathname.endsWith("/") ? pathname : `${pathname}/`) };
}

const newest = 100;

/** The text of `feed.xml`. Reports without a year have no place in it. */
export function feed(reports: readonly Listed[], base: string): string {
	const dated = reports.flatMap((report) => {
		const day = startOf(report.date);
		return day === null ? [] : [{ ...report, day: fullDay(day) }];
	});
	// The sort is stable: of one day, the reports stay in the order of their paths.
	const shown = dated.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0)).slice(0, newest);
	// Atom wants a date even where there is no report.
	const updated = shown[0]?.day ?? "1970-01-01";
	return `${feedOpening}<id>${markupWords(base)}</id>
<title>Archive of reports</title>
<updated>${updated}T00:00:00Z</updated>
<author><name>Archive of reports</name></author>
<link rel="self" href="${markupWords(`${base}feed.xml`)}"/>
<link rel="alternate" type="text/html" href="${markupWords(base)}"/>
${shown.map((report) => entry(report, base)).join("")}</feed>
`;
}

function entry({ title, pages: [page = ""], day }: Listed & { readonly day: string }, base: string): string {
	const address = markupWords(base + relativeUri(page));
	return `<entry>
<id>${address}</id>
<title>${markupWords(title)}</title>
<updated>${day}T00:00:00Z</updated>
<link rel="alternate" href="${address}"/>
</entry>
`;
}

/** A month or a year counts from its first day. */
function fullDay(start: string): string {
	const [year = "", month = "01", day = "01"] = start.split("-");
	return `${year}-${month}-${day}`;
}

/** More addresses than this may not stand in one file. */
const most = 50_000;

/** The files of the sitemap by their names: one, or as many as it takes and one that lists them. */
export function sitemaps(reports: readonly Listed[], base: string): [string, string][] {
	const pages = reports.flatMap((report) => report.pages.map(relativeUri));
	const locations = ["", ...pages].map((page) => `<url><loc>${markupWords(base + page)}</loc></url>\n`);
	if (locations.length <= most) return [["sitemap.xml", document("urlset", locations)]];
	const parts = Array.from({ length: Math.ceil(locations.length / most) }, (_, part): [string, string] => [
		`sitemap-${part + 1}.xml`,
		document("urlset", locations.slice(part * most, (part + 1) * most)),
	]);
	const list = parts.map(([file]) => `<sitemap><loc>${markupWords(base + file)}</loc></sitemap>\n`);
	return [...parts, ["sitemap.xml", document("sitemapindex", list)]];
}

const document = (root: string, lines: readonly string[]): string =>
	`${sitemapOpening}<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join("")}</${root}>\n`;
