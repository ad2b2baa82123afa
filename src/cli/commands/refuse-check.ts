/** A command line of `check` that can't be understood: its reporters must not look as if all were well. */
import { tally } from "../../batch/tally.ts";
import { fault } from "../../findings/faults.ts";
import { findingLines } from "../../reporters/lines.ts";
import { plain } from "../../reporters/style.ts";
import { chooseReporters } from "../options/reporters.ts";
import { openReports } from "../reports.ts";
import type { World } from "../world.ts";

/** Tells every reporter that a command line asks for why nothing was checked; standard error says it anyway. */
export async function refuseCheck(argv: readonly string[], reason: string, world: World): Promise<void> {
	const words = reporterWords(argv);
	if (words.length === 0) return;
	const reports = await openReports(chooseReporters(words).targets, world, undefined);
	const told = { path: null, text: null, findings: [fault("broken-config", reason)] };
	const counts = tally(false);
	counts.add(told);
	const strange = reports.spareStrange();
	reports.file(told);
	for (const { file, fault } of [...strange, ...(await reports.endFiles(counts.summary()))]) {
		world.stderr.write(findingLines(file, [fault], plain));
	}
	reports.end(counts.summary());
}

function reporterWords(argv: readonly string[]): string[] {
	return argv.flatMap((word, index) => {
		if (word.startsWith("--reporter=")) return [word.slice("--reporter=".length)];
		const next = argv[index + 1];
		return word === "--reporter" && next !== undefined ? [next] : [];
	});
}
