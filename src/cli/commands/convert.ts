/** `convert`: composes a run, and tells what was found. */
import { convertOne, hasFault, type Run } from "../../batch/convert.ts";
import { chooseForms, type FormChoice } from "../../batch/forms.ts";
import { inputFormatEntries } from "../../batch/input-formats.ts";
import { type Destination, planTasks } from "../../batch/plan.ts";
import { type RendererEntry, rendererEntries } from "../../batch/renderers.ts";
import type { Finding } from "../../findings/finding.ts";
import { type Found, findInputs, standardInput } from "../../read/inputs.ts";
import { kindOf } from "../../read/load.ts";
import { countSeverities } from "../../reporters/counts.ts";
import { fileIdentity } from "../../write/write.ts";
import { checkOptions } from "../options/check.ts";
import { normalizeOptions, type Settings } from "../options/normalize.ts";
import type { RawOptions } from "../options/raw.ts";
import { chooseDestination, chooseRenderers } from "../outputs.ts";
import { findingsPrinter } from "../print-findings.ts";
import { refuse, refuseAll } from "../refuse.ts";
import { type ExitCode, type World, worst } from "../world.ts";

const known = {
	templates: rendererEntries.map(({ name }) => name),
	inputFormats: inputFormatEntries.map(({ name }) => name),
};

/** Runs `convert` and resolves to its exit code. */
export async function convert(args: readonly string[], raw: RawOptions, world: World): Promise<ExitCode> {
	const wrong = checkOptions(raw, known);
	if (wrong !== null) return refuse(world, wrong);
	const settings = normalizeOptions(raw, world);
	const found = await inputsOf(args, settings, world);
	const renderers = chooseRenderers(settings, found.inputs.length);
	if (typeof renderers === "string") return refuse(world, renderers);
	const destination = chooseDestination(settings, found.inputs.length * renderers.length);
	if (typeof destination === "string") return refuse(world, destination);
	const forms = await chooseForms(settings.form, world.cwd);
	if ("faults" in forms) return refuseAll(world, forms.faults);
	return runAll({ found, renderers, destination, settings, form: forms.choose }, raw, world);
}

async function inputsOf(args: readonly string[], { stdinPath, output }: Settings, { cwd }: World): Promise<Found> {
	if (args.length === 0) return { inputs: [standardInput({ cwd, stdinPath })], failed: [] };
	const exclude = output !== null && kindOf(output.path) === "folder" ? output.path : null;
	return findInputs(args, { cwd, exclude, stdinPath });
}

interface Plan {
	readonly found: Found;
	readonly renderers: readonly RendererEntry[];
	readonly destination: Destination;
	readonly settings: Settings;
	readonly form: FormChoice;
}

async function runAll(
	{ found, renderers, destination, settings, form }: Plan,
	raw: RawOptions,
	world: World,
): Promise<ExitCode> {
	const { inputs, failed } = found;
	const run: Run = {
		settings,
		form,
		readStdin: (limit) => world.stdin.read(limit),
		print: (text) => world.stdout.write(text),
		makeFolders: "folder" in destination,
		inputIds: new Set(inputs.flatMap(({ file }) => (file === null ? [] : [fileIdentity(file) ?? ""]))),
	};
	const printer = await findingsPrinter(world, raw.color, inputs.length > 1);
	let code: ExitCode = 0;
	for (const { shown, fault } of failed) {
		printer.file(shown, [fault]);
		code = 2;
	}
	for (const task of planTasks(inputs, renderers, destination)) {
		if (world.stdout.closed || world.stderr.closed) return code;
		const findings = await convertOne(task, run);
		printer.file(task.input.shown, findings);
		code = worst(code, codeOf(findings, settings.strict));
	}
	printer.end();
	return code;
}

function codeOf(findings: readonly Finding[], strict: boolean): ExitCode {
	if (hasFault(findings)) return 2;
	return strict && countSeverities(findings).error > 0 ? 1 : 0;
}
