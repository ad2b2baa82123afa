/** The parts of a page that mean something: links, fields that are filled in, notes that are typed on it. */
import type { PdfViewport } from "./package.ts";

/** A part of a page, from its left and its top. */
export interface PdfArea {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
	/** Where it leads; null where it is no link. */
	readonly url: string | null;
	/** The words in it that are no text of the page; "" for most. */
	readonly value: string;
}

/** The area that an annotation covers: a link, or words that were typed on the page; comments are no part of it. */
export function areaOf(annotation: unknown, viewport: PdfViewport): PdfArea[] {
	const { rect, url, subtype, contentsObj } = record(annotation);
	const typed = subtype === "FreeText" ? record(contentsObj)["str"] : null;
	const link = subtype === "Link" && typeof url === "string" ? url : null;
	return areaAt(rect, viewport).map((area) => ({ ...area, url: link, value: typeof typed === "string" ? typed : "" }));
}

/** The area of a field that is filled in; boxes that are ticked have no words. */
export function fieldArea(field: unknown, viewport: PdfViewport): PdfArea[] {
	const { rect, type, value, hidden } = record(field);
	if (hidden === true || (type !== "text" && type !== "combobox" && type !== "listbox")) return [];
	const words = [value].flat().filter((each) => typeof each === "string");
	return areaAt(rect, viewport).map((area) => ({ ...area, url: null, value: words.join("; ") }));
}

function areaAt(rect: unknown, viewport: PdfViewport): Omit<PdfArea, "url" | "value">[] {
	if (!isNumbers(rect, 4)) return [];
	const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect;
	const [[ax, ay], [bx, by]] = [seen(viewport, x1, y1), seen(viewport, x2, y2)];
	return [{ left: Math.min(ax, bx), right: Math.max(ax, bx), top: Math.min(ay, by), bottom: Math.max(ay, by) }];
}

/** A value of unknown shape, to look into. */
export const record = (value: unknown): Readonly<Record<string, unknown>> => Object(value);

/** Whether a value is so many numbers. */
export function isNumbers(value: unknown, count: number): value is readonly number[] {
	return Array.isArray(value) && value.length === count && value.every((each) => Number.isFinite(each));
}

/** A point of the page as a reader sees it. */
export function seen({ transform }: PdfViewport, x: number, y: number): readonly [number, number] {
	const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform;
	return [a * x + c * y + e, b * x + d * y + f];
}
