/** HTML, read by the rules of the standard: a page runs nothing and loads nothing, and each value is words or an address. */
import { type Token, type TokenHandler, Tokenizer, TokenizerMode } from "parse5";
import { type Escape, htmlText, markupWords } from "../escapes.ts";
import { isMarked, type Misplaced, marks, marksIn, type Placed, refuse, refuseInReferences, words } from "./place.ts";
import { activeElements, loadingIn, localName, placeAttribute } from "./policy.ts";

/** Finds the places of a page, or of a piece of one. */
export function placeInHtml(text: string): Placed {
	const reader = new PageReader(text);
	reader.read();
	return reader;
}

/** Elements whose content is words without tags. */
const textElements: ReadonlySet<string> = new Set(["title", "textarea"]);

/** What may stand before a page's policy, which reaches only what stands behind it. */
const early: ReadonlySet<string> = new Set(["html", "head", "meta", "title"]);

class PageReader implements TokenHandler, Placed {
	readonly escapes = new Map<number, Escape>();
	readonly misplaced: Misplaced[] = [];
	readonly sheets: string[] = [];
	hasEncoding = false;
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
		refuseInReferences(this.misplaced, this.#text);
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
		refuse(this.misplaced, offset, { message, expected });
	}

	#refuseMarks(location: Token.Location | null, where: string): void {
		for (const offset of this.#marksOf(location)) {
			if (this.#text[offset] === marks.value) this.#refuse(offset, `Unexpected value ${where}`, words);
		}
	}

	#marksOf(location: Token.Location | null): number[] {
		this.#end = location?.endOffset ?? this.#end;
		return marksIn(this.#text, location?.startOffset ?? 0, location?.endOffset ?? 0);
	}

	onCharacter({ chars, location }: Token.CharacterToken): void {
		if (this.#textElement === "style") {
			this.#continueSheet(chars, location);
			return;
		}
		for (const offset of this.#marksOf(location)) {
			const mark = this.#text[offset];
			if (mark === marks.value) this.#placeInWords(offset);
			else if (mark === marks.styles) this.#placeStyles(offset, offset === location?.startOffset);
			else if (mark === marks.part && this.#textElement === "") this.escapes.set(offset, String);
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
		this.escapes.set(offset, String);
	}

	#continueSheet(chars: string, location: Token.Location | null): void {
		this.#refuseMarks(location, "in a style sheet");
		this.sheets.push((this.sheets.pop() ?? "") + chars);
	}

	onWhitespaceCharacter({ chars, location }: Token.CharacterToken): void {
		this.#end = location?.endOffset ?? this.#end;
		if (this.#textElement === "style") this.#continueSheet(chars, location);
	}

	/** No template holds any. */
	onNullCharacter(): void {}

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
		const instead = refusedElements.get(localName(tagName));
		if (instead !== undefined) this.#refuse(start + 1, `Unexpected element \`${tagName}\``, instead);
		for (const offset of marksIn(tagName)) this.#refuse(start + 1 + offset, "Unexpected value in a tag's name", words);
		for (const attribute of attrs)
			this.#placeInAttribute(tagName, attribute, location?.attrs?.[attribute.name] ?? null);
		if (["html", "head", "body", "style"].includes(tagName)) this.#needsPolicy = true;
		if (tagName === "head") this.#inHead = true;
		if (tagName === "meta") this.hasEncoding ||= attrs.some(({ name }) => name === "charset");
		if (!early.has(tagName)) this.#hasBegun = true;
		if (tagName !== "style" && !textElements.has(tagName)) return;
		this.#textElement = tagName;
		this.#tokenizer.state = tagName === "style" ? TokenizerMode.RAWTEXT : TokenizerMode.RCDATA;
		if (tagName === "style") this.sheets.push("");
	}

	#placeInAttribute(element: string, { name, value }: Token.Attribute, location: Token.Location | null): void {
		const start = location?.startOffset ?? 0;
		const end = location?.endOffset ?? start;
		if (isMarked(name)) this.#refuseMarks(location, "between attributes");
		else if (!/^[^=]+=\s*["']/.test(this.#text.slice(start, end)))
			this.#refuseMarks(location, "without quotes in a tag");
		const offsets = marksIn(this.#text, start, end);
		placeAttribute({ text: this.#text, isPage: true, element, name, value, offsets, start }, this);
	}
}

/** Elements that run, load, send or mean something else inside, each with what to use in its place. */
const refusedElements: ReadonlyMap<string, string> = new Map([
	...activeElements,
	// In these, other elements are not what they are elsewhere.
	...["noscript", "template", "select", "plaintext", "xmp", "noembed", "noframes"].map(
		(name) => [name, "another element"] as const,
	),
	...["svg", "math"].map((name) => [name, "a picture: `<img src=\"{% asset 'name.svg' %}\">`"] as const),
	["link", "a style sheet in `styles` of template.yaml"],
]);
