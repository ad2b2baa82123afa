/** The check of one input after the other, in the program itself or in a thread. */
import { type Checking, checkOne, type Repair } from "../batch/check.ts";
import type { Lost } from "../batch/in-order.ts";
import { applySeverities } from "../batch/severities.ts";
import { fault } from "../findings/faults.ts";
import type { SeverityMap } from "../findings/finding.ts";
import type { Input } from "../read/inputs.ts";
import type { FileFindings } from "../reporters/reporter.ts";
import { rewriteFile } from "../write/write.ts";
import type { CheckSettings, Fixing } from "./options.ts";
import { type Manner, prepareAgain, type Setup } from "./prepare.ts";
import { guarded } from "./workforce.ts";
import type { World } from "./world.ts";

/** What a thread needs to check. */
export interface CheckSetup extends Setup<"check", CheckSettings> {
	/** What the options make of codes. */
	readonly severities: SeverityMap;
}

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

/** Checks one input after the other. */
export function checker(
	{ settings, severities }: CheckSetup,
	manner: Pick<Manner, "form" | "severities">,
	{ stdin }: Pick<World, "stdin">,
): (entry: Entry) => Promise<Checked> {
	const checking: Omit<Checking, "repair"> = {
		settings,
		form: manner.form,
		readStdin: (limit) => stdin.read(limit),
		settle: (findings, input) => applySeverities(findings, [severities, manner.severities(input)]),
	};
	return async (input) => {
		if ("findings" in input) return { found: input, diff: "", repaired: 0 };
		const made = { diff: "", repaired: 0 };
		const found = await checkOne(input, { ...checking, repair: repairOf(settings.fixing, made) });
		return { found, ...made };
	};
}

/** The same in a thread, from which no text comes that nobody will read. */
export async function checkAgain(setup: CheckSetup, world: World): Promise<(entry: Entry) => Promise<Checked>> {
	const check = checker(setup, await prepareAgain(setup), world);
	return guarded(async (entry) => {
		const { found, ...made } = await check(entry);
		const isClean = found.text !== null && found.findings.length === 0;
		return { found: isClean ? { ...found, text: "" } : found, ...made };
	}, lostEntry);
}

/** What an input came to that the program failed on. */
export const lostEntry: Lost<Entry, Checked> = (entry, why) => ({
	found: { path: "findings" in entry ? entry.path : entry.shown, text: null, findings: [why] },
	diff: "",
	repaired: 0,
});

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
