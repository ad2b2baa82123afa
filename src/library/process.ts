/**
 * The functions of the command line for programs: for text, for files of any format, and with templates; all options
 * are optional.
 */
import { defaultMaxDepth, type Report } from "../ast/nodes.ts";
import { type Code, type Fault, fault } from "../findings/finding.ts";
import { toMessage } from "../findings/message.ts";
import { type Form, withPeople } from "../forms/form.ts";
import { defaultFormName, shippedForm } from "../forms/shipped.ts";
import { inputFormatEntries } from "../input-formats.ts";
import { renderers, shippedTemplates } from "../output/index.ts";
import type { Renderer } from "../output/renderer.ts";
import { templateRenderer } from "../output/template.ts";
import type { PeopleRegister } from "../people/register.ts";
import {
	type Choices,
	chooseParsing,
	type Outcome,
	type Parsing,
	parseReport,
	processBytes,
	processText,
	renderOutcome,
	todayAnywhere,
} from "../pipeline.ts";
import { type DecodedText, fingerprint } from "../read/decode.ts";
import { decodeText } from "../read/legacy.ts";
import { type InputFormat, pickFormat } from "../structure/formats/format.ts";
import { inputFormats } from "../structure/formats/index.ts";
import { BrokenTemplate, type Template, templateFinding } from "../templates/template.ts";

/** How notes are to be read; all of it may be left out. */
export interface ReadOptions {
	/** Default: the form that a report names, else `un-meeting`. */
	readonly form?: Form;
	/** The register of people: the `people` of `loadPeople`, or the result of `peopleRegister` with a list. */
	readonly people?: PeopleRegister;
	/** The name of an input format; default: by the extension of `path`, or by the first lines of the text. */
	readonly from?: string;
	/** What outputs and messages call the notes: relative, with `/`. */
	readonly path?: string;
	/** Default: detected. */
	readonly encoding?: string;
	/** The nesting limit for lists and quotes, at most 200; deeper levels move up to the last one allowed, and Markdown becomes plain text. Default: 100. */
	readonly maxDepth?: number;
}

/** How notes are read and checked; all options are optional. */
export interface ProcessOptions extends ReadOptions {
	/** The date to treat as today, as `YYYY-MM-DD`; default: the date in the time zone that is furthest ahead (UTC+14). */
	readonly today?: string;
	/** Rules that run although they are off by default. */
	readonly asked?: readonly Code[];
}

/**
 * Reads and checks notes, or a report by Rapporteur. Any notes give a report; only bytes that are not text, a broken
 * report, and unknown names throw a `VFileMessage`.
 */
export function process(notes: string | Uint8Array, options: ProcessOptions = {}): Outcome {
	const text = textOf(notes, options);
	return orThrow(processText(text, formatOf(text, options), choicesOf(options))).outcome;
}

/** How a document is read and checked; all options are optional. */
export interface DocumentOptions extends ProcessOptions {
	/** The most bytes that it may have, unpacked; default: 100 MB. */
	readonly maxSize?: number;
}

const defaultSize = 100_000_000;

/**
 * Reads and checks notes of any format, including Word documents and web pages. Findings in documents have a `where` in
 * words. Throws like `process`, and for a broken or too large document.
 */
export async function processDocument(bytes: Uint8Array, options: DocumentOptions = {}): Promise<Outcome> {
	const { from = null, path = null, encoding = null, maxSize = defaultSize, maxDepth = defaultMaxDepth } = options;
	if (from !== null && !inputFormatEntries.some(({ name }) => name === from)) throw unknownFormat(from);
	const origin = { from, path, encoding, maxSize, maxDepth };
	const { outcome } = orThrow(await processBytes(bytes, origin, { ...choicesOf(options), maxDepth }));
	// The fingerprint is computed when it is first read, and the caller may have reused the bytes by then.
	return { ...outcome, source: { ...outcome.source } };
}

/** Reads notes, or a report by Rapporteur, without checking them. Throws as `process` does. */
export function parse(notes: string | Uint8Array, options: ReadOptions = {}): Report {
	const text = textOf(notes, options);
	return parseReport(text.text, parsingOf(text, options));
}

/** How a text is to be parsed. Throws as `process` does. */
export function parsingOf(text: Pick<DecodedText, "path" | "text">, options: ReadOptions): Parsing {
	return orThrow(chooseParsing(text.text, formatOf(text, options), choicesOf(options)));
}

