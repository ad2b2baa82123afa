/**
 * The places of values in a template. A template is rendered with one character for each value; the result is parsed by
 * the rules of its format, which show how the value must be written there. Unknown places are refused.
 */
import { addressPiece, type Escape } from "../escapes.ts";

/**
 * The placeholders for a value, for `{% styles %}`, for `{% asset %}` and for a part of the page: characters that no
 * text may contain.
 */
export const marks = { value: "\ufdd0", styles: "\ufdd1", asset: "\ufdd2", part: "\ufdd3" } as const;

/** Whether a text has any of them. */
export const isMarked = (text: string): boolean => /[\ufdd0-\ufdd3]/.test(text);

/** Something forbidden at an offset of the marked text. */
export interface Misplaced {
	readonly offset: number;
	readonly message: string;
}

/** A loop repeats the same mistake; with many, one probably causes all others. */
const mostMisplaced = 200;

/** What parsing a marked text gives. */
export class Placed {
	/** How to write what each mark stands for, by the offset of the mark. */
	readonly escapes = new Map<number, Escape>();
	readonly misplaced: Misplaced[] = [];
	/** The style sheets that a page has in itself. */
	readonly sheets: string[] = [];
	/** Whether a page says how it is encoded. */
	hasEncoding = false;

	/** Says how to write what a mark stands for, or what is wrong with it there. */
	place(offset: number, placed: Escape | string): void {
		if (typeof placed === "function") this.escapes.set(offset, placed);
		else this.refuse(offset, placed);
	}

	/** Adds a mistake, unless there are enough already. */
	refuse(offset: number, message: string): void {
		if (this.misplaced.length < mostMisplaced) this.misplaced.push({ message, offset });
	}

	/** Refuses values that a reference such as `&#` or `&am` would take in: what follows them could end it. */
	refuseInReferences(text: string, from = 0): void {
		for (const { 0: reference, index } of text
			.slice(from)
			.matchAll(/&(?:#(?:x[\da-f]*|\d*)|[a-z][a-z\d]*)?(?=\ufdd0)/gi))
			this.refuse(
				from + index + reference.length,
				`Unexpected value after \`${reference.slice(0, 40)}\`. Write \`&amp;\`, or a space between them.`,
			);
	}
}

/** Reads a marked text in one format. */
export type PlaceFinder = (text: string) => Placed;

/** The offsets of the marks in a part of a text. */
export function marksIn(text: string, start = 0, end = text.length): number[] {
	const part = text.slice(start, end);
	return isMarked(part) ? [...part.matchAll(/[\ufdd0-\ufdd3]/g)].map(({ index }) => start + index) : [];
}

/** What an address begins with that leads where the template says, whatever follows. */
const settled = /^(?:(?:mailto|tel):|(?:https?:)?\/\/[^/?#\\&\s]*[/?#]|(?![/\\][/\\&])[^&:\\\s]*[#?/])/i;

/** What it may begin with at all: a web address, mail, a telephone, or a name beside the report. */
const leading = /^(?:https?:\/\/|(?:mailto|tel):|[^:\s]*(?:[#?/]|$))/i;

/** What is wrong with an address that begins so before its first value; null for nothing. */
export function troubleOfAddress(own: string): string | null {
	return leading.test(own)
		? null
		: "Unexpected kind of address. Begin it with `https://`, `http://`, `mailto:` or `tel:`, written out before any value.";
}

/** How to write a value in an address that begins so before its first one; `whole` is how to write one that is all of it. */
export function placeInAddress(own: string, isFirst: boolean, whole: Escape): Escape | string {
	if (own === "") return isFirst ? whole : addressPiece;
	if (settled.test(own)) return addressPiece;
	return "Unexpected value in an address. Put the whole address there, or a piece after the host and `/`, `?` or `#`.";
}
