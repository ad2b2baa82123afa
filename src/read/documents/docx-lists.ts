/** What Word shows before items of lists: mammoth says that a paragraph is an item, not which number it has. */
import { counted, markerWords } from "./document.ts";
import { escaped, valueIn } from "./docx-words.ts";

/** How items of one level are marked. */
interface Level {
	format: string;
	/** `%1.%2)`: each place is the number of a level. */
	text: string;
	start: number;
	/** It starts again behind an item of a level above this one. */
	restart: number;
	/** All numbers are digits. */
	isLegal: boolean;
	/** The style whose paragraphs are items of it. */
	style: string | null;
}

/** A list, or the definition that lists share: they share its numbers too. */
class List {
	readonly levels = new Map<number, Level>();
	/** The numbers that levels start from in this list alone. */
	readonly starts = new Map<number, number>();
	/** The levels that had an item. */
	readonly begun = new Set<number>();
	/** The last number of each level. */
	readonly numbers = new Map<number, number>();
	definition = "";
	/** The style that stands for another definition. */
	link: string | null = null;
}

interface Place {
	readonly list: List;
	readonly level: number;
}

/** What a style says of lists, and the one that it is based on. */
class Style {
	num: string | null = null;
	level: number | null = null;
	base: string | null = null;
}

type Attributes = Readonly<Record<string, string>>;

/** Word's formats of numbers that are not digits, as `counted` knows them. */
const formats: ReadonlyMap<string, string> = new Map([
	["lowerLetter", "aa"],
	["upperLetter", "AA"],
	["lowerRoman", "i"],
	["upperRoman", "I"],
	["decimalZero", "decimal-leading-zero"],
]);

const namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** The lists of a document, collected from its parts. */
export class DocxLists {
	/** The names of the parts that define lists. */
	readonly parts: string[] = [];
	readonly #definitions = new Map<string, List>();
	readonly #lists = new Map<string, List>();
	readonly #linked = new Map<string, List>();
	readonly #styles = new Map<string, Style>();
	/** The places of items by list and level, `2 0`, and those of paragraphs by their style. */
	readonly #places = new Map<string, Place>();
	readonly #styled = new Map<string, Place>();
	#list = new List();
	#at = 0;
	#level: Level | null = null;
	#style: Style | null = null;

