/** HTML, read by the rules of the standard: a page runs nothing and loads nothing, and each value is words or an address. */
import { type Token, type TokenHandler, Tokenizer, TokenizerMode } from "parse5";
import { addressPiece, type Escape, htmlText, markupWords, wholeAddress } from "../escapes.ts";
import { isMarked, type Misplaced, marks, marksIn, type Placed } from "./place.ts";

/** Finds the places of a page, or of a piece of one. */
export function placeInHtml(text: string): Placed {
	const reader = new PageReader(text);
	reader.read();
	return reader;
}

const asIs: Escape = (value) => String(value);

/** Elements whose content is words without tags. */
const textElements: ReadonlySet<string> = new Set(["title", "textarea"]);

/** What may stand before a page's policy, which reaches only what stands behind it. */
const early: ReadonlySet<string> = new Set(["html", "head", "meta", "title"]);

class PageReader implements TokenHandler, Placed {
	readonly escapes = new Map<number, Escape>();
	readonly misplaced: Misplaced[] = [];
	readonly sheets: string[] = [];
	readonly #text: string;
	readonly #tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, this);
	/** The element that is read as text; "" among tags. */
	#textElement = "";
	/** Where the last whole token ends. */
	#end = 0;
	/** Whether there is something that needs a policy, and whether the policy stands where it must. */
	#needsPolicy = false;
	#hasPolicy = false;
	/** Whether `<head>` was opened, and whether anything stood since that a policy would come too late for. */
	#inHead = false;
	#hasBegun = false;

	constructor(text: string) {
		this.#text = text;
	}

