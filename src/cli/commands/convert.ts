/** `convert`: plans a run, and carries it out. */
import { basename, dirname, relative } from "node:path";
import { editedReport } from "../../batch/convert.ts";
import { isInArchive } from "../../batch/ledger/files.ts";
import type { Ledger } from "../../batch/ledger/ledger.ts";
import type { Making } from "../../batch/ledger/record.ts";
import {
	type Destination,
	inputTest,
	planTasks,
	readShard,
	type Target,
	type Task,
	withSkipped,
} from "../../batch/plan.ts";
import { applySeverities } from "../../batch/process-input.ts";
import { emptyResult, type Result } from "../../batch/result.ts";
import { hashOf, readOwnText, stampOf } from "../../files/own-file.ts";
import { isBelow, realPath, slashed } from "../../files/paths.ts";
import { type Fault, fault, sentence } from "../../findings/finding.ts";
import { templateId } from "../../output/formats.ts";
import type { Input } from "../../read/inputs.ts";
import { kindOf, statusOf } from "../../read/load.ts";
import { isReport } from "../../read/report-like.ts";
import { removeOutput } from "../../write/durable.ts";
import { clearStrays } from "../../write/replace-file.ts";
import { fileIdentity, writeOutput } from "../../write/write.ts";
import { convertSettings, type RawOptions, type Settings } from "../options.ts";
import { isReaderGone, messageLine, refusal, version, yieldToEventLoop } from "../output.ts";
import { type Plan, planRun, readBeside, workloadOf } from "../plan.ts";
import { type Answered, answerAll } from "../pool.ts";
import { openRunReporter } from "../run-reporter.ts";
import type { ExitCode, Interruption, World } from "../world.ts";

/**
 * Runs `convert` and resolves to its exit code; null to print the help, if there is no input and a person is at the
 * terminal.
 */
export async function convert(args: readonly string[], raw: RawOptions, world: World): Promise<ExitCode | null> {
	if (raw.jsonl === true) return (await import("../json-lines.ts")).convertLines(args, raw, world);
	const shard = raw.shard === undefined ? null : readShard(raw.shard, world.env);
	if (typeof shard === "string") throw refusal(shard);
	const request = { asked: convertSettings(raw, shard, world), isBrief: false, written: null };
	if (raw.watch !== true) {
		const plan = await planRun(args, request, world);
		// Until the run writes something, Ctrl-C ends it at once, because it may be waiting for a list from a pipe.
		return plan === null ? null : runPlan(plan, world.interruption(), world);
	}
	const { watchConversion } = await import("../watching.ts");
	return watchConversion(request, (again, fresh) => planRun(args, again, fresh), runPlan, world);
}

/** Carries out the plan, and resolves to the exit code. */
async function runPlan(plan: Plan, interruption: Interruption, world: World): Promise<ExitCode> {
	const { found, part, settings } = plan;
	const { inputs } = found;
	const isInput = inputTest(inputs, readBeside(plan, world));
	const planned = planTasks(inputs, part.inputs, { ...plan, isInput });
	const tasks = withSkipped(planned, plan.skipped, plan.destination);
	try {
		const { failedTo } = settings;
		const others = { ...plan, isInput, cwd: world.cwd };
		const failedList = failedTo && openFailedList(failedTo, others);
		const ledger = await openLedgerOf(plan, tasks, world);
		if (ledger !== null && "code" in ledger) throw refusal(`${settings.output?.written ?? ""}: ${sentence(ledger)}`);
		failedList?.clear();
		const reporter = await openRunReporter(plan, world);
		for (const note of ledger?.notes ?? []) reporter.note(note);
		for (const argument of found.failed) reporter.argument(argument);
		let broken: Fault | null = null;
		for await (const { item: task, answer } of convertTasks(tasks, { plan, ledger, interruption }, world)) {
			for (const content of answer.printed) world.stdout.write(content);
			broken = ledger?.record(task, answer) ?? null;
			reporter.task(task, answer);
			if (broken !== null) break;
			await yieldToEventLoop();
		}
		const isUnread = isReaderGone(world);
		const isWhole = broken === null && interruption.code === null && !isUnread;
		const ended = ledger?.finish(isWhole);
		broken ??= ended?.fault ?? null;
		if (broken !== null) reporter.fault(settings.output?.written ?? "", broken);
		const unlisted = isWhole ? await failedList?.write(reporter.failed()) : null;
		if (failedList && unlisted) reporter.fault(failedList.written, unlisted);
		if (!isReaderGone(world)) reporter.end(ended?.swept ?? [], interruption.code !== null);
		return interruption.code ?? (isUnread ? 2 : reporter.code());
	} finally {
		await plan.printer.close();
	}
}

