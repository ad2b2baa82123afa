/** Word documents: their words are made a page, element by element, and read on as one. */
import { defaultTreeAdapter } from "parse5";
import { type DocumentReader, isCutMarker, lostField, refuse } from "./document.ts";
import { DocxLists, localName, valueIn } from "./docx-lists.ts";
import { characters, drawn, type Loss, lossOf, partsOf, results, tags, unread, unsayable } from "./docx-parts.ts";
import { pageContent } from "./html.ts";
import { appendElement, type HtmlElement, makeElement, setAttribute } from "./html-tree.ts";
import { symbolIn } from "./spans.ts";
import { openArchive, visitXml, type XmlVisitor } from "./zipped-xml.ts";

/** Reads a Word document. */
export const readDocx: DocumentReader = async (bytes, options) => {
	const archive = openArchive(bytes, { maxSize: options.maxSize, kind: "a Word document (`.docx`)" });
	const { main, styles, numbering, notes, external } = partsOf(archive, options);
	const lists = new DocxLists();
	for (const part of [...styles, ...numbering]) visitXml(part, lists);
	lists.placeStyles();
	const page = new DocxPage(lists, main.links, external);
	for (const part of notes) visitXml(part, { open: (name, attributes) => page.announce(name, attributes) });
	visitXml(main, page);
	if (!page.hasBody) refuse("undecodable", "Corrupt .docx (its main part can't be read). Save it again or restore it.");
	for (const part of notes) visitXml(part, page.within(part.links));
	const content = pageContent({ body: page.finished(), cut: null }, { external, keepsSpaces: true });
	return { ...content, encoding: "utf-8", guess: null };
};

type Attributes = Readonly<Record<string, string>>;

/** An open element. */
interface Open {
	readonly name: string;
	readonly made: HtmlElement;
	loss: Loss | null;
	/** How many words were come upon, and how many of them read, before it. */
	readonly seen: number;
	readonly read: number;
	/** Of a run. */
	isHidden?: boolean;
	font?: string;
	/** Of a row that names columns. */
	isHead?: boolean;
	/** Of a paragraph: its style, its list and the level of that. */
	style?: string;
	num?: string;
	level?: string;
}

/** An open field. */
interface Field {
	/** Its instruction has ended. */
	isResult: boolean;
	/** The innermost field whose instruction it is part of. */
	readonly within: Field | null;
	/** The results of other fields in its instruction. */
	readonly words: HtmlElement[];
	instruction: string;
	hasResult: boolean;
	/** Where its words lead: by its own instruction once that has ended, else by the field around it. */
	address: string | null;
}

/** Where a field leads; null for one that is no link. */
function linkOf(instruction: string): string | null {
	const [, inside, target] = /^\s*HYPERLINK\s+(\\l\s+)?"([^"]*)"/.exec(instruction) ?? [];
	return target === undefined ? null : `${inside === undefined ? "" : "#"}${target}`;
}

const isOn = (value: string): boolean => !/^(?:0|false|off)$/.test(value);

/** Fonts of symbols, of which some are unknown. */
const symbolFonts = /^(?:symbol|wingdings.*|webdings|zapf ?dingbats.*)$/i;

/** The page that a document becomes. */
class DocxPage implements XmlVisitor {
	hasBody = false;
	readonly #body = makeElement("body");
	readonly #lists: DocxLists;
	/** The names of what is not read. */
	readonly #external: string[];
	#links: ReadonlyMap<string, string>;
	readonly #open: Open[] = [];
	readonly #fields: Field[] = [];
	/** Notes by kind and name, `footnote 2`, and the numbers of those that something refers to. */
	readonly #notes = new Map<string, HtmlElement>();
	readonly #numbers = new Map<string, number>();
	/** How many elements around hold the former properties of a tracked change. */
	#former = 0;
	#seen = 0;
	#read = 0;
	/** The paragraph that the next one continues, as its end was deleted. */
	#continued: HtmlElement | null = null;
	#box = this.#body;

	constructor(lists: DocxLists, links: ReadonlyMap<string, string>, external: string[]) {
		this.#lists = lists;
		this.#links = links;
		this.#external = external;
	}

