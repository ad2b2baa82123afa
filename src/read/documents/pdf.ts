/** Reads PDFs, if the package for it is installed. Nothing in a PDF is run or fetched. */
import { append } from "../../text/append.ts";
import { type AskPdf, withPdfProcess } from "../pdf-process.ts";
import { type Document, type DocumentParagraph, type DocumentReader, refuse, refuseKind } from "./document.ts";
import type { PdfAnswer, PdfError, PdfFacts, PdfPage } from "./pdf-library.ts";
import { type Span, spanLines, type Tally } from "./spans.ts";

/** Makes a reader of PDFs that asks a process with the package for what is in them. */
export function pdfReader(withProcess: typeof withPdfProcess): DocumentReader {
	return async (bytes, { maxSize }) => {
		const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
		if (!text.slice(0, head).includes("%PDF-")) refuseKind(bytes, "a PDF");
		if (encrypted.test(text)) refuseLocked();
		return withProcess(async (ask) => {
			const loaded = await ask("load");
			if (loaded !== "loaded") expected("file", loaded);
			const { file } = expected("file", await ask({ bytes, maxSize }));
			return documentIn(file, imagesIn(text), ask);
		});
	};
}

/** Reads a PDF with the package `unpdf`, resolved from the program's folder, never from the notes'. */
export const readPdf: DocumentReader = pdfReader(withPdfProcess);

const head = 1024;

/** An answer of the kind that was asked for; all others are the fault of the file, or of a missing package. */
function expected<Kind extends "file" | "page">(
	kind: Kind,
	answer: PdfAnswer,
): Extract<PdfAnswer, Record<Kind, unknown>> {
	if (typeof answer === "object" && kind in answer) return answer as Extract<PdfAnswer, Record<Kind, unknown>>;
	if (typeof answer !== "object" || !("error" in answer)) throw new Error("a process answered what nobody asked");
	return answer.isMissing ? refusePackage(answer.error) : refuseUnsound(answer.error);
}

function refusePackage({ code, message }: PdfError): never {
	const isNone = code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND";
	const problem = isNone
		? "Reading a PDF needs the package `unpdf`"
		: `The package \`unpdf\` can't be loaded (${message})`;
	refuse("undecodable", `${problem}. Install it next to Rapporteur: \`npm install unpdf@1.7\`.`);
}

/** Refuses a PDF that can't be opened, or whose pages can't be read. */
function refuseUnsound({ name, message }: PdfError): never {
	if (name === "PasswordException") refuseLocked();
	refuse("undecodable", `Corrupt PDF (${message.replace(/\.$/, "")}). Save it again or restore it.`);
}

/** Only who knows its password may read it, or take words out of it. */
function refuseLocked(): never {
	refuse("undecodable", "This PDF is encrypted. Save it without protection.");
}

async function documentIn(file: PdfFacts, images: number, ask: AskPdf): Promise<Document> {
	const pages = await pagesOf(file.pages, ask);
	const empty = pages.filter(({ lines }) => lines.length === 0);
	if (empty.length === pages.length) {
		const what = pages.length === 1 ? "its page is an image" : `its ${pages.length} pages are images`;
		refuse("undecodable", `This PDF has no text: ${what}. Run text recognition on it.`);
	}
	const cut = pages.filter(({ isCut }) => isCut);
	const external = [
		...Array.from({ length: images }, () => "image"),
		...empty.map(() => "page without words"),
		...cut.map(() => "page with lines over its edge"),
		...pages.flatMap(({ drawn }) => drawn),
		...file.external,
	];
	const lines = pages.flatMap((page) => page.lines);
	const blocks = paragraphsOf(lines, pages[0]?.width ?? 0, { external, addresses: { length: 0 } });
	return { blocks, external, encoding: "utf-8", guess: null, cut: null };
}

const mostPages = 5_000;
const mostWords = 2_000_000;
/** Milliseconds. */
const mostTime = 30_000;

