import { markdownMark } from "./marks.ts";
import type { TemplateFacts } from "./template.ts";

/** A report far longer than any notes is a template that does not know when to stop. */
const longest = 20_000_000;

/** What a template wrote as a whole file. Throws a `RangeError` where it is too much. */
export function finished({ format }: Pick<TemplateFacts, "format">, text: string): string {
	if (text.length > longest) throw new RangeError("too long");
	const whole = `${text.trimEnd()}\n`;
	return format === "markdown" ? `${whole}\n${markdownMark}\n` : whole;
}
