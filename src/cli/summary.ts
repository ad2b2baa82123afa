/** What a run over many files came to, in a few lines. */
import type { Became } from "../batch/became.ts";
import type { Finding } from "../findings/finding.ts";
import { compareBytes } from "../read/order.ts";
import { visiblePath } from "../reporters/visible.ts";

/** What became of an input. */
export type Outcome = Became | "unchanged";

/** Counts, file by file. */
export interface Summary {
	add(file: SummaryFile): void;
	/** `timed` tells the slowest too, which differ from run to run. */
	lines(timed: boolean): readonly string[];
}

/** A file that is done. */
export interface SummaryFile {
	readonly shown: string;
	readonly outcome: Outcome;
	readonly milliseconds: number;
	readonly findings: readonly Finding[];
}

/** How many of each list are told. */
const most = 3;

/** A second is long for a note. */
const slow = 1000;

/** Begins to count. */
export function openSummary(): Summary {
	const outcomes: Record<Outcome, number> = { converted: 0, unchanged: 0, cut: 0, failed: 0 };
	const codes = new Map<string, number>();
	let slowest: SummaryFile[] = [];
	return {
		add(file) {
			outcomes[file.outcome]++;
			for (const { code } of file.findings) codes.set(code, (codes.get(code) ?? 0) + 1);
			if (file.milliseconds < slow) return;
			slowest = [...slowest, file].sort((one, other) => other.milliseconds - one.milliseconds).slice(0, most);
		},
		lines: (timed) => [
			...outcomesIn(outcomes),
			...mostFrequent(codes),
			...(timed && slowest.length > 0 ? [`Slowest: ${slowest.map(inSeconds).join(", ")}`] : []),
		],
	};
}

function outcomesIn(outcomes: Readonly<Record<Outcome, number>>): string[] {
	const parts = (["converted", "unchanged", "cut", "failed"] as const).filter((outcome) => outcomes[outcome] > 0);
	return parts.length === 0 ? [] : [parts.map((outcome) => `${outcomes[outcome]} ${outcome}`).join(", ")];
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

const inSeconds = ({ shown, milliseconds }: SummaryFile): string =>
	`${visiblePath(shown)} (${(milliseconds / 1000).toFixed(1)} s)`;
