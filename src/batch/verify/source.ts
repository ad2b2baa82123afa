/** Whether an archive still says what the notes do: every report is made again, and has to be the same bytes. */
import { join } from "node:path";
import type { Mark, Report } from "../../ast/nodes.ts";
import { leavesOf } from "../../ast/share.ts";
import { check } from "../../check/index.ts";
import { hashOf, hashOrFailure } from "../../files/own-file.ts";
import { type Fault, type Finding, fault, type SeverityMap, sentence } from "../../findings/finding.ts";
import { readFailure } from "../../findings/system-failure.ts";
import { type LoadedEntry, rendererEntries } from "../../output/formats.ts";
import { type Outcome, renderOutcome } from "../../pipeline.ts";
import { fingerprint, whereIn } from "../../read/decode.ts";
import type { Input } from "../../read/inputs.ts";
import { textOf, tooLarge } from "../../read/load.ts";
import { type ManifestLine, printLine } from "../../read/manifest.ts";
import { locator } from "../../text/place.ts";
import { suffix } from "../../write/names.ts";
import type { FormChoice } from "../forms.ts";
import { bytesOf, type InputLine, inputLine } from "../ledger/record.ts";
import { applySeverities, limitFindings, processInput, type ReadSettings } from "../process-input.ts";
import { asked, factsOf } from "../result.ts";
import type { Difference, PlacedWord } from "./difference.ts";
import { linesOf, missingPassage, outputWords, type Passage, passagesOf } from "./missing-words.ts";

/** What reading notes again needs. */
export interface Rereading {
	readonly settings: ReadSettings;
	readonly form: FormChoice;
	/** What the config makes of codes. */
	readonly severities: (input: Input) => readonly SeverityMap[];
	/** The archive, absolute. */
	readonly folder: string;
}

/** Notes and their manifest line. */
export interface Rereadable {
	readonly line: ManifestLine;
	readonly input: Input;
}

/** The result of reading notes again. */
export interface Reread {
	/** What they and their outputs do not agree on. */
	readonly differences: readonly Difference[];
	/** How many outputs are what they give now, and were compared with them word for word. */
	readonly compared?: number;
	/** How many excerpts are what they give now. */
	readonly excerpts?: number;
}

/** Reads notes again, and compares them with their outputs. */
export async function reread({ line, input }: Rereadable, rereading: Rereading): Promise<Reread> {
	const { shown: path, skipped } = input;
	const { maxSize } = rereading.settings;
	const bytes = bytesOf(input, null, maxSize);
	if (isSpecial(input)) {
		const isSame = printLine(unconverted(line, { skipped, bytes })) === printLine(line);
		return { differences: isSame ? [] : [{ kind: "note-link", path }] };
	}
	const failure =
		bytes === null && (line.size !== null || skipped !== undefined) ? hashOrFailure(input.file ?? "") : null;
	if (failure instanceof Error)
		return only({ kind: "unreadable", path, reason: `Can't read this file: ${readFailure(failure)}.` });
	if (bytes !== null && line.size === null) return only({ kind: "note-readable", path });
	const isHashed = line.sha256 !== null;
	if (isHashed && bytes?.sha256 === null)
		return only({ kind: "unreadable", path, reason: sentence(tooLarge(bytes.size, maxSize)) });
	const isSame = isHashed ? bytes?.sha256 === line.sha256 : (bytes?.size ?? null) === line.size;
	if (!isSame) return only({ kind: "note-changed", path });
	if (line.outcome === "skipped") return others(unconverted(line, { skipped, bytes }), { line, input });
	const late = lateFaults(line);
	if (line.encoding === null && late[0] !== undefined) return notReread({ line, input }, late[0]);
	const { encoding } = rereading.settings;
	const settings = {
		...rereading.settings,
		// Options fill in what the line does not say.
		encoding: line.encoding === null ? encoding : line.encoding.why === asked ? line.encoding.name : null,
	};
	const processed = await processInput(input, {
		settings,
		severities: rereading.severities,
		form: (own, each) => formOf(line, own, { choose: rereading.form, input: each }),
	});
	if ("code" in processed) return notReread({ line, input }, processed);
	if (limitOf(line) !== null) return only({ kind: "note-convertible", path });
	const { outcome } = processed;
	const { differences, ...counts } = await compareReports({ line, input }, outcome, rereading);
	const { outputs } = line;
	const findings = [...findingsThen(outcome, line), ...late];
	const result = { input: factsOf(processed, settings), findings, outputs };
	const settled = applySeverities(findings, rereading.severities(input));
	const again = inputLine({ path: line.path, skipped: undefined, result, settled, outputs });
	const { differences: reported } = others(again, { line, input });
	return { differences: [...strayIn(input, outcome), ...reported, ...differences], ...counts };
}

