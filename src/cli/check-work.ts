/** The check of one input after the other, in the program itself or in a thread. */
import { type Checking, checkOne, type Repair } from "../batch/check.ts";
import { applySeverities } from "../batch/severities.ts";
import { fault } from "../findings/faults.ts";
import type { Input } from "../read/inputs.ts";
import type { FileFindings } from "../reporters/reporter.ts";
import { rewriteFile } from "../write/write.ts";
import type { CheckSettings, Fixing } from "./options.ts";
import { type Manner, prepareAgain } from "./prepare.ts";
import type { Job, Setup, Work } from "./workforce.ts";
import type { World } from "./world.ts";

/** What a thread needs to check. */
export type CheckSetup = Setup<"check", CheckSettings>;

/** An input, or what an argument came to that yielded none. */
export type Entry = Input | FileFindings;

/** What one input came to. */
export interface Checked {
	readonly found: FileFindings;
	/** Its changes, where they are to be shown. */
	readonly diff: string;
	/** How many places of it were repaired. */
	readonly repaired: number;
}

/** The check of an input. */
export const checkJob: Job<CheckSetup, Entry, Checked> = {
	again: async (setup, world) => checker(setup, await prepareAgain(setup), world),
	lost: (entry, why) => ({
		found: { path: "findings" in entry ? entry.path : entry.shown, text: null, findings: [why] },
		diff: "",
		repaired: 0,
	}),
	inputOf: (entry) => ("findings" in entry ? null : entry),
	withInput: (_entry, input) => input,
};

/** Checks one input after the other. */
export function checker(
	{ settings }: CheckSetup,
	manner: Pick<Manner, "form" | "severities">,
	{ stdin }: Pick<World, "stdin">,
): Work<Entry, Checked> {
	const checking: Omit<Checking, "repair"> = {
		settings,
		form: manner.form,
		readStdin: (limit) => stdin.read(limit),
		settle: (findings, input) => applySeverities(findings, [settings.severities, manner.severities(input)]),
	};
	return async (entry) => {
		if ("findings" in entry) return { found: entry, diff: "", repaired: 0 };
		const made = { diff: "", repaired: 0 };
		const found = await checkOne(entry, { ...checking, repair: repairOf(settings.fixing, made) });
		// Nobody will read the text of a file without findings: it need not come from a thread, nor be held.
		const isClean = found.text !== null && found.findings.length === 0;
		return { found: isClean ? { ...found, text: "" } : found, ...made };
	};
}

/** What `--fix` does with the repairs of an input, noted in `made`: it shows them as a diff with `--dry-run`, else it writes them. */
function repairOf(fixing: Fixing, made: { diff: string; repaired: number }): Repair | null {
	if (fixing === "off") return null;
	return async ({ shown, file }, { before, after, bytes, applied }, original) => {
		if (fixing === "show") {
			const { unifiedDiff } = await import("../write/unified-diff.ts");
			made.diff += unifiedDiff(shown, before, after);
			return null;
		}
		if (bytes === null) return null;
		if (file === null)
			return fault("write-failed", "Not repaired: standard input can't be written to", "a file, or `--dry-run`");
		const failed = await rewriteFile({ path: file, before: original, after: bytes });
		if (failed === null) made.repaired = applied;
		return failed;
	};
}
