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
	const pieces: string[] = [];
	const offsets: number[] = [];
	let end = 0;
	for (let at = 0; at < original.length; ) {
		const character = String.fromCodePoint(original.codePointAt(at) ?? 0);
		const space = isSpace(original.charCodeAt(at));
		// White space at the ends and a second one in a row say nothing.
		const piece = space ? (pieces.length === 0 || pieces.at(-1) === " " ? "" : " ") : folded(character);
		if (piece !== "") pieces.push(piece);
		for (let unit = 0; unit < piece.length; unit++) offsets.push(at);
		at += character.length;
		if (!space) end = at;
	}
	if (pieces.at(-1) === " ") {
		pieces.pop();
		offsets.pop();
	}
	return { text: pieces.join(""), offsets: Uint32Array.from([...offsets, end]) };
}

/** Most characters are plain: the library's way takes a copy of each. */
function folded(character: string): string {
	const code = character.charCodeAt(0);
	if (code > 0x20 && code < 0x41) return character;
	return code < 0x7f ? character.toLowerCase() : fold(character);
}
