/** Reads XML as a stream of tags and words: no entities of its own, no deep nesting, nothing from elsewhere. */
import { SaxesParser } from "saxes";
import { markupDepth } from "../../ast/nodes.ts";
import { strictText } from "../encodings.ts";
import { Refused, tooDeepMarkup } from "./document.ts";
import { corrupt } from "./zip.ts";

/** Receives tags and text in order; names keep their prefix. */
export interface XmlVisitor {
	open(name: string, attributes: Readonly<Record<string, string>>): void;
	close?(name: string): void;
	text?(text: string): void;
}

/** A part of a document, with its name for messages. */
export interface XmlPart {
	readonly bytes: Uint8Array;
	readonly name: string;
	/** How deeply lists and quotes may be nested. */
	readonly maxDepth: number;
}

/** Visits a part of a document. */
export function visitXml({ bytes, name: part, maxDepth }: XmlPart, visitor: XmlVisitor): void {
	const deepest = markupDepth(maxDepth);
	const text = strictText(bytes, "utf-8") ?? corrupt(`\`${part}\` is not UTF-8`);
	const parser = new SaxesParser();
	let depth = 0;
	const say = (words: string): void => visitor.text?.(words);
	parser.on("doctype", () => corrupt(`\`${part}\` defines entities of its own`));
	parser.on("error", () => corrupt(`\`${part}\` is not valid XML`));
	parser.on("opentag", ({ name, attributes }) => {
		if (++depth > deepest) throw new Refused(tooDeepMarkup(`elements of \`${part}\``, maxDepth));
		visitor.open(name, attributes);
	});
	parser.on("closetag", ({ name }) => {
		depth--;
		visitor.close?.(name);
	});
	parser.on("text", say);
	parser.on("cdata", say);
	parser.write(text).close();
}
