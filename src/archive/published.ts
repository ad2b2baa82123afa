/** What an archive has beside its page where it is published: the newest reports for readers of feeds, and every page for search machines. */
import { markupWords } from "../templates/escapes.ts";
import { relativeUri } from "../text/links.ts";
import { startOf } from "./data/dates.ts";
import type { Listed } from "./entry.ts";

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

/** How every feed begins, by which an old one is recognised. */
export const feedOpening =
	'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n<generator>rapporteur</generator>\n';

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

/** How each of our sitemaps begins: an old one is recognised by it. */
export const sitemapOpening = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- rapporteur archive -->\n';

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
