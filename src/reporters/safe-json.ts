/**
 * The value as JSON that stands deeper in a document. Characters that a terminal would obey are escaped: nothing is lost.
 */
export function indentedJson(value: unknown, indent: string): string {
	// No string holds a line end any more: all that are there are between values.
	return indent + safeJson(value).replaceAll("\n", `\n${indent}`);
}

function safeJson(value: unknown): string {
	return JSON.stringify(value, null, 2).replace(/[\p{Cf}\u007F-\u009F\u2028\u2029]/gu, escaped);
}

function escaped(character: string): string {
	const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
	return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
