/** The report JSON (`schemas/report.schema.json`): every field of the form, the sections, and what has no place in it. */
import type { Report, Section, Speaker, Statement } from "../ast/nodes.ts";
import { sliceBlocks } from "../ast/slice.ts";
import { unwrapped } from "../ast/text.ts";
import { arrange, bySection, rangeOf, type Unplaced } from "./arrange.ts";
import { blocksToMarkdown } from "./blocks-markdown.ts";
import type { ReportJson, SectionJson, StatementJson, UnclassifiedJson } from "./json-schema.ts";
import type { RenderContext, Renderer } from "./renderer.ts";
import { personJson, personKeys, titleOf } from "./title.ts";

/** The report for programs. */
export const json: Renderer = {
	name: "json",
	about: "The report as JSON, for programs",
	extension: "json",
	mediaType: "application/json",
	render: (report, context) => `${JSON.stringify(reportJson(report, context), null, 2)}\n`,
};

/** Where the schema of the report JSON is published. */
export const reportSchemaId: ReportJson["$schema"] = "https://rapporteur.dev/schemas/report.schema.json";

/** The report JSON of a report. */
export function reportJson(report: Report, { form, source }: RenderContext): ReportJson {
	const { fields, sections, parts } = arrange(report, form);
	return {
		$schema: reportSchemaId,
		version: 1,
		form: report.form,
		title: titleOf(fields, form),
		fields: Object.fromEntries(fields),
		sections: Object.fromEntries(bySection(form, (name) => (sections.get(name) ?? []).map(sectionJson))),
		unclassified: parts.flatMap((part) => (part.type === "unplaced" ? [unclassifiedJson(part)] : [])),
		source,
	};
}

function sectionJson(section: Section): SectionJson {
	const { label, children, statements, items } = section;
	return {
		heading: unwrapped(label),
		markdown: blocksToMarkdown(children),
		statements: statements.map((statement) => statementJson(statement, section)),
		...(items && { items: items.map(({ position: _, ...item }) => item) }),
	};
}

function statementJson(statement: Statement, { children }: Section): StatementJson {
	const { speakers, part } = statement;
	return {
		speakers: speakers.map((speaker) => personJson(speaker, speakerKeys)),
		part,
		markdown: blocksToMarkdown(sliceBlocks(children, rangeOf(statement))),
	};
}

/** Data about a speaker from the register of people is marked as such. */
const speakerKeys: readonly (keyof Speaker)[] = [...personKeys, "registered", "honorificFrom", "roleFrom"];

/** An entry for text that has no place in the form. */
export function unclassifiedJson({ label, children, after, boilerplate }: Unplaced): UnclassifiedJson {
	const json = { label, markdown: blocksToMarkdown(children), after };
	return boilerplate ? { ...json, boilerplate } : json;
}

/** The tree itself. */
export const ast: Renderer = {
	name: "ast",
	about: "The syntax tree as JSON, every node with its place in the notes",
	extension: "json",
	mediaType: "application/json",
	render: ({ type, form, children, marks, position }) =>
		`${JSON.stringify({ type, version: 1, form, children, marks, position }, null, 2)}\n`,
};
