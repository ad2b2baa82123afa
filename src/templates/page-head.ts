/** What `{% styles %}` writes: the policy of a page, which allows its own style sheets and pictures, and the sheets. */
import { patternFor, type Scripts } from "../text/ascii.ts";
import { crypto } from "../text/lazy.ts";
import type { TemplateData } from "./data.ts";
import { cleanLine } from "./escapes.ts";
import { pageMark } from "./marks.ts";
import type { Placed } from "./places/place.ts";
import type { TemplateSource } from "./template.ts";

/** Writes the head of a page from a report's data and what the page has itself. */
export type PageHead = (data: TemplateData, page?: Partial<Pick<Placed, "sheets" | "hasEncoding">>) => string;

/** What writes the heads of a template's pages. */
export function pageHeads({ styles, assets }: Pick<TemplateSource, "styles" | "assets">): PageHead {
	const sheets = new Map<string, Sheet>();
	// Of addresses, only `data:` gets as far as here.
	const embedding = (css: string): boolean => /url\(/i.test(css);
	const titling = (css: string): boolean => css.includes("--headline");
	const [stylesEmbed, stylesTitle] = [styles.some(embedding), styles.some(titling)];
	return (data, { sheets: own = [], hasEncoding = true } = {}) => {
		const embeds = stylesEmbed || own.some(embedding);
		const images = Object.keys(assets).length > 0 || embeds;
		const wantsHeadline = stylesTitle || own.some(titling);
		const goalRules = data.goal_styles;
		const sheet = sheets.get(goalRules) ?? sheetOf([...styles, goalRules]);
		sheets.set(goalRules, sheet);
		const headline = sheetOf(wantsHeadline ? [headlineRule(cleanLine(data.headline))] : []);
		const hashes = [...sheet.hashes, ...headline.hashes, ...own.map(hashOf)];
		const policy = [
			"default-src 'none'",
			...(hashes.length > 0 ? [`style-src ${hashes.join(" ")}`] : []),
			...(images ? ["img-src data:"] : []),
			...(embeds ? ["font-src data:"] : []),
			"base-uri 'none'",
			"form-action 'none'",
		];
		let head = hasEncoding ? "" : '<meta charset="utf-8">\n';
		// By its mark a page is known that lies beside its notes.
		head += `<meta http-equiv="content-security-policy" content="${policy.join("; ")}">\n${pageMark}`;
		// Added up, so that a sheet is not copied before the page is written.
		for (const element of [...sheet.elements, ...headline.elements]) head += `\n${element}`;
		return head;
	};
}

/** A style sheet in its element, and the policy that allows it; none if it would be empty. */
interface Sheet {
	readonly hashes: readonly string[];
	readonly elements: readonly string[];
}

function sheetOf(parts: readonly string[]): Sheet {
	const css = parts.filter((part) => part !== "").join("\n");
	return css === "" ? { hashes: [], elements: [] } : { hashes: [hashOf(css)], elements: [`<style>${css}</style>`] };
}

const hashOf = (css: string): string => `'sha256-${crypto().hash("sha256", css, "base64")}'`;

/** What is longer would reach into the text of a printed page. */
const longest = 110;

const otherSigns: Scripts = { ascii: /[^A-Za-z0-9 ]/g, any: () => /[^\p{L}\p{N} ]/gu };

/** The headline for style sheets, such as those of running headers: a string in which only letters and digits stand as they are. */
function headlineRule(headline: string): string {
	const short = headline.length > longest ? `${headline.slice(0, longest).replace(/\s+\S*$/u, "")}…` : headline;
	const text = short.replace(patternFor(short, otherSigns), (sign) => `\\${sign.codePointAt(0)?.toString(16)} `);
	return `:root{--headline:"${text}"}`;
}
