/**
 * HTML that is safe by its type: text becomes `Markup` only by being escaped, and tags come only
 * from templates in this folder. Nothing else in the program can make one.
 */

/** A piece of finished HTML. */
export interface Markup {
	readonly html: string;
}

type Value = string | number | Markup | readonly Markup[];

/** Nothing. */
export const empty: Markup = { html: "" };

/** A template of tags; every value in it that is no markup is escaped. */
export function markup(tags: TemplateStringsArray, ...values: readonly Value[]): Markup {
	let html = tags[0] ?? "";
	for (let at = 0; at < values.length; at++) html += written(values[at] ?? "") + (tags[at + 1] ?? "");
	return { html };
}

/** Pieces one after the other. */
export function together(pieces: readonly Markup[]): Markup {
	let html = "";
	for (const piece of pieces) html += piece.html;
	return { html };
}

/** A piece for each item, one after the other. */
export function all<T>(items: readonly T[], write: (item: T) => Markup): Markup {
	let html = "";
	for (const item of items) html += write(item).html;
	return { html };
}

/** A style sheet of ours as it stands; it holds no tag, which could end it. */
export function styleElement(css: string): Markup {
	if (css.includes("<")) throw new RangeError("A style sheet holds no tags.");
	return { html: `<style>${css}</style>` };
}

function written(value: Value): string {
	if (typeof value === "string") return escaped(value);
	if (typeof value === "number") return String(value);
	return "html" in value ? value.html : together(value).html;
}

// Attributes stand in double quotes in every template.
const special = /[&<>"]/g;

const references: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
	if (!text.includes("&") && !text.includes("<") && !text.includes(">") && !text.includes('"')) return text;
	return text.replace(special, (character) => references[character] ?? "");
}
