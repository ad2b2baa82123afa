/** What every document is read into, whatever its kind: blocks of words in reading order, without how they look. */
import { markupDepth } from "../../ast/nodes.ts";
import { type Fault, fault } from "../../findings/finding.ts";
import { type EncodingGuess, signatureOf } from "../decode.ts";

/** A document after reading, whatever its format. */
export interface Document {
	readonly blocks: readonly DocumentBlock[];
	/** What was not read, a name for each: `image`, `linked file`, `macro`. */
	readonly external: readonly string[];
	/** The encoding of its text, by its WHATWG name. */
	readonly encoding: string;
	/** Why this encoding was guessed; null where the document says it. */
	readonly guess: EncodingGuess | null;
	/** The finding for something that was nested too deeply and was flattened; its words are kept. */
	readonly cut: Fault | null;
}

/** Limits and options for reading a document. */
export interface DocumentOptions {
	/** The encoding from `--encoding`; null leaves it to the document. Only web pages and Rich Text have a choice. */
	readonly encoding: string | null;
	/** Bytes: of an archive, when all of it is unpacked. */
	readonly maxSize: number;
	/** How deeply lists and quotes may be nested; the limit for markup is `markupDepth`. */
	readonly maxDepth: number;
}

/** Parses the bytes of one kind of document, or throws `Refused`. Reads no other files. */
export type DocumentReader = (bytes: Uint8Array, options: DocumentOptions) => Promise<Document>;

/** Ends the reading of a document, from wherever it is found out why. */
export class Refused extends Error {
	readonly why: Fault;

	constructor(why: Fault) {
		super("refused");
		this.why = why;
	}
}

/** Refuses the document that is being read. */
export function refuse(code: Fault["code"], message: string): never {
	throw new Refused(fault(code, message));
}

/** What readers add to the words of a document, which may be much more than its words are. */
export type Added = "the addresses of its links" | "the bullets, numbers and indents of its lists";

const mostAdded = 1_000_000;

/** Refuses a document to whose words so many characters are added. */
export function boundAdded(count: number, what: Added): void {
	if (count > mostAdded)
		refuse("too-large", `Too large: ${what} take more than ${mostAdded} characters. Split the file.`);
}

/** A piece of a document. */
export type DocumentBlock = DocumentParagraph | DocumentTable;

/** A paragraph, a heading, or one paragraph of a list item. */
export interface DocumentParagraph {
	readonly kind: "paragraph";
	/** More than one where it has line breaks; a paragraph without words is a blank line. */
	readonly lines: readonly string[];
	readonly heading: boolean;
	readonly item: DocumentItem | null;
	/** The name of the paragraph, if it is not one of the text: `footnote 2`, `page 1, line 3`. */
	readonly place: string | null;
}

/** The list item that a paragraph belongs to. */
export interface DocumentItem {
	/** As shown before its first paragraph: `•`, `1.`; "" before the others. */
	readonly marker: string;
	/** From 0. */
	readonly level: number;
}

/** A table, its rows from top to bottom. */
export interface DocumentTable {
	readonly kind: "table";
	readonly rows: readonly DocumentRow[];
}

/** The cells of a row; a merged cell is there once. */
export type DocumentRow = readonly DocumentCell[];

/** A cell of a table. */
export interface DocumentCell {
	readonly blocks: readonly DocumentBlock[];
	/** It names its column. */
	readonly header: boolean;
}

/** Whether a paragraph has no words. */
export function isBlank({ lines }: DocumentParagraph): boolean {
	return lines.every((line) => line.trim() === "");
}

/** A note below the text: `footnote 2`. */
export interface NotePlace {
	readonly kind: "footnote" | "endnote";
	/** As the text refers to it. */
	readonly number: number | string;
}

/** The blocks of a note, marked as such: the first line begins with its number. */
export function asNote(blocks: readonly DocumentBlock[], { kind, number }: NotePlace): readonly DocumentBlock[] {
	return blocks.map((block, index) => {
		if (block.kind === "table") return block;
		const [first = "", ...others] = block.lines;
		const line = `${block.item?.marker ?? ""} ${first}`.trimStart();
		const numbered = line.startsWith(`[${number}]`) ? line : `[${number}] ${line}`;
		return {
			...block,
			lines: index === 0 ? [numbered, ...others] : block.lines,
			item: index === 0 ? null : block.item,
			place: `${kind} ${number}`,
		};
	});
}

