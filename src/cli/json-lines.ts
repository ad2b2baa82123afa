/** `convert --jsonl`: one process that answers each line of standard input with a line on standard output. */
import { basename, resolve } from "node:path";
import type { Task } from "../batch/plan.ts";
import { applySeverities } from "../batch/process-input.ts";
import { inputStatus, type Result } from "../batch/result.ts";
import { type Fault, fault, isFault, sentence } from "../findings/finding.ts";
import { templateId } from "../output/formats.ts";
import { strictText } from "../read/decode.ts";
import { belowFolder, type Input } from "../read/inputs.ts";
import { type Loaded, loadFile, tooLarge, withinSize } from "../read/load.ts";
import { linkReason } from "../read/meanings.ts";
import { fileJson } from "../reporters/json.ts";
import type { JsonLine } from "../reporters/json-schema.ts";
import { attempt } from "../text/attempt.ts";
import { convertSettings, listOf, namesFile, type RawOptions } from "./options.ts";
import { isReaderGone, refusal, yieldToEventLoop } from "./output.ts";
import { type Plan, planRun, workloadOf } from "./plan.ts";
import { given, openPool, type Pool, readAhead } from "./pool.ts";
import { openRunReporter } from "./run-reporter.ts";
import type { ExitCode, World } from "./world.ts";

/** Answers all lines, and resolves to the exit code. */
export async function convertLines(args: readonly string[], raw: RawOptions, world: World): Promise<ExitCode | null> {
	refuseOthers(args, raw);
	const asked = convertSettings({ ...raw, to: raw.to ?? "json" }, null, world);
	const plan = await planRun(["-"], { asked, isBrief: false, written: null }, world);
	return plan && answerLines(plan, world);
}

/** Refuses what has no meaning where lines come in and go out. */
function refuseOthers(args: readonly string[], raw: RawOptions): void {
	const others: Readonly<Record<string, unknown>> = {
		"-o": raw.output,
		"--failed-to": raw.failedTo,
		"--files-from": raw.filesFrom,
		"--force": raw.force,
		"--jobs": raw.jobs,
		"--no-clobber": raw.clobber === false ? true : undefined,
		"--prune": raw.prune,
		"--shard": raw.shard,
		"--stdin-path": raw.stdinPath,
		"--watch": raw.watch,
	};
	if (args.length > 0)
		throw refusal("`--jsonl` takes no arguments. Write paths to standard input as JSON: one per line, in quotes.");
	const option = Object.keys(others).find((each) => others[each] !== undefined);
	if (option !== undefined)
		throw refusal(
			`\`${option}\` can't be used with \`--jsonl\`, which prints one line for each line that it reads. Leave out \`${option}\`.`,
		);
	const templates = listOf(raw.to ?? null);
	if (templates.length > 1 || /^pdf(?::|$)/.test(templates[0] ?? ""))
		throw refusal("`--jsonl` prints one report for each line. Name one template in `-t`, and not `pdf`.");
}

async function answerLines(plan: Plan, world: World): Promise<ExitCode> {
	const reporter = await openRunReporter(plan, world);
	const { maxSize, encoding } = plan.settings;
	const targets = plan.renderers.map((each) => ({ ...nowhere, template: templateId(each) }));
	const files = poolOf(plan, encoding, world);
	// Whatever the encoding of files: notes in a line are in that of JSON.
	const texts = poolOf(plan, "utf-8", world);
	let number = 0;
	try {
		for await (const bytes of splitLines(world.stdin.chunks(), maxSize)) {
			const line = readLine(bytes, `line ${++number}`, { cwd: world.cwd, maxSize });
			if (line === null) continue;
			const input = await readAhead(line.input, plan.settings, world);
			const task: Task = { input, targets, fault: null };
			const result = given(await (line.isText ? texts : files).work(task));
			reporter.task(task, result);
			world.stdout.write(`${answerTo(line, result, plan)}\n`);
			await world.stdout.drained?.();
			await yieldToEventLoop();
			if (isReaderGone(world)) break;
		}
	} finally {
		files.end();
		texts.end();
	}
	if (isReaderGone(world)) return 2;
	reporter.end([], false);
	return reporter.code();
}

const nowhere = { path: null, name: null, fault: null, kept: null };

/** Lines are answered one by one, since who writes them may wait for each; what may be slow goes to a thread, which can be ended. */
function poolOf(plan: Plan, encoding: string | null, world: World): Pool<Task, Result> {
	const settings = { ...plan.settings, jobs: 1, encoding };
	return openPool({ ...workloadOf({ ...plan, settings }, null, world), total: Number.POSITIVE_INFINITY }, world);
}

const lineFeed = 10;

