/** One run of `convert`, planned before: what is unchanged is left, the rest made, and all of it told in order. */
import { dirname, resolve } from "node:path";
import { type Answered, inOrder } from "../batch/in-order.ts";
import { inputTest, planTasks, type Target, type Task, withSkipped } from "../batch/plan.ts";
import { isReadOnce, loadedOnce, mayTakeLong } from "../batch/process-input.ts";
import { type Fault, fault } from "../findings/faults.ts";
import { sentence } from "../findings/finding.ts";
import { isFormPath } from "../forms/load.ts";
import { statusOf } from "../read/load.ts";
import { mayHold, opensAs, suffixOf } from "../read/report-like.ts";
import { fileIdentity } from "../write/write.ts";
import { type Converted, type ConvertSetup, converter, lostTask } from "./convert-work.ts";
import { type Keeping, openKeeping } from "./keeping.ts";
import { refuse, yieldToEventLoop } from "./output.ts";
import type { Plan } from "./plan.ts";
import { openTeller } from "./teller.ts";
import { workforceFor } from "./workforce.ts";
import type { ExitCode, Interruption, World } from "./world.ts";

/** Does what was planned, and resolves to the exit code. */
export async function runConversion(plan: Plan, interruption: Interruption, world: World): Promise<ExitCode> {
	const { prepared, part, settings } = plan;
	const { inputs } = prepared.found;
	const planned = planTasks(inputs, part.inputs, { ...plan, isInput: inputTest(inputs, readBeside(plan, world)) });
	const tasks = withSkipped(planned, plan.skipped, plan.destination);
	const keeping = await openKeeping(plan, tasks, world);
	if ("code" in keeping) return refuse(world, `${settings.output?.written ?? ""}: ${sentence(keeping)}`);
	const teller = await openTeller(plan, world);
	for (const note of keeping.notes) teller.note(note);
	for (const { shown, fault } of prepared.found.failed) teller.fault(shown, fault);
	let broken: Fault | null = null;
	for await (const { item: task, answer } of converted({ plan, tasks, keeping }, interruption, world)) {
		for (const content of answer.printed) world.stdout.write(content);
		broken = keeping.record(task, answer.result);
		teller.task(task, answer);
		if (broken !== null) break;
		await yieldToEventLoop();
	}
	const isWhole = broken === null && interruption.code === null && !isDeaf(world);
	const ended = keeping.finish(isWhole);
	broken ??= ended.fault;
	if (broken !== null) teller.fault(settings.output?.written ?? "", broken);
	if (!isDeaf(world)) teller.end(ended.swept, interruption.code !== null);
	return interruption.code ?? teller.code();
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
const untouched: Converted = {
	result: { findings: [], input: null, outputs: [], speakers: 0 },
	milliseconds: 0,
	isUnchanged: false,
	printed: [],
};

const isDeaf = ({ stdout, stderr }: World): boolean => stdout.closed || stderr.closed;

interface Work {
	readonly plan: Plan;
	readonly tasks: Iterable<Task>;
	readonly keeping: Keeping;
}

/** What every input came to, in order. */
function converted(
	{ plan, tasks, keeping }: Work,
	{ signal }: Interruption,
	world: World,
): AsyncGenerator<Answered<Task, Converted>> {
	const { prepared, part, names: templates, renderers, destination, settings } = plan;
	const { configs } = prepared;
	const within = "folder" in destination ? destination.folder : null;
	const writing = { clobber: settings.clobber, makeFolders: within !== null, within, drafts: keeping.drafts };
	const setup: ConvertSetup = { kind: "convert", cwd: world.cwd, settings, templates, configs, writing };
	const work = converter(setup, { form: prepared.form, renderers, printer: plan.printer }, world);
	// All pages are printed by one browser, which does most of the work.
	const jobs = renderers.some((renderer) => "printed" in renderer) ? 1 : settings.jobs;
	const total = part.inputs.length;
	const { from, maxTime, isTimed } = settings;
	const isHere = renderers.some((renderer) => "printed" in renderer);
	const mayBeSlow = ({ input }: Task): boolean => !isHere && (isTimed || mayTakeLong(input, from));
	const labour = { total, jobs, signal, setup, work, lost: lostTask, patience: maxTime, mayBeSlow };
	const force = workforceFor(labour, world);
	const ready = settings.force ? (task: Task): Task => task : overwriteGuard(plan, keeping, world.cwd);
	const readStdin = (limit: number): Promise<Uint8Array> => world.stdin.read(limit);
	return inOrder(tasks, force, {
		known: async (task) => {
			const result = keeping.unchanged(task);
			if (task.input.skipped !== undefined) return untouched;
			if (result !== null) return { result, milliseconds: 0, isUnchanged: true, printed: [] };
			if (!isReadOnce(task.input)) return null;
			const input = await loadedOnce(task.input, { ...settings, signal }, readStdin);
			return force.work(ready({ ...task, input }));
		},
		ready,
		isStopped: () => isDeaf(world) || signal.aborted,
	});
}
