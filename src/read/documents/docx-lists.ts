/** What Word shows before items of lists, which its files only define. */
import { counted, markerWords } from "./document.ts";
import type { XmlVisitor } from "./zipped-xml.ts";

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
	name = "";
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

/** The list and level that a paragraph names, and its style. */
interface Numbered {
	readonly num: string | undefined;
	readonly level: number;
	readonly style: string;
}

/** The lists of a document, collected from its parts. */
export class DocxLists implements XmlVisitor {
	readonly #definitions = new Map<string, List>();
	readonly #lists = new Map<string, List>();
	readonly #linked = new Map<string, List>();
	readonly #styles = new Map<string, Style>();
	/** The places of paragraphs by their style. */
	readonly #styled = new Map<string, Place>();
	#list = new List();
	#at = 0;
	#level: Level | null = null;
	#style: Style | null = null;

	/** Takes an element of the parts with styles and lists. */
	open(qualified: string, attributes: Attributes): void {
		const name = localName(qualified);
		const value = valueIn(attributes);
		const number = numberOf(value);
		if (name === "style") {
			this.#style = new Style();
			this.#styles.set(valueIn(attributes, "styleId"), this.#style);
		} else if (this.#style !== null) {
			if (name === "name") this.#style.name = value;
			else if (name === "basedOn") this.#style.base = value;
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

	close(qualified: string): void {
		const name = localName(qualified);
		if (name === "style") this.#style = null;
		if (name === "lvl") this.#level = null;
	}

	/** Finds the places of paragraphs by their style, when all is known. */
	placeStyles(): void {
		for (const list of this.#lists.values())
			for (const [level, { style }] of this.#levelsOf(list))
				if (style !== null && !this.#styled.has(style)) this.#styled.set(style, { list, level });
		for (const style of this.#styles.keys()) this.#placeStyle(style);
	}

	/** Whether a style is that of a heading. */
	isHeading(style: string): boolean {
		return [style, this.#styles.get(style)?.name ?? ""].some((name) => /^heading ?[1-6]?$/i.test(name));
	}

	/** The item that a paragraph is, asked for in the order of the document; null where nothing is shown. */
	itemOf({ num, level, style }: Numbered): { readonly marker: string; readonly level: number } | null {
		const list = this.#lists.get(num ?? "");
		const own = list !== undefined && this.#levelsOf(list).has(level) ? { list, level } : undefined;
		const place = num === undefined ? this.#styled.get(style) : own;
		const marker = place === undefined ? null : this.#marker(place);
		return place === undefined || marker === null ? null : { marker, level: place.level };
	}

	#levelsOf(list: List): ReadonlyMap<number, Level> {
		return new Map([...this.#definitionOf(list).levels, ...list.levels]);
	}

	#marker({ list, level: at }: Place): string | null {
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

/** The name of an element without its prefix. */
export const localName = (name: string): string => name.replace(/^.*:/, "");

/** The value of a property; "" without a value. `<w:vanish w:val="0"/>` shows what a style hides. */
export function valueIn(attributes: Attributes, attribute = "val"): string {
	return Object.entries(attributes).find(([name]) => localName(name) === attribute)?.[1] ?? "";
}

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