/** The lines of a stream; of one that is too long only the size, so that it is not held. */
async function* splitLines(chunks: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array | number> {
	let [parts, size]: [Uint8Array[], number] = [[], 0];
	const add = (part: Uint8Array): void => {
		size += part.length;
		if (size <= most) parts.push(part);
		else parts = [];
	};
	const take = (): Uint8Array | number => {
		const line = size <= most ? Buffer.concat(parts) : size;
		[parts, size] = [[], 0];
		return line;
	};
	for await (const chunk of chunks) {
		let from = 0;
		for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, from)) {
			add(chunk.subarray(from, end));
			yield take();
			from = end + 1;
		}
		add(chunk.subarray(from));
	}
	if (size > 0) yield take();
}

/** A line of standard input, as far as it was understood. */
interface Line {
	/** As JSON. */
	readonly id?: string | undefined;
	/** As it was written. */
	readonly path: string | null;
	readonly isText: boolean;
	/** With its content, or why that can't be had. */
	readonly input: Input;
}

interface Limits {
	readonly cwd: string;
	readonly maxSize: number;
}

/** What a line asks for; null for an empty one. */
function readLine(bytes: Uint8Array | number, shown: string, { cwd, maxSize }: Limits): Line | null {
	const failed = (why: Fault, id?: string): Line => {
		return { id, path: null, isText: false, input: { file: null, shown, path: null, loaded: { fault: why } } };
	};
	if (typeof bytes === "number") return failed(tooLarge(bytes, maxSize));
	const json = strictText(bytes, "utf-8");
	if (json === null) return failed(unreadable("it is not UTF-8. Write JSON in UTF-8"));
	if (json.trim() === "") return null;
	const value: unknown = attempt(() => JSON.parse(json));
	const asked: Asked | null = typeof value === "string" ? { path: value } : isRecord(value) ? value : null;
	if (asked === null)
		return failed(unreadable('it is neither a path in quotes nor an object. Write `"notes.txt"` or `{"path": …}`'));
	const { path = null, text = null } = asked;
	const id = asked.id === undefined ? undefined : exactJson(asked.id);
	if (id === null)
		return failed(unreadable("`id` has a number with too many digits, or too many levels. Write `id` as a string"));
	if (!isName(path) || (typeof text !== "string" && text !== null) || (path ?? text) === null)
		return failed(unreadable("it names no notes. Write `path` or `text`, each a string"), id);
	const loaded = text === null ? loadNamed(resolve(cwd, path ?? ""), { cwd, maxSize }) : loadText(text, maxSize);
	const name = path === null ? null : (belowFolder(cwd, path) ?? basename(path));
	return { id, path, isText: text !== null, input: { file: null, shown: path ?? shown, path: name, loaded } };
}

/** What a line may hold. */
interface Asked {
	readonly path?: unknown;
	readonly text?: unknown;
	readonly id?: unknown;
}

const unreadable = (why: string): Fault => fault("unreadable-file", `Can't read this line: ${why}.`);

const isRecord = (value: unknown): value is Asked =>
	typeof value === "object" && value !== null && !Array.isArray(value);

const isName = (path: unknown): path is string | null => path === null || (typeof path === "string" && namesFile(path));

/** A value as JSON again; null where that would be another one. */
const exactJson = (value: unknown): string | null =>
	attempt(() =>
		JSON.stringify(value, (_, each) => {
			if (typeof each === "number" && Math.abs(each) > Number.MAX_SAFE_INTEGER) throw new RangeError("not exact");
			return each;
		}),
	);

/** As in a list of files, links are refused, since others may have made them. */
function loadNamed(file: string, { cwd, maxSize }: Limits): Loaded {
	const why = linkReason(file, cwd);
	if (why === null) return loadFile(file, maxSize);
	return { fault: fault("unreadable-file", `Can't read this file: ${why}. Name a file that is not a link.`) };
}

function loadText(text: string, maxSize: number): Loaded {
	// No encoding has half of a character: it would become another one in silence.
	if (!/\p{Surrogate}/u.test(text)) return withinSize(Buffer.from(text), maxSize);
	return { fault: fault("undecodable", "Can't read this text: it has half of a character (`\\ud800` to `\\udfff`).") };
}

/** The line printed for a line of input: its findings, and the report, or the reason why it failed. */
function answerTo({ id, path, input }: Line, result: Result, { severities, settings }: Plan): string {
	const findings = applySeverities(result.findings, severities(input));
	const [content] = result.printed;
	const status = inputStatus(findings, result.printed);
	const answer: JsonLine = {
		path,
		status,
		...(content === undefined ? { reason: findings.filter(isFault).map(sentence)[0] ?? "" } : {}),
		findings: fileJson({ path: input.shown, text: null, findings }).findings,
		...(content === undefined
			? {}
			: settings.templates[0] === "json"
				? { report: JSON.parse(String(content)) }
				: { text: String(content) }),
	};
	const json = JSON.stringify(answer);
	return id === undefined ? json : `{"id":${id},${json.slice(1)}`;
}
