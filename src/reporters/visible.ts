/** The text with a sign for every character that a terminal would obey. */
export function visible(text: string): string {
	return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029\ud800-\udfff]/gu, "\uFFFD");
}
