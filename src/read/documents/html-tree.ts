/** Parses HTML as browsers do, within limits: what no page needs, but would take them minutes, is cut or refused. */
import { type DefaultTreeAdapterMap, type DefaultTreeAdapterTypes, defaultTreeAdapter, Parser } from "parse5";
import { type Fault, fault } from "../../findings/faults.ts";
import { markupDepth } from "../../text/depth.ts";
import { ignoreDeep } from "./html-depth.ts";
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
		const { nodes, isCut } = parsed(text, deepest);
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
	const ignored = ignoreDeep(parser, { deepest, depth: () => depth });
	parser.tokenizer.write(text, true);
	return { nodes: parser.document.childNodes, isCut: ignored.any() };
}
