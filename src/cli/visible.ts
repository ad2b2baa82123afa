import { visiblePath } from "../reporters/visible.ts";

/** The text with a sign for every character that a terminal would obey. */
export function visible(text: string): string {
	return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (found) => (found === "\t" ? found : "\uFFFD"));
}

/** A message on one line, which neither a terminal nor the runner of GitHub Actions obeys. */
export const messageLine = (text: string): string => `${visiblePath(text.trimEnd())}\n`;
