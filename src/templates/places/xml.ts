/** XML: values stand between tags or in quoted attributes, and what would run or load in a browser is refused as in HTML. */
import { SaxesParser } from "saxes";
import { type Escape, markupWords } from "../escapes.ts";
import { type Misplaced, marks, marksIn, type Placed, refuse, words } from "./place.ts";
import { activeElements, isUtf8, loadingIn, localName, placeAttribute, wrongEncoding } from "./policy.ts";

/** Finds the places of XML. */
export function placeInXml(text: string): Placed {
	const reader = new XmlReader(text);
	reader.read();
	return reader;
}

/** More than any document needs: the reader keeps what is open. */
const most = 1_000;

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
			if (!isUtf8(encoding ?? "utf-8")) refuse(this.misplaced, 0, wrongEncoding);
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
		const element = this.#open.at(-1)?.local ?? "";
		const offsets = this.#marks();
		placeAttribute({ text: this.#text, isPage: false, element, name, value, offsets, start }, this);
	}
}
