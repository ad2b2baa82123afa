/**
 * HTML, read by the rules of the standard, and XML: a page runs nothing and loads nothing, and each value is words or an
 * address. The local name of an element decides, whatever its prefix: what is XML here may be read as HTML elsewhere.
 */
import { type Token, type TokenHandler, Tokenizer, TokenizerMode } from "parse5";
import { SaxesParser } from "saxes";
import { htmlText, markupWords, wholeAddress } from "../escapes.ts";
import { isMarked, type Misplaced, marks, marksIn, Placed, placeInAddress, troubleOfAddress } from "./place.ts";

/** Finds the places of a page, or of a piece of one. */
export function placeInHtml(text: string): Placed {
	return new PageReader(text).read();
}

/** Finds the places of XML. */
export function placeInXml(text: string): Placed {
	return new XmlReader(text).read();
}

/** The places of values in markup. */
const words = "Put it between tags, or in a quoted attribute.";

/** A name without its prefix, in small letters. */
const localName = (name: string): string => name.slice(name.lastIndexOf(":") + 1).toLowerCase();

const elements = (names: string, instead: string) => names.split(" ").map((name): [string, string] => [name, instead]);

/** Elements that run, load or send, each with what to do. */
const activeElements = elements(
	"script object embed iframe frame frameset applet portal base form include",
	"A page must not run or load anything.",
);

const refusedInHtml: ReadonlyMap<string, string> = new Map([
	...activeElements,
	// In these, other elements are not what they are elsewhere.
	...elements("noscript template select plaintext xmp noembed noframes", "Use another element."),
	...elements("svg math", "Use a picture: `<img src=\"{% asset 'name.svg' %}\">`."),
	["link", "Name style sheets in `styles` of template.yaml."],
]);

const refusedInXml: ReadonlyMap<string, string> = new Map([
	...activeElements,
	...elements("style set animate animatetransform animatemotion animatecolor", "A document must not load anything."),
]);

const loading: ReadonlySet<string> = new Set(
	"srcset srcdoc poster background formaction ping lowsrc dynsrc attributionsrc".split(" "),
);

/** Attributes that run, load or send, each with what to do. */
function refusedAttribute(local: string): string | null {
	if (local.startsWith("on")) return "A page must not run anything.";
	if (local === "style") return "Write a rule in a style sheet.";
	if (local === "http-equiv") return "Use `{% styles %}`, which writes the page's policy.";
	return loading.has(local) ? "Use a link, or `src=\"{% asset 'name.png' %}\"`." : null;
}

/** Attributes that lead a reader somewhere, and those by which a value could load a picture, as `url(…)`. */
const leads = /^(?:href|cite|base)$/;
const paints = /^(?:fill|stroke|filter|mask|clip-path|cursor|marker(?:-start|-mid|-end)?)$/;

/** Elements of XML that load what their address names. */
const loadingElements: ReadonlySet<string> = new Set(["image", "feimage", "use", "font-face-uri"]);

/** Allowed kinds of `link` in a feed; all others make a browser load something. */
const feedLinks = /^(?:alternate|self|related|via|enclosure)$/;

/** An attribute of a text, its references resolved, and where it and its marks stand. */
interface PlacedAttribute {
	/** The local name of its element. */
	readonly element: string;
	readonly name: string;
	readonly value: string;
	readonly offsets: readonly number[];
	readonly start: number;
}

