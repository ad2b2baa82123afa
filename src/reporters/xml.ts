/** XML by hand: elements, and text that no parser stumbles over. */
import { visibleInLines } from "./visible.ts";

/** What stands in an element: elements that are written already, or words. */
export type Content = readonly string[] | { readonly text: string };

/** An element with its attributes and what stands in it. */
export function element(
	name: string,
	attributes: Readonly<Record<string, string | number>>,
	content: Content = [],
): string {
	const open = openTag(name, attributes);
	if ("text" in content) return `${open}>${escapedText(content.text)}</${name}>`;
	if (content.length === 0) return `${open}/>`;
	// Not indented: words keep their own lines, and to indent those would change them.
	return `${open}>\n${content.join("\n")}\n</${name}>`;
}

function openTag(name: string, attributes: Readonly<Record<string, string | number>>): string {
	return `<${name}${Object.entries(attributes)
		.map(([key, value]) => ` ${key}="${escapedAttribute(String(value))}"`)
		.join("")}`;
}

const references: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escapedText(text: string): string {
	return plain(text)
		.replace(/[&<>]/g, (found) => references[found] ?? "")
		.replaceAll("\r", "&#13;");
}

function escapedAttribute(text: string): string {
	return plain(text)
		.replace(/[&<>"]/g, (found) => references[found] ?? "")
		.replace(/[\r\n]/g, (found) => `&#${found.charCodeAt(0)};`);
}

/** XML has no way to write most control characters, and none for two that are no characters. */
const plain = (text: string): string => visibleInLines(text).replace(/[\uFFFE\uFFFF]/g, "\uFFFD");
