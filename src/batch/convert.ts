/** One task of a run: read, process, render, write. Faults are collected, never thrown. */
import { type Fault, fault, isFault } from "../findings/faults.ts";
import type { Finding } from "../findings/finding.ts";
import { fileIdentity, writeOutput } from "../write/write.ts";
import type { Task } from "./plan.ts";
import { processInput, type Reading, type ReadSettings } from "./process-input.ts";
import { rendered } from "./rendered.ts";

/** How every input of a run is read and written. */
export interface RunSettings extends ReadSettings {
	/** Whether earlier files may be replaced. */
	readonly clobber: boolean;
}

/** What a run shares between its tasks. */
export interface Run extends Reading {
	readonly settings: RunSettings;
	readonly print: (text: string) => void;
	/** Whether outputs go below a folder that may be made. */
	readonly makeFolders: boolean;
	/** Identities of all inputs: none of them is ever written over. */
	readonly inputIds: ReadonlySet<string>;
}

/** Converts one input; returns what was found, faults included. */
export async function convertOne(task: Task, run: Run): Promise<readonly Finding[]> {
	if (task.fault !== null) return [task.fault];
	const processed = await processInput(task.input, run);
	if ("code" in processed) return [processed];
	const { outcome } = processed;
	const faults: Fault[] = [];
	for (const { renderer, path } of task.targets) {
		const text = await rendered(outcome, renderer);
		const failed = typeof text === "string" ? await deliver(text, path, run) : text;
		faults.push(...(failed === null ? [] : [failed].flat()));
	}
	return [...outcome.findings, ...faults];
}

async function deliver(text: string, path: string | null, run: Run): Promise<Fault | null> {
	if (path === null) {
		run.print(text);
		return null;
	}
	const identity = fileIdentity(path);
	if (identity !== null && run.inputIds.has(identity)) {
		return fault("write-failed", "Not written: the output is an input", "another file");
	}
	return writeOutput({ path, text }, { clobber: run.settings.clobber, makeFolders: run.makeFolders });
}

/** Whether anything kept the whole job from being done. */
export const hasFault = (findings: readonly Finding[]): boolean => findings.some(isFault);
