/** `convert`: composes a run, and tells what was found. */
import { type Answered, inOrder } from "../../batch/in-order.ts";
import { inputFormatEntries } from "../../batch/input-formats.ts";
import { type Destination, planTasks, type Task } from "../../batch/plan.ts";
import type { RendererEntry } from "../../batch/renderers.ts";
import type { Result } from "../../batch/result.ts";
import { applySeverities } from "../../batch/severities.ts";
import { isFault } from "../../findings/faults.ts";
import type { Finding } from "../../findings/finding.ts";
import { brokenLines } from "../../forms/broken-file.ts";
import type { Printer } from "../../print/printer.ts";
import type { Inputs } from "../../read/inputs.ts";
import { countSeverities } from "../../reporters/counts.ts";
import { fileIdentity } from "../../write/write.ts";
import { breathe } from "../breathe.ts";
import { type ConvertSetup, converter, lostTask } from "../convert-work.ts";
import { checkOptions } from "../options/check.ts";
import { normalizeOptions, type Settings } from "../options/normalize.ts";
import type { RawOptions } from "../options/raw.ts";
import { chooseDestination, chooseTemplates } from "../outputs.ts";
import { type Prepared, prepare } from "../prepare.ts";
import { findingsPrinter } from "../print-findings.ts";
import { printerFor } from "../printer.ts";
import { refuse, refuseAll } from "../refuse.ts";
import { templatesFor } from "../templates.ts";
import { workforceFor } from "../workforce.ts";
import { type ExitCode, type Interruption, type World, worst } from "../world.ts";

const known = {
	inputFormats: inputFormatEntries.map(({ name }) => name),
};

/** Runs `convert` and resolves to its exit code; null where there is nothing to do and a person waits for help. */
export async function convert(args: readonly string[], raw: RawOptions, world: World): Promise<ExitCode | null> {
	const wrong = checkOptions(raw, known);
	if (wrong !== null) return refuse(world, wrong);
	const asked = normalizeOptions(raw, world);
	const prepared = await prepare(args, asked, world);
	if (prepared === null) return null;
	if ("broken" in prepared) return refuseAll(world, brokenLines(prepared.broken));
	const { found, form } = prepared;
	const settings = withDefaults(asked, prepared);
	const names = chooseTemplates(settings, found.inputs.length, prepared.output.to);
	if ("wrong" in names) return refuse(world, names.wrong);
	const renderers = await templatesFor(names, { settings, form }, world);
	if ("broken" in renderers) return refuseAll(world, brokenLines(renderers.broken));
	const destination = chooseDestination(settings, found.inputs.length * renderers.length);
	if (typeof destination === "string") return refuse(world, destination);
	const printer = await printerFor({ renderers, destination }, world);
	if (typeof printer === "string") return refuse(world, printer);
	try {
		return await runAll({ prepared, names, renderers, destination, settings, printer }, raw, world);
	} finally {
		await printer.close();
	}
}

/** The config's folder stands in for `-o`; standard input alone is still answered on standard output, as `-o -` asks. */
function withDefaults(settings: Settings, { output, found }: Prepared): Settings {
	const { folder } = output;
	if (settings.output?.written === "-") return { ...settings, output: null };
	const isFilter = found.inputs.length === 1 && found.inputs.at(0)?.file === null;
	if (settings.output !== null || folder === null || isFilter) return settings;
	return { ...settings, output: { written: `${folder}/`, path: folder } };
}

interface Plan {
	readonly prepared: Prepared;
	readonly names: readonly string[];
	readonly renderers: readonly RendererEntry[];
	readonly destination: Destination;
	readonly settings: Settings;
	readonly printer: Printer;
}

async function runAll(plan: Plan, raw: RawOptions, world: World): Promise<ExitCode> {
	const { prepared, settings } = plan;
	const { inputs, failed } = prepared.found;
	const interruption = world.interruption();
	const findingsTo = await findingsPrinter(world, raw.color, inputs.length > 1);
	let code: ExitCode = 0;
	for (const { shown, fault } of failed) {
		findingsTo.file(shown, [fault]);
		code = 2;
	}
	for await (const { item: task, answer } of converted(plan, interruption, world)) {
		const findings = applySeverities(answer.findings, [prepared.severities(task.input)]);
		findingsTo.file(task.input.shown, findings);
		code = worst(code, codeOf(findings, settings.strict));
		await breathe();
	}
	if (isDeaf(world)) return code;
	findingsTo.end();
	return interruption.code ?? code;
}

const isDeaf = ({ stdout, stderr }: World): boolean => stdout.closed || stderr.closed;

/** What every input came to, in order. */
function converted(
	{ prepared, names, renderers, destination, settings, printer }: Plan,
	{ signal }: Interruption,
	world: World,
): AsyncGenerator<Answered<Task, Result>> {
	const { found, form, configs } = prepared;
	const writing = { clobber: settings.clobber, makeFolders: "folder" in destination, drafts: null };
	const setup: ConvertSetup = { kind: "convert", cwd: world.cwd, settings, templates: names, configs, writing };
	const work = converter(setup, { form, renderers, printer }, world);
	// All pages are printed by one browser, which does most of the work.
	const jobs = renderers.some((renderer) => "printed" in renderer) ? 1 : settings.jobs;
	const labour = { total: found.inputs.length, jobs, signal, setup, work, lost: lostTask };
	const tasks = planTasks(found.inputs, { renderers, destination, isInput: inputTest(found.inputs) });
	return inOrder(tasks, workforceFor(labour, world), {
		// Only the program itself has a standard input.
		known: async (task) => (task.input.file === null ? work(task) : null),
		isStopped: () => isDeaf(world) || signal.aborted,
	});
}

/** Inputs are asked for their identities once an output is there already. */
function inputTest(inputs: Inputs): (path: string) => boolean {
	let ids: Set<string> | null = null;
	return (path) => {
		const identity = fileIdentity(path);
		if (identity === null) return false;
		ids ??= identitiesOf(inputs);
		return ids.has(identity);
	};
}

function identitiesOf(inputs: Inputs): Set<string> {
	const ids = new Set<string>();
	for (const { file } of inputs) if (file !== null) ids.add(fileIdentity(file) ?? "");
	return ids;
}

function codeOf(findings: readonly Finding[], strict: boolean): ExitCode {
	if (findings.some(isFault)) return 2;
	return strict && countSeverities(findings).error > 0 ? 1 : 0;
}
