/** The flow for programs: what the command line does, for text, for files of any kind and with templates; all options may be left out. */
import type { Report } from "../ast/nodes.ts";
import { extensionOf } from "../files/paths.ts";
import { type Fault, fault } from "../findings/faults.ts";
import { toMessage } from "../findings/message.ts";
import type { Form } from "../forms/form.ts";
import { defaultFormName, shippedForm } from "../forms/shipped.ts";
import { renderers } from "../output/index.ts";
import type { Renderer } from "../output/renderer.ts";
import { templateRenderer } from "../output/template.ts";
import {
	malformed,
	type Outcome,
	process as processSource,
	type Readers,
	read,
	readDocument,
	render as renderOutcome,
	understand,
} from "../process.ts";
import { documentKind } from "../read/binary.ts";
import { fingerprint } from "../read/decode.ts";
import { documentReaders } from "../read/documents/index.ts";
import { legacy } from "../read/legacy.ts";
import type { Source } from "../read/source.ts";
import { pickFormat } from "../structure/formats/format.ts";
import { inputFormats } from "../structure/formats/index.ts";
import { documentFormats } from "../structure/formats/txt.ts";
import { BrokenTemplate, type TemplateFault, templateFinding } from "../templates/fault.ts";
import type { Template } from "../templates/template.ts";
import { usualDepth } from "../text/depth.ts";
import { todayAnywhere } from "../text/today.ts";

/** How notes are to be read; all of it may be left out. */
export interface ReadOptions {
	/** Default: the form that a report names, else `un-meeting`. */
	readonly form?: Form;
	/** The name of an input format; default: as `path` says, or as the text opens. */
	readonly from?: string;
	/** What outputs and messages call the notes: relative, with `/`. */
	readonly path?: string;
	/** Default: what the bytes say of themselves. */
	readonly encoding?: string;
	/** How deep lists and quotes may stand in each other, at most 200: deeper ones stay words. Default: 100. */
	readonly maxDepth?: number;
}

/** How notes are to be read and judged; all of it may be left out. */
export interface ProcessOptions extends ReadOptions {
	/** The day that counts as today, `YYYY-MM-DD`; default: the last one that is today anywhere on earth. */
	readonly today?: string;
}

/**
 * Reads notes, or one of our reports, and judges them. Whatever notes say, there is a report; only bytes that are no
 * text, a broken report, and names that mean nothing throw a `VFileMessage`.
 */
export function process(notes: string | Uint8Array, options: ProcessOptions = {}): Outcome {
	const { source, readers } = prepare(notes, options);
	return processSource(source, { ...readers, today: options.today ?? todayAnywhere(new Date()) });
}

/** How a document is to be read and judged; all of it may be left out. */
export interface DocumentOptions extends ProcessOptions {
	/** The most bytes that it may have, unpacked; default: 100 MB. */
	readonly maxSize?: number;
}

const defaultSize = 100_000_000;

/**
 * Reads notes of any kind, Word documents and web pages too, and judges them. Findings in documents have a `where` in
 * words. Throws as `process` does, and where a document is broken or too large.
 */
export async function processDocument(bytes: Uint8Array, options: DocumentOptions = {}): Promise<Outcome> {
	const { from = null, path = null, encoding = null, maxSize = defaultSize, maxDepth = usualDepth } = options;
	const kind = documentKind({ bytes, from, extension: path === null ? null : extensionOf(path) });
	const [load, format] = [documentReaders[kind ?? ""], documentFormats.get(kind ?? "")];
	if (load === undefined || format === undefined) return process(bytes, options);
	const source = await readDocument(bytes, path, { reader: await load(), encoding, maxSize, maxDepth });
	if ("code" in source) throw toMessage(source);
	const { form } = readersOf(source.text, null, { ...options, from: "txt" });
	return processSource(source, { format, form, maxDepth, today: options.today ?? todayAnywhere(new Date()) });
}

/** Reads notes, or one of our reports, without judging them. Throws as `process` does. */
export function parse(notes: string | Uint8Array, options: ReadOptions = {}): Report {
	const { source, readers } = prepare(notes, options);
	return understand(source.text, readers);
}

