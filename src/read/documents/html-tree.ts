/** Parses HTML as browsers do, within limits: what no page needs, but would take them minutes, is refused. */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from "parse5";
import { type Fault, fault } from "../../findings/faults.ts";

export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;

const deepest = 500;
/** Markup that is never closed is opened again in each paragraph: so much more than the page holds is no accident. */
const mostElements = 20_000;
const shortestElement = 3;

/** The body of a page, or why it is not read. */
export function htmlBody(text: string): HtmlElement | Fault {
	try {
		const { childNodes } = parse(text, { treeAdapter: limited(text.length) });
		const html = childNodes.find((node) => node.nodeName === "html");
		const body = html !== undefined && "childNodes" in html ? html.childNodes.find(isBody) : undefined;
		if (body !== undefined) return body;
		return fault("undecodable", "Undecodable: the page is a set of frames without words", "the pages in the frames");
	} catch (error) {
		if (error instanceof TooDeep) return tooDeep(error.what);
		throw error;
	}
}

const isBody = (node: HtmlNode): node is HtmlElement => node.nodeName === "body";

class TooDeep extends Error {
	readonly what: string;

	constructor(what: string) {
		super(what);
		this.what = what;
	}
}

function tooDeep(what: string): Fault {
	return fault("too-deep", `Too deep: ${what}`, `at most ${deepest} elements in each other`);
}

/** The tree of the library, with an eye on how deep and large it grows. */
function limited(length: number) {
	const most = mostElements + length / shortestElement;
	let depth = 0;
	let count = 0;
	return {
		...defaultTreeAdapter,
		createElement(...element: Parameters<typeof defaultTreeAdapter.createElement>) {
			if (++count > most) throw new TooDeep("markup that is never closed multiplies");
			return defaultTreeAdapter.createElement(...element);
		},
		onItemPush() {
			if (++depth > deepest) throw new TooDeep(`more than ${deepest} elements stand in each other`);
		},
		onItemPop() {
			depth--;
		},
	} satisfies typeof defaultTreeAdapter & { onItemPush(): void; onItemPop(): void };
}
