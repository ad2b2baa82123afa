/** From what a template gave to its text: each value is written as its place asks for. */
import { contentsPart, factsPart, sectionsPart, statementsPart } from "../../../templates/html/parts.ts";
import { locator } from "../../text/place.ts";
import type { TemplateData } from "../data.ts";
import type { TemplateFault } from "../fault.ts";
import type { FormatName } from "../formats.ts";
import type { PageHead } from "../page-head.ts";
import { placeInCsv, placeInData, placeInText, wrongInJson, wrongInYaml } from "../places/data.ts";
import { placeInHtml } from "../places/html.ts";
import { frontLines, placeInMarkdown, wrongInMarkdown } from "../places/markdown.ts";
import {
	type Misplaced,
	marks,
	marksIn,
	type Placed,
	type PlaceFinder,
	refuse,
	type Trouble,
} from "../places/place.ts";
import { placeInXml } from "../places/xml.ts";
import { shownFile, type TemplateSource } from "../source.ts";
import type { Piece } from "./engine.ts";
import { faultAt } from "./faults.ts";
import { holdLength, longestReport } from "./limits.ts";

const placeFinders: Readonly<Record<FormatName, PlaceFinder>> = {
	html: placeInHtml,
	markdown: placeInMarkdown,
	text: placeInText,
	csv: placeInCsv,
	xml: placeInXml,
	yaml: placeInData,
	json: placeInData,
};

/** What reads a finished text as those who are given it will. */
const readers: Readonly<Partial<Record<FormatName, (text: string) => Misplaced | null>>> = {
	markdown: wrongInMarkdown,
	yaml: wrongInYaml,
	json: wrongInJson,
};

/** What is written, for which report. */
export interface WriteContext {
	readonly source: TemplateSource;
	readonly data: TemplateData;
	readonly head: PageHead;
	/** Whether the pieces are all that there are; the half of a text need not make sense. */
	readonly isWhole: boolean;
}

type Pieces = readonly (string | Piece)[];

/** The text that some pieces make, and what stands where it must not: of a text with such, nothing is to be used. */
export function written(
	all: Pieces,
	context: WriteContext,
): { readonly text: string; readonly faults: readonly TemplateFault[] } {
	const { source } = context;
	const pieces = withoutBlanks(all, source.format);
	const placed = placeFinders[source.format](markedText(pieces));
	const { escapes } = placed;
	const wrong = [...placed.misplaced];
	const told = new Set(wrong.map(({ offset }) => offset));
	let [text, offset] = ["", 0];
	const starts: Start[] = [];
	for (const piece of pieces) {
		starts.push({ written: text.length, marked: offset, isOwn: typeof piece === "string" });
		if (typeof piece === "string") {
			for (const at of marksIn(piece)) refuse(wrong, offset + at, signOf(piece.charCodeAt(at)));
			text += piece;
			offset += piece.length;
			continue;
		}
		const place = escapes.get(offset);
		const trouble = troubleWith(piece, source, place !== undefined);
		if (trouble !== null && !told.has(offset)) refuse(wrong, offset, trouble);
		if (trouble === null && place !== undefined) text += place(contentOf(piece, context, placed));
		holdLength(text.length, longestReport);
		offset++;
	}
	const unread = wrong.length === 0 && context.isWhole ? readers[source.format]?.(text) : null;
	if (unread) {
		const { written, marked, isOwn } = starts.findLast((each) => each.written <= unread.offset) ?? nowhere;
		wrong.push({ ...unread, offset: marked + (isOwn ? unread.offset - written : 0) });
	}
	return { text, faults: wrong.length === 0 ? [] : faultsOf(wrong, pieces, source) };
}

const markedText = (pieces: Pieces): string =>
	pieces.map((piece) => (typeof piece === "string" ? piece : marks[piece.kind])).join("");

