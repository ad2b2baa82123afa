/** CSV, where a value is a whole cell; YAML and JSON, where it is a whole value or words in quotes; plain text, where it stands anywhere. */
import { csvCell, type Escape, jsonValue, jsonWords, quotedWords, textLine } from "../escapes.ts";
import { type Misplaced, marksIn, type Placed } from "./place.ts";

/** Finds the places of plain text. */
export function placeInText(text: string): Placed {
	return { escapes: new Map(marksIn(text).map((offset) => [offset, textLine])), misplaced: [] };
}

/** Finds the places of CSV: nothing stands beside a value in its cell. */
export function placeInCsv(text: string): Placed {
	const escapes = new Map<number, Escape>();
	const misplaced: Misplaced[] = [];
	let isQuoted = false;
	for (const { 0: sign, index } of text.matchAll(/["\ufdd0-\ufdd3]/g)) {
		if (sign === '"') isQuoted = !isQuoted;
		else if (isQuoted || !/[,\n]|^$/.test(text.charAt(index - 1)))
			misplaced.push({
				offset: index,
				message: "Unexpected value inside a cell",
				expected: "a cell of its own; values bring their quotes along",
			});
		else {
			escapes.set(index, csvCell);
			if (!/[,\r\n]|^$/.test(text.charAt(index + 1)))
				misplaced.push({ offset: index + 1, message: behindValue, expected: "a comma or a line end" });
		}
	}
	return { escapes, misplaced };
}

const behindValue = "Unexpected text behind a value";

/** A text in quotes, where one may begin and on one line; a comment; or a value. */
const yamlPiece =
	/(?<=(?:^|[:\-,[{?])[^\S\n]*)(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*')|(?<=^|[^\S\n])#.*|[\ufdd0-\ufdd3]/gm;

/** Finds the places of YAML, and of JSON with it. */
export function placeInYaml(text: string): Placed {
	const escapes = new Map<number, Escape>();
	const misplaced: Misplaced[] = [];
	for (const { 0: found, index } of text.matchAll(yamlPiece)) {
		const end = index + found.length;
		if (found.length === 1) {
			const expected = "a value of its own, or quotes around the whole text";
			escapes.set(index, jsonValue);
			if (!/(?:^|[\n:\-,[{?])[^\S\n]*$/.test(text.slice(Math.max(0, index - near), index)))
				misplaced.push({ offset: index, message: "Unexpected value inside a text", expected });
			else if (!/^[^\S\n]*(?:$|[\n,\]}:#])/.test(text.slice(end, end + near)))
				misplaced.push({ offset: end, message: behindValue, expected });
		} else
			for (const offset of marksIn(text, index, end)) {
				if (found.startsWith("#"))
					misplaced.push({ offset, message: "Unexpected value in a comment", expected: "a value of its own" });
				else escapes.set(offset, found.startsWith('"') ? jsonWords : quotedWords);
			}
	}
	return { escapes, misplaced };
}

/** How much of a text is looked at on both sides of a value. */
const near = 200;
