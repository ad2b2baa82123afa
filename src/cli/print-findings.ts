/** Tells on standard error what was found: line by line for one file, as counts for many. */
import { isFault } from "../findings/faults.ts";
import type { Finding, Severity } from "../findings/finding.ts";
import { countSeverities, countsInWords } from "../reporters/counts.ts";
import { findingLines } from "../reporters/lines.ts";
import { coloured, plain, type Style } from "../reporters/style.ts";
import { visiblePath } from "../reporters/visible.ts";
import { wantsColour } from "./colour.ts";
import type { World } from "./world.ts";

/** Takes the findings of one file after the other. */
export interface FindingsPrinter {
	file(shown: string, findings: readonly Finding[]): void;
	end(): void;
}

/** Makes a printer; with many files it prints faults whole, and counts of the rest. */
export async function findingsPrinter(
	world: World,
	color: boolean | undefined,
	many: boolean,
): Promise<FindingsPrinter> {
	const style = wantsColour(world.env, world.stderr, color) ? await coloured() : plain;
	const total: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
	let files = 0;
	return {
		file(shown, findings) {
			files++;
			const counts = countSeverities(findings);
			for (const severity of ["error", "warning", "info"] as const) total[severity] += counts[severity];
			world.stderr.write(many ? briefly(shown, findings, style) : findingLines(shown, findings, style));
		},
		end() {
			const counts = countsInWords(total);
			if (many)
				world.stderr.write(`${files} ${files === 1 ? "file" : "files"}: ${counts === "" ? "nothing found" : counts}\n`);
		},
	};
}

function briefly(path: string, findings: readonly Finding[], style: Style): string {
	const faults = findings.filter(isFault);
	const counts = countsInWords(countSeverities(findings.filter((finding) => !isFault(finding))));
	return findingLines(path, faults, style) + (counts === "" ? "" : `${visiblePath(path)}: ${counts}\n`);
}
