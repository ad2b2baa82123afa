/** Every page of the archive, for search machines. */
import { markupWords } from "../templates/escapes.ts";
import { webAddress } from "./addresses.ts";
import type { Listed } from "./listed.ts";

/** How every sitemap of ours begins, so that an old one is known for what it is. */
export const sitemapOpening = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- rapporteur archive -->\n';

/** More addresses than this may not stand in one file. */
const most = 50_000;

/** The files of the sitemap: one, or as many as it takes and one that lists them. */
export function sitemaps(reports: readonly Listed[], base: string): { readonly file: string; readonly text: string }[] {
	const addresses = [
		base,
		...reports.flatMap(({ path, further }) => [path, ...further].map((page) => webAddress(page, base))),
	];
	if (addresses.length <= most) return [{ file: "sitemap.xml", text: urlSet(addresses) }];
	const parts = Array.from({ length: Math.ceil(addresses.length / most) }, (_, part) => ({
		file: `sitemap-${part + 1}.xml`,
		text: urlSet(addresses.slice(part * most, (part + 1) * most)),
	}));
	const list = parts.map(({ file }) => `<sitemap><loc>${markupWords(base + file)}</loc></sitemap>\n`);
	return [...parts, { file: "sitemap.xml", text: document("sitemapindex", list) }];
}

const urlSet = (addresses: readonly string[]): string =>
	document(
		"urlset",
		addresses.map((address) => `<url><loc>${markupWords(address)}</loc></url>\n`),
	);

const document = (root: string, lines: readonly string[]): string =>
	`${sitemapOpening}<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join("")}</${root}>\n`;