/** The result for notes that can't be read: fine if the manifest has the same reason. */
export function notReread({ line, input }: Rereadable, why: Fault): Reread {
	if (line.outcome === "failed" && line.encoding === null) {
		const bytes = line.size === null ? null : { sha256: line.sha256, size: line.size };
		const then = limitOf(line) === why.code ? fault(why.code, line.reason ?? "") : why;
		return others(unconverted(line, { skipped: undefined, bytes }, [then]), { line, input });
	}
	return only({ kind: "unreadable", path: input.shown, reason: sentence(why) });
}

/** The limit, perhaps different now, that kept notes from being converted, or null. */
function limitOf({ outcome, encoding, reason = "" }: ManifestLine): "too-slow" | "too-large" | null {
	if (outcome !== "failed" || encoding !== null) return null;
	return reason.startsWith("Too slow: ") ? "too-slow" : reason.startsWith("Too large: ") ? "too-large" : null;
}

/** What kept reports from being made or written, as the line says it: whatever the notes are like, they can't tell it again. */
function lateFaults({ reason = "", findings: { codes } }: ManifestLine): readonly Fault[] {
	const late = ["name-collision", "broken-template", "missing-template-data", "write-failed"] as const;
	return late.flatMap((code) =>
		Array.from({ length: Math.min(codes[code] ?? 0, mostLate) }, () => fault(code, reason)),
	);
}

/** More templates than anybody has: a forged manifest can name any number. */
const mostLate = 1000;

/** The line of notes that nothing is made of now. */
function unconverted(
	{ path, outputs }: ManifestLine,
	{ skipped, bytes }: Pick<InputLine, "skipped" | "bytes">,
	findings: readonly Fault[] = [],
): ManifestLine {
	return inputLine({
		...{ path, skipped, bytes, outputs },
		...{ result: { input: null, findings, outputs: [] }, settled: findings },
	});
}

/** Nothing is read behind a link. */
const isSpecial = ({ skipped }: Input): boolean => skipped === "symbolic link or special file";

/** A date may have been in the future on the day of the run only, or the run had another `--now`. */
function findingsThen({ findings, report, form, source }: Outcome, line: ManifestLine): readonly Finding[] {
	const reported = limitFindings(findings);
	const now = futureDates(reported);
	const wanted = (line.findings.codes["future-date"] ?? 0) - now.length;
	if (wanted < 0) return reported.filter((each) => !now.slice(wanted).includes(each));
	if (wanted === 0) return reported;
	// Before all days, each of them is in the future.
	const past = futureDates(check(report, { form, text: source.text, today: "" })).slice(now.length);
	return [...reported, ...past.slice(0, wanted)];
}

const futureDates = (findings: readonly Finding[]): readonly Finding[] =>
	findings.filter(({ code }) => code === "future-date");

