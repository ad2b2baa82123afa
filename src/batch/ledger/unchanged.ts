/** Whether nothing has to be done for a task. */
import { join } from "node:path";
import { sameStamp, stampOf, stampOfSame } from "../../files/stamp.ts";
import type { ManifestLine } from "../../read/manifest.ts";
import { emptyResult, type InputFacts, type Result, type WrittenOutput } from "../result.ts";
import type { Known, Private } from "./entry.ts";
import type { LedgerTask } from "./run.ts";
import { type KeyOf, type Making, templateKey } from "./run.ts";

/** Where the question is asked. */
export interface Asking {
	/** Where outputs lie. */
	readonly folder: string;
	readonly keyOf: KeyOf;
	readonly making: Making;
}

/** The earlier result, if the same notes made in the same way would give it again, and its outputs are still there. */
export function unchangedResult(task: LedgerTask, { line, own }: Known, asking: Asking): Result | null {
	if (own === null || task.fault !== null || line.outcome !== "converted") return null;
	if (!isMadeTheSameWay(task, { line, own }, asking)) return null;
	const outputs = unchangedOutputs(task, { line, own }, asking);
	const input = outputs === null ? null : unchangedInput(task, { line, own }, asking.making);
	return outputs === null || input === null
		? null
		: { ...emptyResult, findings: own.findings, input, outputs, isUnchanged: true };
}

interface Whole {
	readonly line: ManifestLine;
	readonly own: Private;
}

function isMadeTheSameWay({ input }: LedgerTask, { line, own }: Whole, { keyOf, making }: Asking): boolean {
	return own.key === keyOf(input, line.form ?? "") && holdsToday(own, making.today);
}

/**
 * A date that was not in the future is not on any later day either. One that was is told together with the day that it
 * was compared with, and may be past by now.
 */
function holdsToday({ today, findings }: Private, now: string): boolean {
	return today === now || (today < now && !findings.some(({ code }) => code === "future-date"));
}

function unchangedInput({ input: { file } }: LedgerTask, { line, own }: Whole, making: Making): InputFacts | null {
	const { sha256, size, encoding, form, share } = line;
	if (sha256 === null || size === null || encoding === null || form === null || share === null) return null;
	if (file === null || size > making.maxSize) return null;
	const now = stampOf(file);
	const isSame = own.file === file && sameStamp(own.stamp, now);
	const stamp = isSame ? now : now?.size === size ? stampOfSame(file, sha256) : null;
	return stamp === null ? null : { sha256, size, encoding, form, share, stamp };
}

function unchangedOutputs(task: LedgerTask, known: Whole, { folder, making }: Asking): WrittenOutput[] | null {
	const outputs: WrittenOutput[] = [];
	for (const { template, name } of task.targets) {
		const at = known.line.outputs.findIndex(({ path }) => path === name);
		const [listed, made] = [known.line.outputs[at], known.own.outputs[at]];
		if (listed === undefined || made?.template !== templateKey(template, making)) return null;
		const path = join(folder, listed.path);
		const now = stampOf(path, folder);
		const stamp = sameStamp(made.stamp, now) ? now : stampOfSame(path, listed.sha256, folder);
		if (stamp === null) return null;
		outputs.push({ template, path: listed.path, sha256: listed.sha256, stamp });
	}
	return outputs;
}
