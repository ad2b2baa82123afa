/** Joins the runs of a paragraph into its lines, with the addresses that its links hide. */
import { codePoint } from "dingbat-to-unicode";
import { safeHref } from "../../text/links.ts";
import { boundAdded } from "./document.ts";

/** A run of words and its link. */
export interface Span {
	readonly text: string;
	readonly href: string | null;
}

/** What is counted while a document is read. */
export interface Tally {
	/** A name for everything that was not read; `link` for an address that is not in the text. */
	readonly external: string[];
	/** Characters of all addresses, as many links may share one. */
	readonly addresses: { length: number };
}

/** The lines of a paragraph, without a final line break. */
export function spanLines(spans: readonly Span[], tally: Tally): string[] {
	const lines: Span[][] = [[]];
	for (const { text, href } of spans) {
		for (const [index, piece] of text.split(/\r\n|[\n\r\v\u2028\u2029]/u).entries()) {
			if (index > 0) lines.push([]);
			if (piece !== "") lines.at(-1)?.push({ text: piece, href });
		}
	}
	if (lines.length > 1 && lines.at(-1)?.every(({ text }) => text.trim() === "")) lines.pop();
	return lines.map((line) => lineOf(line, tally));
}

function lineOf(spans: readonly Span[], tally: Tally): string {
	const runs = joined(spans);
	const others = runs.filter(({ href }) => href === null).map(({ text }) => text);
	for (const { href } of runs) countAddress(href, tally);
	const linked = others.length < runs.length && isBesideLinks(others.join(" "));
	const shown = runs.map((run) => (linked ? withAddress(run) : run.text));
	for (const [at, run] of runs.entries()) if (hidesAddress(run) && shown[at] === run.text) tally.external.push("link");
	return withoutLooks(shown.join(""));
}

/** Counts the address of a link, and refuses a document of which all are too long. */
function countAddress(href: string | null, tally: Pick<Tally, "addresses">): void {
	tally.addresses.length += href?.length ?? 0;
	boundAdded(tally.addresses.length, "the addresses of its links");
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

/** Whether the words of a link do not say where it leads; within the document, nothing is lost. */
function hidesAddress({ text, href }: Span): boolean {
	return href !== null && !/^\s*#/.test(href) && text.trim() !== "" && !bare(text).includes(bare(href));
}

/** The address follows a no-break space, which distinguishes it from one that somebody typed. */
function withAddress(link: Span): string {
	const { text, href } = link;
	const address = href !== null && hidesAddress(link) ? webAddress(href) : null;
	if (address === null) return text;
	const end = text.trimEnd().length;
	return `${text.slice(0, end)}\u00a0(${address})${text.slice(end)}`;
}

function webAddress(href: string): string | null {
	const address = href.trim();
	return /^https?:/i.test(address) && !/[()\s]/.test(address) ? safeHref(address) : null;
}

const bare = (address: string): string =>
	address
		.replace(/\s+/g, "")
		.replace(/^(?:https?:\/\/(?:www\.)?|mailto:|tel:)/i, "")
		.replace(/\/$/, "")
		.toLowerCase();

/** No-break spaces that only separate words become spaces. */
function withoutLooks(line: string): string {
	return line
		.replace(/\u00a0+/g, (spaces, at: number) => {
			const around = [line[at - 1] ?? " ", line[at + spaces.length] ?? " "];
			return around.includes(" ") ? " ".repeat(spaces.length) : spaces;
		})
		.trimEnd();
}

const [first, last] = [0xf000, 0xf0ff];

/** Whether a UTF-16 unit is one of the private ones that stand for the characters of symbol fonts. */
export const isOfSymbols = (unit: number): boolean => unit >= first && unit <= last;

/** The character that a font shows for a number, private or not; null for one that is unknown. */
export function symbolIn(font: string, number: number): string | null {
	return codePoint(font.trim(), isOfSymbols(number) ? number - first : number)?.string ?? null;
}
