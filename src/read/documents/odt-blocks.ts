/** From the elements of an OpenDocument text to blocks. */
import type { DocumentBlock, DocumentCell, DocumentParagraph, DocumentRow } from "./document.ts";
import { odtLists } from "./odt-lists.ts";
import type { OdtStyles } from "./odt-styles.ts";
import { type Span, spanLines } from "./spans.ts";
import type { XmlVisitor } from "./xml.ts";

type Attributes = Readonly<Record<string, string>>;

/** Elements whose words are no part of the text. */
const wordless: ReadonlySet<string> = new Set([
	...["office:annotation", "text:tracked-changes", "office:forms", "office:scripts", "office:settings", "office:meta"],
	...[
		"office:styles",
		"office:automatic-styles",
		"office:master-styles",
		"office:font-face-decls",
		"text:note-citation",
	],
	...["svg:title", "svg:desc", "text:ruby-text", "text:sequence-decls", "text:variable-decls", "text:user-field-decls"],
	...["text:hidden-text", "text:hidden-paragraph", "office:binary-data"],
]);

const external: ReadonlyMap<string, string> = new Map([
	["draw:image", "image"],
	["draw:object", "embedded object"],
	["draw:object-ole", "embedded object"],
	["draw:plugin", "embedded object"],
	["draw:floating-frame", "embedded page"],
	["text:section-source", "linked file"],
]);

const mostSpaces = 200;

/** A place that blocks are put into: the text, a cell, a note. */
interface Holder {
	readonly blocks: DocumentBlock[];
	readonly rows: DocumentRow[];
	cells: DocumentCell[];
	header: boolean;
}

/** A paragraph that is open; text boxes have paragraphs inside one. */
interface Open {
	readonly spans: Span[];
	readonly heading: boolean;
	readonly notes: DocumentBlock[];
}

/** Visits the text; `end` gives what was found. */
export interface OdtVisitor extends XmlVisitor {
	end(): { readonly blocks: readonly DocumentBlock[]; readonly external: readonly string[] };
}

const held = (): Holder => ({ blocks: [], rows: [], cells: [], header: false });

/** Begins with no blocks. */
export function odtVisitor(styles: OdtStyles): OdtVisitor {
	const lists = [odtLists(styles)];
	const holders: Holder[] = [held()];
	const paragraphs: Open[] = [];
	const hrefs: (string | null)[] = [null];
	const named: string[] = [];
	let silent = 0;
	let notes = 0;
	const holder = (): Holder => holders.at(-1) ?? held();
	const say = (text: string): void => {
		paragraphs.at(-1)?.spans.push({ text, href: hrefs.at(-1) ?? null });
	};
	const enter = (): void => {
		holders.push(held());
		lists.push(odtLists(styles));
	};
	const leave = (): Holder => {
		lists.pop();
		return holders.pop() ?? held();
	};

	const closeParagraph = (): void => {
		const open = paragraphs.pop();
		if (open === undefined) return;
		const item = lists.at(-1)?.item() ?? null;
		const lines = spanLines(open.spans);
		holder().blocks.push({ kind: "paragraph", lines, heading: open.heading, item, place: null }, ...open.notes);
	};

	const opens: ReadonlyMap<string, (attributes: Attributes) => void> = new Map([
		["text:p", () => paragraphs.push({ spans: [], heading: false, notes: [] })],
		["text:h", () => paragraphs.push({ spans: [], heading: true, notes: [] })],
		["text:list", (attributes) => lists.at(-1)?.openList(attributes)],
		["text:list-item", (attributes) => lists.at(-1)?.openItem(attributes)],
		["text:a", (attributes) => hrefs.push(attributes["xlink:href"] ?? null)],
		["text:s", (attributes) => say(" ".repeat(Math.min(Number(attributes["text:c"] ?? 1) || 1, mostSpaces)))],
		["text:tab", () => say("\t")],
		["text:line-break", () => say("\n")],
		["text:note", () => say(`[${++notes}]`)],
		["text:note-body", enter],
		["table:table", enter],
		["table:table-header-rows", () => setHeader(true)],
		["table:table-cell", enter],
	] satisfies [string, (attributes: Attributes) => unknown][] as [string, (attributes: Attributes) => void][]);
	const setHeader = (header: boolean): void => {
		holder().header = header;
	};
	const closes: ReadonlyMap<string, () => void> = new Map([
		["text:p", closeParagraph],
		["text:h", closeParagraph],
		["text:list", () => lists.at(-1)?.closeList()],
		["text:a", () => hrefs.pop()],
		[
			"text:note-body",
			() => {
				const { blocks } = leave();
				paragraphs.at(-1)?.notes.push(...blocks.map((block, index) => asNote(block, notes, index === 0)));
			},
		],
		[
			"table:table-cell",
			() => {
				const { blocks } = leave();
				holder().cells.push({ blocks, header: holder().header });
			},
		],
		[
			"table:table-row",
			() => {
				if (holder().cells.length > 0) holder().rows.push(holder().cells);
				holder().cells = [];
			},
		],
		["table:table-header-rows", () => setHeader(false)],
		[
			"table:table",
			() => {
				const { rows } = leave();
				if (rows.length > 0) holder().blocks.push({ kind: "table", rows });
			},
		],
	] satisfies [string, () => unknown][] as [string, () => void][]);

	const isSilent = (name: string, attributes: Attributes): boolean =>
		wordless.has(name) || styles.hidden.has(attributes["text:style-name"] ?? "");
	return {
		open(name, attributes) {
			if (silent > 0 || isSilent(name, attributes)) {
				silent++;
				return;
			}
			const what = external.get(name);
			if (what !== undefined) named.push(what);
			opens.get(name)?.(attributes);
		},
		close(name) {
			if (silent > 0) silent--;
			else closes.get(name)?.();
		},
		text(text) {
			if (silent === 0) say(text.replace(/[ \t\r\n]+/g, " "));
		},
		end: () => ({ blocks: holder().blocks, external: named }),
	};
}

function asNote(block: DocumentBlock, number: number, first: boolean): DocumentBlock {
	if (block.kind === "table") return block;
	const [line = "", ...lines] = block.lines;
	const note: DocumentParagraph = { ...block, item: null, place: `footnote ${number}` };
	return first ? { ...note, lines: [`[${number}] ${line.trimStart()}`, ...lines] } : note;
}
