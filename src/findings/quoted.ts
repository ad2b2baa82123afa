/** The words of notes as messages quote them. */

/** A subject in backticks, on one line, with what does not show made visible. */
export function quoted(text: string): string {
	const line = shortened(text.replace(/[^\S\uFEFF]+/g, " ").replace(/^ | $/g, ""));
	return `\`${shown.test(line) ? line : line.replace(unseen(), visible)}\``;
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
