/** A short report in Markdown. */
import type { FactData, SpeakerData, TemplateData } from "../../src/templates/data.ts";
import { markdownAddress, markdownBlock, markdownWords } from "../../src/templates/escapes.ts";
import { inShort, sectionOf, untoldFacts } from "../../src/templates/lines.ts";
import { finished } from "../../src/templates/marks.ts";
import type { Template } from "../../src/templates/template.ts";

/** The template `markdown-brief`. */
export const markdownBrief: Template = {
	name: "markdown-brief",
	extension: "md",
	mediaType: "text/markdown",
	description: "A short report for a chat, an issue or a wiki",
	render: (data) => finished("markdown", report(data)),
};

function report(data: TemplateData): string {
	const matters = sectionOf(data, "significance")?.markdown ?? "";
	const short = inShort(data);
	const speakers = data.speakers.map(speakerLine);
	return [
		`# ${markdownWords(data.headline)}\n`,
		...untoldFacts(data).map(factLine),
		matters === "" ? "" : `\n\n## What matters\n\n${markdownBlock("")(matters)}`,
		short === "" ? "" : `\n\n## In short\n\n${markdownWords(short)}`,
		speakers.length === 0 ? "" : `\n\n## Who spoke\n${speakers.join("")}`,
		...data.facts.map(linksOf),
	].join("");
}

function factLine({ text, label }: FactData): string {
	if (text === "") return "";
	return `\n- **${markdownWords(label)}${label.endsWith("?") ? "" : ":"}** ${markdownWords(text)}`;
}

function speakerLine(speaker: SpeakerData): string {
	const role = speaker.role === null ? "" : `, ${markdownWords(speaker.role)}`;
	const part = speaker.part === "speaker" ? "" : ` (${markdownWords(speaker.part)})`;
	return `\n- **${markdownWords(speaker)}**${role}${part}`;
}

function linksOf({ type, text, label, items }: FactData): string {
	if (type !== "links" || text === "") return "";
	const links = items.map(({ url, text }) => {
		const words = markdownWords(text);
		return `\n- ${url === null ? words : `[${words}](${markdownAddress(url)})`}`;
	});
	return `\n\n## ${markdownWords(label)}\n${links.join("")}`;
}