/** What a line does not say as it would be written now. */
function others(again: ManifestLine, { line, input: { shown: path } }: Rereadable): Reread {
	const names = (["size", "encoding", "form", "outcome", "reason", "findings"] as const).filter(
		(name) => JSON.stringify(again[name]) !== JSON.stringify(line[name]),
	);
	const form = names.includes("form") ? line.form : null;
	const differences: Difference[] = names.length === 0 ? [] : [{ kind: "line-other", path, names, form }];
	if (JSON.stringify(again.share) !== JSON.stringify(line.share)) differences.push({ kind: "share-other", path });
	return { differences };
}

const only = (difference: Difference): Reread => ({ differences: [difference] });

/** The form that a line names: the one that fits the notes, or that the report says it was made with. */
function formOf(
	{ form }: ManifestLine,
	own: string | null,
	{ choose, input }: { readonly choose: FormChoice; readonly input: Input | null },
): ReturnType<FormChoice> {
	const fitting = choose(own, input);
	return "code" in fitting || fitting.name === form ? fitting : choose(form, input);
}

function strayIn({ shown: path }: Input, { report, source }: Outcome): Difference[] {
	const { format, text } = source;
	if (format === "txt") {
		const stray = firstStray(report, text);
		return stray === null ? [] : [{ ...stray, path }];
	}
	// Documents have no text of their own.
	if (format !== "markdown") return [];
	const matter = /^---[ \t]*\r?\n[\s\S]*?\n---/.exec(text)?.[0] ?? "";
	const isReport = /^rapporteur[ \t]*:/m.test(matter);
	// The front matter, title and comments of our own reports have keys and signs that are not words of the notes.
	const isWords = (at: number): boolean => at >= matter.length && !/^(?:# |<!-- )/.test(text.slice(at, at + 5));
	const lines = linesOf(text).filter(({ offset }) => !isReport || isWords(offset ?? 0));
	const words = passagesOf(report, null).flatMap(({ parts }) => parts);
	const lost = missingPassage(lines, words.join(" "));
	return lost === null ? [] : [{ kind: "word-lost", path, at: wordAt(text, lost.offset ?? 0) }];
}

async function compareReports({ line, input }: Rereadable, outcome: Outcome, rereading: Rereading): Promise<Reread> {
	const differences: Difference[] = [];
	let [compared, excerpts] = [0, 0];
	const passages = passagesOf(outcome.report, outcome.form);
	const { folder, settings } = rereading;
	for (const { path, sha256 } of line.outputs) {
		const entry = madeWith(line.path, path);
		const file = join(folder, path);
		// A report that changed or is too large has been reported already.
		if (hashOf(file, folder, settings.maxSize) !== sha256) continue;
		if (entry === null) {
			differences.push({ kind: "not-compared", path });
			continue;
		}
		const again = renderOutcome(outcome, await entry.load());
		if (fingerprint(Buffer.from(again)) !== sha256) {
			differences.push({ kind: "word-other", path, ...firstOther(textOf(file), again) });
			continue;
		}
		const isExcerpt = entry.isExcerpt === true;
		if (isExcerpt) excerpts++;
		else compared++;
		const missing = isExcerpt ? null : missingPassage(passages, outputWords(again, entry.name));
		if (missing === null) continue;
		const note = `${input.shown}${placeIn(outcome.source, missing.offset)}`;
		differences.push({ kind: "passage-missing", path, words: beginOf(missing, outcome.source.text), note });
	}
	const isWhole = line.outputs.some(({ path }) => madeWith(line.path, path)?.isExcerpt !== true);
	if (!isWhole && line.outputs.length > 0) differences.push({ kind: "note-excerpts", path: input.shown });
	return { differences, compared, excerpts };
}

/** Documents have parts and no lines. */
function placeIn({ document, text }: Outcome["source"], offset: number | null): string {
	if (offset === null) return "";
	return document === undefined ? `:${wordAt(text, offset).line}` : ` (${whereIn(document, offset)})`;
}

/** As it is written in the notes, on one line. */
function beginOf({ parts, offset }: Passage, text: string): string {
	const written = offset === null ? parts.join(" ") : text.slice(offset, offset + 2 * mostCharacters).trim();
	const line = written.split(/[\r\n]/, 1)[0] ?? "";
	return line.length <= mostCharacters ? line : `${line.slice(0, mostCharacters).replace(/\s\S*$/, "")} …`;
}

const mostCharacters = 60;

/** The built-in template that an output's name says it was made with. */
function madeWith(path: string, output: string): LoadedEntry | null {
	const stem = path.replace(/(?<=[^/])\.[^./]*$/, "");
	const entry = rendererEntries.find((each) => [`${stem}.${suffix(each)}`, `${path}.${suffix(each)}`].includes(output));
	return entry !== undefined && "load" in entry ? entry : null;
}

/** The word at the first difference of two texts; where the same words have other white space, that and what follows it. */
function firstOther(text: string, like: string): { readonly at: PlacedWord; readonly noted: string } {
	let same = 0;
	while (same < text.length && text[same] === like[same]) same++;
	const start = same - (/\S*$/.exec(text.slice(Math.max(0, same - longest), same))?.[0].length ?? 0);
	const line = lineOf(text, same);
	const [word = "", noted = ""] = [text, like].map((each) => wordFrom(each, start));
	if (word !== "" && noted !== "" && word !== noted) return { at: { word, line }, noted };
	return { at: { word: spacedFrom(text, same), line }, noted: spacedFrom(like, same) };
}

const wordFrom = (text: string, offset: number): string => /^\S*/.exec(text.slice(offset, offset + longest))?.[0] ?? "";

/** White space that looks like a space is written as its code. */
function spacedFrom(text: string, offset: number): string {
	const found = /^\s*\S*/.exec(text.slice(offset, offset + longest))?.[0] ?? "";
	return found.replace(/[^\S ]/g, (space) =>
		space === "\n" ? "\\n" : `\\u${space.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}

/** The word around an offset, with its line. */
function wordAt(text: string, offset: number): PlacedWord {
	const before = /\S*$/.exec(text.slice(Math.max(0, offset - longest), offset))?.[0] ?? "";
	return { word: before + wordFrom(text, offset), line: lineOf(text, offset) };
}

const longest = 100;

const lineOf = (text: string, offset: number): number => locator(text).point(offset).line;

/** The first word that is in no place, or in more than one; null where all is well. Of plain text only. */
function firstStray(
	report: Report,
	text: string,
): { readonly kind: "word-lost" | "word-twice"; readonly at: PlacedWord } | null {
	const { marks = [] } = report;
	const words = withBlanks(text, marks);
	const blank = (slice: string): string => (marks.length === 0 ? slice : slice.replaceAll("\t", " "));
	const pieces = leavesOf(report).flatMap((leaf) => {
		const [start, end] = [leaf.position?.start.offset, leaf.position?.end.offset];
		if (start === undefined || end === undefined) return [];
		// What is not the very slice that it says it is holds nothing of it.
		return blank(leaf.text) === blank(words.slice(start, end)) ? [{ start, end }] : [];
	});
	pieces.sort((one, other) => one.start - other.start || one.end - other.end);
	let reached = 0;
	for (const { start, end } of [...pieces, { start: text.length, end: text.length }]) {
		const lost = /\S/.exec(words.slice(reached, start));
		if (lost !== null) return { kind: "word-lost", at: wordAt(text, reached + lost.index) };
		if (start < reached && end > start) return { kind: "word-twice", at: wordAt(text, start) };
		reached = Math.max(reached, end);
	}
	return null;
}

/** The signs of quoted mail and the bars of tables are white space to what goes on over them. */
function withBlanks(text: string, marks: readonly Mark[]): string {
	let [words, reached] = ["", 0];
	for (const { position } of marks) {
		const { start, end } = position;
		words += `${text.slice(reached, start.offset)}${" ".repeat((end.offset ?? 0) - (start.offset ?? 0))}`;
		reached = end.offset ?? reached;
	}
	return words + text.slice(reached);
}
