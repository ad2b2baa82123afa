/** The words of a page with their places, as a reader sees it: from the left and from the top. */
import { areaOf, isNumbers, type PdfArea, record, seen } from "./areas.ts";
import { withFilledIn } from "./filled-in.ts";
import type { PdfPage, PdfViewport } from "./package.ts";

/** Words that were set together, on one line. */
export interface PdfWords {
	readonly text: string;
	readonly left: number;
	readonly right: number;
	/** Their base line, from the top. */
	readonly base: number;
	/** The height of their letters; 0 for white space. */
	readonly size: number;
	/** Where they lead. */
	readonly href: string | null;
	/** They run up, down or upside down. */
	readonly turned: boolean;
}

/** A page; its words are in the order in which they were set, which is that of the text. */
export interface PdfSheet {
	/** From 1. */
	readonly number: number;
	readonly width: number;
	readonly words: readonly PdfWords[];
}

/** Reads one page. */
export async function sheetOf(page: PdfPage, number: number): Promise<PdfSheet> {
	const viewport = page.getViewport({ scale: 1 });
	const { items } = await page.getTextContent();
	const areas = (await page.getAnnotations()).flatMap((each) => areaOf(each, viewport));
	page.cleanup();
	const links = areas.filter(({ url }) => url !== null);
	const words = items.flatMap((item) => wordsOf(item, viewport)).map((each) => linked(each, links));
	return { number, width: viewport.width, words: withFilledIn(words, areas) };
}

function wordsOf(item: unknown, viewport: PdfViewport): PdfWords[] {
	const { str, transform, width } = record(item);
	if (typeof str !== "string" || str === "" || !isNumbers(transform, 6) || typeof width !== "number") return [];
	const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform;
	const [left, base] = seen(viewport, x, y);
	const [ahead, below] = seen(viewport, x + a, y + b);
	const turned = ahead <= left || Math.abs(below - base) > (ahead - left) / 4;
	const size = str.trim() === "" ? 0 : Math.hypot(c, d);
	return [{ text: str, left, right: left + width, base, size, href: null, turned }];
}

function linked(words: PdfWords, links: readonly PdfArea[]): PdfWords {
	const [x, y] = [(words.left + words.right) / 2, words.base - words.size / 4];
	const link = links.find(({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom);
	return link === undefined ? words : { ...words, href: link.url };
}
