/** Messages with places in them, and how words of notes are quoted there. */

/**
 * A message with the data of a finding in its places. Words between backticks are quoted from notes: they are put on one line,
 * and invisible characters are made visible. Each entry of a list is quoted on its own.
 */
export function filled(message: string, data: object): string {
	let isCode = false;
	return message.replace(/`|\{([\w.]+)\}(\s?:)?/g, (sign: string, path?: string, colon = "") => {
		if (path === undefined) {
			isCode = !isCode;
			return sign;
		}
		let value: unknown = data;
		for (const key of path.split(".")) value = (value as Record<string, unknown> | undefined)?.[key];
		if (value === undefined || value === null) throw new RangeError(`the finding has no ${path}`);
		const words: string[] = [];
		for (const each of [value].flat()) words.push(isCode ? visibleWords(String(each)) : String(each));
		// A label that is a question needs no colon.
		return words.join(isCode ? "`, `" : ", ") + (words.at(-1)?.endsWith("?") ? "" : colon);
	});
}

/** Words on one line, with what does not show made visible. */
function visibleWords(text: string): string {
	const line = shortened(text.replace(/[^\S\uFEFF]+/g, " ").replace(/^ | $/g, ""));
	return shown.test(line) ? line : line.replace(unseen(), visible).replace(/(U\+[0-9A-F]{4,6})(?=U\+)/g, "$1 ");
}

/** Letters and quotes that most subjects consist of; the pattern for all others takes V8 a millisecond to compile. */
const shown = /^[ -~\u00c0-\u024f–—‘’“”…]*$/;

// Made when it is asked for, which takes a millisecond. Joiners hold words of Persian and emoji together; between other letters they hide.
const unseen = (): RegExp =>
	new RegExp(
		[
			"(?![\\u200C\\u200D])[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}]",
			"(?<![\\p{L}\\p{M}\\p{S}])[\\u200C\\u200D]",
			"(?<=[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}])[\\u200C\\u200D]",
			"[\\u200C\\u200D](?![\\p{L}\\p{S}])",
		].join("|"),
		"gu",
	);

function visible(character: string): string {
	return `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** A subject may be a line of megabytes; its beginning says which it is. */
export function shortened(text: string): string {
	return text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

const longest = 200;
