/** Parses HTML as browsers do, within limits: what no page needs, but would take them minutes, is cut or refused. */
import {
	type DefaultTreeAdapterMap,
	type DefaultTreeAdapterTypes,
	defaultTreeAdapter,
	Parser,
	type ParserError,
} from "parse5";
import { type Fault, fault } from "../../findings/faults.ts";
import { markupDepth } from "../../text/depth.ts";
import { ignoreDeep } from "./html-depth.ts";
import { asWritten, isNameless, mayBeNameless } from "./html-references.ts";
import { tooDeepMarkup } from "./markup-limit.ts";

export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;

/** The words of a page. */
export interface HtmlBody {
	readonly body: HtmlElement;
	/** What is told where elements were deeper in each other than is allowed; their words are there. */
	readonly cut: Fault | null;
}

/** Markup that is never closed is opened again in each paragraph: so much more than the page holds is no accident. */
const mostElements = 20_000;
const shortestElement = 3;
/** Emphasis that is open is opened again inside what stands deepest. */
const mostEmphasis = 100;

/** The body of a page, or why it is not read. */
export function htmlBody(text: string, maxDepth: number): HtmlBody | Fault {
	const deepest = markupDepth(maxDepth);
	try {
		const { nodes, isCut } = keeping(text, deepest);
		const html = nodes.find((node) => node.nodeName === "html");
		const body = html !== undefined && "childNodes" in html ? html.childNodes.find(isBody) : undefined;
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

interface Parsed {
	readonly nodes: readonly HtmlNode[];
	readonly isCut: boolean;
	/** Where references end that name no character. */
	readonly nameless: readonly number[];
}

/** The tree, with the words of references that name no character, and without NULs: a parser passes over them, or writes `�`. */
function keeping(page: string, deepest: number): Parsed {
	const text = page.replaceAll("\0", "");
	const tree = parsed(text, deepest);
	return tree.nameless.length === 0 ? tree : parsed(asWritten(text, tree.nameless), deepest);
}

/** The tree of the library, with an eye on how deep and large it grows. */
function parsed(text: string, deepest: number): Parsed {
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
	const nameless: number[] = [];
	const onParseError = mayBeNameless(text)
		? (error: ParserError) => void (isNameless(error) && nameless.push(error.startOffset))
		: null;
	const parser = new Parser<DefaultTreeAdapterMap>({ treeAdapter, onParseError });
	const ignored = ignoreDeep(parser, { deepest, depth: () => depth });
	parser.tokenizer.write(text, true);
	return { nodes: parser.document.childNodes, isCut: ignored.any(), nameless };
}
