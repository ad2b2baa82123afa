/** Characters that do not show: of zero width, control characters, and those that turn the direction of text. */
import { garbledIn } from "./mojibake.ts";

const characters =
	"\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\xad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb";
// One class and nothing else, which is what an engine scans fastest; `\udb40` begins what stands beyond four digits.
const suspect = new RegExp(`[${characters}\\udb40]`);
// Longer runs are several: over megabytes at once, a pattern has no room left to note where it could go back to.
const runs = new RegExp(`(?:[${characters}]|[\\u{e0000}-\\u{e007f}]){1,4096}`, "gu");

/** Whether such a character stands in a text, be it where it belongs. */
export function mayHide(text: string): boolean {
	return suspect.test(text);
}

/** The runs of characters in a text that do not show and have no business there. */
export function hiddenIn(text: string): { readonly start: number; readonly end: number }[] {
	if (!mayHide(text)) return [];
	const garbled = garbledIn(text);
	let next = 0;
	const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(text);
	return [...text.matchAll(runs)].flatMap(({ 0: run, index: start }) => {
		const end = start + run.length;
		if (joins(text, start, end) || (rightToLeft && /^[\u061c\u200e\u200f]+$/.test(run))) return [];
		// A part of a garbled sign has a finding already.
		while ((garbled[next]?.end ?? end) <= start) next++;
		return (garbled[next]?.start ?? end) < end ? [] : [{ start, end }];
	});
}

/** Joiners do their work between the letters of many scripts, and between the parts of an emoji. */
function joins(text: string, start: number, end: number): boolean {
	const [before, run] = [text.slice(Math.max(0, start - 2), start), text.slice(start, end)];
	if (/^[\u{e0020}-\u{e007f}]+$/u.test(run)) return before === "\u{1f3f4}";
	if (run !== "\u200c" && run !== "\u200d") return false;
	if (/(?:\p{Extended_Pictographic}|\ufe0f)$/u.test(before)) return run === "\u200d";
	return /[\p{L}\p{M}]$/u.test(before) && !/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]$/u.test(before);
}
