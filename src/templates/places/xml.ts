/** XML: values stand between tags or in quoted attributes, and what would run or load in a browser is refused as in HTML. */
import { SaxesParser } from "saxes";
import { type Escape, markupWords } from "../escapes.ts";
import { type Misplaced, marks, marksIn, type Placed, refuse } from "./place.ts";
import {
	activeElements,
	addressAttributes,
	encodingTrouble,
	loadingIn,
	localName,
	placeAddress,
	refusedAttribute,
} from "./policy.ts";

/** Finds the places of XML. */
export function placeInXml(text: string): Placed {
	const reader = new XmlReader(text);
	reader.read();
	return reader;
}

/** Elements that load what their address names. */
const loadingElements: ReadonlySet<string> = new Set(["image", "feimage", "use", "font-face-uri"]);

/** Attributes by which a value could load a picture, as `url(…)`. */
const paints = /^(?:fill|stroke|filter|mask|clip-path|cursor|marker(?:-start|-mid|-end)?)$/;

/** Elements that change the attributes of others, and what they give to them. */
const animations = /^(?:set|animate.*)$/;
const frames = /^(?:to|from|by|values)$/;

/** What a `link` of a feed may be; all others load, or tell a browser what to load next. */
const feedLinks = /^(?:alternate|self|related|via|enclosure)$/;

/** More than any document needs: the reader keeps what is open. */
const most = 1_000;

const words = "a value among words or in a quoted attribute";

class Stopped extends Error {}

class XmlReader implements Placed {
	readonly escapes = new Map<number, Escape>();
	readonly misplaced: Misplaced[] = [];
	readonly #text: string;
	readonly #parser = new SaxesParser({ xmlns: true });
	/** The elements that are open, each with the words right in it where it is a style sheet. */
	readonly #open: { readonly local: string; sheet: string | null }[] = [];
	#attributes = 0;
	/** Where the last whole piece ends. */
	#end = 0;

	constructor(text: string) {
		this.#text = text;
	}

