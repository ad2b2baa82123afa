/** OpenDocument texts, as LibreOffice saves them: made a page, element by element, and read on as one. */
import { defaultTreeAdapter } from "parse5";
import { boundText, counted, type DocumentReader, isCutMarker, lostField, markerWords } from "./document.ts";
import { pageContent } from "./html.ts";
import { attribute, itemMarker, textIn } from "./html-blocks.ts";
import { appendElement, type HtmlElement, makeElement, setAttribute } from "./html-tree.ts";
import { corrupt, openArchive, visitXml, type XmlPart, type XmlVisitor } from "./zipped-xml.ts";

/** Reads an OpenDocument text. */
export const readOdt: DocumentReader = async (bytes, { maxSize, maxDepth }) => {
	const archive = openArchive(bytes, { maxSize, kind: "an OpenDocument text (`.odt`)" });
	const partOf = (name: string): XmlPart[] => {
		const part = archive.get(name)?.();
		return part === undefined ? [] : [{ bytes: part, name, maxDepth }];
	};
	const [words = corrupt("`content.xml` is missing")] = partOf("content.xml");
	const parts = [...partOf("styles.xml"), words];
	const size = parts.reduce((sum, part) => sum + part.bytes.length, 0);
	boundText(size, maxSize);
	const styles: OdtStyles = { levels: new Map(), hidden: new Set() };
	for (const part of parts) readStyles(part, styles);
	const hasMacros = [...archive.keys()].some((name) => /^(?:Basic|Scripts)\/./.test(name));
	const page = new OdtPage(styles, hasMacros ? ["macro"] : []);
	visitXml(words, page);
	const content = pageContent({ body: page.body, cut: null }, { external: page.external, keepsSpaces: false });
	return { ...content, encoding: "utf-8", guess: null };
};

/** How one level of a list is marked; an empty format is a bullet. */
interface ListLevel {
	readonly format: string;
	readonly prefix: string;
	readonly suffix: string;
	/** How many levels its numbers have, `1.2` two. */
	readonly shown: number;
	readonly start: number;
}

/** Levels by the name of the list's style and the level, `L1 2`. */
interface OdtStyles {
	readonly levels: Map<string, ListLevel>;
	/** By family and name, `paragraph P1`. */
	readonly hidden: Set<string>;
}

/** Adds what one part says of styles, but for those of heads and feet of pages. */
function readStyles(part: XmlPart, { levels, hidden }: OdtStyles): void {
	let list = "";
	let style = "";
	let isOfHeads = false;
	visitXml(part, {
		open(name, attributes) {
			if (name === "office:automatic-styles") isOfHeads = part.name === "styles.xml";
			if (isOfHeads) return;
			if (name === "text:list-style") list = attributes["style:name"] ?? "";
			else if (name === "style:style") {
				style = `${attributes["style:family"] ?? "text"} ${attributes["style:name"]}`;
				hidden.delete(style);
			} else if (name === "style:text-properties" && attributes["text:display"] === "none") hidden.add(style);
			else if (/^text:list-level-style-(?:number|bullet|image)$/.test(name)) {
				levels.set(`${list} ${attributes["text:level"]}`, {
					format: name.endsWith("number") ? formatOf(attributes) : "",
					prefix: markerWords(attributes["style:num-prefix"] ?? ""),
					suffix: markerWords(attributes["style:num-suffix"] ?? ""),
					shown: Math.min(startOf(attributes["text:display-levels"]) ?? 1, mostLevels),
					start: startOf(attributes["text:start-value"]) ?? 1,
				});
			}
		},
		close(name) {
			if (name === "office:automatic-styles") isOfHeads = false;
		},
	});
}

/** Of a list, as OpenDocument allows. */
const mostLevels = 10;

const formatOf = ({ "style:num-format": format = "", "style:num-letter-sync": repeats }: Attributes): string =>
	repeats === "true" && /^a$/i.test(format) ? format.repeat(2) : format;

/** A number that a list begins with; null where none is given. */
function startOf(value: string | undefined): number | null {
	return value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) : null;
}

/** An invisible element of a page. */
const unread = "title";

/** What elements are on a page; those that are not listed only hold others. */
const tags: ReadonlyMap<string, string> = new Map([
	["text:p", "p"],
	["text:h", "h1"],
	["text:list", "ul"],
	["text:list-item", "li"],
	["text:list-header", "li"],
	["text:a", "a"],
	["text:line-break", "br"],
	["text:note-body", "div"],
	["draw:text-box", "div"],
	["table:table", "table"],
	["table:table-row", "tr"],
	["table:table-cell", "td"],
	["table:covered-table-cell", "td"],
	...`office:annotation office:automatic-styles office:binary-data office:font-face-decls office:forms office:master-styles
	office:meta office:scripts office:settings office:styles svg:desc svg:title text:note-citation text:ruby-text
	text:sequence-decls text:tracked-changes text:user-field-decls text:variable-decls`
		.split(/\s+/)
		.map((name) => [name, unread] as const),
]);

