/** Sections as a template sees them: each as Markdown, and as HTML and plain text where the template asks for it. */
import type { Block, Ignored, Section, Statement } from "../../ast/nodes.ts";
import { sliceBlocks } from "../../ast/slice.ts";
import type { Person } from "../../ast/values.ts";
import type { Form } from "../../forms/form.ts";
import type { Template } from "../../templates/compile.ts";
import { type SafeText, safeText } from "../../templates/safe-text.ts";
import { contentHtml } from "../html/content.ts";
import type { OutlinePart } from "../json/outline.ts";
import { labelOf, unplacedBlocks } from "../json/unclassified.ts";
import { type FullPerson, fullPerson } from "./people.ts";
import { blocksToText } from "./plain-prose.ts";
import { safeMarkdown } from "./safe-markdown.ts";

/** Which of the costly parts are wanted; `statements` means the prose of each. */
export type Wants = Template["wants"];

interface Prose {
	readonly markdown: SafeText | "";
	readonly html: SafeText | "";
	readonly text: SafeText | "";
}

/** A statement as a template sees it. */
export interface StatementData extends Prose {
	readonly speakers: readonly FullPerson[];
	readonly part: Statement["part"];
}

/** A section as a template sees it. */
export interface SectionData extends Prose {
	readonly key: string;
	readonly label: string;
	readonly heading: string;
	readonly statements: readonly StatementData[];
}

function proseOf(blocks: readonly (Block | Ignored)[], { markdown, html, text }: Wants): Prose {
	return {
		markdown: markdown ? safeText("markdown", safeMarkdown(blocks)) : "",
		html: html ? safeText("html", contentHtml(blocks)) : "",
		text: text ? safeText("text", blocksToText(blocks)) : "",
	};
}

/** The sections that the notes have, in the form's order. */
export function sectionList(parts: readonly OutlinePart[], form: Form, wants: Wants): SectionData[] {
	return form.sections.flatMap(({ name, label }) =>
		parts.flatMap((part) =>
			part.kind === "section" && part.name === name ? [sectionData(part.node, { name, label }, wants)] : [],
		),
	);
}

function sectionData(node: Section, { name, label }: { name: string; label: string }, wants: Wants): SectionData {
	return {
		key: name,
		label,
		heading: node.label.replace(/\s+/gu, " ").trim(),
		...proseOf(node.children, wants),
		statements: node.statements.map((statement) => statementData(statement, node, wants)),
	};
}

function statementData({ speakers, part, position }: Statement, section: Section, wants: Wants): StatementData {
	const who = { speakers: speakers.map(fullPerson), part };
	if (!wants.statements) return { ...who, ...proseOf([], wants) };
	const range = { start: position.start.offset ?? 0, end: position.end.offset ?? 0 };
	return { ...who, ...proseOf(sliceBlocks(section.children, range), wants) };
}

/** The text that has no place in the form. */
export function unclassifiedList(parts: readonly OutlinePart[], wants: Wants): object[] {
	return parts.flatMap((part) =>
		part.kind === "unclassified"
			? [{ label: labelOf(part.node), after: part.after, ...proseOf(unplacedBlocks(part.node), wants) }]
			: [],
	);
}

/** Everyone who spoke, once each; a part that says more than `speaker` is kept. */
export function speakersOf(sections: readonly SectionData[]): (FullPerson & { part: Statement["part"] })[] {
	const known = new Map<string, FullPerson & { part: Statement["part"] }>();
	for (const { speakers, part } of sections.flatMap(({ statements }) => statements)) {
		for (const person of speakers) {
			const key = nameOf(person);
			const earlier = known.get(key);
			if (earlier === undefined) known.set(key, { ...person, part });
			else if (earlier.part === "speaker") known.set(key, { ...earlier, part });
		}
	}
	return [...known.values()];
}

const nameOf = ({ honorific, name }: Person | FullPerson): string => `${honorific ?? ""} ${name}`;
