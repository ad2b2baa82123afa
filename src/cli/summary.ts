/** The summary of a run over many files. */
import type { InputStatus } from "../batch/result.ts";
import { compareBytes } from "../files/paths.ts";
import { isFault } from "../findings/faults.ts";
import { type Finding, type Severity, severityOf } from "../findings/finding.ts";
import type { Found } from "../read/inputs.ts";
import { countsInWords, grouped, plural, visiblePath } from "../reporters/terminal.ts";
import { messageLine } from "./output.ts";
import type { World } from "./world.ts";

/** The outcome of an input. */
export type Outcome = InputStatus | "unchanged";

/** How many of each list are named. */
const most = 3;

/** How many of the files that no format reads are named. */
const mostNames = 20;

/** Begins to count. */
export function openSummary() {
	const outcomes: Record<Outcome, number> = { converted: 0, unchanged: 0, cut: 0, failed: 0 };
	const codes = new Map<string, number>();
	const severities: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
	const skipped = new Map<string, string[]>();
	let speakers = 0;
	return {
		/** Counts a file that is done, and its speakers. */
		add(outcome: Outcome, findings: readonly Finding[], speaking: number): void {
			outcomes[outcome]++;
			if (outcome === "converted") speakers += speaking;
			for (const finding of findings) {
				codes.set(finding.code, (codes.get(finding.code) ?? 0) + 1);
				if (!isFault(finding)) severities[severityOf(finding)]++;
			}
		},
		/** Counts a file that no format reads. */
		skip(shown: string, reason: string): void {
			const others = skipped.get(reason);
			if (others === undefined) skipped.set(reason, [shown]);
			else others.push(shown);
		},
		/** The outcomes of the files, and the findings in them. */
		lines(): readonly string[] {
			const counts = countsInWords(severities);
			const all = outcomesIn({ ...outcomes, skipped: [...skipped.values()].flat().length }, speakers);
			return [all, ...(counts === "" ? [] : [`${counts} in the notes`]), ...mostFrequent(codes)];
		},
		/** Counts and names what was skipped, a line for each reason. */
		skipped: (): readonly string[] => [...skipped].map(([reason, names]) => skippedLine(reason, names)),
	};
}

/** `4 files: 2 converted (9 speakers), 1 unchanged`: files that no format reads are not counted as files. */
function outcomesIn(counts: Readonly<Record<Outcome | "skipped", number>>, speakers: number): string {
	const { converted, unchanged, cut, failed } = counts;
	const files = plural(converted + unchanged + cut + failed, "file");
	const kinds = (["converted", "unchanged", "cut", "failed", "skipped"] as const).filter((each) => counts[each] > 0);
	// Speakers of unchanged notes are not known.
	const of = (each: string): string =>
		each === "converted" && speakers > 0 ? ` (${plural(speakers, "speaker")})` : "";
	const outcomes = kinds
		.map((each) => `${grouped(counts[each])} ${each === "cut" ? "simplified" : each}${of(each)}`)
		.join(", ");
	return `${files}: ${outcomes || "nothing to do"}`;
}

/** With few findings, this line would say nothing new. */
function mostFrequent(codes: ReadonlyMap<string, number>): string[] {
	const sorted = [...codes].sort(([one, few], [other, many]) => many - few || compareBytes(one, other));
	const all = sorted.reduce((sum, [, count]) => sum + count, 0);
	if (all < 10) return [];
	return [
		`Most frequent: ${sorted
			.slice(0, most)
			.map(([code, count]) => `${code} (${grouped(count)})`)
			.join(", ")}`,
	];
}

function skippedLine(reason: string, names: readonly string[]): string {
	const more = names.length > mostNames ? `, and ${grouped(names.length - mostNames)} more` : "";
	return `${grouped(names.length)} skipped: ${reason} (${names.slice(0, mostNames).map(visiblePath).join(", ")}${more})`;
}

/** Counts the notes that the config or the output folder leaves out, `--quiet` or not. */
export function tellLeftOut({ leftOut }: Found, { stderr }: Pick<World, "stderr">): void {
	if (leftOut.size === 0) return;
	const counts = new Map<string, number>();
	for (const reason of leftOut.values()) counts.set(reason, (counts.get(reason) ?? 0) + 1);
	const parts = [...counts].map(([reason, count]) => `${count} ${reason}`);
	stderr.write(messageLine(`${plural(leftOut.size, "file")} left out: ${parts.join(", ")}`));
}