	read(): void {
		const parser = this.#parser;
		parser.on("error", ({ message }) => this.#stop(message));
		parser.on("xmldecl", ({ encoding }) => {
			const trouble = encodingTrouble(encoding);
			if (trouble !== null) refuse(this.misplaced, 0, trouble);
		});
		parser.on("text", (text) => this.#placeWords(text));
		parser.on("cdata", () => this.#refuseDeclaration());
		parser.on("doctype", () => this.#refuseDeclaration());
		parser.on("comment", () => this.#refuseMarks("in a comment"));
		parser.on("processinginstruction", ({ target }) => this.#placeInstruction(target));
		parser.on("opentagstart", ({ name }) => this.#openElement(name));
		parser.on("attribute", (attribute) => this.#placeAttribute(attribute));
		parser.on("closetag", () => this.#closeElement());
		try {
			parser.write(this.#text).close();
		} catch (error) {
			if (!(error instanceof Stopped)) throw error;
			// Values that were not read are none of the faults.
			for (const offset of marksIn(this.#text, this.#end)) this.escapes.set(offset, markupWords);
		}
	}

	#refuse(offset: number, message: string, expected: string): void {
		refuse(this.misplaced, offset, { message, expected });
	}

	/** What is not XML can't be read on; of a text with other faults, this may be a consequence. */
	#stop(message: string): never {
		const start = Math.max(0, this.#end - 1);
		const offset = Math.min(this.#parser.position, this.#text.length);
		const read = this.#text.slice(start, offset);
		const [mark] = /disallowed character in|unquoted/.test(message) ? marksIn(read) : [];
		if (/<!(?!--)/.test(read)) this.#refuseDeclaration();
		if (mark !== undefined) this.#refuse(start + mark, "Unexpected value inside a tag", words);
		else if (this.misplaced.length === 0)
			this.#refuse(Math.max(0, offset - 1), `Invalid XML (${message.replace(/^[\d:]+ |\.$/g, "")})`, "well-formed XML");
		throw new Stopped();
	}

	/** The marks since the last piece; references in an attribute or in words can't add any to them. */
	#marks(): number[] {
		const from = this.#end;
		this.#end = this.#parser.position;
		return marksIn(this.#text, from, this.#end);
	}

	#refuseMarks(where: string): void {
		for (const offset of this.#marks()) this.#refuse(offset, `Unexpected value ${where}`, words);
	}

	/** Entities of one's own are what XML is attacked with, and values need no CDATA. */
	#refuseDeclaration(): never {
		const start = this.#text.indexOf("<!", Math.max(0, this.#end - 1));
		this.#refuse(start, "Unexpected declaration", "elements and comments");
		throw new Stopped();
	}

	#placeInstruction(target: string): void {
		const start = this.#text.indexOf("<?", Math.max(0, this.#end - 1));
		if (target.toLowerCase() === "xml-stylesheet")
			this.#refuse(start, `Unexpected \`<?${target}\``, "a document that runs and loads nothing");
		this.#refuseMarks("in an instruction");
	}

	#placeWords(text: string): void {
		const open = this.#open.at(-1);
		if (open === undefined || open.sheet === null) this.#place(this.#marks());
		else {
			open.sheet += text;
			this.#refuseMarks("in a style sheet");
		}
	}

	#place(offsets: readonly number[]): void {
		for (const offset of offsets) if (this.#text[offset] === marks.value) this.escapes.set(offset, markupWords);
	}

	#openElement(name: string): void {
		this.#end = this.#parser.position;
		this.#attributes = 0;
		const local = localName(name);
		const instead = activeElements.get(local);
		const start = this.#end - 1 - name.length;
		if (instead !== undefined) this.#refuse(start, `Unexpected element \`${name}\``, instead);
		this.#open.push({ local, sheet: local === "style" ? "" : null });
		if (this.#open.length > most) throw new RangeError("too long");
	}

	#closeElement(): void {
		const sheet = this.#open.pop()?.sheet ?? "";
		const wrong = loadingIn(sheet);
		if (wrong !== null) this.misplaced.push({ ...wrong, offset: Math.max(0, this.#end - 1) });
	}

	#placeAttribute({ name, value }: { readonly name: string; readonly value: string }): void {
		if (++this.#attributes > most) throw new RangeError("too long");
		const start = this.#text.indexOf(name, this.#end - 1);
		const offsets = this.#marks();
		const local = localName(name);
		const [what, expected] = this.#troubleWith({ name, local, value });
		if (what !== null) this.#refuse(offsets[0] ?? start, `Unexpected ${what}`, expected);
		else if (addressAttributes.has(local)) placeAddress({ value, offsets, start }, this);
		else this.#place(offsets);
	}

	/** Why an attribute may not be there, or not with its value. */
	#troubleWith({ name, local, value }: Attribute): readonly [null] | readonly [string, string] {
		// What a prefix is called does nothing.
		if (/^xmlns(?::|$)/.test(name)) return [null];
		const element = this.#open.at(-1)?.local ?? "";
		const what = value.includes(marks.value) ? "value" : "address";
		const encoding = element === "meta" && local === "charset" ? encodingTrouble(value) : null;
		if (encoding !== null) return ["encoding", encoding.expected];
		const instead = refusedAttribute(local);
		if (instead !== null) return [`attribute \`${name}\``, instead];
		const loads = local === "src" || (local === "href" && loadingElements.has(element));
		if (loads && !/^(?:#|data:image\/(?:png|jpeg|gif|webp)[;,])/i.test(value))
			return [`${what} in \`${name}\``, "a name in the document or a `data:` picture: it loads nothing"];
		if (local === "attributename" && !isHarmless(value))
			return [`${what} in \`${name}\``, "an attribute that leads nowhere"];
		if (element === "link" && local === "rel" && !feedLinks.test(value))
			return [`\`rel\` of a \`link\``, "a link of a feed"];
		if (what === "value" && animations.test(element) && frames.test(local))
			return [`value in \`${name}\``, "the template's own: an animation could load it"];
		const painted = loadingIn(value) !== null || (what === "value" && paints.test(local));
		return painted ? [`${what} in \`${name}\``, "a name in the document: it loads nothing"] : [null];
	}
}

type Attribute = { readonly name: string; readonly local: string; readonly value: string };

/** Whether an animation may change an attribute. */
function isHarmless(name: string): boolean {
	const local = localName(name.trim());
	const leads = local === "src" || addressAttributes.has(local) || refusedAttribute(local) !== null;
	return !leads && !name.includes(marks.value);
}
