/** Parses HTML as browsers do, within limits: what no page needs, but would take them minutes, is cut or refused. */
import {
	type DefaultTreeAdapterMap,
	type DefaultTreeAdapterTypes,
	defaultTreeAdapter,
	html,
	Parser,
	Token,
} from "parse5";
import { type Fault, fault } from "../../findings/faults.ts";
import { markupDepth } from "../../text/depth.ts";
import { tooDeepMarkup } from "./document.ts";

export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;

/** The words of a page. */
export interface HtmlBody {
	readonly body: HtmlElement;
	/** The finding where elements were nested deeper than is allowed; their words are there. */
	readonly cut: Fault | null;
}

/** The body of a page, or why it is not read. */
export function htmlBody(text: string, maxDepth: number): HtmlBody | Fault {
	try {
		const { nodes, isCut } = parsed(readable(text), markupDepth(maxDepth));
		const root = nodes.find((node) => node.nodeName === "html");
		const body = root !== undefined && "childNodes" in root ? root.childNodes.find(isBody) : undefined;
		if (body !== undefined)
			return { body, cut: isCut ? tooDeepMarkup("elements", maxDepth, "; what stands deeper is plain words") : null };
		return fault("undecodable", "Undecodable: the page is a set of frames without words", "the pages in the frames");
	} catch (error) {
		if (error instanceof Multiplying) return multiplied;
		throw error;
	}
}

const isBody = (node: HtmlNode): node is HtmlElement => node.nodeName === "body";

class Multiplying extends Error {}

const multiplied = fault("too-deep", "Too deep: markup that is never closed multiplies", "markup that is closed");

/** Markup that is never closed is opened again in each paragraph: so much more than the page holds is no accident. */
const mostElements = 20_000;
const shortestElement = 3;
/** Emphasis that is open is opened again inside what stands deepest. */
const mostEmphasis = 100;

/** The tree of the library, with an eye on how deep and large it grows. */
function parsed(text: string, deepest: number): { readonly nodes: readonly HtmlNode[]; readonly isCut: boolean } {
	const most = mostElements + text.length / shortestElement;
	let depth = 0;
	let count = 0;
	const treeAdapter = {
		...defaultTreeAdapter,
		createElement(...element: Parameters<typeof defaultTreeAdapter.createElement>) {
			if (++count > most) throw new Multiplying();
			return defaultTreeAdapter.createElement(...element);
		},
		onItemPush() {
			if (++depth > deepest + mostEmphasis) throw new Multiplying();
		},
		onItemPop() {
			depth--;
		},
	} satisfies typeof defaultTreeAdapter & { onItemPush(): void; onItemPop(): void };
	const parser = new Parser<DefaultTreeAdapterMap>({ treeAdapter });
	const isCut = ignoreDeep(parser, deepest, () => depth);
	parser.tokenizer.write(text, true);
	return { nodes: parser.document.childNodes, isCut: isCut() };
}

/** Their content is no markup, or never has children: they are as deep as what they hold. */
const leaves: ReadonlySet<string> = new Set(
	`script style textarea title xmp iframe noembed noframes noscript plaintext
	area base br col embed hr img input link meta param source track wbr`.split(/\s+/),
);

/** They part no words. */
const inline: ReadonlySet<string> = new Set(
	"a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup tt u var".split(
		" ",
	),
);

/**
 * Leaves out the tags of elements that are nested deeper, as browsers do; their words go on in the element around.
 * The result tells whether any was left out.
 */
function ignoreDeep(parser: Parser<DefaultTreeAdapterMap>, deepest: number, depth: () => number): () => boolean {
	const start = parser.onStartTag.bind(parser);
	const end = parser.onEndTag.bind(parser);
	const characters = parser.onCharacter.bind(parser);
	const open = new Map<string, number>();
	let [hasWords, isCut] = [false, false];
	/** Ends the line where the words of one element must not run into those of the next. */
	const endWords = (tag: string): void => {
		if (inline.has(tag) || !hasWords) return;
		hasWords = false;
		start(lineBreak());
	};
	parser.onCharacter = (token) => {
		// What stands higher is parted from the rest by its own elements.
		hasWords = depth() >= deepest;
		characters(token);
	};
	parser.onStartTag = (token) => {
		const tag = token.tagName;
		if (depth() < deepest) open.clear();
		if (depth() < deepest || leaves.has(tag)) return start(token);
		isCut = true;
		open.set(tag, (open.get(tag) ?? 0) + 1);
		endWords(tag);
	};
	parser.onEndTag = (token) => {
		const tag = token.tagName;
		if (depth() < deepest) open.clear();
		const count = open.get(tag) ?? 0;
		if (count === 0) return end(token);
		open.set(tag, count - 1);
		endWords(tag);
	};
	return () => isCut;
}

const lineBreak = (): Token.TagToken => ({
	type: Token.TokenType.START_TAG,
	tagName: "br",
	tagID: html.TAG_ID.BR,
	selfClosing: false,
	ackSelfClosing: false,
	attrs: [],
	location: null,
});

const raw = "<(xmp|plaintext)\\b[^]*?(?:</\\1|$)";
const reference = new RegExp(`${raw}|&#(?:x([\\da-f]+)|(\\d+))`, "gi");

/**
 * A page without NULs, and with each reference that names no character as the words that it is written with: as browsers
 * read it, it would be a `�` that nobody wrote.
 */
function readable(page: string): string {
	return page
		.replaceAll("\0", "")
		.replace(reference, (all: string, _tag: string | undefined, hex?: string, digits?: string) => {
			if (hex === undefined && digits === undefined) return all;
			const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16);
			const isNone = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
			return isNone ? `&amp;${all.slice(1)}` : all;
		});
}
