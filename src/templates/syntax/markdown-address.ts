/** Addresses in Markdown: behind `](` of a link and `]:` of a reference, also on the next line, also in brackets. */
import type { Escape } from "../escape/escape.ts";
import { markdownAddress } from "../escape/markdown.ts";
import { addressPiece } from "../escape/markup.ts";
import { Misplaced } from "./syntax.ts";

/** The end of a text that is an address so far, or a `]` that may come before one. */
const open = /\](?:[(:][ \t]*(?:\n[ \t>]*)?(?:<[^<>\n]{0,2000}|(?!<)[^\s)]{0,2000}))?$/;

/** All that could be an address, even inside another. */
const whole = /\][(:](?=[ \t]*(?:\n[ \t>]*)?<?([^\s)>]{0,2000}))/g;

/** A reference such as `&#58;` or a backslash could stand for the colon of a scheme. */
const sound = /^(?:https?:\/\/|mailto:|[^&:\\\s]*(?:[#?/]|$))/i;
const settled = /^(?:https?:\/\/|mailto:|[^&:\\\s]*[#?/])/i;

/** The address that is open at the end of a text, given the one before it; and where one leads that must not be. */
export function addressAt(before: string, text: string): readonly [string, number | null] {
	const all = before + text;
	for (const { 1: address = "", index } of all.matchAll(whole)) {
		if (!sound.test(address)) return ["", Math.max(0, index - before.length)];
	}
	return [open.exec(all)?.[0] ?? "", null];
}

/** How to write a value in an address that is open. Throws `Misplaced`. */
export function escapeIn(address: string): Escape {
	const written = address.replace(/^\][(:][\s>]*<?/, "");
	if (written === "") return markdownAddress;
	if (settled.test(written)) return addressPiece;
	throw new Misplaced("Unexpected value in an address", "the whole address, or a piece behind `/`, `?` or `#`");
}
