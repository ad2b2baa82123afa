/** The whole report as plain text. */
import type { FactData, FactItemData, SpeakerData, TemplateData, UnclassifiedData } from "../../src/templates/data.ts";
import { cleanWords, wordsOf } from "../../src/templates/escapes.ts";
import { wrapped } from "../../src/templates/lines.ts";
import { finished } from "../../src/templates/marks.ts";
import type { Template } from "../../src/templates/template.ts";

/** The template `text`. */
export const text: Template = {
	name: "text",
	extension: "txt",
	mediaType: "text/plain",
	description: "The whole report as plain text, for an e-mail",
	render: (data) => finished("text", report(data)),
};

const rule = `\n\n${"-".repeat(72)}\n`;

const lines = (words: unknown, indent = ""): string => wrapped(cleanWords(words), 72, indent);

function report(data: TemplateData): string {
	const { headline, kind, facts, unclassified } = data;
	const speakers = data.speakers.map(speakerLine);
	return [
		lines(headline),
		kind === headline ? "" : `\n${lines(kind)}`,
		"\n",
		...facts.map(factLine),
		...data.section_list.map(({ heading, text }) => `${rule}${lines(heading)}\n\n${lines(text)}`),
		speakers.length === 0 ? "" : `${rule}Who spoke\n${speakers.join("")}`,
		...facts.map(listOf),
		unclassified.length === 0 ? "" : `${rule}Other text in the notes`,
		...unclassified.map(entryOf),
	].join("");
}

/** A fact that fits on a line, more or less. */
function factLine({ closing, type, text, is_title, label, items }: FactData): string {
	if (closing || type === "links" || text === "" || is_title) return "";
	const between = items.some(({ note }) => note !== null) ? "; " : ", ";
	const people = items.map((item) => (item.note === null ? item.text : `${item.text} – ${item.note}`));
	const words = type === "people" ? people.join(between) : text;
	return `\n${lines(`${label}${label.endsWith("?") ? "" : ":"} ${words}`, "  ")}`;
}

function speakerLine(speaker: SpeakerData): string {
	const role = speaker.role === null ? "" : `, ${speaker.role}`;
	return `\n${lines(`- ${wordsOf(speaker)}${role}${speaker.part === "speaker" ? "" : ` (${speaker.part})`}`, "  ")}`;
}

/** Facts from the end of the notes, and links wherever they stand. */
function listOf({ closing, type, text, label, items }: FactData): string {
	if ((!closing && type !== "links") || text === "") return "";
	return `${rule}${lines(label)}\n${items.map((item) => `\n${lines(`- ${item.text}${asideOf(item)}`)}`).join("")}`;
}

function asideOf({ text, url, note, unread }: FactItemData): string {
	if (url !== null) return url === text || url === `https://${text}` ? "" : `: ${url}`;
	return note === null || note === text || unread || note === "address not given" ? "" : ` (${note})`;
}

function entryOf({ label, boilerplate, text }: UnclassifiedData): string {
	const above = label !== null ? `${lines(`${label}:`)}\n` : boilerplate ? "Boilerplate:\n" : "";
	return `\n\n${above}${lines(text)}`;
}