/**
 * Decides which files a task must not overwrite: in an output folder everything except unchanged outputs of earlier runs. For a
 * file that `-o` names, only its content decides.
 */
function overwriteGuard(plan: Plan, ledger: Ledger | null, cwd: string): (task: Task) => Task {
	const isFree = (size: number, path: string, input: Input): boolean => {
		const form = plan.form(null, input);
		return size === 0 || !plan.settings.clobber || isReport(path, "code" in form ? "" : form.title);
	};
	const reasonToKeep = ({ path, name, fault }: Target, input: Input): Fault | null => {
		const status = path === null || fault !== null ? null : statusOf(path);
		if (path === null || status?.isFile !== true) return null;
		if (name === null && plan.written !== null)
			return hashOf(path) === plan.written ? null : editedReport(basename(path));
		if (name === null) return isInArchive(path) ? ofArchive : isFree(status.size, path, input) ? null : notMade;
		const standing = ledger?.standingOf(name) ?? "unknown";
		if (standing === "edited") return editedReport(name);
		return standing === "as written" ? null : ofUnknown;
	};
	return (task) => {
		const names = task.targets.map(({ name }) => name);
		const other = ledger?.otherNoteOf(task.input, names) ?? null;
		if (other === "unknown") return { ...task, fault: task.fault ?? ofUnknown };
		if (other !== null) {
			const { file, path, isGone, isPrunable } = other;
			const earlier = file === null ? `standard input, named \`${path}\`` : `\`${slashed(relative(cwd, file))}\``;
			const isBack = file !== null && isGone && statusOf(file) !== null;
			const isLost = file !== null && isGone && !isBack;
			const shown = `${isBack ? "an earlier " : ""}${earlier}${isLost ? ", which is gone" : ""}`;
			return { ...task, fault: task.fault ?? ofOther(shown, isPrunable) };
		}
		const targets = task.targets.map((target) => {
			const seen = target.name === null || target.path === null ? {} : { seen: stampOf(target.path) };
			return { ...target, ...seen, kept: reasonToKeep(target, task.input) };
		});
		return { ...task, targets };
	};
}

/** The names of files in the way of a task that may be other people's. */
const inTheWay = (task: Task, guarded: Task): string[] =>
	task.targets.flatMap(({ path, name, fault }, at) => {
		const isOther = guarded.fault !== task.fault || guarded.targets[at]?.kept != null;
		return name !== null && path !== null && fault === null && isOther && statusOf(path)?.isFile === true ? name : [];
	});

const ofOther = (notes: string, isPrunable: boolean): Fault =>
	fault(
		"name-collision",
		`Skipped: its report would replace that of ${notes}. Use another output folder, ${isPrunable ? "`--prune` to remove the old report, " : ""}or \`--force\` to replace it.`,
	);

const ofUnknown = fault(
	"name-collision",
	"Skipped: its report would replace a file that is not known to be a report of these notes. Use another output folder, or `--force` to replace it.",
);

const ofArchive = fault(
	"write-failed",
	"Not written: the existing file belongs to an archive. Choose another name, or use `--force` to replace it.",
);
const notMade = fault(
	"write-failed",
	"Not written: the existing file does not look like a report. Choose another name, or use `--force` to replace it.",
);

/** A run at work. */
interface Running {
	readonly plan: Plan;
	readonly ledger: Ledger | null;
	readonly interruption: Interruption;
}

/** The results of all inputs, in order; only an output folder has a ledger. With `--force`, tells what of others was replaced. */
async function* convertTasks(
	tasks: Iterable<Task>,
	{ plan, ledger, interruption: { signal } }: Running,
	world: World,
): AsyncGenerator<Answered<Task, Result>> {
	const guard = overwriteGuard(plan, ledger, world.cwd);
	const others = new Map<Input["file"], readonly string[]>();
	const forced = (task: Task): Task => {
		const names = inTheWay(task, guard(task));
		if (names.length > 0) others.set(task.input.file, names);
		return task;
	};
	const workload = workloadOf(plan, ledger?.drafts ?? null, world);
	const answers = answerAll(
		tasks,
		{ ...workload, signal },
		{
			known: async (task) => {
				const result = ledger?.unchanged(task) ?? null;
				return task.input.skipped === undefined ? result : emptyResult;
			},
			ready: plan.settings.force ? forced : guard,
			isStopped: () => isReaderGone(world) || signal.aborted,
			world,
		},
	);
	for await (const answered of answers) {
		const { input } = answered.item;
		for (const { path } of answered.answer.outputs)
			if (others.get(input.file)?.includes(path))
				world.stderr.write(
					messageLine(
						`Replaced ${path}, because of \`--force\`: it was edited, or was not known to be a report of \`${input.shown}\``,
					),
				);
		others.delete(input.file);
		yield answered;
	}
}