async function pagesOf(count: number, ask: AskPdf) {
	if (count > mostPages) refuse("too-large", `Too large: ${count} pages. The limit is ${mostPages}.`);
	const pages = [];
	const end = performance.now() + mostTime;
	let left = mostWords;
	for (let number = 1; number <= count; number++) {
		const { page } = expected("page", await ask({ page: number }));
		left -= page?.items.length ?? 0;
		if (page === null || left < 0 || performance.now() > end)
			refuse("too-slow", `Too slow: page ${number} has too many pieces of text. Split the file.`);
		// What is left out, such as stamps.
		const drawn = page.annotations.map((each) => record(each)["drawn"]).filter((each) => typeof each === "string");
		pages.push({ width: page.width, drawn, ...linesOn(page, number) });
	}
	return pages;
}

/** Any letter of a name may be written by its number. */
const encrypted = /\/(?:E|#45)(?:n|#6e)(?:c|#63)(?:r|#72)(?:y|#79)(?:p|#70)(?:t|#74)\s*(?:\d+\s+\d+\s+R|<<)/i;
const stream = /(?<!end)stream/g;
const dictionary = 500;

/** How many images there are; where an image is not opaque is an image of its own. */
function imagesIn(text: string): number {
	const images = [...text.matchAll(stream)].filter(({ index }) => {
		const before = text.slice(Math.max(0, index - dictionary), index);
		return /\/Subtype\s*\/Image\b/.test(before.slice(before.lastIndexOf(" obj") + 1));
	});
	return Math.max(0, images.length - new Set(text.match(/\/SMask\s+\d+\s/g)).size);
}

/** Words that were set together, where a reader sees them: points from the left and from the top. */
interface Word extends Span {
	readonly left: number;
	readonly right: number;
	/** Their base line. */
	readonly base: number;
	/** The height of their letters; 0 for white space. */
	readonly size: number;
}

/** A value of unknown shape. */
export const record = (value: unknown): Readonly<Record<string, unknown>> => Object(value);

function areNumbers(value: unknown, count: number): value is readonly number[] {
	return Array.isArray(value) && value.length === count && value.every((each) => Number.isFinite(each));
}

function pointOf([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[], x: number, y: number) {
	return [a * x + c * y + e, b * x + d * y + f] as const;
}

/** Whether two places, of which the first is left of the other and above it, are the corners of a part of the page; null if not. */
function cornersOf(rect: unknown, transform: readonly number[]) {
	if (!areNumbers(rect, 4)) return null;
	const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect;
	const [[ax, ay], [bx, by]] = [pointOf(transform, x1, y1), pointOf(transform, x2, y2)];
	return { left: Math.min(ax, bx), right: Math.max(ax, bx), top: Math.min(ay, by), bottom: Math.max(ay, by) };
}

/** How much of the words between two places stands within the edges of a page. */
function partShown(ends: readonly (readonly [x: number, y: number])[], { width, height }: PdfPage) {
	const [xs, ys] = [ends.map(([x]) => x), ends.map(([, y]) => y)];
	const [left, right, top, base] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
	if (right < 0 || left > width || base < 0 || top > height) return "none";
	return left < 0 || right > width || top < 0 || base > height ? "some" : "all";
}

const mostLinks = 1_000;

/** The words among the items, each with the address of the link that it stands in; what is beyond an edge ends there. */
function wordsOf(page: PdfPage) {
	const turned = page.transform;
	const links = page.annotations
		.flatMap((annotation) => {
			const { rect, url, subtype } = record(annotation);
			const area = cornersOf(rect, turned);
			return subtype === "Link" && typeof url === "string" && area !== null ? [{ ...area, url }] : [];
		})
		.slice(0, mostLinks);
	return page.items.flatMap((item) => {
		const { str: text, transform, width } = record(item);
		if (typeof text !== "string" || text === "" || !areNumbers(transform, 6) || typeof width !== "number") return [];
		const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform;
		const isBlank = text.trim() === "";
		const along = width / (Math.hypot(a, b) || 1);
		const ends = [pointOf(turned, x, y), pointOf(turned, x + along * a, y + along * b)];
		const shown = isBlank ? "all" : partShown(ends, page);
		const [start, base] = pointOf(turned, x, y);
		const [left, right] = [Math.max(start, 0), Math.max(Math.min(start + width, page.width), start)];
		const size = isBlank ? 0 : Math.hypot(c, d);
		const [middle, height] = [(left + right) / 2, base - size / 4];
		const link = links.find(
			(area) => middle >= area.left && middle <= area.right && height >= area.top && height <= area.bottom,
		);
		return [{ shown, text, left, right, base, size, href: link?.url ?? null }];
	});
}

const typedSize = 10;
const typedWidth = 5;
const typedPitch = 12;

/** The words with those that somebody typed on the page or into its fields, each behind the label before it. */
function withTyped(words: readonly Word[], typed: readonly unknown[], turned: readonly number[]): readonly Word[] {
	const all = [...words];
	for (const each of typed) {
		const area = cornersOf(record(each)["rect"], turned);
		const lines = textTyped(each).split(/\r\n|\r|\n/);
		if (area === null || lines.every((line) => line.trim() === "")) continue;
		const { left, right, top, bottom } = area;
		const first = lines.length === 1 ? (top + bottom + typedSize) / 2 : top + typedSize;
		const beside = all.findLastIndex(({ base, left: start }) => Math.abs(base - first) < typedSize && start < left);
		const at = beside < 0 ? all.findLastIndex(({ base }) => base < first) : beside;
		const added = lines.map((text, index): Word => {
			const base = first + index * typedPitch;
			return { text, left, right: Math.min(right, left + text.length * typedWidth), base, size: typedSize, href: null };
		});
		all.splice(at + 1, 0, ...added);
	}
	return all;
}

/** Comments are no part of the page, and boxes that are ticked have no words. */
function textTyped(typed: unknown): string {
	return [record(typed)["value"]]
		.flat()
		.filter((each) => typeof each === "string")
		.join("; ");
}

/** Consecutive words on one base line. */
export interface Line extends Omit<Word, "text" | "href"> {
	readonly spans: Span[];
	right: number;
	size: number;
	readonly page: number;
	/** On its page, from 1, as a reader counts. */
	line: number;
}

/** In heights of letters: how far base lines of one line may be apart, as raised words are; what is no gap, and what is more than a space. */
const sameLine = 0.45;
const touching = 0.15;
const wide = 1.5;

/** The lines of a page in the order of the file, including filled-in form fields; and whether some words stand beyond its edges. */
export function linesOn(page: PdfPage, number: number): { readonly lines: readonly Line[]; readonly isCut: boolean } {
	const items = wordsOf(page);
	const visible = items.filter(({ shown }) => shown !== "none");
	const lines = linesOf(withTyped(visible, page.annotations, page.transform), number);
	return { lines, isCut: items.some(({ shown }) => shown !== "all") };
}

function linesOf(words: readonly Word[], page: number): readonly Line[] {
	const lines: Line[] = [];
	let space = false;
	for (const { text, href, left, right, base, size } of words) {
		const last = lines.at(-1);
		const height = Math.max(last?.size ?? 0, size);
		const gap = (left - (last?.right ?? 0)) / height;
		if (size === 0) space = true;
		else if (last !== undefined && Math.abs(base - last.base) <= sameLine * height && gap > -1) {
			const between = gap > wide ? "\t" : space || gap > touching ? " " : "";
			const isApart = /\s$/u.test(last.spans.at(-1)?.text ?? "") || /^\s/u.test(text);
			last.spans.push({ text: isApart ? text : between + text, href });
			last.right = Math.max(last.right, right);
			last.size = height;
		} else lines.push({ left, right, base, size, spans: [{ text, href }], page, line: 1 });
		if (size > 0) space = false;
	}
	let [line, above] = [0, Number.NEGATIVE_INFINITY];
	const fromTop = [...lines].sort((one, other) => one.base - other.base);
	for (const each of fromTop) {
		if (each.base - above > sameLine * each.size) [line, above] = [line + 1, each.base];
		each.line = line;
	}
	// Programs set heads and feet first or last; but of columns, each is set as a whole.
	return line === lines.length ? fromTop : lines;
}

/** In heights of letters: what lines of one paragraph are apart, how wide a space is, and what no list is indented by. */
const [closest, usualPitch, loosest] = [0.9, 1.2, 1.7];
const [narrowSpace, wideSpace, centred] = [0.25, 0.5, 8];
/** In lines: more than lines of one paragraph have between them. */
const loose = 1.15;
const startsItem = /^\s*(?:[^\p{L}\p{N}\s"'“‘«([<&@#]|o|\(?(?:\p{N}{1,3}|\p{L}|[ivx]{2,4})[.)]|\p{Co})\s/u;
const blank: DocumentParagraph = { kind: "paragraph", lines: [""], heading: false, item: null, place: null };

/** Lines as plain text. A larger gap is a blank line; the one at the top marks that blank lines are known. */
export function paragraphsOf(lines: readonly Line[], width: number, tally: Tally): readonly DocumentParagraph[] {
	const margin = lines.reduce((least, { left }) => Math.min(least, left), width);
	const bottom = lines.reduce((most, { base }) => Math.max(most, base), 0);
	const end = lines.reduce((most, { right }) => Math.max(most, right), width - margin);
	const steps = lines
		.map((line, at) => stepTo(line, lines[at - 1]))
		.filter((step) => step > closest && step < loosest)
		.sort((one, other) => one - other);
	const pitch = steps.find((step, at) => (steps[at + 1] ?? loosest) < step * 1.07) ?? usualPitch;
	const rows: (Line | null)[] = [];
	let above: Line | undefined;
	for (const line of lines) {
		const step = stepTo(line, above);
		const isNear =
			above?.page === line.page
				? step >= 0 && step < loose * pitch
				: above !== undefined && bottom - above.base < pitch * above.size;
		const row = rows.at(-1);
		if (row && above && isNear && isWrapped(line, above, end)) goOn(row.spans, above, line);
		else append(rows, isNear ? [line] : [null, line]);
		above = line;
	}
	return rows.map((row) => {
		if (row === null) return blank;
		const shift = (row.left - margin) / row.size;
		const indent = " ".repeat(shift < centred ? Math.round(shift / wideSpace) : 0);
		// Bullets of symbol fonts are private-use characters.
		const words = spanLines(row.spans, tally)
			.join(" ")
			.trim()
			.replace(/^\p{Co}(?=\s)/u, "•");
		return { ...blank, lines: [indent + words], place: `page ${row.page}, line ${row.line}` };
	});
}

const textOf = ({ spans }: Line): string => spans.map(({ text }) => text).join("");

function stepTo(line: Line, above: Line | undefined): number {
	return above?.page === line.page ? (line.base - above.base) / Math.min(line.size, above.size) : 0;
}

/** Whether a line goes on in the next, as the next word had no room in it. */
function isWrapped(line: Line, above: Line, end: number): boolean {
	const text = textOf(line).trimStart();
	if (startsItem.test(text)) return false;
	const word = ((line.right - line.left) * text.search(/\s|$/)) / text.length;
	return above.right + narrowSpace * above.size + word > end;
}

const address = /(?:https?:\/\/|www\.).*$/isu;

/** Adds the line that one goes on in: a word ends with its line, unless it has a hyphen or is an address. */
function goOn(spans: Span[], line: Line, next: Line): void {
	const text = textOf(line);
	const [begun = ""] = address.exec(text.split(/\s/u).at(-1) ?? "") ?? [];
	const isAddress = /[/?&=_%#.-]$/u.test(begun) || (begun !== "" && /^\S*[/?&=_%]/u.test(textOf(next).trimStart()));
	const last = spans.at(-1);
	// A soft hyphen only says that the word goes on.
	if (text.endsWith("\u00ad") && last !== undefined) spans.splice(-1, 1, { ...last, text: last.text.slice(0, -1) });
	else if (!isAddress && !/\p{L}[-\u2010]$/u.test(text)) spans.push({ text: " ", href: null });
	append(spans, next.spans);
}
