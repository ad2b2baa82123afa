import { markdownMark } from "./marks.ts";
import type { TemplateFacts } from "./template.ts";

/** What a template wrote as a whole file. */
export function finished({ format }: Pick<TemplateFacts, "format">, text: string): string {
	const whole = `${text.trimEnd()}\n`;
	return format === "markdown" ? `${whole}\n${markdownMark}\n` : whole;
}
