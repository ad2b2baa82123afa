/** Findings in a line each, `path:line:column severity message code`, in their order, and counted. */
import { type Finding, type Severity, sentence, severityOf, sortFindings } from "../findings/finding.ts";
import type { Summary } from "./reporter.ts";
import type { Style } from "./style.ts";
import { visibleLines, visiblePath } from "./visible.ts";

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
