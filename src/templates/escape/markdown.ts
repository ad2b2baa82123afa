/** Words in Markdown. */
import { safeHref } from "../../text/links.ts";
import { cleanLine, cleanWords, writable } from "../plain-value.ts";
import { SafeText } from "../safe-text.ts";
import type { Escape } from "./escape.ts";

/** Words on a line of Markdown. */
export const markdownWords: Escape = (value) =>
	cleanLine(value)
		.replace(/[\\`*_[\]<>|~$&!]/g, "\\$&")
		.replace(/^(?:[#+=-]|\d+(?=[.)]))/, leading)
		.replace(/#+$/, (signs) => "\\#".repeat(signs.length));

/** Where a block may begin, prose that is Markdown already stays so: each of its lines stands in the same quotes and items. */
export function markdownBlock(line: string): Escape {
	const escaping = markdownBlocks.get(line) ?? blockEscape(line);
	markdownBlocks.set(line, escaping);
	return escaping;
}

/** The escaping behind each start of a line that any template has. */
const markdownBlocks = new Map<string, Escape>();

function blockEscape(line: string): Escape {
	const below = line.replace(/[^>\s]/g, " ");
	return (value) => {
		if (!SafeText.is(value, "markdown")) return markdownWords(value);
		const [first = "", ...rest] = writable(String(value)).split("\n");
		return [first, ...rest.map((text) => (text === "" ? below.trimEnd() : below + text))].join("\n");
	};
}

/** Words right behind a `]`, which must not make it a link or a reference. */
export const markdownBehindBracket: Escape = (value) => markdownWords(value).replace(/^[(:[]/, "\\$&");

/** What would open a heading, a list or a rule at the start of a line. */
function leading(found: string): string {
	return /\d/.test(found) ? `${found}\\` : `\\${found}`;
}

/** An address between angle brackets or in the brackets of a link. */
export const markdownAddress: Escape = (value) => {
	const href = safeHref(cleanWords(value).trim());
	return href === null ? "#" : href.replace(/[\\<>()[\]`*_|~$&]/g, percent);
};

// `&` may be part of a reference such as `&lt;`, which Markdown reads in addresses too.
const percent = (sign: string): string =>
	sign === "&" || sign === "_" || sign === "~" || sign === "*" || sign === "$"
		? `\\${sign}`
		: `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