/** The pieces without values that are blank, so that what stands around them meets; data have quotes for those too. */
function withoutBlanks(pieces: Pieces, format: FormatName): Pieces {
	if (format === "csv" || format === "yaml" || format === "json") return pieces;
	const others = pieces.map((piece) => (typeof piece === "string" ? piece : (piece.blank ?? piece)));
	if (format !== "markdown") return others;
	const [first, last] = frontLines(markedText(others));
	let offset = 0;
	return others.map((piece, index) => {
		const isData = offset > first && offset <= last;
		offset += typeof piece === "string" ? piece.length : 1;
		return (isData ? pieces[index] : null) ?? piece;
	});
}

/** Where a piece begins in what is written and in the marked text, and whether it is the template's own. */
type Start = { readonly written: number; readonly marked: number; readonly isOwn: boolean };

const nowhere: Start = { written: 0, marked: 0, isOwn: true };

/** What is wrong with a sign of the template's own that stands for values here. */
function signOf(code: number): Trouble {
	return {
		message: `Unexpected character U+${code.toString(16).toUpperCase()}`,
		expected: "any other: Unicode has it for no text",
	};
}

/** What is wrong with a piece, whose place is known or not. */
function troubleWith(piece: Piece, { format, assets }: TemplateSource, hasPlace: boolean): Trouble | null {
	const what = piece.kind === "value" ? "value" : `\`${piece.token.getText()}\``;
	if (piece.kind !== "value" && format !== "html")
		return { message: `Unexpected ${what}`, expected: "it in HTML only" };
	if (piece.kind === "asset" && !Object.hasOwn(assets, piece.name)) {
		const all = Object.keys(assets).map((name) => `\`${name}\``);
		const expected = all.length === 0 ? "one of `assets` in template.yaml" : all.join(", ");
		return { message: `Unknown asset \`${piece.name}\``, expected };
	}
	if (hasPlace) return null;
	return {
		message: `Unexpected ${what} here`,
		expected: piece.kind === "asset" ? 'it as the whole of `src="…"`' : "it among words",
	};
}

/** What a piece stands for. */
function contentOf(piece: Piece, { source, data, head }: WriteContext, page: Placed): unknown {
	switch (piece.kind) {
		case "value":
			return piece.value;
		case "styles":
			return head(data, page);
		case "asset":
			return source.assets[piece.name];
		case "part":
			return typeof piece.part === "string" ? parts[piece.part](data) : statementsPart(piece.part);
	}
}

const parts = { facts: factsPart, contents: contentsPart, sections: sectionsPart };

/** Faults where the files of a template have what is wrong. */
function faultsOf(wrong: readonly Misplaced[], pieces: Pieces, source: TemplateSource): TemplateFault[] {
	const faults: TemplateFault[] = [];
	const left = wrong.toSorted((one, other) => one.offset - other.offset);
	let at = 0;
	let start = 0;
	let before: Piece | null = null;
	for (const [index, piece] of pieces.entries()) {
		const end = start + (typeof piece === "string" ? piece.length : 1);
		for (
			let next = left[at];
			next !== undefined && (next.offset < end || index === pieces.length - 1);
			next = left[++at]
		) {
			if (typeof piece !== "string") faults.push(faultAt(piece.token, source, next));
			else
				faults.push({
					...placeOf(piece, next.offset - start, { before, source }),
					message: next.message,
					expected: next.expected,
				});
		}
		if (typeof piece !== "string") before = piece;
		start = end;
	}
	return faults;
}

interface Nearby {
	/** The last thing that was written before. */
	readonly before: Piece | null;
	readonly source: TemplateSource;
}

/** Where a text of the template's own stands: behind what was written before, else where it is found first. */
function placeOf(
	text: string,
	offset: number,
	{ before, source }: Nearby,
): Pick<TemplateFault, "file" | "line" | "column"> {
	const input = before?.token.input ?? "";
	const behind = input.indexOf(text, before?.token.end);
	const entry = [source.entry, source.files[source.entry] ?? ""] as const;
	const known = Object.entries(source.files).find(([, each]) => (behind === -1 ? each.includes(text) : each === input));
	const [file, whole] = known ?? entry;
	const { line, column } = locator(whole).point((behind === -1 ? Math.max(0, whole.indexOf(text)) : behind) + offset);
	return { file: shownFile(source, file), line, column };
}
