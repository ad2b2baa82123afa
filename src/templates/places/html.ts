/** HTML, read by the rules of the standard: a page runs nothing and loads nothing, and each value is words or an address. */
import { type Token, type TokenHandler, Tokenizer, TokenizerMode } from "parse5";
import { type Escape, htmlText, markupWords } from "../escapes.ts";
import { isMarked, type Misplaced, marks, marksIn, type Placed, refuse, refuseInReferences } from "./place.ts";
import {
	activeElements,
	addressAttributes,
	encodingTrouble,
	loadingIn,
	localName,
	placeAddress,
	refusedAttribute,
} from "./policy.ts";

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
		const instead = refusedElements.get(localName(tagName));
		if (instead !== undefined) this.#refuse(start + 1, `Unexpected element \`${tagName}\``, instead);
		for (const offset of marksIn(tagName)) this.#refuse(start + 1 + offset, "Unexpected value in a tag's name", words);
		for (const attribute of attrs) this.#placeInAttribute(attribute, location?.attrs?.[attribute.name] ?? null);
		if (["html", "head", "body", "style"].includes(tagName)) this.#needsPolicy = true;
		if (tagName === "head") this.#inHead = true;
		if (tagName === "meta") this.hasEncoding ||= attrs.some(({ name }) => name === "charset");
		if (!early.has(tagName)) this.#hasBegun = true;
		if (tagName !== "style" && !textElements.has(tagName)) return;
		this.#textElement = tagName;
		this.#tokenizer.state = tagName === "style" ? TokenizerMode.RAWTEXT : TokenizerMode.RCDATA;
		if (tagName === "style") this.sheets.push("");
	}

	#placeInAttribute({ name, value }: Token.Attribute, location: Token.Location | null): void {
		const start = location?.startOffset ?? 0;
		const written = this.#text.slice(start, location?.endOffset ?? start);
		const local = localName(name);
		const instead = refusedAttribute(local) ?? (ofRefusedElements.has(local) ? "another element" : null);
		if (instead !== null) this.#refuse(start, `Unexpected attribute \`${name}\``, instead);
		const wrongEncoding = name === "charset" ? encodingTrouble(value) : null;
		if (wrongEncoding !== null) refuse(this.misplaced, start, wrongEncoding);
		const isQuoted = /^[^=]+=\s*["']/.test(written);
		const offsets = marksIn(this.#text, start, location?.endOffset ?? start);
		const wrong = isMarked(name) ? "between attributes" : isQuoted ? null : "without quotes in a tag";
		if (wrong !== null) this.#refuseMarks(location, wrong);
		else if (local === "src") this.#placeSource(value, offsets, start);
		else if (addressAttributes.has(local)) placeAddress({ value, offsets, start }, this);
		else for (const offset of offsets) if (this.#text[offset] === marks.value) this.escapes.set(offset, markupWords);
	}

	#placeSource(value: string, [first]: readonly number[], start: number): void {
		if (value === marks.asset && first !== undefined) this.escapes.set(first, asIs);
		else {
			const what = value.includes(marks.value) ? "value" : "address";
			this.#refuse(first ?? start, `Unexpected ${what} in \`src\``, "`{% asset 'name.png' %}`: a page loads nothing");
		}
	}
}

const words = "a value among words or in a quoted attribute";

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

/** Attributes that load or send where elements have them that are refused already. */
const ofRefusedElements: ReadonlySet<string> = new Set("data action manifest code codebase archive".split(" "));
