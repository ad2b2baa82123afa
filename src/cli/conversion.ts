/** One run of `convert`, planned before: what is unchanged is left, the rest made, and all of it told in order. */
import { resolve } from "node:path";
import { type Answered, inOrder } from "../batch/in-order.ts";
import { inputTest } from "../batch/input-test.ts";
import { isReadOnce, loadedOnce } from "../batch/load-once.ts";
import { planTasks, type Target, type Task, withSkipped } from "../batch/plan.ts";
import { mayTakeLong } from "../batch/slow.ts";
import { type Fault, fault } from "../findings/faults.ts";
import { sentence } from "../findings/finding.ts";
import { isFormPath } from "../forms/load.ts";
import { statusOf } from "../read/load.ts";
import { mayHold, suffixOf } from "../read/report-like.ts";
import { breathe } from "./breathe.ts";
import { type Converted, type ConvertSetup, converter, lostTask } from "./convert-work.ts";
import { type Keeping, openKeeping } from "./keeping.ts";
import type { Plan } from "./plan.ts";
import { refuse } from "./refuse.ts";
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
	for await (const { item: task, answer } of converted(
		{ plan, tasks: plan.isBold ? tasks : timid(tasks, keeping), keeping },
		interruption,
		world,
	)) {
		for (const content of answer.printed) world.stdout.write(content);
		broken = keeping.record(task, answer.result);
		teller.task(task, answer);
		if (broken !== null) break;
		await breathe();
	}
	const isWhole = broken === null && interruption.code === null && !isDeaf(world);
	const ended = keeping.finish(isWhole);
	broken ??= ended.fault;
	if (broken !== null) teller.fault(settings.output?.written ?? "", broken);
	if (!isDeaf(world)) teller.end(ended.swept, interruption.code !== null);
	return interruption.code ?? teller.code();
}

/** The same tasks, which leave what no run has made: of what is plainly no report, no manifest can say that. */
function* timid(tasks: Iterable<Task>, keeping: Keeping): Generator<Task> {
	const isStrange = ({ path, name }: Target, notes: string): boolean =>
		path !== null &&
		name !== null &&
		statusOf(path) !== null &&
		!(keeping.hasMade(name) && mayHold(path, suffixOf(notes, name) ?? ""));
	for (const task of tasks) {
		const notes = task.input.path ?? "";
		const targets = task.targets.map((target) => (isStrange(target, notes) ? { ...target, fault: strange } : target));
		yield { ...task, targets };
	}
}

const strange = fault(
	"write-failed",
	"Not written: no run made the file that is there, or it was edited since, and only the config names the folder",
	"`-o` or `--force` to replace it",
);

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
	const readStdin = (limit: number): Promise<Uint8Array> => world.stdin.read(limit);
	return inOrder(tasks, force, {
		known: async (task) => {
			const result = keeping.unchanged(task);
			if (task.input.skipped !== undefined) return untouched;
			if (result !== null) return { result, milliseconds: 0, isUnchanged: true, printed: [] };
			if (!isReadOnce(task.input)) return null;
			const input = await loadedOnce(task.input, { ...settings, signal }, readStdin);
			return (await force.work([{ ...task, input }]))[0] ?? null;
		},
		isStopped: () => isDeaf(world) || signal.aborted,
	});
}