const letters = 26;
const letter = (number: number): string => String.fromCharCode(0x60 + ((number - 1) % letters) + 1);

/** `z`, `aa`, `ab`. */
function alphabetic(number: number): string {
	const before = Math.floor((number - 1) / letters);
	return `${before === 0 ? "" : alphabetic(before)}${letter(number)}`;
}

const numerals = Object.entries({
	...{ m: 1000, cm: 900, d: 500, cd: 400, c: 100, xc: 90, l: 50, xl: 40 },
	...{ x: 10, ix: 9, v: 5, iv: 4, i: 1 },
});

function roman(number: number): string {
	const [sign, value] = numerals.find(([, each]) => each <= number) ?? ["", 0];
	return value === 0 ? "" : `${sign}${roman(number - value)}`;
}

/** How lists count, less letter case, and the greatest number that is counted so. */
const ways: ReadonlyMap<string, readonly [most: number, write: (number: number) => string]> = new Map([
	...["a", "alpha", "latin"].map((name) => [name, [Number.POSITIVE_INFINITY, alphabetic]] as const),
	// `z`, `aa`, `bb`
	["aa", [780, (number) => letter(number).repeat(Math.ceil(number / letters))]],
	["i", [3999, roman]],
	["roman", [3999, roman]],
	["decimal-leading-zero", [9, (number) => `0${number}`]],
]);

/** A number as a list counts, by the names of HTML, CSS and OpenDocument: `1`, `a`, `upper-roman`; in other ways as digits. */
export function counted(number: number, style: string): string {
	const [most, write] = ways.get(style.toLowerCase().replace(/^(?:upper|lower)-/, "")) ?? [0, String];
	if (number < 1 || number > most) return String(number);
	return /^(?:[A-Z]|upper-)/.test(style) ? write(number).toUpperCase() : write(number);
}

/** Fields that show nothing where they stand, or what is reported by itself, such as an image. */
const silentFields =
	/^(?:addin|advance|ask|embed|formtext|hyperlink|if|include.*|link|private|rd|se[qt]|shape|t[ac]|xe)$/i;

/** What is lost with a field of Word's that has no result, such as words in its instruction; null for nothing. */
export function lostField(instruction: string): string | null {
	const [name = ""] = /[^\s\\"]+/.exec(instruction) ?? [];
	if (name === "" || silentFields.test(name)) return null;
	return name === "FORMDROPDOWN" ? "drop-down field" : name === "FORMCHECKBOX" ? "check box field" : "field";
}

/** Refuses bytes that are not a document of the expected kind. */
export function refuseKind(bytes: Uint8Array, kind: string): never {
	const signature = signatureOf(bytes);
	const seen = signature === null ? "" : `: this seems to be ${signature.what}`;
	const hint =
		signature?.isOffice === true
			? "Save it as `.docx` without a password."
			: "Check its extension, or name another format with `--from`.";
	refuse("undecodable", `Not ${kind}${seen}. ${hint}`);
}

const longestMarker = 80;

/** The words around the number of an item; the same is written before each, so a long text is cut. */
export const markerWords = (words: string): string =>
	words.length > longestMarker ? `${words.slice(0, longestMarker)}${cutMark}` : words;

const cutMark = "…";

/** Whether words around a number were cut. */
export const isCutMarker = (marker: string): boolean => marker.includes(cutMark) && marker.length > longestMarker;

/** Refuses too much text: a tree takes many times as much memory. */
export function boundText(size: number, maxSize: number): void {
	const most = Math.floor(maxSize / 5);
	if (size > most)
		refuse("too-large", `Too large: ${size} bytes of text. The limit is ${most} (a fifth of \`--max-size\`).`);
}

/** The fault of too deep nesting; `outcome` says what happened to the words. */
export function tooDeepMarkup(what: string, maxDepth: number, outcome = ""): Fault {
	const deepest = markupDepth(maxDepth);
	const problem = `Too deep: more than ${deepest} nested ${what}${outcome}.`;
	return fault(
		"too-deep",
		`${problem} Use a larger \`--max-depth\` (now ${maxDepth}; each level of it allows five nested elements).`,
	);
}
