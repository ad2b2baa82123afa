/** The text with a sign for every character that a terminal would obey. */
export function visible(text: string): string {
	return text.replace(/[\p{Cc}\p{Cf}]/gu, (found) => (found === "\t" ? found : "\uFFFD"));
}
