import { type Finding, type Severity, severityOf } from "../findings/finding.ts";
import type { Summary } from "./reporter.ts";

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
export function headline({ files, speakers, errors, warnings, infos }: Summary): string {
	const counts = countsInWords({ error: errors, warning: warnings, info: infos });
	const read = [plural(files, "file"), ...(speakers === 0 ? [] : [plural(speakers, "speaker")])].join(", ");
	return `${read}: ${counts === "" ? "nothing found" : counts}`;
}

/** A count of something: `1 file`, `2 files`. */
export const plural = (count: number, noun: string): string =>
	`${count} ${noun}${count === 1 || noun === "info" ? "" : "s"}`;
