/** Joins the runs of a paragraph into its lines, with the addresses that its links hide. */
import { safeHref } from "../../text/links.ts";

/** A run of words and its link. */
export interface Span {
	readonly text: string;
	readonly href: string | null;
}

/** The lines of a paragraph, without a final line break. Links whose address is not in the text are added to `external`. */
export function spanLines(spans: readonly Span[], external: string[]): string[] {
	const lines: Span[][] = [[]];
	for (const { text, href } of spans) {
		for (const [index, piece] of text.split(/\r\n|[\n\r\v\u2028\u2029]/u).entries()) {
			if (index > 0) lines.push([]);
			if (piece !== "") lines.at(-1)?.push({ text: piece, href });
		}
	}
	if (lines.length > 1 && lines.at(-1)?.every(({ text }) => text.trim() === "")) lines.pop();
	return lines.map((line) => lineOf(line, external));
}

function lineOf(spans: readonly Span[], external: string[]): string {
	const runs = joined(spans);
	const others = runs.filter(({ href }) => href === null).map(({ text }) => text);
	const linked = others.length < runs.length && isBesideLinks(others.join(" "));
	if (!linked) for (const run of runs) if (withAddress(run) !== run.text) external.push("link");
	return withoutLooks(runs.map((run) => (linked ? withAddress(run) : run.text)).join(""));
}

const labelBefore = /^[^:]{0,120}:/u;
const word = /[^\s\p{P}]/u;

/** Whether text beside links leaves the line a mere list of links: it is a label, or separates them. */
function isBesideLinks(text: string): boolean {
	return !word.test(text) || (labelBefore.test(text) && !word.test(text.replace(labelBefore, "")));
}

/** A link may be many runs, as a word of it in bold is one. */
function joined(spans: readonly Span[]): Span[] {
	const runs: Span[] = [];
	for (const span of spans) {
		const last = runs.at(-1);
		if (last !== undefined && last.href === span.href) runs.splice(-1, 1, { ...last, text: last.text + span.text });
		else runs.push(span);
	}
	return runs;
}

/** The address follows a no-break space, which distinguishes it from one that somebody typed. */
function withAddress({ text, href }: Span): string {
	const address = href === null ? null : webAddress(href);
	if (address === null || text.trim() === "" || bare(text).includes(bare(address))) return text;
	const end = text.trimEnd().length;
	return `${text.slice(0, end)}\u00a0(${address})${text.slice(end)}`;
}

function webAddress(href: string): string | null {
	const address = href.trim();
	return /^https?:/i.test(address) && !/[()\s]/.test(address) ? safeHref(address) : null;
}

const bare = (address: string): string =>
	address
		.trim()
		.replace(/^https?:\/\/(?:www\.)?/i, "")
		.replace(/\/$/, "")
		.toLowerCase();

/** No-break spaces that only separate words become spaces. */
function withoutLooks(line: string): string {
	return line.replace(/^\u00a0+|\u00a0+$|\u00a0+(?= )|(?<= )\u00a0+/g, (spaces) => " ".repeat(spaces.length)).trimEnd();
}