/**
 * Renders what `process` gave, as `markdown`, `json`, `ast`, by a shipped template's name (`html`, `text`, …), or with a
 * renderer or a template of your own; what the shipped ones write ends in one newline. A name that means nothing, and what a report lacks that a template needs, are thrown as a `VFileMessage`.
 */
export function render(outcome: Pick<Outcome, "report" | "form" | "source">, to: string | Renderer | Template): string {
	const renderer =
		typeof to === "string"
			? renderers.find(({ name }) => name === to)
			: "description" in to
				? templateRenderer(to)
				: to;
	if (renderer === undefined) throw toMessage(unknown("broken-template", `template \`${String(to)}\``, renderers));
	try {
		return renderOutcome(outcome, renderer);
	} catch (error) {
		throw error instanceof BrokenTemplate ? templateMessage(error.faults) : error;
	}
}

/** How a template is to be read. */
export interface TemplateOptions {
	/** The form whose fields and sections it may name, where it does not say so itself; default: any that is shipped. */
	readonly form?: Form;
}

/**
 * A renderer for `render`: a built-in template by its name, or one of your own by the path of its folder or file. What
 * is wrong with it is thrown as a `VFileMessage`; so is, by `render`, what a report lacks that it needs.
 */
export async function loadTemplate(given: string, { form }: TemplateOptions = {}): Promise<Renderer> {
	const { shippedTemplates } = await import("../templates/shipped.ts");
	const shipped = shippedTemplates.find(({ name }) => name === given);
	if (shipped !== undefined) return (await import("../output/template.ts")).templateRenderer(shipped);
	const [{ loadTemplate: load }, { compileTemplate }, { formLookup }, { templateRenderer }] = await Promise.all([
		import("../templates/load.ts"),
		import("../templates/liquid/compile.ts"),
		import("../templates/form-keys.ts"),
		import("../output/template.ts"),
	]);
	const loaded = await load(given, given, formLookup(form === undefined ? [] : [form]));
	if ("faults" in loaded) throw templateMessage(loaded.faults);
	const compiled = compileTemplate(loaded.source, loaded.keys);
	if ("faults" in compiled) throw templateMessage(compiled.faults);
	return templateRenderer(compiled.template);
}

/** The first of some faults, as what every tool built on vfile understands. */
function templateMessage([first]: readonly TemplateFault[]): Error {
	if (first === undefined) return new RangeError("a template is broken without a fault");
	return toMessage(templateFinding(first));
}

function prepare(
	notes: string | Uint8Array,
	options: ReadOptions,
): { source: Omit<Source, "format">; readers: Readers } {
	const path = options.path ?? null;
	const source =
		typeof notes === "string"
			? sourceOf(notes, path)
			: read(notes, { path, encoding: options.encoding ?? null }, legacy);
	if ("code" in source) throw toMessage(source);
	return { source, readers: readersOf(source.text, path, options) };
}

/** A string is taken as it is: half a surrogate, which bytes can't hold, stays; what looks like a PDF is text. */
function sourceOf(notes: string, path: string | null): Omit<Source, "format"> {
	const sha256 = fingerprint(new TextEncoder().encode(notes));
	return { path, text: withoutMark(notes), encoding: "utf-8", guess: null, sha256 };
}

const withoutMark = (text: string): string => (text.startsWith("\uFEFF") ? text.slice(1) : text);

/** What a text is to be read with. */
export function readersOf(
	text: string,
	path: string | null,
	{ form, from, maxDepth }: Pick<ReadOptions, "form" | "from" | "maxDepth">,
): Readers {
	const format = pickFormat(inputFormats, { from: from ?? null, path, text });
	if (format === null) throw toMessage(unknown("undecodable", `input format \`${from}\``, inputFormats));
	const broken = malformed(text, format);
	if (broken !== null) throw toMessage(broken);
	if (form !== undefined) return { format, form, maxDepth };
	const own = format.formName?.(text) ?? defaultFormName;
	const shipped = shippedForm(own);
	if (shipped === null)
		throw toMessage(fault("broken-form", `Unknown form \`${own}\` in the report`, "one given as `form`"));
	return { format, form: shipped, maxDepth };
}

function unknown(
	code: "broken-template" | "undecodable",
	what: string,
	known: readonly { readonly name: string }[],
): Fault {
	return fault(code, `Unknown ${what}`, known.map(({ name }) => `\`${name}\``).join(", "));
}