/** Why an attribute may not be there, or not with its value. */
function troubleWith({ element, name, value }: PlacedAttribute, isPage: boolean): string | null {
	// What a prefix is called does nothing.
	if (/^xmlns(?::|$)/.test(name)) return null;
	const local = localName(name);
	const what = value.includes(marks.value) ? "value" : "address";
	const instead = refusedAttribute(local);
	if (instead !== null) return `Unexpected attribute \`${name}\`. ${instead}`;
	if (element === "meta" && local === "charset" && !isUtf8(value)) return wrongEncoding;
	const loads = local === "src" || (local === "href" && loadingElements.has(element));
	if (loads && isPage && value !== marks.asset)
		return `Unexpected ${what} in \`${name}\`. Use \`{% asset 'name.png' %}\`: a page must not load anything.`;
	if (loads && !isPage && !/^(?:#|data:image\/(?:png|jpeg|gif|webp)[;,])/i.test(value))
		return `Unexpected ${what} in \`${name}\`. Use \`#name\` for a part of the document, or a \`data:\` picture: a document must not load anything.`;
	if (element === "link" && local === "rel" && !feedLinks.test(value))
		return 'Unexpected value of `rel` in `link`. A page may use `link` only for a feed: `rel="alternate"`.';
	const painted = (!isPage && loadingIn(value) !== null) || (what === "value" && paints.test(local));
	return painted
		? `Unexpected ${what} in \`${name}\`. Use \`url(#name)\` for a part of the document, which must not load anything else.`
		: null;
}

/** Whether an encoding is the one of all reports, and what is wrong with any other. */
const isUtf8 = (encoding: string): boolean => /^\s*utf-8\s*$/i.test(encoding);
const wrongEncoding = "Unexpected encoding. Write `utf-8`, which all reports have.";

/** The first thing in a style sheet, or in an attribute with a style, that loads something or could hide what does; null for nothing. */
export function loadingIn(css: string): Misplaced | null {
	for (const { 0: found, 1: code = "", index } of css.matchAll(
		/\\(?:([0-9a-f]{1,6})|[^\w\s-])?|@import|(?:url|src|image|image-set)\(/gi,
	)) {
		const isEscape = found.startsWith("\\");
		// A sign, or a code beyond ASCII, such as `\201C`, is no part of any name that loads.
		if (isEscape && found !== "\\" && !(Number.parseInt(code, 16) <= 0x7f)) continue;
		if (/^url\([ \t\n]*["']?(?:data:|#)/i.test(css.slice(index, index + 100))) continue;
		const what = isEscape ? "\\" : found.toLowerCase();
		const hint = isEscape ? "Write the character itself." : 'Use `url("data:…")`: a page must not load anything.';
		return { offset: index, message: `Unexpected \`${what}\` in a style sheet. ${hint}` };
	}
	return null;
}

/** What the readers of HTML and XML have in common. */
abstract class MarkupReader extends Placed {
	/** Where the last whole piece ends. */
	protected end = 0;
	protected readonly text: string;

	constructor(text: string) {
		super();
		this.text = text;
	}

	protected refuseValues(offsets: readonly number[], where: string): void {
		for (const offset of offsets)
			if (this.text[offset] === marks.value) this.refuse(offset, `Unexpected value ${where}. ${words}`);
	}

	/** Finds the places in an attribute. */
	protected placeInAttribute(attribute: PlacedAttribute, isPage: boolean): void {
		const { name, value, offsets, start } = attribute;
		const local = localName(name);
		const isAddress = leads.test(local);
		// Browsers drop blanks from addresses, or some of them.
		const own = (value.split(marks.value, 1)[0] ?? "").replace(/[\s\p{Cc}]/gu, "");
		const trouble = troubleWith(attribute, isPage);
		const misleading = isAddress ? troubleOfAddress(own) : null;
		if (trouble !== null) this.refuse(offsets[0] ?? start, trouble);
		else if (misleading !== null) this.refuse(start, misleading);
		for (const [index, offset] of offsets.entries()) {
			const mark = this.text[offset];
			if (mark === marks.asset && local === "src") this.place(offset, String);
			if (mark !== marks.value) continue;
			this.place(offset, isAddress ? placeInAddress(own, index === 0, wholeAddress) : markupWords);
		}
	}
}

/** Allowed before a page's policy, which applies only to what follows it. */
const early: ReadonlySet<string> = new Set(["html", "head", "meta", "title"]);

class PageReader extends MarkupReader implements TokenHandler {
	readonly #tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, this);
	/** The element that is read as text; "" among tags. */
	#textElement = "";
	/** Whether there is something that needs a policy, and whether the policy stands where it must. */
	#needsPolicy = false;
	#hasPolicy = false;
	/** Whether `<head>` was opened, and whether anything stood since that a policy would come too late for. */
	#inHead = false;
	#hasBegun = false;

	read(): this {
		this.refuseInReferences(this.text);
		this.#tokenizer.write(this.text, true);
		// Of a page with other faults, these may be consequences.
		if (this.misplaced.length > 0) return this;
		if (this.end < this.text.length) this.refuse(this.end, "Unexpected end inside a tag. Close it.");
		else if (this.#textElement !== "") this.refuse(this.end, `Missing \`</${this.#textElement}>\`. Close the element.`);
		else if (this.#needsPolicy && !this.#hasPolicy)
			this.refuse(0, "Missing `{% styles %}`. Add it in `<head>`, for the page's policy.");
		return this;
	}

	#marksOf(location: Token.Location | null): number[] {
		this.end = location?.endOffset ?? this.end;
		return marksIn(this.text, location?.startOffset ?? 0, location?.endOffset ?? 0);
	}

	onCharacter({ chars, location }: Token.CharacterToken): void {
		const offsets = this.#marksOf(location);
		if (this.#textElement === "style") {
			this.refuseValues(offsets, "in a style sheet");
			this.sheets.push((this.sheets.pop() ?? "") + chars);
			return;
		}
		for (const offset of offsets) {
			const mark = this.text[offset];
			if (mark === marks.value) this.#placeInWords(offset);
			else if (mark === marks.styles) this.#placeStyles(offset, offset === location?.startOffset);
			else if (mark === marks.part && this.#textElement === "") this.place(offset, String);
		}
		// Any sign but HTML's few blanks opens the body.
		if (this.#textElement === "" && chars !== marks.styles) this.#hasBegun = true;
	}

	#placeInWords(offset: number): void {
		// With what stands before it, the value could make a tag.
		if (/<\/?[a-z]{0,20}$/i.test(this.text.slice(Math.max(0, offset - 22), offset)))
			this.refuse(offset, "Unexpected value after `<`. Put it between tags.");
		else this.place(offset, this.#textElement === "" ? htmlText : markupWords);
	}

	#placeStyles(offset: number, isAlone: boolean): void {
		const isFirst = this.#inHead && !this.#hasBegun && !this.#hasPolicy && this.#textElement === "";
		if (!isFirst || !isAlone)
			this.refuse(offset, "Unexpected `{% styles %}`. Put it in `<head>`, before all but `meta` and `title`.");
		this.#hasPolicy = true;
		this.place(offset, String);
	}

	onWhitespaceCharacter({ chars, location }: Token.CharacterToken): void {
		this.end = location?.endOffset ?? this.end;
		if (this.#textElement === "style") this.sheets.push((this.sheets.pop() ?? "") + chars);
	}

	/** No template holds any. */
	onNullCharacter(): void {}

	onComment({ location }: Token.CommentToken): void {
		this.refuseValues(this.#marksOf(location), "in a comment");
	}

	onDoctype({ location }: Token.DoctypeToken): void {
		this.refuseValues(this.#marksOf(location), "in a declaration");
	}

	onEof(): void {}

	onEndTag({ location }: Token.TagToken): void {
		this.refuseValues(this.#marksOf(location), "in a tag");
		if (this.#textElement === "style") {
			const sheet = this.sheets.at(-1) ?? "";
			const wrong = loadingIn(sheet);
			const start = (location?.startOffset ?? 0) - sheet.length;
			if (wrong !== null) this.refuse(start + wrong.offset, wrong.message);
		}
		if (this.#textElement === "") this.#hasBegun = true;
		this.#textElement = "";
	}

	onStartTag({ tagName, attrs, location }: Token.TagToken): void {
		const start = location?.startOffset ?? 0;
		this.end = location?.endOffset ?? this.end;
		const instead = refusedInHtml.get(localName(tagName));
		if (instead !== undefined) this.refuse(start + 1, `Unexpected element \`${tagName}\`. ${instead}`);
		for (const offset of marksIn(tagName))
			this.refuse(start + 1 + offset, `Unexpected value in a tag's name. ${words}`);
		for (const attribute of attrs) this.#placeAttribute(tagName, attribute, location?.attrs?.[attribute.name] ?? null);
		if (["html", "head", "body", "style"].includes(tagName)) this.#needsPolicy = true;
		if (tagName === "head") this.#inHead = true;
		if (tagName === "meta") this.hasEncoding ||= attrs.some(({ name }) => name === "charset");
		if (!early.has(tagName)) this.#hasBegun = true;
		// Their content is words without tags.
		if (!["style", "title", "textarea"].includes(tagName)) return;
		this.#textElement = tagName;
		this.#tokenizer.state = tagName === "style" ? TokenizerMode.RAWTEXT : TokenizerMode.RCDATA;
		if (tagName === "style") this.sheets.push("");
	}

	#placeAttribute(element: string, { name, value }: Token.Attribute, location: Token.Location | null): void {
		const start = location?.startOffset ?? 0;
		const end = location?.endOffset ?? start;
		const offsets = marksIn(this.text, start, end);
		if (isMarked(name)) this.refuseValues(offsets, "between attributes");
		else if (!/^[^=]+=\s*["']/.test(this.text.slice(start, end))) this.refuseValues(offsets, "without quotes in a tag");
		this.placeInAttribute({ element, name, value, offsets, start }, true);
	}
}

/** More elements in each other, or attributes of one, than any document needs: the reader keeps what is open. */
const most = 1_000;

class Stopped extends Error {}

class XmlReader extends MarkupReader {
	readonly #parser = new SaxesParser({ xmlns: true });
	/** The local names of the elements that are open. */
	readonly #open: string[] = [];
	#attributes = 0;

	read(): this {
		const parser = this.#parser;
		parser.on("error", ({ message }) => this.#stop(message));
		parser.on("xmldecl", ({ encoding }) => {
			if (!isUtf8(encoding ?? "utf-8")) this.refuse(0, wrongEncoding);
		});
		parser.on("text", () => {
			for (const offset of this.#marks()) if (this.text[offset] === marks.value) this.place(offset, markupWords);
		});
		parser.on("cdata", () => this.#refuseDeclaration());
		parser.on("doctype", () => this.#refuseDeclaration());
		parser.on("comment", () => this.refuseValues(this.#marks(), "in a comment"));
		parser.on("processinginstruction", ({ target }) => {
			const start = this.text.indexOf("<?", Math.max(0, this.end - 1));
			if (target.toLowerCase() === "xml-stylesheet")
				this.refuse(start, `Unexpected \`<?${target}\`. A document must not load anything.`);
			this.refuseValues(this.#marks(), "in an instruction");
		});
		parser.on("opentagstart", ({ name }) => this.#openElement(name));
		parser.on("attribute", ({ name, value }) => {
			if (++this.#attributes > most) throw new RangeError("too long");
			const start = this.text.indexOf(name, this.end - 1);
			this.placeInAttribute({ element: this.#open.at(-1) ?? "", name, value, offsets: this.#marks(), start }, false);
		});
		parser.on("closetag", () => this.#open.pop());
		try {
			parser.write(this.text).close();
		} catch (error) {
			if (!(error instanceof Stopped)) throw error;
			// Values that were not read are none of the faults.
			for (const offset of marksIn(this.text, this.end)) this.place(offset, markupWords);
		}
		return this;
	}

	/** What is not XML can't be read on; of a text with other faults, this may be a consequence. */
	#stop(message: string): never {
		const start = Math.max(0, this.end - 1);
		const offset = Math.min(this.#parser.position, this.text.length);
		const read = this.text.slice(start, offset);
		const [mark] = /disallowed character in|unquoted/.test(message) ? marksIn(read) : [];
		if (/<!(?!--)/.test(read)) this.#refuseDeclaration();
		if (mark !== undefined) this.refuse(start + mark, `Unexpected value inside a tag. ${words}`);
		else if (this.misplaced.length === 0)
			this.refuse(Math.max(0, offset - 1), `Invalid XML (${message.replace(/^[\d:]+ |\.$/g, "")}).`);
		throw new Stopped();
	}

	/** The marks since the last piece; references in an attribute or in words can't add any to them. */
	#marks(): number[] {
		const from = this.end;
		this.end = this.#parser.position;
		return marksIn(this.text, from, this.end);
	}

	/** XML is attacked with entities that a document declares itself, and values need no CDATA. */
	#refuseDeclaration(): never {
		const start = this.text.indexOf("<!", Math.max(0, this.end - 1));
		this.refuse(start, "Unexpected declaration. Use elements and comments only.");
		throw new Stopped();
	}

	#openElement(name: string): void {
		this.end = this.#parser.position;
		this.#attributes = 0;
		const local = localName(name);
		const instead = refusedInXml.get(local);
		if (instead !== undefined) this.refuse(this.end - 1 - name.length, `Unexpected element \`${name}\`. ${instead}`);
		this.#open.push(local);
		if (this.#open.length > most) throw new RangeError("too long");
	}
}