/** Opens the record of runs in the output folder, or says why that is impossible; null without an output folder. */
async function openLedgerOf(plan: Plan, tasks: Iterable<Task>, world: World): Promise<Ledger | Fault | null> {
	if ("file" in plan.destination) {
		const { file } = plan.destination;
		if (file !== null) clearStrays(file, world.now().getTime());
		return null;
	}
	const { folder } = plan.destination;
	const { severities, found } = plan;
	const { shard, force, prune, strict, maxUnclassified } = plan.settings;
	// A manifest would list nothing, and only that of a shard says so.
	const isEmpty = found.inputs.length === 0 && found.skipped.length === 0;
	if (isEmpty && shard === null && statusOf(folder) === null) return null;
	const { openLedger } = await import("../../batch/ledger/open.ts");
	return openLedger(
		{ folder, shard, holder: world.holder() },
		{
			command: { cwd: world.cwd, args: plan.settings.args },
			making: makingOf(plan),
			tasks,
			own: plan.part.inputs,
			all: found.inputs,
			folders: found.folders,
			isElsewhere: plan.part.isElsewhere,
			settle: (findings, input) => applySeverities(findings, severities(input)),
			// With `--strict`, a run must not succeed because of existing reports.
			force: force || strict || maxUnclassified < 100,
			prune,
			prunesAll: force,
		},
	);
}

function makingOf({ settings, form, severities, renderers }: Plan): Making {
	const { encoding, from, today, maxSize, maxDepth } = settings;
	return {
		version,
		options: { encoding, from, maxDepth },
		today,
		maxSize,
		form,
		severities,
		templates: new Map(renderers.map((renderer) => [templateId(renderer), renderer.fingerprint ?? ""])),
	};
}

/** The files that a list must not overwrite. */
interface Others {
	readonly destination: Destination;
	/** Whether a run reads the file at a path. */
	readonly isInput: (path: string) => boolean;
	readonly cwd: string;
	readonly settings: Pick<Settings, "clobber" | "maxSize">;
}

/** Opens the list of failures; refuses to replace anything but an earlier list. */
export function openFailedList({ written, path }: NonNullable<Settings["failedTo"]>, others: Others) {
	const why = whyNot(path, others);
	if (why !== null)
		throw refusal(
			`Can't write the list of failed inputs to \`${written}\` (\`--failed-to\`): it ${why}. Choose another file.`,
		);
	return {
		written,
		/** Writes the list of failed files, completely or not at all; returns why it could not be written. */
		async write(failed: readonly string[]): Promise<Fault | null> {
			// It may have come into being during the run.
			const now = whyNot(path, others);
			if (now !== null) return fault("write-failed", `Not written: it ${now}. Choose another file.`);
			const names = failed.map((file) => marked(slashed(relative(others.cwd, file))));
			const end = names.some((name) => /[\r\n]/.test(name)) ? "\0" : "\n";
			const content = names.map((name) => name + end).join("");
			return writeOutput({ path, content }, { clobber: true, makeFolders: true, within: null, drafts: null });
		},
		/** Removes an earlier list, which would be taken for that of a run that is stopped or killed. */
		clear(): void {
			if (isList(path, others.settings.maxSize)) removeOutput(dirname(path), basename(path));
		},
	};
}

function whyNot(path: string, { destination, isInput, settings }: Others): string | null {
	if (kindOf(path) === "folder") return "is a folder";
	if (isInput(path)) return "is read by this run";
	const real = realPath(path);
	if (slashed(real).includes("/.rapporteur/")) return "is in the records of an archive";
	if ("folder" in destination) {
		// That folder may contain only reports, as `verify` checks.
		if (isBelow(realPath(destination.folder), real)) return "is in the output folder";
	} else if (destination.file !== null && fileIdentity(destination.file) === fileIdentity(path)) return "is the output";
	const status = statusOf(path);
	if (status?.isFile !== true || status.size === 0) return null;
	if (!settings.clobber) return "already exists, and `--no-clobber` replaces no file";
	return isList(path, settings.maxSize) ? null : "is not an earlier list of failed inputs";
}

/** Each name begins like this, as nobody else writes names, so that a list is known again when its files are gone. */
const marked = (name: string): string => {
	const [, begin = ".", rest = name] = /^(\.\.|[a-z]:)\/(.*)/is.exec(name) ?? [];
	return `${begin}//${rest}`;
};

/** Whether each line of a file begins so; not if it is behind a link, or larger than `--files-from` reads. */
function isList(path: string, maxSize: number): boolean {
	try {
		const text = readOwnText(path, dirname(path), maxSize);
		const names = text.split(text.includes("\0") ? "\0" : "\n");
		return names.pop() === "" && names.every((name) => /^(?:\.\.?|[a-z]:)\/\//i.test(name));
	} catch {
		return false;
	}
}
