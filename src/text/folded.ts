import { fold } from "./normalize.ts";
import { isSpace } from "./spaces.ts";

/** A text made comparable (small letters, plain characters, one space a gap), and where each unit of it came from. */
export interface Folded {
	readonly text: string;
	/** Offset in the original of each unit, and of the end behind the last one. */
	readonly offsets: Uint32Array;
}

/** Folds a text unit by unit, so that what is found in it can be told in the original's offsets. */
export function foldedWithOffsets(original: string): Folded {
	let text = "";
	let last = "";
	const offsets: number[] = [];
	let end = 0;
	for (let at = 0; at < original.length; ) {
		const character = String.fromCodePoint(original.codePointAt(at) as number);
		const space = isSpace(original.charCodeAt(at));
		// White space at the ends and a second one in a row say nothing.
		const piece = space ? (text === "" || last === " " ? "" : " ") : folded(character);
		if (piece !== "") last = piece;
		text += piece;
		for (let unit = 0; unit < piece.length; unit++) offsets.push(at);
		at += character.length;
		if (!space) end = at;
	}
	if (last === " ") {
		text = text.slice(0, -1);
		offsets.pop();
	}
	offsets.push(end);
	return { text, offsets: Uint32Array.from(offsets) };
}

/** Most characters are plain: the library's way takes a copy of each. */
function folded(character: string): string {
	const code = character.charCodeAt(0);
	if (code > 0x20 && code < 0x41) return character;
	return code < 0x7f ? character.toLowerCase() : fold(character);
}
