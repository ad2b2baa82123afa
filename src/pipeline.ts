/** The whole flow on one page, from the bytes of a file to its findings. Pure: no files, no colour, no flags. */
import type { Report } from "./ast/nodes.ts";
import { check } from "./check/index.ts";
import type { Fault, Finding } from "./findings/finding.ts";
import { fixOf } from "./findings/fix.ts";
import type { Form } from "./forms/form.ts";
import { documentOf, loadFormat } from "./input-formats.ts";
import { interpret } from "./interpret/index.ts";
import { contextOf, type Rendered } from "./output/formats.ts";
import type { Renderer } from "./output/renderer.ts";
import { withOwnTitle } from "./output/title.ts";
import {
	type DecodedText,
	decodeUnicode,
	fingerprint,
	type Source,
	type Transcribed,
	whereIn,
	withFingerprint,
} from "./read/decode.ts";
import { type DocumentOptions, type DocumentReader, Refused } from "./read/documents/document.ts";
import { countedNames, loneSurrogateAt, transcribe } from "./read/documents/transcript.ts";
import type { InputFormat } from "./structure/formats/format.ts";

/** One file with its source, its report and its findings. */
export interface Outcome {
	readonly source: Source;
	readonly form: Form;
	readonly report: Report;
	/** No config is asked: a severity is the form's, or that of the code. */
	readonly findings: readonly Finding[];
}

/** What is known of bytes before they are decoded. */
export interface Origin extends DocumentOptions {
	/** Relative to the root, with `/`; null for standard input without a name. */
	readonly path: string | null;
	/** The name of an input format; null leaves it to the path and the bytes. */
	readonly from: string | null;
}

/** What is chosen for a text. */
export interface Choices {
	/** The form for a text that names its `own`; notes name none. */
	readonly form: (own: string | null) => Form | Fault;
	/** How deep lists and quotes may stand in each other; default: 100. */
	readonly maxDepth?: number | undefined;
	/** The last day that is "today" anywhere on earth, `YYYY-MM-DD`. */
	readonly today: string;
	/** The codes that are looked for though they are optional. */
	readonly asked?: ReadonlySet<string> | undefined;
}

/** How a text is parsed. */
export interface Parsing extends Pick<Choices, "maxDepth"> {
	readonly format: InputFormat;
	readonly form: Form;
}

/** How a text is parsed and checked. */
export interface Judging extends Parsing, Pick<Choices, "today" | "asked"> {}

/** The outcome of a text, and what is needed to get it again. */
export interface Processed {
	readonly outcome: Outcome;
	readonly judging: Judging;
}

/** Bytes -> text -> format -> form -> outcome. */
export async function processBytes(bytes: Uint8Array, origin: Origin, choices: Choices): Promise<Processed | Fault> {
	const { path, from, ...options } = origin;
	const document = documentOf(bytes, origin);
	const text =
		document === null
			? await decodeLate(bytes, origin)
			: await readDocument(bytes, path, { ...options, reader: await document.reader() });
	if ("code" in text) return text;
	return processText(text, await loadFormat({ from: document?.name ?? from, path, text: text.text }), choices);
}

/** Text -> form -> outcome. */
export function processText(text: DecodedText, format: InputFormat, choices: Choices): Processed | Fault {
	const parsing = chooseParsing(text.text, format, choices);
	if ("code" in parsing) return parsing;
	const judging = { ...parsing, today: choices.today, asked: choices.asked };
	return { outcome: judge(Object.assign(text, { format: format.name }), judging), judging };
}

/** Bytes -> text: what is slow to load is only loaded where the bytes need it, and the hash only made where it is asked for. */
async function decodeLate(bytes: Uint8Array, { path, encoding }: Origin): Promise<DecodedText | Fault> {
	const decoded = decodeUnicode(bytes, encoding) ?? (await import("./read/legacy.ts")).decodeLegacy(bytes, encoding);
	if ("code" in decoded) return decoded;
	return withFingerprint({ path, ...decoded }, bytes);
}

