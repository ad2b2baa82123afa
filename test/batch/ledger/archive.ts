/** A small stand-in for the engine: runs that write to a folder, with a ledger, and can be cut off anywhere. */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Ended } from "../../../src/batch/ledger/ledger.ts";
import { openLedger } from "../../../src/batch/ledger/open.ts";
import type { LedgerRun, LedgerTask } from "../../../src/batch/ledger/record.ts";
import { type Shard, sliceOf } from "../../../src/batch/plan.ts";
import { emptyResult, failedResult, type Result } from "../../../src/batch/result.ts";
import { stampOf } from "../../../src/files/own-file.ts";
import { compareBytes } from "../../../src/files/paths.ts";
import type { Fault, Finding } from "../../../src/findings/finding.ts";
import { shippedForm } from "../../../src/forms/shipped.ts";
import { tree } from "../../tree.ts";

/** What may differ from a plain run. */
export interface RunOptions {
	readonly templates?: readonly string[];
	/** Names of the inputs; without it, all that there are. */
	readonly only?: readonly string[];
	readonly version?: string;
	readonly today?: string;
	readonly force?: boolean;
	readonly prune?: boolean;
	readonly shard?: Shard | null;
	/** The process is gone after so many records. */
	readonly dies?: number;
	/** Somebody ends it after so many records. */
	readonly stops?: number;
	/** The content of a template; "" for one that is built in. */
	readonly content?: string;
}

/** What a run did. */
export interface Ran {
	/** The inputs that were made again. */
	readonly made: readonly string[];
	readonly findings: readonly (readonly [string, readonly Finding[]])[];
	readonly notes: readonly string[];
	readonly ended: Ended | null;
}

/** A folder of notes, and one of outputs. */
export interface Archive {
	readonly notes: string;
	readonly out: string;
	write(name: string, text: string): void;
	remove(name: string): void;
	/** A fault where the ledger could not be opened. */
	run(options?: RunOptions): Ran | Fault;
	manifest(): string[];
	/** All outputs with what they hold, the files of the ledger aside. */
	outputs(): Record<string, string>;
}

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Starts an archive. Notes that hold `!` are faults, those with `?` have a finding of a date in the future. */
export function archive(notes: Readonly<Record<string, string>> = {}): Archive {
	const root = tree({});
	const [source, out] = [join(root, "notes"), join(root, "out")];
	mkdirSync(source);
	mkdirSync(out);
	const put = (path: string, text: string): void => {
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, text);
	};
	for (const [name, text] of Object.entries(notes)) put(join(source, name), text);
	return {
		notes: source,
		out,
		write: (name, text) => put(join(source, name), text),
		remove: (name) => unlinkSync(join(source, name)),
		run: (options = {}) => runOver(source, out, options),
		manifest: () => readFileSync(join(out, "manifest.jsonl"), "utf8").split("\n").slice(0, -1),
		outputs: () => Object.fromEntries(filesBelow(out).map((name) => [name, readFileSync(join(out, name), "utf8")])),
	};
}

/** All files below a folder, the ledger's own aside. */
const filesBelow = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
		.filter((name) => !name.startsWith(".rapporteur") && !/^manifest\..*jsonl$/.test(name))
		.sort(compareBytes);

function runOver(source: string, out: string, options: RunOptions): Ran | Fault {
	const { templates = ["md"], only, shard = null } = options;
	const names = filesBelow(source).filter((name) => only === undefined || only.includes(name));
	const all = names.map((name) => taskOf(source, name, templates));
	const tasks = shard === null ? all : sliceOf(all, ({ input }) => input.path ?? "", shard);
	const own = new Set(tasks.map(({ input }) => input.path));
	const run: LedgerRun = {
		command: { cwd: out, args: [] },
		making: {
			version: options.version ?? "1",
			options: { from: null },
			severities: () => [],
			today: options.today ?? "2026-11-24",
			maxSize: 1000,
			form: () => shippedForm("un-meeting") as never,
			templates: new Map(templates.map((id) => [id, options.content ?? ""])),
		},
		tasks,
		own: tasks.map(({ input }) => input),
		all: all.map(({ input }) => input),
		folders: [source],
		isElsewhere: (path) => names.includes(path) && !own.has(path),
		settle: (findings) => findings,
		force: options.force ?? false,
		prune: options.prune ?? false,
		prunesAll: false,
	};
	const holder = { pid: 1, host: "here", isRunning: () => false };
	const ledger = openLedger({ folder: out, shard, holder }, run);
	if ("code" in ledger) return ledger;
	const made: string[] = [];
	const findings: [string, readonly Finding[]][] = [];
	for (const [at, task] of tasks.entries()) {
		if (at === options.dies) return { made, findings, notes: ledger.notes, ended: null };
		if (at === options.stops) return { made, findings, notes: ledger.notes, ended: ledger.finish(false) };
		const earlier = ledger.unchanged(task);
		if (earlier === null) made.push(task.input.path ?? "");
		const result = earlier ?? convert(task, out, options);
		findings.push([task.input.path ?? "", result.findings]);
		const fault = ledger.record(task, result);
		if (fault !== null) return fault;
	}
	return { made, findings, notes: ledger.notes, ended: ledger.finish(true) };
}

function taskOf(source: string, name: string, templates: readonly string[]): LedgerTask {
	const stem = name.replace(/\.[^.]*$/, "");
	return {
		input: { file: join(source, name), shown: name, path: name },
		targets: templates.map((template) => ({ template, name: `${stem}.${template}` })),
		fault: null,
	};
}

const beginnings: Readonly<Record<string, string>> = {
	md: "---\nrapporteur: 1\nform: any\n",
	html: '<!doctype html>\n<meta name="generator" content="rapporteur">',
	json: '{"$schema": "https://rapporteur.dev/schemas/report.schema.json"}\n',
};

/** What the stand-in makes of a note. */
const reportOf = (text: string, template: string, version: string): string =>
	`${beginnings[template] ?? ""}${template} ${version}: ${text}`;

function convert({ input, targets }: LedgerTask, out: string, options: RunOptions): Result {
	const file = input.file ?? "";
	const text = readFileSync(file, "utf8");
	if (text.includes("!")) {
		const why = { code: "undecodable" as const, position: null, message: "Not a text file." };
		return failedResult(why);
	}
	const today = options.today ?? "2026-11-24";
	const findings: Finding[] = text.includes("?") ? [{ code: "future-date", position: null, raw: text, today }] : [];
	const outputs = targets.map(({ template, name }) => {
		const content = reportOf(text, template, options.version ?? "1");
		const path = join(out, name ?? "");
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, content);
		return { template, path: name ?? "", sha256: hash(content), stamp: stampOf(path) as never };
	});
	const share = { fields: text.length, sections: 0, unclassified: 0, ignored: 0 };
	const facts = { sha256: hash(text), size: Buffer.byteLength(text), form: "un-meeting", share, stamp: stampOf(file) };
	const read = { ...facts, encoding: { name: "utf-8", why: "valid UTF-8" } };
	return { ...emptyResult, findings, input: read, outputs };
}
