/** One task of a run: read, process, render, write. Faults are collected, never thrown. */
import { type Fault, fault, isFault } from "../findings/faults.ts";
import type { Finding } from "../findings/finding.ts";
import type { Printer } from "../print/printer.ts";
import type { Outcome } from "../process.ts";
import { type Content, fileIdentity, writeOutput } from "../write/write.ts";
import type { Task } from "./plan.ts";
import { processInput, type Reading, type ReadSettings } from "./process-input.ts";
import { rendered } from "./rendered.ts";
import type { RendererEntry } from "./renderers.ts";

/** How every input of a run is read and written. */
export interface RunSettings extends ReadSettings {
	/** Whether earlier files may be replaced. */
	readonly clobber: boolean;
}

/** What a run shares between its tasks. */
export interface Run extends Reading {
	readonly settings: RunSettings;
	readonly print: (content: Content) => void;
	readonly printer: Printer;
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
		const content = await made(outcome, renderer, run);
		const failed = Array.isArray(content) ? content : await deliver(content, path, run);
		faults.push(...(failed === null ? [] : [failed].flat()));
	}
	return [...outcome.findings, ...faults];
}

/** The content of one output, or what kept it from being made. */
async function made(outcome: Outcome, renderer: RendererEntry, { printer }: Run): Promise<Content | Fault[]> {
	if (!("printed" in renderer)) return rendered(outcome, renderer);
	const page = await rendered(outcome, renderer.printed);
	if (typeof page !== "string") return page;
	const pdf = await printer.print(page);
	return "code" in pdf ? [pdf] : pdf;
}

async function deliver(content: Content, path: string | null, run: Run): Promise<Fault | null> {
	if (path === null) {
		run.print(content);
		return null;
	}
	const identity = fileIdentity(path);
	if (identity !== null && run.inputIds.has(identity)) {
		return fault("write-failed", "Not written: the output is an input", "another file");
	}
	return writeOutput({ path, content }, { clobber: run.settings.clobber, makeFolders: run.makeFolders });
}

/** Whether anything kept the whole job from being done. */
export const hasFault = (findings: readonly Finding[]): boolean => findings.some(isFault);
