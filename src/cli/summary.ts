/** What a run over many files came to, in a few lines. */
import type { InputStatus } from "../batch/input-status.ts";
import type { Finding } from "../findings/finding.ts";
import type { Found } from "../read/inputs.ts";
import { compareBytes } from "../read/order.ts";
import { plural } from "../reporters/lines.ts";
import { visiblePath } from "../reporters/visible.ts";
import { messageLine } from "./output.ts";
import type { World } from "./world.ts";

/** What became of an input. */
export type Outcome = InputStatus | "unchanged";

/** How many of each list are named. */
const most = 3;

/** How many of the files that no format reads are named. */
const mostNames = 20;

/** Begins to count. */
export function openSummary() {
	const outcomes: Record<Outcome, number> = { converted: 0, unchanged: 0, cut: 0, failed: 0 };
	const codes = new Map<string, number>();
	const skipped = new Map<string, string[]>();
	let speakers = 0;
	return {
		/** Counts a file that is done, and how many people speak in it. */
		add(outcome: Outcome, findings: readonly Finding[], speaking: number): void {
			outcomes[outcome]++;
			speakers += speaking;
			for (const { code } of findings) codes.set(code, (codes.get(code) ?? 0) + 1);
		},
		/** Counts a file that no format reads. */
		skip(shown: string, reason: string): void {
			const others = skipped.get(reason);
			if (others === undefined) skipped.set(reason, [shown]);
			else others.push(shown);
		},
		lines: (): readonly string[] => [...outcomesIn(outcomes, speakers), ...mostFrequent(codes)],
		/** Counts and names what was skipped, a line for each reason. */
		skipped: (): readonly string[] => [...skipped].map(([reason, names]) => skippedLine(reason, names)),
	};
}

function outcomesIn(outcomes: Readonly<Record<Outcome, number>>, speakers: number): string[] {
	const parts = (["converted", "unchanged", "cut", "failed"] as const).filter((outcome) => outcomes[outcome] > 0);
	const counts = parts.map((outcome) => `${outcomes[outcome]} ${outcome}`);
	if (speakers > 0) counts.push(plural(speakers, "speaker"));
	return counts.length === 0 ? [] : [counts.join(", ")];
}

/** Of a few findings everybody sees which there are. */
function mostFrequent(codes: ReadonlyMap<string, number>): string[] {
	const sorted = [...codes].sort(([one, few], [other, many]) => many - few || compareBytes(one, other));
	const all = sorted.reduce((sum, [, count]) => sum + count, 0);
	if (all < 10) return [];
	return [
		`Most frequent: ${sorted
			.slice(0, most)
			.map(([code, count]) => `${code} (${count})`)
			.join(", ")}`,
	];
}

function skippedLine(reason: string, names: readonly string[]): string {
	const more = names.length > mostNames ? `, and ${names.length - mostNames} more` : "";
	return `${names.length} skipped: ${reason} (${names.slice(0, mostNames).map(visiblePath).join(", ")}${more})`;
}

/** Counts the notes that the config or the output folder leaves out, `--quiet` or not. */
export function tellLeftOut({ leftOut }: Found, { stderr }: Pick<World, "stderr">): void {
	if (leftOut.size === 0) return;
	const counts = new Map<string, number>();
	for (const reason of leftOut.values()) counts.set(reason, (counts.get(reason) ?? 0) + 1);
	const parts = [...counts].map(([reason, count]) => `${count} ${reason}`);
	stderr.write(messageLine(`${plural(leftOut.size, "file")} left out: ${parts.join(", ")}`));
}
