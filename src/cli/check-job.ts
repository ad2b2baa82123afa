/** The check of an input, in the program itself or in a thread. Faults are collected, never thrown. */
import { countSpeakers } from "../ast/nodes.ts";
import { applySeverities, limitFindings, type ProcessedInput, processInput } from "../batch/process-input.ts";
import { type Fault, type Finding, fault } from "../findings/finding.ts";
import { fixOf } from "../findings/fix.ts";
import type { Input } from "../read/inputs.ts";
import type { FileFindings } from "../reporters/reporter.ts";
import { rewriteFile } from "../write/write.ts";
import type { CheckSettings } from "./options.ts";
import type { Item, Job } from "./pool.ts";
import { type ResolvedConfig, resolveInThread, type Setup } from "./prepare.ts";

/** The result for one input. */
export interface Checked {
	readonly found: FileFindings;
	/** The changes to show, if any. */
	readonly diff: string;
	/** How many places were fixed. */
	readonly repaired: number;
}

/** A result without fixes. */
export const unrepaired = (found: FileFindings): Checked => ({ found, diff: "", repaired: 0 });

/** How every input of a run is checked. */
type Checking = ResolvedConfig<CheckSettings>;

/** The check of an input. */
export const checkJob: Job<Setup<CheckSettings>, Checking, Item, Checked> = {
	begin: resolveInThread,
	work: checkOne,
	lost: ({ input }, why) => unrepaired({ path: input.shown, text: null, findings: [why] }),
};

async function checkOne({ input }: Item, checking: Checking): Promise<Checked> {
	const path = input.shown;
	const processed = await processInput(input, checking);
	if ("code" in processed) return unrepaired({ path, text: null, findings: [processed] });
	const settle = (found: readonly Finding[]) => applySeverities(found, checking.severities(input));
	// A code that is off is not fixed either.
	const isWanted = (finding: Finding): boolean => settle([finding]).length > 0;
	const { outcome, fault, diff, repaired } = await repairInput(input, processed, {
		settings: checking.settings,
		isWanted,
	});
	const findings = limitFindings(settle(outcome.findings));
	const all = fault === null ? findings : [fault, ...findings];
	// The text of a file without findings is not needed, so it is neither sent between threads nor kept.
	const text = all.length === 0 ? "" : outcome.source.text;
	return { found: { path, text, findings: all, speakers: countSpeakers(outcome.report) }, diff, repaired };
}

interface Repairing {
	readonly settings: CheckSettings;
	readonly isWanted: (finding: Finding) => boolean;
}

interface Repaired extends Pick<Checked, "diff" | "repaired">, Pick<ProcessedInput, "outcome"> {
	/** What went wrong. */
	readonly fault: Fault | null;
}

/**
 * Runs `--fix` on an input: writes the fixes, or shows them as a diff with `--dry-run`. The outcome is that after the
 * fixes, or that before them if they failed.
 */
async function repairInput(
	{ shown, file, real }: Input,
	{ outcome, bytes, judging }: ProcessedInput,
	{ settings: { fixing }, isWanted }: Repairing,
): Promise<Repaired> {
	const unchanged = { outcome, fault: null, diff: "", repaired: 0 };
	const { encoding, guess } = outcome.source;
	// UTF-8 can be written as it was; of others, this has to be known before a fix is offered.
	if (fixing === "off" && encoding === "utf-8" && guess === null) return unchanged;
	const { fixSource } = await import("../batch/fix.ts");
	const fixed = fixSource(bytes, outcome, { ...judging, isWanted });
	if (fixed.isRefused) {
		const findings = outcome.findings.map((each) =>
			fixOf(each) === null ? each : { ...each, unfixable: true as const },
		);
		return { ...unchanged, outcome: { ...outcome, findings }, fault: fixing === "off" ? null : notEncodable };
	}
	if (fixed.bytes === null || fixing === "off") return unchanged;
	if (fixing === "show") {
		const { unifiedDiff } = await import("../write/unified-diff.ts");
		return { ...unchanged, outcome: fixed.outcome, diff: unifiedDiff(shown, fixed.before, fixed.after) };
	}
	const rewrite = { before: bytes, after: fixed.bytes };
	const failed =
		file === null || real === undefined ? notWritable : await rewriteFile({ path: file, real, ...rewrite });
	return failed === null
		? { ...unchanged, outcome: fixed.outcome, repaired: fixed.applied }
		: { ...unchanged, fault: failed };
}

const notEncodable = fault(
	"write-failed",
	"Not fixed: the text can't be written back in its encoding. Save the file as UTF-8 and run again.",
);

const notWritable = fault(
	"write-failed",
	"Not fixed: standard input can't be written to. Name a file, or use `--dry-run`.",
);