	read(): void {
		this.#tokenizer.write(this.#text, true);
		// Of a page with other faults, these may be consequences.
		if (this.misplaced.length > 0) return;
		if (this.#end < this.#text.length) this.#refuse(this.#end, "Unexpected end inside a tag", "a whole tag");
		else if (this.#textElement !== "")
			this.#refuse(this.#end, `Missing \`</${this.#textElement}>\``, "it behind the words");
		else if (this.#needsPolicy && !this.#hasPolicy)
			this.#refuse(0, "Missing `{% styles %}`", "it in `<head>`, for the page's policy");
	}

	#refuse(offset: number, message: string, expected: string): void {
		this.misplaced.push({ offset, message, expected });
	}

	#refuseMarks(location: Token.Location | null, where: string): void {
		for (const offset of this.#marksOf(location)) {
			if (this.#text[offset] === marks.value)
				this.#refuse(offset, `Unexpected value ${where}`, "a value among words or in a quoted attribute");
		}
	}

	#marksOf(location: Token.Location | null): number[] {
		this.#end = location?.endOffset ?? this.#end;
		return marksIn(this.#text, location?.startOffset ?? 0, location?.endOffset ?? 0);
	}

	onCharacter({ chars, location }: Token.CharacterToken): void {
		const offsets = this.#marksOf(location);
		if (this.#textElement === "style") this.#continueSheet(chars, location);
		else this.#placeAmongWords(offsets, { chars, location });
	}

	#placeAmongWords(
		offsets: readonly number[],
		{ chars, location }: Pick<Token.CharacterToken, "chars" | "location">,
	): void {
		for (const offset of offsets) {
			const mark = this.#text[offset];
			if (mark === marks.value) this.#placeInWords(offset);
			else if (mark === marks.styles) this.#placeStyles(offset, offset === location?.startOffset);
			else if (mark === marks.part && this.#textElement === "") this.escapes.set(offset, asIs);
		}
		// Any sign but HTML's few blanks opens the body.
		if (this.#textElement === "" && chars !== marks.styles) this.#hasBegun = true;
	}

	#placeInWords(offset: number): void {
		// With what stands before it, the value could make a tag.
		if (/<\/?[a-z]{0,20}$/i.test(this.#text.slice(Math.max(0, offset - 22), offset)))
			this.#refuse(offset, "Unexpected value behind `<`", "a value among words");
		else this.escapes.set(offset, this.#textElement === "" ? htmlText : markupWords);
	}

	#placeStyles(offset: number, isAlone: boolean): void {
		const isFirst = this.#inHead && !this.#hasBegun && !this.#hasPolicy && this.#textElement === "";
		if (!isFirst || !isAlone)
			this.#refuse(offset, "Unexpected `{% styles %}`", "it in `<head>`, before all but `meta` and `title`");
		this.#hasPolicy = true;
		this.escapes.set(offset, asIs);
	}

	#continueSheet(chars: string, location: Token.Location | null): void {
		this.#refuseMarks(location, "in a style sheet");
		this.sheets.push((this.sheets.pop() ?? "") + chars);
	}

	onWhitespaceCharacter({ chars, location }: Token.CharacterToken): void {
		this.#end = location?.endOffset ?? this.#end;
		if (this.#textElement === "style") this.#continueSheet(chars, location);
	}

	onNullCharacter({ location }: Token.CharacterToken): void {
		this.#end = location?.endOffset ?? this.#end;
	}

	onComment({ location }: Token.CommentToken): void {
		this.#refuseMarks(location, "in a comment");
	}

	onDoctype({ location }: Token.DoctypeToken): void {
		this.#refuseMarks(location, "in a declaration");
	}

	onEof(): void {}

	onEndTag({ location }: Token.TagToken): void {
		this.#refuseMarks(location, "in a tag");
		if (this.#textElement === "style") this.#checkSheet(location?.startOffset ?? 0);
		if (this.#textElement === "") this.#hasBegun = true;
		this.#textElement = "";
	}

	#checkSheet(end: number): void {
		const sheet = this.sheets.at(-1) ?? "";
		const wrong = loadingIn(sheet);
		if (wrong !== null) this.misplaced.push({ ...wrong, offset: end - sheet.length + wrong.offset });
	}

	onStartTag({ tagName, attrs, location }: Token.TagToken): void {
		const start = location?.startOffset ?? 0;
		this.#end = location?.endOffset ?? this.#end;
		const instead = refusedElements.get(tagName);
		if (instead !== undefined) this.#refuse(start + 1, `Unexpected element \`${tagName}\``, instead);
		for (const offset of marksIn(tagName)) this.#refuse(start + 1 + offset, "Unexpected value in a tag's name", words);
		for (const attribute of attrs) this.#placeInAttribute(attribute, location?.attrs?.[attribute.name] ?? null);
		if (["html", "head", "body", "style"].includes(tagName)) this.#needsPolicy = true;
		if (tagName === "head") this.#inHead = true;
		if (!early.has(tagName)) this.#hasBegun = true;
		if (tagName !== "style" && !textElements.has(tagName)) return;
		this.#textElement = tagName;
		this.#tokenizer.state = tagName === "style" ? TokenizerMode.RAWTEXT : TokenizerMode.RCDATA;
		if (tagName === "style") this.sheets.push("");
	}

	#placeInAttribute({ name, value }: Token.Attribute, location: Token.Location | null): void {
		const start = location?.startOffset ?? 0;
		const written = this.#text.slice(start, location?.endOffset ?? start);
		const instead = refusedAttribute(name);
		if (instead !== null) this.#refuse(start, `Unexpected attribute \`${name}\``, instead);
		const isQuoted = /^[^=]+=\s*["']/.test(written);
		const offsets = marksIn(this.#text, start, location?.endOffset ?? start);
		const wrong = isMarked(name) ? "between attributes" : isQuoted ? null : "without quotes in a tag";
		if (wrong !== null) this.#refuseMarks(location, wrong);
		else if (name === "src") this.#placeSource(value, offsets, start);
		else if (addressAttributes.has(name)) this.#placeAddress(value, offsets, start);
		else for (const offset of offsets) if (this.#text[offset] === marks.value) this.escapes.set(offset, markupWords);
	}

	#placeSource(value: string, [first]: readonly number[], start: number): void {
		if (value === marks.asset && first !== undefined) this.escapes.set(first, asIs);
		else {
			const what = value.includes(marks.value) ? "value" : "address";
			this.#refuse(first ?? start, `Unexpected ${what} in \`src\``, "`{% asset 'name.png' %}`: a page loads nothing");
		}
	}

	/** References in the value are resolved already: none can stand for the colon of a scheme. */
	#placeAddress(value: string, offsets: readonly number[], start: number): void {
		const [own = ""] = value.split(marks.value, 1);
		if (!/^(?:https?:\/\/|mailto:|[^:\s]*(?:[#?/]|$))/i.test(own))
			this.#refuse(start, "Unexpected kind of address", "`https:`, `http:` or `mailto:`, in one piece");
		const isSettled = /^(?:https?:\/\/|mailto:|[^:\s]*[#?/])/i.test(own);
		const expected = "the whole address, or a piece behind `/`, `?` or `#`";
		for (const [index, offset] of offsets.entries()) {
			if (own === "" && index === 0) this.escapes.set(offset, wholeAddress);
			else if (own === "" || isSettled) this.escapes.set(offset, addressPiece);
			else this.#refuse(offset, "Unexpected value in an address", expected);
		}
	}
}

const words = "a value among words or in a quoted attribute";

/** Elements that run, load, send or mean something else inside, each with what to use in its place. */
const refusedElements: ReadonlyMap<string, string> = new Map([
	...["script", "noscript", "template", "object", "embed", "iframe", "frame", "frameset", "applet", "portal"].map(
		(name) => [name, "a page that runs and loads nothing"] as const,
	),
	// In a `select`, other elements are not what they are elsewhere.
	...["base", "form", "select", "plaintext", "xmp", "noembed", "noframes"].map(
		(name) => [name, "another element"] as const,
	),
	...["svg", "math"].map((name) => [name, "a picture: `<img src=\"{% asset 'name.svg' %}\">`"] as const),
	["link", "a style sheet in `styles` of template.yaml"],
]);

/** Attributes that lead a reader somewhere. */
const addressAttributes: ReadonlySet<string> = new Set(["href", "cite"]);

/** Attributes that run, load or send, each with what to use in its place. */
function refusedAttribute(name: string): string | null {
	if (name.startsWith("on")) return "a page that runs nothing";
	if (name === "style") return "a rule in a style sheet";
	if (name === "http-equiv") return "`{% styles %}`, which writes the page's policy";
	return loading.has(name) ? "a link, or `src=\"{% asset 'name.png' %}\"`" : null;
}

const loading: ReadonlySet<string> = new Set(
	"srcset srcdoc poster background data action formaction manifest ping code codebase archive lowsrc dynsrc xlink:href".split(
		" ",
	),
);

/** The first thing in a style sheet that would load something, or that could hide what does; null where there is none. */
export function loadingIn(css: string): Misplaced | null {
	for (const { 0: found, 1: code = "", index } of css.matchAll(
		/\\([0-9a-f]{1,6})?|@import|(?:url|src|image|image-set)\(/gi,
	)) {
		const isEscape = found.startsWith("\\");
		// A code beyond ASCII, such as `\201C`, is no part of any name that loads.
		if (isEscape && Number.parseInt(code, 16) > 0x7f) continue;
		if (/^url\([ \t\n]*["']?data:/i.test(css.slice(index, index + 100))) continue;
		const what = isEscape ? "\\" : found.toLowerCase();
		const expected = isEscape ? "the sign itself; a page loads nothing" : '`url("data:…")`: a page loads nothing';
		return { offset: index, message: `Unexpected \`${what}\` in a style sheet`, expected };
	}
	return null;
}
