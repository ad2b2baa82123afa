/** One input of a check: read, process, repair where that is wanted. Faults are collected, never thrown. */
import { countSpeakers } from "../ast/speakers.ts";
import type { Fault } from "../findings/faults.ts";
import type { Finding } from "../findings/finding.ts";
import type { Outcome } from "../pipeline.ts";
import type { Input } from "../read/inputs.ts";
import type { FileFindings } from "../reporters/reporter.ts";
import type { Fixed } from "./fix.ts";
import { limitFindings, type ProcessedInput, processInput, type Reading } from "./process-input.ts";

/** Does something with the repairs of an input that held the bytes `before`; tells what went wrong. */
export type Repair = (input: Input, fixed: Fixed, before: Uint8Array) => Promise<Fault | null>;

/** What a check shares between its inputs. */
export interface Checking extends Reading {
	/** Settles severities, and drops what is off. */
	readonly settle: (findings: readonly Finding[], input: Input) => readonly Finding[];
	/** Null repairs nothing. */
	readonly repair: Repair | null;
}

/** Checks one input. */
export async function checkOne(input: Input, checking: Checking): Promise<FileFindings> {
	const path = input.shown;
	const processed = await processInput(input, checking);
	if ("code" in processed) return { path, text: null, findings: [processed] };
	const { outcome, fault } = await repaired(input, processed, checking);
	const findings = limitFindings(checking.settle(outcome.findings, input));
	return {
		path,
		text: outcome.source.text,
		findings: fault === null ? findings : [fault, ...findings],
		speakers: countSpeakers(outcome.report),
	};
}

/** The outcome after the repairs; before them where they could not be made. */
async function repaired(
	input: Input,
	{ outcome, bytes, judging }: ProcessedInput,
	{ repair, settle }: Checking,
): Promise<{ readonly outcome: Outcome; readonly fault: Fault | null }> {
	if (repair === null) return { outcome, fault: null };
	const { fixSource } = await import("./fix.ts");
	// What is switched off is not repaired either.
	const isWanted = (finding: Finding): boolean => settle([finding], input).length > 0;
	const fixed = fixSource(bytes, outcome, { ...judging, isWanted });
	if (fixed.bytes === null) return { outcome, fault: null };
	const fault = await repair(input, fixed, bytes);
	return { outcome: fault === null ? fixed.outcome : outcome, fault };
}
