/** CSV, where a value is a whole cell; YAML and JSON, where it is a whole value or words in quotes; plain text, where it stands anywhere. */
import { CST, Lexer } from "yaml";
import { csvCell, type Escape, jsonValue, jsonWords, quotedWords, textLine } from "../escapes.ts";
import { type Misplaced, marksIn, type Placed, refuse } from "./place.ts";

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

/** Finds the places of YAML. */
export const placeInYaml = (text: string): Placed => placedInData(text, false);

/** Finds the places of JSON, which has fewer texts than YAML, and no comments. */
export const placeInJson = (text: string): Placed => placedInData(text, true);

interface DataToken {
	/** As the library calls it; `words` without quotes, and `block` on lines of their own. */
	readonly type: string;
	readonly source: string;
	readonly start: number;
}

/** What YAML is made of, in its order. */
function* tokensOf(text: string): Generator<DataToken> {
	let [start, type, isBlock] = [0, "", false];
	for (const source of new Lexer().lex(text)) {
		type = type === "scalar" ? "words" : (CST.tokenType(source) ?? "");
		// Signs of the library's own, which the text does not have.
		if (source === "" || /^(?:scalar|doc-mode|flow-error-end)$/.test(type)) continue;
		yield { type: isBlock && type === "words" ? "block" : type, source, start };
		if (!blank.test(type)) isBlock = type === "block-scalar-header";
		start += source.length;
	}
}

const blank = /^(?:space|newline|comment)$/;

/** What can't stand beside another value, and what nothing can. */
const value = /^(?:words|block|alias|.*quoted-scalar|flow-.*-start)$/;
const valueEnd = /^(?:words|alias|.*quoted-scalar|flow-.*-end)$/;

/** What closes a bracket. */
const closers: Readonly<Record<string, string>> = { "{": "}", "[": "]" };

/** How a text in quotes ends, by its first sign. */
const quoteEnds: Readonly<Record<string, RegExp>> = { '"': /(?<!\\)(?:\\\\)*"$/, "'": /(?<!')(?:'')*'$/ };

/** More than any data need. */
const deepest = 10_000;

const alone = "a value of its own, or quotes around the whole text";

function placedInData(text: string, isJson: boolean): Placed {
	const escapes = new Map<number, Escape>();
	const misplaced: Misplaced[] = [];
	const open: number[] = [];
	const wrong = (offset: number, message: string, expected: string) => refuse(misplaced, offset, { message, expected });
	let before = "";
	for (const token of tokensOf(text)) {
		const { type, source, start } = token;
		if (isJson) for (const each of foreignToJson(token, before)) refuse(misplaced, each.offset, each);
		for (const offset of marksIn(text, start, start + source.length)) {
			escapes.set(offset, /^"/.test(source) ? jsonWords : /^'/.test(source) ? quotedWords : jsonValue);
			for (const each of troubleWith(token, offset)) refuse(misplaced, each.offset, each);
		}
		if (value.test(type) && valueEnd.test(before)) wrong(start, behindValue, "a comma or a line end");
		if (type.endsWith("quoted-scalar") && !quoteEnds[source.charAt(0)]?.test(source.slice(1)))
			wrong(start, `\`${source.charAt(0)}\` is never closed`, `\`${source.charAt(0)}\` behind the text`);
		if (/^flow-.*-start$/.test(type) && open.push(start) > deepest) throw new RangeError("too long");
		if (/^flow-.*-end$/.test(type)) {
			const closer = closers[text.charAt(open.pop() ?? text.length)];
			if (source !== closer)
				wrong(start, `Unexpected \`${source}\``, closer === undefined ? "none here" : `\`${closer}\``);
		}
		// Between brackets, a line end parts nothing.
		if (!blank.test(type)) before = type;
		else if (type === "newline" && open.length === 0) before = "";
	}
	for (const offset of open.slice(-1))
		wrong(offset, `\`${text.charAt(offset)}\` is never closed`, `\`${closers[text.charAt(offset)]}\` behind it`);
	return { escapes, misplaced };
}

/** What is wrong with a value at an offset in a piece of YAML. */
function troubleWith({ type, source, start }: DataToken, offset: number): Misplaced[] {
	if (type === "comment") return [{ offset, message: "Unexpected value in a comment", expected: "a value of its own" }];
	if (type.endsWith("quoted-scalar")) {
		const expected = "quotes that end on their line";
		return source.includes("\n")
			? [{ offset, message: "Unexpected value in quotes over several lines", expected }]
			: [];
	}
	const at = offset - start;
	const isLine =
		source.slice(source.lastIndexOf("\n", at) + 1, at).trim() === "" && /^\n?$/.test(source.charAt(at + 1));
	if ((type === "block" && isLine) || (type === "words" && source.length === 1)) return [];
	return type === "words" && offset === start
		? [{ offset: offset + 1, message: behindValue, expected: alone }]
		: [{ offset, message: "Unexpected value inside a text", expected: alone }];
}

/** The words of JSON that stand without quotes. */
const jsonWord = /^(?:true|false|null|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|.*[\ufdd0-\ufdd3].*)$/is;

/** What YAML has and JSON does not. */
function foreignToJson({ type, source, start }: DataToken, before: string): Misplaced[] {
	const isWord = type === "words" && jsonWord.test(source);
	const isSign = /^(?:space|newline|comma|map-value-ind|double-quoted-scalar|flow-.*)$/.test(type);
	const isLast = before === "comma" && /^(?:comma|flow-.*-end)$/.test(type);
	if ((isWord || isSign) && !isLast) return [];
	const what = type === "comment" ? "comment" : `\`${type === "single-quoted-scalar" ? "'" : source.slice(0, 40)}\``;
	return [
		{ offset: start, message: `Unexpected ${what}`, expected: 'JSON: values, texts in `"`, and commas between them' },
	];
}
