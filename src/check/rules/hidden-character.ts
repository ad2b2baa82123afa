import type { Finding } from "../../findings/finding.ts";
import { garbledIn } from "../mojibake.ts";
import { defineRule } from "../rule.ts";
import { eachWritten, placeWithin } from "../written.ts";

/** Characters that nobody sees and that change what is read: overrides of direction, of zero width, control characters. */
export const hiddenCharacter = defineRule({
	codes: ["hidden-character"],
	reason: "A word with an invisible character in it is found by no search, and one that turns the text around can lie.",
	examples: [
		{ name: "spaces that do not break", notes: "Reporter: Ruth\u00a0Delacroix\n", findings: [] },
		{
			name: "joiners hold a word of Persian and an emoji together",
			notes: "Summary of information presented\n\nمی\u200cخواهم 👩\u200d🌾\n",
			findings: [],
		},
		{
			name: "a space of zero width",
			notes: "Reporter: Ruth Dela\u200bcroix\n",
			findings: ["hidden-character 1:20-1:21"],
		},
		{
			name: "an override of direction",
			notes: "Summary of information presented\n\nPaid \u202e001\u202c francs.\n",
			findings: ["hidden-character 3:6-3:7", "hidden-character 3:10-3:11"],
		},
	],
	check(report) {
		const found: Finding[] = [];
		eachWritten(report, (written) => {
			if (!hidden.test(written.text)) return;
			for (const { start, end } of hiddenIn(written.text)) {
				const position = placeWithin(written, start, end);
				found.push({ code: "hidden-character", position, character: written.text.slice(start, end) });
			}
		});
		return found;
	},
});

const characters =
	"\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\xad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb";
const hidden = new RegExp(`[${characters}]|\\udb40[\\udc00-\\udc7f]`);
const runs = new RegExp(`(?:[${characters}]|[\\u{e0000}-\\u{e007f}])+`, "gu");

function hiddenIn(text: string): { start: number; end: number }[] {
	const garbled = garbledIn(text);
	const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(text);
	return [...text.matchAll(runs)].flatMap(({ 0: run, index: start }) => {
		const end = start + run.length;
		if (joins(text, start, end) || (rightToLeft && /^[\u061c\u200e\u200f]+$/.test(run))) return [];
		// A part of a garbled sign has a finding already.
		return garbled.some((other) => start < other.end && other.start < end) ? [] : [{ start, end }];
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