/** Bytes -> text, for documents: takes them apart, and writes their words down as they would be typed. */
export async function readDocument(
	bytes: Uint8Array,
	path: string | null,
	{ reader, ...options }: DocumentOptions & { readonly reader: DocumentReader },
): Promise<DecodedText | Fault> {
	try {
		const { blocks, external, encoding, guess, cut } = await reader(bytes, options);
		const { text, places } = transcribe(blocks);
		const half = loneSurrogateAt({ text, places });
		if (half !== null) return half;
		const sha256 = fingerprint(bytes);
		return { path, text, encoding, guess, sha256, document: { places, external: countedNames(external), cut } };
	} catch (error) {
		if (error instanceof Refused) return error.why;
		throw error;
	}
}

/** Text -> form: how a text is parsed, or why it is not what its format promises, or has no form. */
export function chooseParsing(
	text: string,
	format: InputFormat,
	{ form: choose, maxDepth }: Omit<Choices, "today" | "asked">,
): Parsing | Fault {
	const found = format.fault?.(text) ?? null;
	if (found !== null) {
		const { isDeep = false, ...told } = found;
		return { code: isDeep ? "too-deep" : "unreadable-file", ...told };
	}
	const form = choose(format.formName?.(text) ?? null);
	return "code" in form ? form : { format, form, maxDepth };
}

/** Text -> parse -> interpret: the report, not checked yet. */
export function parseReport(text: string, { format, form, maxDepth }: Parsing): Report {
	const parsed = format.parse(text, form, maxDepth);
	return withOwnTitle(interpret(parsed, form), parsed.data?.title, form);
}

/** Source -> parse -> interpret -> check. */
export function judge(source: Source, judging: Judging): Outcome {
	const { format, form, today, asked } = judging;
	const report = parseReport(source.text, judging);
	const judged = check(report, { form, text: source.text, today, asked });
	const placed = placeIn(source.text, format, judged);
	const own = [...guessIn(source), ...withoutRepairs(source.text, format, placed)];
	const findings = source.document === undefined ? own : inDocument(own, source.document);
	return { source, form, report, findings };
}

/** A tree has the places of its notes; findings get their places in the file that was read. */
function placeIn(text: string, format: InputFormat, findings: readonly Finding[]): readonly Finding[] {
	if (format.places === undefined || findings.length === 0) return findings;
	const place = format.places(text);
	return findings.map((finding) => {
		const position = finding.position && place(finding.position);
		return "first" in finding ? { ...finding, position, first: place(finding.first) } : { ...finding, position };
	});
}

/** Findings that can't be fixed in such a file are not shown as fixable. */
function withoutRepairs(text: string, format: InputFormat, findings: readonly Finding[]): readonly Finding[] {
	if (format.repairs === undefined || findings.length === 0) return findings;
	const canRepair = format.repairs(text);
	return findings.map((finding) => {
		const fix = fixOf(finding);
		return fix === null || canRepair(fix.position, fix.text) ? finding : { ...finding, unfixable: true as const };
	});
}

/** Findings of a document get their places in it, and none of them can be fixed; external content is a finding. */
function inDocument(findings: readonly Finding[], document: Transcribed): readonly Finding[] {
	const external = document.external.map((what): Finding => ({ code: "external-content", position: null, what }));
	const placed = findings.map((finding) => {
		const { position } = finding;
		const place = position === null ? {} : { where: whereIn(document, position.start.offset ?? 0) };
		return { ...finding, ...place, ...(fixOf(finding) === null ? {} : { unfixable: true as const }) };
	});
	return [...(document.cut === null ? [] : [document.cut]), ...external, ...placed];
}

function guessIn({ encoding, guess }: Source): Finding[] {
	const start = { line: 1, column: 1, offset: 0 };
	return guess === null ? [] : [{ code: "guessed-encoding", position: { start, end: start }, encoding, why: guess }];
}

/** Outcome -> the text of an output format. */
export const renderOutcome = (outcome: Rendered, renderer: Renderer): string =>
	renderer.render(outcome.report, contextOf(outcome));

/** The last day that is "today" anywhere on earth: the clocks of Kiritimati are 14 hours ahead of UTC. */
export function todayAnywhere(now: Date): string {
	return new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);
}
