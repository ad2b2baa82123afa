/** One run of `convert`, planned before: what is unchanged is left, the rest made, and all of it told in order. */
import { dirname, resolve } from "node:path";
import type { Answered } from "../batch/in-order.ts";
import { inputTest, planTasks, type Target, type Task, withSkipped } from "../batch/plan.ts";
import { type Fault, fault } from "../findings/faults.ts";
import { sentence } from "../findings/finding.ts";
import { isFormPath } from "../forms/load.ts";
import { statusOf } from "../read/load.ts";
import { mayHold, opensAs, suffixOf } from "../read/report-like.ts";
import { fileIdentity } from "../write/write.ts";
import { type Converted, type ConvertSetup, converted, converter, convertJob } from "./convert-work.ts";
import { type Keeping, openKeeping } from "./keeping.ts";
import { answersTo } from "./labour.ts";
import { isDeaf, refusal, yieldToEventLoop } from "./output.ts";
import type { Plan } from "./plan.ts";
import { openRunReporter } from "./run-reporter.ts";
import type { ExitCode, Interruption, World } from "./world.ts";

/** Does what was planned, and resolves to the exit code. */
export async function runConversion(plan: Plan, interruption: Interruption, world: World): Promise<ExitCode> {
	const { prepared, part, settings } = plan;
	const { inputs } = prepared.found;
	const planned = planTasks(inputs, part.inputs, { ...plan, isInput: inputTest(inputs, readBeside(plan, world)) });
	const tasks = withSkipped(planned, plan.skipped, plan.destination);
	const keeping = await openKeeping(plan, tasks, world);
	if ("code" in keeping) throw refusal(`${settings.output?.written ?? ""}: ${sentence(keeping)}`);
	const reporter = await openRunReporter(plan, world);
	for (const note of keeping.notes) reporter.note(note);
	for (const { shown, fault } of prepared.found.failed) reporter.fault(shown, fault);
	let broken: Fault | null = null;
	for await (const { item: task, answer } of convertedTasks({ plan, tasks, keeping }, interruption, world)) {
		for (const content of answer.printed) world.stdout.write(content);
		broken = keeping.record(task, answer.result);
		reporter.task(task, answer);
		if (broken !== null) break;
		await yieldToEventLoop();
	}
	const isWhole = broken === null && interruption.code === null && !isDeaf(world);
	const ended = keeping.finish(isWhole);
	broken ??= ended.fault;
	if (broken !== null) reporter.fault(settings.output?.written ?? "", broken);
	if (!isDeaf(world)) reporter.end(ended.swept, interruption.code !== null);
	return interruption.code ?? reporter.code();
}

/**
 * Decides which files a task must not overwrite. In a folder that only a config names, and in folders of notes: any that is
 * not an output as a run wrote it. Elsewhere: any that no run wrote and that does not begin as a report.
 */
function overwriteGuard(plan: Plan, keeping: Keeping, cwd: string): (task: Task) => Task {
	const isAmongNotes = amongTest(plan, cwd);
	const reasonToKeep = ({ path, name, fault }: Target, notes: string): Fault | null => {
		if (fault !== null || path === null || name === null || statusOf(path)?.isFile !== true) return null;
		const suffix = suffixOf(notes, name) ?? "";
		const why = !plan.isFolderNamed ? unnamed : isAmongNotes(path) ? amongNotes : null;
		if (why === null) return keeping.listsOutput(name) || opensAs(path, suffix) ? null : notMade;
		return mayHold(path, suffix) && keeping.isUnchangedOutput(name) ? null : why;
	};
	return (task) => {
		const notes = task.input.path ?? "";
		return { ...task, targets: task.targets.map((target) => ({ ...target, kept: reasonToKeep(target, notes) })) };
	};
}

/** Tells whether a file lies in a folder that notes lie in, whatever it is called. */
function amongTest({ prepared, settings }: Plan, cwd: string): (path: string) => boolean {
	const identities = new Map<string, string>();
	const identityOf = (folder: string): string => {
		const identity = identities.get(folder) ?? fileIdentity(folder);
		identities.set(folder, identity);
		return identity;
	};
	let ofNotes: ReadonlySet<string> | null = null;
	const foldersOfNotes = (): ReadonlySet<string> => {
		const own = settings.stdinPath === null ? null : resolve(cwd, settings.stdinPath);
		const files = Array.from(prepared.found.inputs, ({ file }) => file ?? own);
		return new Set(files.flatMap((file) => (file === null ? [] : [identityOf(dirname(file))])));
	};
	return (path) => {
		ofNotes ??= foldersOfNotes();
		return ofNotes.has(identityOf(dirname(path)));
	};
}

const notOurs = "Not written: no run made the file that is there, or it was edited since, and ";
const unnamed = fault("write-failed", `${notOurs}only the config names the folder`, "`-o` or `--force` to replace it");
const amongNotes = fault(
	"write-failed",
	`${notOurs}it lies among the notes`,
	"another folder, or `--force` to replace it",
);
const notMade = fault("write-failed", "Not written: no run made the file that is there", "`--force` to replace it");

/** What a run reads beside its inputs. */
function readBeside({ prepared, settings, renderers }: Plan, { cwd }: World): string[] {
	const { form, filesFrom } = settings;
	const given = [form !== null && isFormPath(form) ? form : null, filesFrom].flatMap((path) => path ?? []);
	const files = [...given, ...prepared.configs, ...prepared.formFiles].map((path) => resolve(cwd, path));
	return [...files, ...renderers.flatMap(({ paths }) => paths ?? [])];
}

/** What a file comes to that no format reads. */
const untouched = converted({ findings: [], input: null, outputs: [], speakers: 0 });

interface Conversion {
	readonly plan: Plan;
	readonly tasks: Iterable<Task>;
	readonly keeping: Keeping;
}

/** What every input came to, in order. */
function convertedTasks(
	{ plan, tasks, keeping }: Conversion,
	{ signal }: Interruption,
	world: World,
): AsyncGenerator<Answered<Task, Converted>> {
	const { prepared, part, names: templates, renderers, destination, printer } = plan;
	const { configs, form } = prepared;
	// All pages are printed by one browser, which does most of the work, and which no thread has.
	const isHere = renderers.some((renderer) => "printed" in renderer);
	const settings = isHere ? { ...plan.settings, jobs: 1 } : plan.settings;
	const within = "folder" in destination ? destination.folder : null;
	const writing = { clobber: settings.clobber, makeFolders: within !== null, within, drafts: keeping.drafts };
	const setup: ConvertSetup = { kind: "convert", cwd: world.cwd, settings, templates, configs, writing };
	const work = converter(setup, { form, renderers, printer }, world);
	const labour = { job: convertJob, setup, work, total: part.inputs.length, signal, isHere };
	return answersTo(tasks, labour, {
		known: async (task) => {
			const result = keeping.unchanged(task);
			if (task.input.skipped !== undefined) return untouched;
			return result === null ? null : converted(result, true);
		},
		ready: settings.force ? (task) => task : overwriteGuard(plan, keeping, world.cwd),
		isStopped: () => isDeaf(world) || signal.aborted,
		world,
	});
}