	/** Takes an element of any part, its name without the prefix. */
	open(name: string, attributes: Attributes): void {
		const value = valueIn(attributes);
		const number = numberOf(value);
		if (name === "style") {
			this.#style = new Style();
			this.#styles.set(valueIn(attributes, "styleId"), this.#style);
		} else if (this.#style !== null) {
			if (name === "basedOn") this.#style.base = value;
			else if (name === "numId") this.#style.num = value;
			else if (name === "ilvl") this.#style.level = number;
		} else if (name === "abstractNum" || name === "num") {
			this.#list = new List();
			const lists = name === "num" ? this.#lists : this.#definitions;
			lists.set(valueIn(attributes, `${name}Id`), this.#list);
		} else if (name === "abstractNumId") this.#list.definition = value;
		else if (name === "styleLink") this.#linked.set(value, this.#list);
		else if (name === "numStyleLink") this.#list.link = value;
		else if (name === "lvlOverride") this.#at = Number(valueIn(attributes, "ilvl"));
		else if (name === "startOverride") this.#list.starts.set(this.#at, number);
		else if (name === "lvl") this.#openLevel(Number(valueIn(attributes, "ilvl")));
		else if (this.#level !== null) setIn(this.#level, name, value);
	}

	close(name: string): void {
		if (name === "style") this.#style = null;
		if (name === "lvl") this.#level = null;
	}

	/** A part with which mammoth says of each item, as the style of its numbering, what `marker` asks for. */
	forMammoth(): string {
		const parts: string[] = [];
		const add = (num: string, levels: readonly (readonly [level: number, name: string])[]): void => {
			const inner = levels.map(([at, name]) => `<w:lvl w:ilvl="${at}"><w:pStyle w:val="${quoted(name)}"/></w:lvl>`);
			const id = quoted(num);
			parts.push(`<w:abstractNum w:abstractNumId="${id}">${inner.join("")}</w:abstractNum>`);
			parts.push(`<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`);
		};
		for (const [num, list] of this.#lists) {
			const levels = [...new Map([...this.#definitionOf(list).levels, ...list.levels])];
			for (const [level, { style }] of levels) {
				this.#places.set(`${num} ${level}`, { list, level });
				if (style !== null && !this.#styled.has(style)) this.#styled.set(style, { list, level });
			}
			add(
				num,
				levels.map(([level]) => [level, `${num} ${level}`]),
			);
		}
		for (const style of this.#styles.keys()) this.#placeStyle(style);
		for (const [style, { level }] of this.#styled) add(`style ${style}`, [[level, style]]);
		return `<w:numbering xmlns:w="${namespace}">${parts.join("")}</w:numbering>`;
	}

	/** The marker of an item, asked for in the order of the document; null where nothing is shown. */
	marker(name: string): string | null {
		const place = this.#places.get(name) ?? this.#styled.get(name);
		if (place === undefined) return null;
		const { list, level: at } = place;
		const { levels, numbers } = this.#definitionOf(list);
		const levelAt = (index: number): Level | undefined => list.levels.get(index) ?? levels.get(index);
		const startOf = (index: number): number => list.starts.get(index) ?? levelAt(index)?.start ?? 1;
		const last = list.starts.has(at) && !list.begun.has(at) ? undefined : numbers.get(at);
		numbers.set(at, last === undefined ? startOf(at) : last + 1);
		list.begun.add(at);
		for (const deeper of numbers.keys())
			if (deeper > at && at < (levelAt(deeper)?.restart ?? deeper)) numbers.delete(deeper);
		const level = levelAt(at);
		if (level === undefined) return null;
		if (level.format === "bullet") return "•";
		const shown = level.text.replace(/%([1-9])/g, (_, digit: string) => {
			const index = Number(digit) - 1;
			const format = level.isLegal ? "decimal" : (levelAt(index)?.format ?? "");
			return format === "none" ? "" : counted(numbers.get(index) ?? startOf(index), formats.get(format) ?? "1");
		});
		return shown.trim() === "" ? null : shown.trim();
	}

	#openLevel(at: number): void {
		this.#at = at;
		this.#level = { format: "decimal", text: `%${at + 1}.`, start: 1, restart: at, isLegal: false, style: null };
		this.#list.levels.set(at, this.#level);
	}

	#definitionOf({ definition }: List): List {
		const own = this.#definitions.get(definition);
		return this.#linked.get(own?.link ?? "") ?? own ?? new List();
	}

	/** A style has the place that it, or the nearest one that it is based on, says; else that of a level that names it. */
	#placeStyle(name: string): void {
		const seen = new Set<Style>();
		let level: number | null = null;
		let style = this.#styles.get(name);
		while (style !== undefined && style.num === null && !seen.has(style)) {
			seen.add(style);
			level ??= style.level;
			style = this.#styles.get(style.base ?? "");
		}
		const list = this.#lists.get(style?.num ?? "");
		if (list === undefined) return;
		level ??= style?.level ?? null;
		const named = [...this.#definitionOf(list).levels].find(([, each]) => each.style === name)?.[0];
		this.#styled.set(name, { list, level: level ?? named ?? 0 });
	}
}

const quoted = (text: string): string => escaped(text).replace(/"/g, "&quot;");

/** Greater numbers, which may be infinite, are not counted with. */
const greatest = 1_000_000;
const numberOf = (value: string): number => Math.min(Number.parseInt(value, 10) || 0, greatest);

function setIn(level: Level, name: string, value: string): void {
	if (name === "numFmt") level.format = value;
	else if (name === "lvlText") level.text = markerWords(value);
	else if (name === "start") level.start = numberOf(value);
	else if (name === "lvlRestart") level.restart = numberOf(value);
	else if (name === "isLgl") level.isLegal = true;
	else if (name === "pStyle") level.style = value;
}
