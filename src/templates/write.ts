/** From what a template gave to its text: each value is written as its place asks for. */
import type { Token } from "liquidjs";
import { contentsPart, factsPart, sectionsPart, statementsPart } from "../../templates/html/parts.ts";
import type { TemplateData } from "./data.ts";
import type { PageHead } from "./page-head.ts";
import { frontLines, placeInMarkdown, wrongInMarkdown } from "./places/markdown.ts";
import { placeInHtml, placeInXml } from "./places/markup.ts";
import {
	type Misplaced,
	marks,
	type Placed,
	type PlaceFinder,
	placeInCsv,
	placeInData,
	placeInText,
	wrongInJson,
	wrongInYaml,
} from "./places/place.ts";
import { holdLength, longestReport, type Piece } from "./tags.ts";
import { BrokenTemplate, type FormatName, faultOf, type TemplateFault, type TemplateSource } from "./template.ts";

const placeFinders: Readonly<Record<FormatName, PlaceFinder>> = {
	html: placeInHtml,
	markdown: placeInMarkdown,
	text: placeInText,
	csv: placeInCsv,
	xml: placeInXml,
	yaml: placeInData,
	json: placeInData,
};

/** Parses a finished text like the programs that will read it. */
const readers: Readonly<Partial<Record<FormatName, (text: string) => Misplaced | null>>> = {
	markdown: wrongInMarkdown,
	yaml: wrongInYaml,
	json: wrongInJson,
};

/** What is written, for which report. */
interface WriteContext {
	readonly source: TemplateSource;
	readonly data: TemplateData;
	readonly head: PageHead;
	/** Makes a fault at a token, or so far behind its start. */
	readonly faultAt: (token: Token, source: TemplateSource, message: string, offset: number) => TemplateFault;
}

/** The text of some pieces. Throws `BrokenTemplate` for something in a forbidden place. */
export function written(all: readonly Piece[], context: WriteContext): string {
	const { source, faultAt } = context;
	const pieces = withoutBlanks(all, source.format);
	const placed = placeFinders[source.format](markedText(pieces));
	const wrong = placed.misplaced;
	const told = new Set(wrong.map(({ offset }) => offset));
	let [text, offset] = ["", 0];
	// Where the pieces begin in what is written and in the marked text.
	const starts: { readonly piece: Piece; readonly written: number; readonly marked: number }[] = [];
	for (const piece of pieces) {
		starts.push({ piece, written: text.length, marked: offset });
		const place = piece.kind === "text" ? String : placed.escapes.get(offset);
		const trouble = troubleWith(piece, source, place !== undefined);
		if (trouble !== null && !told.has(offset)) placed.refuse(offset, trouble);
		if (trouble === null && place !== undefined) text += place(contentOf(piece, context, placed));
		holdLength(text.length, longestReport);
		offset += signsOf(piece).length;
	}
	const unread = wrong.length === 0 ? readers[source.format]?.(text) : null;
	if (unread) {
		const start = starts.findLast(({ written }) => written <= unread.offset);
		const behind = start?.piece.kind === "text" ? unread.offset - start.written : 0;
		placed.refuse((start?.marked ?? 0) + behind, unread.message);
	}
	if (wrong.length === 0) return text;
	const faults = wrong
		.sort((one, other) => one.offset - other.offset)
		.map((each): [string, TemplateFault] => {
			const { piece, marked = 0 } = starts.findLast(({ marked }) => marked <= each.offset) ?? {};
			// Without any pieces, there is no place.
			if (piece === undefined) return [each.message, faultOf(source, each.message)];
			const behind = piece.kind === "text" ? piece.start - piece.token.begin + each.offset - marked : 0;
			const fault = faultAt(piece.token, source, each.message, behind);
			return [JSON.stringify(fault), fault];
		});
	throw new BrokenTemplate([...new Map(faults).values()]);
}

/** The placeholder of a piece. */
const signsOf = (piece: Piece): string => (piece.kind === "text" ? piece.text : marks[piece.kind]);

const markedText = (pieces: readonly Piece[]): string => pieces.map(signsOf).join("");

/** Without pieces whose values are blank, so that the text around them is joined; data formats quote blank values, too. */
function withoutBlanks(pieces: readonly Piece[], format: FormatName): readonly Piece[] {
	if (format === "csv" || format === "yaml" || format === "json") return pieces;
	const others = pieces.map((piece): Piece => {
		const { blank, token } = piece;
		return blank === undefined ? piece : { kind: "text", text: blank, start: token.begin, token };
	});
	if (format !== "markdown") return others;
	const [first, last] = frontLines(markedText(others));
	let offset = 0;
	return others.map((piece, index) => {
		const isData = offset > first && offset <= last;
		offset += signsOf(piece).length;
		return (isData ? pieces[index] : null) ?? piece;
	});
}

/** What is wrong with a piece, whose place is known or not. */
function troubleWith(piece: Piece, { format, assets }: TemplateSource, hasPlace: boolean): string | null {
	if (piece.kind === "text") return null;
	const what = piece.kind === "value" ? "value" : `\`${piece.token.getText()}\``;
	if (piece.kind !== "value" && format !== "html") return `Unexpected ${what}. Only HTML can have it.`;
	if (piece.kind === "asset" && !Object.hasOwn(assets, piece.name)) {
		const all = Object.keys(assets).map((name) => `\`${name}\``);
		const hint = all.length === 0 ? "Add it to `assets` in template.yaml." : `Write ${all.join(" or ")}.`;
		return `Unknown asset \`${piece.name}\`. ${hint}`;
	}
	if (hasPlace) return null;
	return `Unexpected ${what} here. ${piece.kind === "asset" ? 'Make it the whole of `src="…"`.' : "Put it in `<body>`, between tags."}`;
}

/** What a piece stands for. */
function contentOf(piece: Piece, { source, data, head }: WriteContext, page: Placed): unknown {
	switch (piece.kind) {
		case "text":
			return piece.text;
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
