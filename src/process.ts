/** The flow on one page. Pure: no files, no colour, no flags. */
import type { Report, Unclassified } from "./ast/nodes.ts";
import { plainText } from "./ast/text.ts";
import { check } from "./check/index.ts";
import { type Fault, fault } from "./findings/faults.ts";
import type { Finding } from "./findings/finding.ts";
import { fixOf } from "./findings/fix.ts";
import type { Form } from "./forms/form.ts";
import { interpret } from "./interpret/index.ts";
import { arrange, titleOf } from "./output/arrange.ts";
import type { Renderer } from "./output/renderer.ts";
import { decode, fingerprint } from "./read/decode.ts";
import type { DocumentOptions, DocumentReader } from "./read/documents/document.ts";
import { countedNames, halfIn, transcribe } from "./read/documents/transcript.ts";
import type { LegacyReader } from "./read/legacy.ts";
import { type Source, type Transcribed, whereIn } from "./read/source.ts";
import type { InputFormat } from "./structure/formats/format.ts";
import { wordRuns } from "./text/ascii.ts";

/** One file on its way through: what it was read from, what it holds, what is to be told about it. */
export interface Outcome {
	readonly source: Source;
	readonly form: Form;
	readonly report: Report;
	/** No config is asked: a severity is the form's, or that of the code. */
	readonly findings: readonly Finding[];
}

/** What is known of bytes before they are decoded. */
export interface Origin {
	/** Relative to the root, with `/`; null for standard input without a name. */
	readonly path: string | null;
	/** Null: the bytes themselves say. */
	readonly encoding: string | null;
}

/** What a source is read with. */
export interface Readers {
	readonly format: InputFormat;
	readonly form: Form;
	/** How deep lists and quotes may stand in each other; default: 100. */
	readonly maxDepth?: number | undefined;
}

/** What a source is read and judged with. */
export interface Tools extends Readers {
	/** The last day that is "today" anywhere on earth, `YYYY-MM-DD`. */
	readonly today: string;
}

/** What was read, before its format is known. */
type Read = Omit<Source, "format"> | Fault;

/**
 * bytes -> read: decides the encoding, or says that the bytes are no text. Null where that takes the reader of
 * encodings older than Unicode, and there is none yet.
 */
export function read(bytes: Uint8Array, origin: Origin, legacy: LegacyReader): Read;
export function read(bytes: Uint8Array, origin: Origin, legacy: LegacyReader | null): Read | null;
export function read(bytes: Uint8Array, { path, encoding: label }: Origin, legacy: LegacyReader | null): Read | null {
	const decoded = decode(bytes, label, legacy);
	if (decoded === null) return null;
	if (decoded.text === null) return fault("undecodable", decoded.reason, decoded.expected);
	return { path, ...decoded, sha256: fingerprint(bytes) };
}

/** bytes -> read, for documents: takes them apart, and writes their words down as they would be typed. */
export async function readDocument(
	bytes: Uint8Array,
	path: string | null,
	{ reader, ...options }: DocumentOptions & { readonly reader: DocumentReader },
): Promise<Read> {
	const document = await reader(bytes, options);
	if ("code" in document) return document;
	const { blocks, external, encoding, guess, cut } = document;
	const { text, places } = transcribe(blocks);
	const half = halfIn({ text, places });
	if (half !== null) return half;
	const sha256 = fingerprint(bytes);
	return { path, text, encoding, guess, sha256, document: { places, external: countedNames(external), cut } };
}

/** Why a text is not what its format promises; null when it can be parsed. */
export function malformed(text: string, format: InputFormat): Fault | null {
	const found = format.fault?.(text) ?? null;
	if (found === null) return null;
	const { isDeep = false, ...told } = found;
	return { code: isDeep ? "too-deep" : "unreadable-file", ...told };
}

/** text -> parse -> interpret: the report, not judged yet. */
export function understand(text: string, { format, form, maxDepth }: Readers): Report {
	const parsed = format.parse(text, form, maxDepth);
	const report = interpret(parsed, form);
	const title = parsed.data?.title;
	return title === undefined || isDerived(title, report, form)
		? report
		: { ...report, children: [title, ...report.children] };
}

/** Whether the fields of a report give its title: one that somebody wrote has other words. */
function isDerived(title: Unclassified, report: Report, form: Form): boolean {
	const derived = titleOf(arrange(report, form).fields, form);
	return wordRuns(plainText(title.children)).join(" ") === wordRuns(derived).join(" ");
}

/** Source -> parse -> interpret -> check. */
export function process(source: Omit<Source, "format">, { format, form, today, maxDepth }: Tools): Outcome {
	const report = understand(source.text, { format, form, maxDepth });
	const judged = check(report, { form, text: source.text, today });
	const placed = placedIn(source.text, format, judged);
	const own = [...guessIn(source), ...withoutRepairs(source.text, format, placed)];
	const findings = source.document === undefined ? own : inDocument(own, source.document);
	return { source: { format: format.name, ...source }, form, report, findings };
}

/** A tree has the places of its notes; findings are told where they stand in the file that was read. */
function placedIn(text: string, format: InputFormat, findings: readonly Finding[]): readonly Finding[] {
	if (format.places === undefined || findings.length === 0) return findings;
	const place = format.places(text);
	return findings.map((finding) => {
		const position = finding.position && place(finding.position);
		return "first" in finding ? { ...finding, position, first: place(finding.first) } : { ...finding, position };
	});
}

/** What can't be repaired in such a file is not said to be repairable either. */
function withoutRepairs(text: string, format: InputFormat, findings: readonly Finding[]): readonly Finding[] {
	if (format.repairs === undefined || findings.length === 0) return findings;
	const canRepair = format.repairs(text);
	return findings.map((finding) => {
		const fix = fixOf(finding);
		return fix === null || canRepair(fix.position, fix.text) ? finding : { ...finding, unfixable: true as const };
	});
}

/** Findings of a document are told where they stand in it; what it brings from elsewhere is told too, and nothing is repaired. */
function inDocument(findings: readonly Finding[], document: Transcribed): readonly Finding[] {
	const external = document.external.map((what): Finding => ({ code: "external-content", position: null, what }));
	const placed = findings.map((finding) => {
		const { position } = finding;
		const place = position === null ? {} : { where: whereIn(document, position.start.offset ?? 0) };
		return { ...finding, ...place, ...(fixOf(finding) === null ? {} : { unfixable: true as const }) };
	});
	return [...(document.cut === null ? [] : [document.cut]), ...external, ...placed];
}

function guessIn({ encoding, guess }: Omit<Source, "format">): Finding[] {
	const start = { line: 1, column: 1, offset: 0 };
	return guess === null ? [] : [{ code: "guessed-encoding", position: { start, end: start }, encoding, why: guess }];
}

/** -> render: the text of an output format. */
export function render(outcome: Pick<Outcome, "report" | "form" | "source">, renderer: Renderer): string {
	const { path, encoding, sha256 } = outcome.source;
	return renderer.render(outcome.report, { form: outcome.form, source: { path, encoding, sha256 } });
}
