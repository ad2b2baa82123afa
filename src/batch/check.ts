/** One input of a check: read, process, repair where that is wanted. Faults are collected, never thrown. */
import type { Finding } from "../findings/finding.ts";
import type { Input } from "../read/inputs.ts";
import type { FileFindings } from "../reporters/reporter.ts";
import { processInput, type Reading } from "./process-input.ts";

/** What a check shares between its inputs. */
export interface Checking extends Reading {
	/** Settles severities, and drops what is off or known already. */
	readonly settle: (found: FileFindings, input: Input) => readonly Finding[];
}

/** Checks one input. */
export async function checkOne(input: Input, checking: Checking): Promise<FileFindings> {
	const path = input.shown;
	const processed = await processInput(input, checking);
	if ("code" in processed) return { path, text: null, findings: [processed] };
	const { source, findings } = processed.outcome;
	const found = { path, text: source.text, findings };
	return { ...found, findings: checking.settle(found, input) };
}
