/** Escapes characters that could mislead a terminal, an XML parser or a person. */

/** Most lines are so, and the other pattern takes longer to compile than they to write. */
const plain = /^[ -~\u00a1-\u00ac\u00ae-\u024f–—‘’“”…]*$/;
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** The text with a sign for every character that a terminal would obey. */
export function visible(text: string): string {
	return plain.test(text) ? text : text.replace(invisible, "\uFFFD");
}

/** The lines of a message, each made visible. */
export function visibleLines(text: string): string[] {
	return text.split(/\r\n?|\n/).map(visible);
}

/** The same with line ends left in, for formats that escape those. */
export function visibleInLines(text: string): string {
	return text.replace(invisible, (found) => (found === "\n" || found === "\r" ? found : "\uFFFD"));
}

/** A file's name as it may begin a line: one with `::` in front would be a command to GitHub's runner. */
export function visiblePath(path: string): string {
	const name = visible(path);
	return /^\s*::/.test(name) ? `./${name}` : name;
}

/** The value as JSON, indented for its depth in a document. Control characters are escaped, so nothing is lost. */
export function indentedJson(value: unknown, indent: string): string {
	// Strings have no line ends any more, so every line end is between values.
	return indent + safeJson(value).replaceAll("\n", `\n${indent}`);
}

/** A document in two parts: before and after the items of the list with this name. */
export function aroundList(document: object, name: string): readonly [string, string] {
	const [before = "", after = ""] = indentedJson(document, "").split(`"${name}": []`);
	return [`${before}"${name}": [`, `]${after}\n`];
}

function safeJson(value: unknown): string {
	return JSON.stringify(value, null, 2).replace(/[\p{Cf}\u007F-\u009F\u2028\u2029]/gu, escaped);
}

function escaped(character: string): string {
	const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
	return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