/**
 * Renders what `process` gave, as `markdown`, `json`, `ast`, by a shipped template's name (`html`, `text`, …), or with a
 * renderer or a template of your own; what the shipped ones write ends in one newline. Throws a `VFileMessage` for an unknown name, and if the report lacks what the template needs.
 */
export function render(outcome: Pick<Outcome, "report" | "form" | "source">, to: string | Renderer | Template): string {
	const renderer =
		typeof to === "string"
			? renderers.find(({ name }) => name === to)
			: "description" in to
				? templateRenderer(to)
				: to;
	if (renderer === undefined) throw unknown("broken-template", `template \`${String(to)}\``, renderers);
	try {
		return renderOutcome(outcome, renderer);
	} catch (error) {
		throw templateMessage(error);
	}
}

/** How a template is to be read. */
export interface TemplateOptions {
	/** The form whose fields and sections it may name, where it does not say so itself; default: any that is shipped. */
	readonly form?: Form;
}

/**
 * A renderer for `render`: a built-in template by its name, or your own by the path of its folder or file. Mistakes in
 * it are thrown as a `VFileMessage`; `render` throws one if the report lacks what the template needs.
 */
export async function loadTemplate(given: string, { form }: TemplateOptions = {}): Promise<Renderer> {
	const shipped = shippedTemplates.find(({ name }) => name === given);
	if (shipped !== undefined) return templateRenderer(shipped);
	const { loadOwnTemplate } = await import("../own-templates.ts");
	try {
		return templateRenderer((await loadOwnTemplate(given, given, form ?? null)).template);
	} catch (error) {
		throw templateMessage(error);
	}
}

/** The first fault of a broken template, as what every tool built on vfile understands; any other error as it is. */
function templateMessage(error: unknown): unknown {
	const [first] = error instanceof BrokenTemplate ? error.faults : [];
	return first === undefined ? error : toMessage(templateFinding(first));
}

/** A string is taken as it is: half a surrogate, which bytes can't hold, stays; what looks like a PDF is text. */
function textOf(notes: string | Uint8Array, options: ReadOptions): DecodedText {
	const { path = null, encoding = null } = options;
	if (typeof notes !== "string") return orThrow(decodeText(notes, { path, encoding }));
	const sha256 = fingerprint(new TextEncoder().encode(notes));
	const text = notes.startsWith("\uFEFF") ? notes.slice(1) : notes;
	return { path, text, encoding: "utf-8", guess: null, sha256 };
}

function formatOf(info: Pick<DecodedText, "path" | "text">, options: ReadOptions): InputFormat {
	const { from = null } = options;
	const format = pickFormat(inputFormats, { ...info, from });
	if (format === null) throw unknownFormat(from);
	return format;
}

function choicesOf({ form, people, maxDepth, asked = [], today = todayAnywhere(new Date()) }: ProcessOptions): Choices {
	if (form !== undefined && typeof form?.name !== "string") throw toMessage(fault("broken-form", noForm));
	if (people !== undefined && typeof people?.fingerprint !== "string")
		throw toMessage(fault("broken-people", noPeople));
	const choose = (own: string | null): Form | Fault => form ?? formNamed(own ?? defaultFormName);
	const known = (found: Form | Fault) => (people === undefined || "code" in found ? found : withPeople(found, people));
	return { form: (own) => known(choose(own)), maxDepth, today, asked: new Set(asked) };
}

/** What a program without types may pass: a name, null from `shippedForm`, or all that `loadForm` gave. */
const noForm =
	"`form` is not a form. Pass `shippedForm(name)`, which is null for unknown names, or the `form` of `loadForm`.";

const noPeople =
	"`people` is not a register. Pass the `people` of `await loadPeople(path)`, or the result of `peopleRegister`.";

function formNamed(name: string): Form | Fault {
	return (
		shippedForm(name) ??
		fault("broken-form", `The report names the form \`${name}\`, which is unknown here. Pass it as \`form\`.`)
	);
}

function orThrow<T extends object>(found: T | Fault): T {
	if ("code" in found) throw toMessage(found);
	return found;
}

const unknownFormat = (from: string | null): Error => unknown("undecodable", `input format \`${from}\``, inputFormats);

function unknown(
	code: "broken-template" | "undecodable",
	what: string,
	known: readonly { readonly name: string }[],
): Error {
	return toMessage(fault(code, `Unknown ${what}. Use ${known.map(({ name }) => `\`${name}\``).join(", ")}.`));
}
