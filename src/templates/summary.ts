/** What short reports say of a long one. */
import type { FactData, SectionData, TemplateData } from "./data.ts";
import { excerpt } from "./lines.ts";

/** A section by its key, where the form lets notes have one such section and they have it. */
export function sectionOf(data: TemplateData, key: string): SectionData | null {
	const sections = data.sections;
	const section = Object.hasOwn(sections, key) ? (sections[key] ?? null) : null;
	return section === null || !("html" in section) ? null : section;
}

/** The first paragraph of the summary that is a whole sentence and no list; "" where there is none. */
export function summaryParagraph(data: TemplateData): string {
	const paragraphs = String(sectionOf(data, "summary")?.text ?? "").split("\n\n");
	return paragraphs.find((words) => words.endsWith(".") && !words.startsWith("-")) ?? "";
}

/** That paragraph, in at most ninety words. */
export function inShort(data: TemplateData): string {
	const words = summaryParagraph(data);
	return words === "" ? "" : excerpt(words, 90);
}

/** The facts that a short report lists: those that stand at the top and are not in its headline. */
export function untoldFacts({ facts, headline }: TemplateData): FactData[] {
	// A headline that was made of facts has said them.
	const isMade = !facts.some(({ is_title, text }) => is_title && text !== "");
	return facts.filter(({ closing, is_title, text }) => {
		return !closing && !is_title && (text === "" || !isMade || !headline.includes(text));
	});
}