	/** The same page for another part. */
	within(links: ReadonlyMap<string, string>): this {
		this.#links = links;
		this.#fields.length = 0;
		return this;
	}

	/** Takes an element of a part with notes before the words that refer to them. */
	announce(qualified: string, attributes: Attributes): void {
		const name = localName(qualified);
		if (name === "footnote" || name === "endnote") this.#notes.set(noteKey(name, attributes), makeElement("div"));
	}

	/** The page with the notes that something refers to. */
	finished(): HtmlElement {
		for (const [key, number] of this.#numbers) {
			const note = this.#notes.get(key) ?? makeElement(unread);
			setAttribute(note, "id", noteId(key, number));
			defaultTreeAdapter.appendChild(this.#body, note);
		}
		return this.#body;
	}

	open(qualified: string, attributes: Attributes): void {
		const name = localName(qualified);
		const around = this.#open.at(-1);
		const loss = around?.loss ?? lossOf(name);
		const made = loss === null ? this.#make(name, attributes) : (around?.made ?? this.#body);
		this.#open.push({ name, made, loss, seen: this.#seen, read: this.#read });
		const what =
			name === "graphicData" ? drawn.get((attributes["uri"] ?? "").replace(/^.*\//, "")) : unsayable.get(name);
		if (what !== undefined) this.#external.push(what);
		if (name === "body") this.hasBody = true;
		if (name.endsWith("Change")) this.#former++;
		if (this.#former === 0) this.#setProperty(name, attributes);
		const field = this.#fields.at(-1);
		if (field !== undefined && results.has(name) && !around?.loss) field.hasResult = true;
		if (name === "checkBox" || around?.name === "checkBox") this.#tick(name, valueIn(attributes));
		else if (name === "blip" || name === "imagedata") this.#addImage();
		else if (name === "fldSimple" && loss === null) this.#begin(valueIn(attributes, "instr"), true);
		else if (around?.name === "r" && around.loss === null) this.#openInRun(name, attributes);
		else if (name === "footnoteReference" || name === "endnoteReference") this.#come();
	}

	close(): void {
		const closed = this.#open.pop();
		if (closed === undefined) return;
		const { name, loss, seen, read } = closed;
		const around = this.#open.at(-1);
		if (name.endsWith("Change")) this.#former--;
		else if (name === "pPr" && this.#former === 0 && around?.loss === null) this.#format(around);
		else if (name === "r" && closed.isHidden && this.#read > read) this.#external.push("hidden text");
		else if (name === "fldSimple" && loss === null) this.#end();
		else if ((name === "AlternateContent" || name === "drawing") && !around?.loss) {
			if (this.#seen > seen && this.#read === read) this.#external.push("text box");
			this.#seen = seen;
		}
	}

	text(text: string): void {
		const { name, loss } = this.#open.at(-1) ?? {};
		const field = this.#fields.at(-1);
		if (name === "instrText" && loss === null && field !== undefined) field.instruction += text;
		const isWords = text.trim() !== "" && (name === "t" || (name === "delText" && loss !== null));
		if (isWords) this.#come();
		if (name !== "t" || loss !== null) return;
		if (field?.isResult && isWords) field.hasResult = true;
		this.#say(text);
	}

	/** Rows and cells belong to their table whatever is around them, and a text box stands behind its paragraph. */
	#make(name: string, attributes: Attributes): HtmlElement {
		const around = this.#open.at(-1)?.made ?? this.#body;
		if (name === "footnote" || name === "endnote") return this.#notes.get(noteKey(name, attributes)) ?? around;
		const tag = tags.get(name);
		if (tag === undefined) return around;
		if (name === "p" && this.#continued !== null) {
			const continued = this.#continued;
			this.#continued = null;
			return continued;
		}
		const nearest = (holder: string): Open | undefined => this.#open.findLast((each) => each.name === holder);
		const row = name === "tc" ? nearest("tr") : undefined;
		const made = makeElement(row?.isHead ? "th" : tag);
		let parent = around;
		if (name === "tbl" || name === "tc") this.#continued = null;
		if (name === "tr") parent = nearest("tbl")?.made ?? around;
		else if (name === "tc") parent = row?.made ?? around;
		else if (name === "txbxContent") parent = (nearest("p")?.made.parentNode as HtmlElement | undefined) ?? around;
		else if (name === "hyperlink") setAddress(made, this.#addressOf(attributes));
		else if (name === "r") {
			const address = this.#fields.at(-1)?.address ?? null;
			if (address !== null) parent = setAddress(appendElement(around, "a"), address);
		}
		defaultTreeAdapter.appendChild(parent, made);
		return made;
	}

	#addressOf(attributes: Attributes): string | null {
		const [target, anchor] = [this.#links.get(valueIn(attributes, "id")), valueIn(attributes, "anchor")];
		if (anchor === "") return target ?? null;
		return `${target?.replace(/#.*$/, "") ?? ""}#${anchor}`;
	}

	/** Takes a property of the run, paragraph, row or cell around it. */
	#setProperty(name: string, attributes: Attributes): void {
		const [owner, above, around] = this.#open.slice(-4);
		if (owner === undefined || above === undefined || around === undefined) return;
		const value = valueIn(attributes);
		const properties = around.name;
		if (properties === "rPr" && above.name === "r") {
			if (name === "vanish") above.isHidden = isOn(value);
			else if (name === "rFonts") above.font = valueIn(attributes, "ascii");
			else if (name === "vertAlign" && value === "superscript") above.made.tagName = "sup";
		} else if (properties === "rPr" && above.name === "pPr" && name === "del" && owner.loss === null)
			this.#continued = owner.made;
		else if (properties === "pPr" && name === "pStyle") above.style = value;
		else if (properties === "numPr" && name === "numId") owner.num = value;
		else if (properties === "numPr" && name === "ilvl") owner.level = value;
		else if (properties === "trPr" && name === "tblHeader") above.isHead = isOn(value);
		else if (properties === "trPr" && name === "del" && above.loss === null) leaveOut(above, "tracked deletion");
		else if (properties === "tcPr" && name === "vMerge" && /^(?:continue)?$/.test(value) && above.loss === null)
			leaveOut(above, "hidden text");
	}

	/** Makes a paragraph an item or a heading; numbers of headings are counted: a form's labels have none. */
	#format({ made, style = "", num, level = "0" }: Open): void {
		const isHeading = this.#lists.isHeading(style);
		const item = this.#continued === made ? null : this.#lists.itemOf({ num, level: Number(level), style });
		if (isHeading) made.tagName = "h1";
		if (item === null) return;
		if (isCutMarker(item.marker)) this.#external.push("long list marker");
		if (isHeading) {
			this.#external.push("heading number");
			return;
		}
		// As Word itself writes items in a page.
		setAttribute(made, "style", `mso-list:l0 level${item.level + 1}`);
		const marker = makeElement("span");
		setAttribute(marker, "style", "mso-list:ignore");
		defaultTreeAdapter.insertText(marker, item.marker);
		const [first] = made.childNodes;
		if (first === undefined) defaultTreeAdapter.appendChild(made, marker);
		else defaultTreeAdapter.insertBefore(made, marker, first);
	}

	/** A picture may stand in a drawing that is read, whose words are not. */
	#addImage(): void {
		const drawing = this.#open.findLast((each) => each.name === "drawing");
		const outside = drawing === undefined ? this.#open.at(-2) : this.#open[this.#open.indexOf(drawing) - 1];
		if (outside?.loss === null) appendElement(outside.made, "img");
	}

	#openInRun(name: string, attributes: Attributes): void {
		const character = characters.get(name);
		if (character !== undefined) this.#write(character);
		else if (name === "sym") this.#addSymbol(valueIn(attributes, "font"), valueIn(attributes, "char"));
		else if (name === "footnoteReference" || name === "endnoteReference") this.#refer(name, attributes);
		else if (name === "fldChar") {
			const type = valueIn(attributes, "fldCharType");
			const field = this.#fields.at(-1);
			if (type === "begin") this.#begin("", false);
			else if (type === "end") this.#end();
			else if (field !== undefined) {
				field.isResult = true;
				field.address = linkOf(field.instruction) ?? field.address;
			}
		}
	}

	#refer(reference: string, attributes: Attributes): void {
		const key = noteKey(reference.replace("Reference", ""), attributes);
		this.#come();
		if (!this.#notes.has(key)) {
			this.#external.push("missing note");
			return;
		}
		const number = this.#numbers.get(key) ?? this.#numbers.size + 1;
		this.#numbers.set(key, number);
		const link = appendElement(this.#open.at(-2)?.made ?? this.#body, "a");
		setAttribute(link, "href", `#${noteId(key, number)}`);
		defaultTreeAdapter.insertText(link, String(number));
	}

	/** The sign of a box, whose state comes after it. */
	#tick(name: string, value: string): void {
		if (name === "checkBox") {
			const run = this.#open.findLast((each) => each.name === "r");
			this.#box = run?.loss === null ? appendElement(run.made, "input") : makeElement("input");
			setAttribute(this.#box, "type", "checkbox");
		} else if (name === "default" || name === "checked") {
			this.#box.attrs = this.#box.attrs.filter((each) => each.name !== "checked");
			if (isOn(value)) setAttribute(this.#box, "checked", "");
		}
	}

	#begin(instruction: string, isResult: boolean): void {
		const last = this.#fields.at(-1) ?? null;
		const within = last?.isResult ? last.within : last;
		const around = last?.address ?? null;
		const address = isResult ? (linkOf(instruction) ?? around) : around;
		this.#fields.push({ isResult, within, words: [], instruction, hasResult: false, address });
	}

	/** Ends a field; the results of fields in its instruction are no part of the text. */
	#end(): void {
		const [field, around] = [this.#fields.pop(), this.#fields.at(-1)];
		if (field === undefined) return;
		for (const word of field.words) word.childNodes = [];
		if (field.hasResult && around?.isResult) around.hasResult = true;
		const what = field.hasResult || field.within !== null ? null : lostField(field.instruction);
		if (what !== null) this.#external.push(what);
	}

	/** Comes upon words: they are read, or are reported. */
	#come(): void {
		const loss = this.#open.at(-1)?.loss ?? null;
		if (loss === null) this.#read++;
		if (loss === null || loss.isFrame) this.#seen++;
		else if (loss.what !== null) {
			this.#external.push(loss.what);
			loss.what = null;
		}
	}

	/** Writes words, with the characters that their font shows for private ones. */
	#say(text: string): void {
		const font = this.#open.findLast(({ name }) => name === "r")?.font ?? "";
		if (font === "") this.#write(text);
		else
			this.#write(
				text.replace(/[\uf000-\uf0ff]/g, (sign) => {
					const symbol = symbolIn(font, sign.charCodeAt(0));
					if (symbol === null) this.#external.push("symbol");
					return symbol ?? sign;
				}),
			);
	}