/** The last one is a cell that another cell covers. */
const hidden: ReadonlySet<string> = new Set(["text:hidden-text", "text:hidden-paragraph", "table:covered-table-cell"]);

const outside: ReadonlyMap<string, string> = new Map([
	["draw:image", "image"],
	["draw:object", "embedded object"],
	["draw:object-ole", "embedded object"],
	["draw:plugin", "embedded object"],
	["draw:floating-frame", "embedded page"],
	["text:section-source", "linked file"],
	["text:ruby-text", "phonetic guide"],
]);

type Attributes = Readonly<Record<string, string>>;

/** An open element: what it becomes, and whether it is invisible. */
interface Open {
	readonly name: string;
	readonly made: HtmlElement;
	readonly isSilent: boolean;
}

/** A list that is open. */
interface List {
	readonly style: string;
	/** Its style and level. */
	readonly key: string;
	next: number;
}

const mostSpaces = 200;

/** The page that a text becomes. */
class OdtPage implements XmlVisitor {
	readonly body = makeElement("body");
	/** The names of what is not read. */
	readonly external: string[];
	readonly #styles: OdtStyles;
	readonly #open: Open[] = [];
	readonly #lists: List[] = [];
	/** The next number of each level, for lists that go on in a later one. */
	readonly #numbers = new Map<string, number>();
	#notes = 0;
	/** What is drawn elsewhere, by its name; the last one may have choices. */
	readonly #controls = new Map<string, HtmlElement>();
	#control = this.body;
	/** Of the open note: `footnote-2`. */
	#note = "";
	#isHead = false;

	constructor(styles: OdtStyles, external: string[]) {
		this.#styles = styles;
		this.external = external;
	}

