/** What is known of a text that was taken out of a document. */
import type { Fault } from "../findings/faults.ts";
import type { TranscriptPlace } from "./documents/lines.ts";

/** The document's own places, and what in it was left alone. */
export interface Transcribed {
	readonly places: readonly TranscriptPlace[];
	/** In words, counted: `3 images`. */
	readonly external: readonly string[];
	/** What is told where something stood too deep. */
	readonly cut: Fault | null;
}

/** The part of the document that an offset of its text comes from. */
export function whereIn({ places }: Pick<Transcribed, "places">, offset: number): string {
	let [low, high] = [0, places.length - 1];
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((places[middle]?.start ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	return places[low]?.where ?? "the whole document";
}