	#addSymbol(font: string, char: string): void {
		const code = /^[\da-f]{1,4}$/i.test(char) ? Number.parseInt(char, 16) : 0;
		const written = String.fromCharCode(code);
		const isPlain = !symbolFonts.test(font) && !/[\p{Cc}\p{Co}\p{Cn}\p{Cs}]/u.test(written);
		const symbol = isPlain ? written : symbolIn(font, code);
		if (symbol === null) this.#external.push("symbol");
		else this.#write(symbol);
	}

	#write(text: string): void {
		const around = this.#open.findLast(({ name }) => name === "r")?.made ?? this.#open.at(-1)?.made ?? this.#body;
		const within = this.#fields.at(-1)?.within;
		const into = within ? appendElement(around, "span") : around;
		within?.words.push(into);
		defaultTreeAdapter.insertText(into, text);
	}
}

/** Leaves a row or a cell out. A label that spans rows has all of their values, so an empty cell stays in its place. */
function leaveOut(element: Open, what: string): void {
	element.loss = { what, isFrame: false };
	const isFirstCell = element.name === "tc" && element.made.parentNode?.childNodes[0] === element.made;
	if (!isFirstCell) element.made.tagName = unread;
}

const noteKey = (kind: string, attributes: Attributes): string => `${kind} ${valueIn(attributes, "id")}`;

const noteId = (key: string, number: number): string => `${key.replace(/ .*$/s, "")}-${number}`;

function setAddress(link: HtmlElement, address: string | null): HtmlElement {
	if (address !== null) setAttribute(link, "href", address);
	return link;
}
