/** What `{% styles %}` writes. */
import { createHash } from "node:crypto";
import { pageMark } from "./marks.ts";
import type { TemplateSource } from "./source.ts";
import type { Gathered } from "./syntax/syntax.ts";

/** The policy of a page, which allows its style sheets and its own pictures, and the sheets. */
export function pageHead(
	source: Pick<TemplateSource, "styles" | "assets">,
	{ styles }: Pick<Gathered, "styles">,
	goalRules: string,
): string {
	const sheet = [...source.styles, goalRules].filter((css) => css !== "").join("\n");
	const hashes = [...(sheet === "" ? [] : [sheet]), ...styles].map((css) => `'sha256-${hashOf(css)}'`);
	// Of addresses, only `data:` gets as far as here.
	const embeds = [sheet, ...styles].some((css) => /url\(/i.test(css));
	const allowed = [
		"default-src 'none'",
		...(hashes.length > 0 ? [`style-src ${hashes.join(" ")}`] : []),
		...(Object.keys(source.assets).length > 0 || embeds ? ["img-src data:"] : []),
		...(embeds ? ["font-src data:"] : []),
		"base-uri 'none'",
		"form-action 'none'",
	];
	const head = [
		`<meta http-equiv="content-security-policy" content="${allowed.join("; ")}">`,
		// By this a page is known that lies beside its notes.
		pageMark,
		...(sheet === "" ? [] : [`<style>${sheet}</style>`]),
	];
	return head.join("\n");
}

const hashOf = (css: string): string => createHash("sha256").update(css).digest("base64");
