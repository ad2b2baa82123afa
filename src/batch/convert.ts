/** One task of a run: read, process, render, write. Faults are collected, never thrown. */
import { type Fault, fault, isFault } from "../findings/faults.ts";
import type { Finding } from "../findings/finding.ts";
import { type Outcome, process, read, render } from "../process.ts";
import type { Input } from "../read/inputs.ts";
import { type Loaded, loadFile, withinSize } from "../read/load.ts";
import { fileIdentity, writeOutput } from "../write/write.ts";
import type { FormChoice } from "./forms.ts";
import { chooseFormat, isUnread } from "./input-formats.ts";
import type { Task } from "./plan.ts";

/** How every input of a run is read and written. */
export interface RunSettings {
	/** The name of an input format; null leaves it to the file's name. */
	readonly from: string | null;
	/** Null leaves it to the bytes. */
	readonly encoding: string | null;
	/** The last day that is "today" anywhere on earth, `YYYY-MM-DD`. */
	readonly today: string;
	/** Bytes. */
	readonly maxSize: number;
	/** Whether earlier files may be replaced. */
	readonly clobber: boolean;
}

/** What a run shares between its tasks. */
export interface Run {
	readonly settings: RunSettings;
	readonly form: FormChoice;
	readonly readStdin: (limit: number) => Promise<Uint8Array>;
	readonly print: (text: string) => void;
	/** Whether outputs go below a folder that may be made. */
	readonly makeFolders: boolean;
	/** Identities of all inputs: none of them is ever written over. */
	readonly inputIds: ReadonlySet<string>;
}

/** Converts one input; returns what was found, faults included. */
export async function convertOne(task: Task, run: Run): Promise<readonly Finding[]> {
	if (task.fault !== null) return [task.fault];
	const outcome = await processInput(task.input, run);
	if ("code" in outcome) return [outcome];
	const faults: Fault[] = [];
	for (const { renderer, path } of task.targets) {
		const text = render(outcome, await renderer.load());
		const failed = await deliver(text, path, run);
		if (failed !== null) faults.push(failed);
	}
	return [...outcome.findings, ...faults];
}

/** Reads an input and takes it through the flow. */
export async function processInput(
	input: Input,
	run: Pick<Run, "settings" | "form" | "readStdin">,
): Promise<Outcome | Fault> {
	const { settings } = run;
	if (settings.from === null && isUnread(input.path)) {
		return fault("undecodable", "Files of this kind are not read yet", "`.txt`, `.md` or `.json`");
	}
	const loaded = await load(input, run);
	if ("fault" in loaded) return loaded.fault;
	const source = read(loaded.bytes, { path: input.path, encoding: settings.encoding });
	if ("code" in source) return source;
	const format = await chooseFormat({ from: settings.from, path: input.path, text: source.text });
	const form = run.form(format.formName?.(source.text) ?? null);
	if ("code" in form) return form;
	return process(source, { format, form, today: settings.today });
}

async function load({ file }: Input, { settings, readStdin }: Pick<Run, "settings" | "readStdin">): Promise<Loaded> {
	const { maxSize } = settings;
	if (file !== null) return loadFile(file, maxSize);
	const bytes = await readStdin(maxSize);
	if (bytes.byteLength === 0) return { fault: fault("no-files", "Nothing on standard input", "notes") };
	return withinSize(bytes, maxSize);
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