	open(name: string, attributes: Attributes): void {
		const isHidden = isOutOfSight(name, attributes, this.#styles);
		const around = this.#open.at(-1);
		const drawn = name === "draw:control" ? (attributes[name] ?? "") : null;
		const isTyped = name === "text:p" && around?.name === "form:textarea";
		const tag = isTyped ? "span" : (tags.get(name) ?? "span");
		const made = (drawn !== null && this.#controls.get(drawn)) || makeElement(tag);
		if (drawn !== null) this.#controls.delete(drawn);
		if (isHidden) setAttribute(made, "hidden", "");
		if (isTyped && textIn(this.#control) !== "") appendElement(this.#control, "br");
		if (isTyped) defaultTreeAdapter.appendChild(this.#control, made);
		else this.#place(name, made);
		if (name.startsWith("form:")) this.#addControl(name, attributes);
		const isUnseen = isHidden || around?.isSilent === true;
		const isSilent = !isTyped && (isUnseen || made.tagName === unread);
		this.#open.push({ name, made, isSilent });
		const what = outside.get(name) ?? (name === "field:fieldmark" ? lostField(fieldOf(attributes)) : null);
		if (what !== null && !isUnseen) this.external.push(what);
		if (isSilent) return;
		if (name === "table:table-header-rows") this.#isHead = true;
		else if (name === "table:table-cell" && this.#isHead) made.tagName = "th";
		else if (name === "text:list") this.#openList(attributes);
		else if (name === "text:list-item") this.#startAt(attributes);
		else if (name === "text:p" || name === "text:h") this.#mark(around);
		else if (name === "text:a") setAttribute(made, "href", attributes["xlink:href"] ?? "");
		else if (name === "text:note") this.#openNote(made, attributes);
		else if (name === "text:note-body") setAttribute(made, "id", this.#note);
		else if (name === "text:tab") this.#keep(made, "\t");
		else if (name === "text:s")
			this.#keep(made, " ".repeat(Math.max(0, Math.min(Number(attributes["text:c"] ?? 1) || 1, mostSpaces))));
	}

	close(): void {
		const closed = this.#open.pop();
		if (closed?.name === "text:deletion" && textIn(closed.made).trim() !== "") this.external.push("tracked deletion");
		if (closed?.name === "form:textarea") this.#endControl();
		if (closed?.isSilent !== false) return;
		if (closed.name === "table:table-header-rows") this.#isHead = false;
		else if (closed.name === "text:list") {
			const list = this.#lists.pop();
			if (list !== undefined) this.#numbers.set(list.key, list.next);
		}
	}

	text(text: string): void {
		const around = this.#open.at(-1)?.made;
		const isWords = this.#open.some(({ name }) => name === "text:p" || name === "text:h");
		if (around !== undefined && isWords) defaultTreeAdapter.insertText(around, text);
	}

	/** Rows belong to their table whatever is around them, notes to the end of the page, and a box stands before its paragraph. */
	#place(name: string, made: HtmlElement): void {
		const paragraph = name === "draw:text-box" ? this.#open.find((each) => each.name === "text:p")?.made : undefined;
		const table = made.tagName === "tr" ? this.#open.findLast((each) => each.name === "table:table")?.made : undefined;
		const parent = name === "text:note-body" ? this.body : (table ?? this.#open.at(-1)?.made ?? this.body);
		if (paragraph?.parentNode) defaultTreeAdapter.insertBefore(paragraph.parentNode, made, paragraph);
		else defaultTreeAdapter.appendChild(parent, made);
	}

	/** A control of a form, or a choice in one, as a page has it; what it shows stands where it is drawn. */
	#addControl(name: string, attributes: Attributes): void {
		const of = (attribute: string): string | undefined =>
			attributes[`form:current-${attribute}`] ?? attributes[`form:${attribute}`];
		const isOn = of("state") === "checked" || of("selected") === "true";
		const label = attributes["form:label"] ?? "";
		if (name === "form:option" && isOn)
			defaultTreeAdapter.insertText(this.#control, textIn(this.#control) === "" ? label : `; ${label}`);
		const id = attributes["xml:id"] ?? attributes["form:id"];
		if (id === undefined && name !== "form:textarea") return;
		this.#control = makeElement("span");
		if (id !== undefined) this.#controls.set(id, this.#control);
		const input = appendElement(this.#control, "input");
		setAttribute(input, "type", name.slice("form:".length));
		setAttribute(input, "value", of("value") ?? "");
		setAttribute(input, "style", "white-space:pre");
		if (isOn) setAttribute(input, "checked", "");
		if (name !== "form:button") defaultTreeAdapter.insertText(this.#control, label);
	}

	/** Formatted text in a control may be its value once more; other text stands below it. */
	#endControl(): void {
		const [input, typed] = this.#control.childNodes;
		if (input === undefined || !("attrs" in input)) return;
		const value = attribute(input, "value") ?? "";
		const isTwice = spaceless(value) === spaceless(textIn(this.#control));
		if (isTwice) input.attrs = input.attrs.filter(({ name }) => name !== "value");
		else if (value !== "" && typed !== undefined)
			defaultTreeAdapter.insertBefore(this.#control, makeElement("br"), typed);
	}

	#keep(made: HtmlElement, spaces: string): void {
		setAttribute(made, "style", "white-space:pre");
		defaultTreeAdapter.insertText(made, spaces);
	}

	#openNote(made: HtmlElement, attributes: Attributes): void {
		const number = String(++this.#notes);
		this.#note = `${attributes["text:note-class"] === "endnote" ? "endnote" : "footnote"}-${number}`;
		const reference = appendElement(made, "a");
		setAttribute(reference, "href", `#${this.#note}`);
		defaultTreeAdapter.insertText(reference, number);
	}

	#openList(attributes: Attributes): void {
		const style = attributes["text:style-name"] ?? this.#lists.at(-1)?.style ?? "";
		const key = `${style} ${this.#lists.length + 1}`;
		const continues =
			attributes["text:continue-numbering"] === "true" || attributes["text:continue-list"] !== undefined;
		const next = (continues ? this.#numbers.get(key) : undefined) ?? this.#styles.levels.get(key)?.start ?? 1;
		this.#lists.push({ style, key, next });
	}

	#startAt(attributes: Attributes): void {
		const [list, start] = [this.#lists.at(-1), startOf(attributes["text:start-value"])];
		if (list !== undefined && start !== null) list.next = start;
	}

	/** An item counts with its first paragraph: without one it only holds a list. */
	#mark(item: Open | undefined): void {
		const list = this.#lists.at(-1);
		if (item === undefined || list === undefined || attribute(item.made, itemMarker) !== null) return;
		if (item.name === "text:list-header") setAttribute(item.made, itemMarker, "");
		else if (item.name === "text:list-item") setAttribute(item.made, itemMarker, this.#marker(list));
	}

	#marker(list: List): string {
		list.next++;
		const levels = this.#lists.map(({ key, next }) => ({ level: this.#styles.levels.get(key), number: next - 1 }));
		const own = levels.at(-1)?.level;
		if (own === undefined || own.format === "") return "•";
		const counting = levels.slice(-own.shown).filter(({ level }) => (level?.format ?? "") !== "");
		const numbers = counting.map(({ level, number }) => counted(number, level?.format ?? ""));
		if (isCutMarker(own.prefix) || isCutMarker(own.suffix)) this.external.push("long list marker");
		return `${own.prefix}${numbers.join(".")}${own.suffix}`.trim();
	}
}

/** Of the styles of elements. */
const families: ReadonlyMap<string, string> = new Map([
	...["text:p", "text:h"].map((name) => [name, "paragraph"] as const),
	...["text:span", "text:a"].map((name) => [name, "text"] as const),
]);

/** Whether the words of an element are hidden. */
function isOutOfSight(name: string, attributes: Attributes, styles: OdtStyles): boolean {
	const style = `${families.get(name)} ${attributes["text:style-name"]}`;
	if (hidden.has(name) || styles.hidden.has(style)) return true;
	const display = name === "text:section" ? attributes["text:display"] : undefined;
	return display === "none" || (display === "condition" && attributes["text:is-hidden"] === "true");
}

const spaceless = (text: string): string => text.replace(/\s+/g, "");

const fieldOf = ({ "field:type": type = "" }: Attributes): string => type.replace(/^.*\./, "");
