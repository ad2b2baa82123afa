/** Leaves out the tags of elements that stand too deep, as browsers do; their words go on in the element around. */
import { type DefaultTreeAdapterMap, html, type Parser, Token } from "parse5";

type PageParser = Parser<DefaultTreeAdapterMap>;

/** How deep elements may stand in each other, and how deep the one is that is open. */
export interface OpenDepth {
	readonly deepest: number;
	depth(): number;
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

/** Takes the tags of a parser before it sees them; tells whether any was left out. */
export function ignoreDeep(parser: PageParser, { deepest, depth }: OpenDepth): { any(): boolean } {
	const start = parser.onStartTag.bind(parser);
	const end = parser.onEndTag.bind(parser);
	const characters = parser.onCharacter.bind(parser);
	const open = new Map<string, number>();
	let [hasWords, isCut] = [false, false];
	/** Where the words of one element must not run into those of the next. */
	const part = (tag: string): void => {
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
		part(tag);
	};
	parser.onEndTag = (token) => {
		const tag = token.tagName;
		if (depth() < deepest) open.clear();
		const count = open.get(tag) ?? 0;
		if (count === 0) return end(token);
		open.set(tag, count - 1);
		part(tag);
	};
	return { any: () => isCut };
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
