import type { FormatName } from "./formats.ts";
import { markdownMark } from "./marks.ts";

/** What a template wrote as a whole file. */
export function finished(format: FormatName, text: string): string {
	const words = text.trimEnd();
	// A page that ends as it is to end is not put together anew by those who write it.
	const whole = text.length === words.length + 1 && text.endsWith("\n") ? text : `${words}\n`;
	return format === "markdown" ? `${whole}\n${markdownMark}\n` : whole;
}
