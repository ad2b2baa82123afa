/** What the styles of an OpenDocument text say of lists, and of words that are hidden. */
import type { Fault } from "../../findings/faults.ts";
import { visitXml, type XmlPart } from "./xml.ts";

/** How one level of a list is marked; an empty format is a bullet. */
export interface ListLevel {
	readonly format: string;
	readonly suffix: string;
	readonly start: number;
}

/** Levels by the name of the list's style and the level, `L1 2`. */
export interface OdtStyles {
	readonly levels: Map<string, ListLevel>;
	readonly hidden: Set<string>;
}

/** Adds what one part says of styles. */
export function readStyles(part: XmlPart, { levels, hidden }: OdtStyles): Fault | null {
	let list = "";
	let style = "";
	return visitXml(part, {
		open(name, attributes) {
			if (name === "text:list-style") list = attributes["style:name"] ?? "";
			else if (name === "style:style") style = attributes["style:name"] ?? "";
			else if (name === "style:text-properties" && attributes["text:display"] === "none") hidden.add(style);
			else if (/^text:list-level-style-(?:number|bullet|image)$/.test(name)) {
				levels.set(`${list} ${attributes["text:level"]}`, {
					format: name.endsWith("number") ? (attributes["style:num-format"] ?? "") : "",
					suffix: attributes["style:num-suffix"] ?? "",
					start: startOf(attributes["text:start-value"]) ?? 1,
				});
			}
		},
		close() {},
		text() {},
	});
}

/** A number that a list begins with; null where none is given. */
export function startOf(value: string | undefined): number | null {
	return value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) : null;
}
