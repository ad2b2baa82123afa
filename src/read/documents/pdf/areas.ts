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

/** The area that an annotation covers; comments are no part of the page. */
export function areaOf(annotation: unknown, viewport: PdfViewport): PdfArea[] {
	const { rect, url, subtype, hidden, fieldValue, contentsObj } = record(annotation);
	if (!isNumbers(rect, 4) || hidden === true) return [];
	const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect;
	const [[ax, ay], [bx, by]] = [seen(viewport, x1, y1), seen(viewport, x2, y2)];
	const values = subtype === "Widget" ? fieldValue : subtype === "FreeText" ? record(contentsObj)["str"] : null;
	return [
		{
			left: Math.min(ax, bx),
			right: Math.max(ax, bx),
			top: Math.min(ay, by),
			bottom: Math.max(ay, by),
			url: subtype === "Link" && typeof url === "string" ? url : null,
			value: [values]
				.flat()
				.filter((each) => typeof each === "string")
				.join("; "),
		},
	];
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
