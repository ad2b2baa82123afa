/** The text with a sign for every character that a terminal would obey. */
export function visible(text: string): string {
	return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (found) => (found === "\t" ? found : "\uFFFD"));
}

/** A message on one line; one that begins with `::` would be a command to the runner of GitHub Actions. */
export function messageLine(text: string): string {
	const line = visible(text.trimEnd());
	return `${/^\s*::/.test(line) ? "./" : ""}${line}\n`;
}
