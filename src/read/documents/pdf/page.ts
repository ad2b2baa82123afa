/** Reads the words of a page. */
import { areaOf, fieldArea, isNumbers, type PdfArea, record, seen } from "./areas.ts";
import { type PdfBudget, wordsIn } from "./budget.ts";
import { withFilledIn } from "./filled-in.ts";
import type { PdfPage, PdfViewport } from "./package.ts";
import type { PdfSheet, PdfWords } from "./sheet.ts";

/** What is known of a page before it is read. */
export interface PageInfo {
	readonly number: number;
	/** The fields on it. */
	readonly fields: readonly unknown[];
	readonly budget: PdfBudget;
}

/** Reads one page; null where it is too much. */
export async function sheetOf(page: PdfPage, { number, fields, budget }: PageInfo): Promise<PdfSheet | null> {
	const viewport = page.getViewport({ scale: 1 });
	const items = await wordsIn(page, budget);
	if (items === null) return null;
	const areas = (await page.getAnnotations({ intent: "print" })).flatMap((each) => areaOf(each, viewport));
	page.cleanup();
	const links = areas.filter(({ url }) => url !== null).slice(0, mostLinks);
	const words = items.flatMap((item) => wordsOf(item, viewport)).map((each) => linked(each, links));
	const filled = [...areas, ...fields.flatMap((field) => fieldArea(field, viewport))];
	return { number, width: viewport.width, words: withFilledIn(words, filled) };
}

const mostLinks = 1_000;

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
