/** Findings in a line each, `path:line:column severity message code`, counted; no character of them misleads a terminal, a parser or a person. */
import { type Finding, type Severity, sentence, severityOf, sortFindings } from "../findings/finding.ts";
import type { Style, Summary } from "./reporter.ts";

/** Escapes characters that could mislead a terminal, an XML parser or a person. */

/** Most lines are so, and the other pattern takes longer to compile than they to write. */
const plain = /^[ -~\u00a1-\u00ac\u00ae-\u024f–—‘’“”…]*$/;
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** The text with a sign for every character that a terminal would obey. */
export function visible(text: string): string {
	return plain.test(text) ? text : text.replace(invisible, "\uFFFD");
}

/** The lines of a message, each made visible. */
export function visibleLines(text: string): string[] {
	return text.split(/\r\n?|\n/).map(visible);
}

/** The same with line ends left in, for formats that escape those. */
export function visibleInLines(text: string): string {
	return text.replace(invisible, (found) => (found === "\n" || found === "\r" ? found : "\uFFFD"));
}

/** A file's name as it may begin a line: one with `::` in front would be a command to GitHub's runner. */
export function visiblePath(path: string): string {
	const name = visible(path);
	return /^\s*::/.test(name) ? `./${name}` : name;
}

/** The value as JSON, indented for its depth in a document. Control characters are escaped, so nothing is lost. */
export function indentedJson(value: unknown, indent: string): string {
	// Strings have no line ends any more, so every line end is between values.
	return indent + safeJson(value).replaceAll("\n", `\n${indent}`);
}

/** A document in two parts: before and after the items of the list with this name. */
export function aroundList(document: object, name: string): readonly [string, string] {
	const [before = "", after = ""] = indentedJson(document, "").split(`"${name}": []`);
	return [`${before}"${name}": [`, `]${after}\n`];
}

function safeJson(value: unknown): string {
	return JSON.stringify(value, null, 2).replace(/[\p{Cf}\u007F-\u009F\u2028\u2029]/gu, escaped);
}

function escaped(character: string): string {
	const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
	return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}

/** The findings of one file, a line each. */
export function findingLines(path: string | null, findings: readonly Finding[], style: Style): string {
	return sortFindings(findings)
		.map((finding) => `${line(path, finding, style)}\n`)
		.join("");
}

function line(path: string | null, finding: Finding, style: Style): string {
	const severity = severityOf(finding);
	const place = placeOf(path, finding);
	const words = visibleLines(sentence(finding)).join(" ");
	const parts = [style[severity](severity.padEnd(7)), words, style.faint(finding.code)];
	return place === "" ? parts.join("  ") : [style.strong(place), ...parts].join("  ");
}

/** `path:line:column`, or the place in words; only the path for a finding without a place. */
export function placeOf(path: string | null, { position, where }: Finding): string {
	const name = path === null ? [] : [visiblePath(path)];
	if (where !== undefined) return [...name, where].join(": ");
	return [...name, ...(position === null ? [] : [position.start.line, position.start.column])].join(":");
}

/** How many findings of each severity there are. */
export function countSeverities(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
	const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
	for (const finding of findings) counts[severityOf(finding)]++;
	return counts;
}

/** `2 errors, 1 warning`: the severities that occur, worst first. */
export function countsInWords(counts: Readonly<Record<Severity, number>>): string {
	const parts = (["error", "warning", "info"] as const).filter((severity) => counts[severity] > 0);
	return parts.map((severity) => plural(counts[severity], severity)).join(", ");
}

/** `3 files, 5 speakers: 2 errors, 1 warning`: what a run came to. */
export function headline({ files, speakers, errors, warnings, infos }: Counts): string {
	const counts = countsInWords({ error: errors, warning: warnings, info: infos });
	const read = [plural(files, "file"), ...(speakers === 0 ? [] : [plural(speakers, "speaker")])].join(", ");
	return `${read}: ${counts === "" ? "no problems found" : counts}`;
}

/** How a headline begins. */
export const headlineOpening =
	/^[\d,]+ files?(?:, [\d,]+ speakers?)?: (?:no problems found|[\d,]+ (?:error|warning|info))/;

type Counts = Pick<Summary, "files" | "speakers" | "errors" | "warnings" | "infos">;

/** A count of something: `1 file`, `2 files`. */
export const plural = (count: number, noun: string): string =>
	`${grouped(count)} ${noun}${count === 1 || noun === "info" ? "" : "s"}`;

/** A count as people read it: `2,006`. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
