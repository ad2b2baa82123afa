/**
 * Where the values of a template stand. A template is rendered with one character in the place of each value; that text is
 * read by the rules of its format, which tell how the value has to be written there. A place that nobody knows is refused.
 */
import type { Escape } from "../escapes.ts";

/** What stands for a value, for `{% styles %}`, for `{% asset %}` and for a part of the page: characters that no text may hold. */
export const marks = { value: "\ufdd0", styles: "\ufdd1", asset: "\ufdd2", part: "\ufdd3" } as const;

/** Whether a text has any of them. */
export const isMarked = (text: string): boolean => /[\ufdd0-\ufdd3]/.test(text);

/** Something at an offset of the marked text that must not stand there. */
export interface Misplaced {
	readonly offset: number;
	readonly message: string;
	readonly expected: string;
}

/** What a format tells of a marked text. */
export interface Placed {
	/** How to write what each mark stands for, by the offset of the mark. */
	readonly escapes: ReadonlyMap<number, Escape>;
	readonly misplaced: readonly Misplaced[];
	/** The style sheets that a page has in itself. */
	readonly sheets?: readonly string[];
}

/** Reads a marked text in one format. */
export type PlaceFinder = (text: string) => Placed;

/** The offsets of the marks in a part of a text. */
export function marksIn(text: string, start = 0, end = text.length): number[] {
	return [...text.slice(start, end).matchAll(/[\ufdd0-\ufdd3]/g)].map(({ index }) => start + index);
}
