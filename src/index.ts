/**
 * Rapporteur as a library: raw meeting notes become typed reports.
 *
 * @packageDocumentation
 */
export type {
	Block,
	Field,
	FieldItem,
	FieldValue,
	Ignored,
	ItemValue,
	Link,
	Mark,
	Person,
	Preamble,
	Report,
	ReportChild,
	Section,
	Statement,
	Unclassified,
} from "./ast/nodes.ts";
export type { Code, FaultCode, Finding, Severity } from "./findings/finding.ts";
export { sentence, severities } from "./findings/finding.ts";
export { toMessage } from "./findings/message.ts";
export type { YamlFault } from "./forms/faults.ts";
export type { FieldDefinition, Form, SectionDefinition } from "./forms/form.ts";
export { type LoadedForm, loadForm, loadPeople, parseForm, parsePeople } from "./forms/load.ts";
export type { LoadedPeople } from "./forms/people-file.ts";
export { shippedForm, shippedFormNames } from "./forms/shipped.ts";
export {
	type DocumentOptions,
	loadTemplate,
	type ProcessOptions,
	parse,
	process,
	processDocument,
	type ReadOptions,
	render,
	type TemplateOptions,
} from "./library/process.ts";
export { renderers } from "./output/index.ts";
export type { RenderContext, Renderer } from "./output/renderer.ts";
export { type PeopleRegister, peopleRegister, type RegisteredPerson, type RegisteredRole } from "./people/register.ts";
export type { Outcome } from "./pipeline.ts";
export {
	type CheckPluginOptions,
	type ParsePluginOptions,
	type RenderPlugin,
	rapporteurAst,
	rapporteurCheck,
	rapporteurHtml,
	rapporteurJson,
	rapporteurMarkdown,
	rapporteurParse,
} from "./plugins/index.ts";
export type { Source, Transcribed, TranscriptPlace } from "./read/decode.ts";
export type { InputFormat } from "./structure/formats/format.ts";
export { inputFormats } from "./structure/formats/index.ts";
export type { TemplateData } from "./templates/data.ts";
export type { Template as TemplateProgram } from "./templates/template.ts";
export type { Part } from "./text/lexicon.ts";
