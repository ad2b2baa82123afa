/** `convert`: composes a run, and tells what was found. */
import { convertOne, hasFault, type Run } from "../../batch/convert.ts";
import type { FormChoice } from "../../batch/forms.ts";
import { inputFormatEntries } from "../../batch/input-formats.ts";
import { type Destination, planTasks } from "../../batch/plan.ts";
import type { RendererEntry } from "../../batch/renderers.ts";
import { applySeverities } from "../../batch/severities.ts";
import type { Finding } from "../../findings/finding.ts";
import { brokenLines } from "../../forms/broken-file.ts";
import type { Printer } from "../../print/printer.ts";
import type { Found } from "../../read/inputs.ts";
import { countSeverities } from "../../reporters/counts.ts";
import { fileIdentity } from "../../write/write.ts";
import { checkOptions } from "../options/check.ts";
import { normalizeOptions, type Settings } from "../options/normalize.ts";
import type { RawOptions } from "../options/raw.ts";
import { chooseDestination, chooseTemplates } from "../outputs.ts";
import { type Prepared, prepare } from "../prepare.ts";
import { findingsPrinter } from "../print-findings.ts";
import { printerFor } from "../printer.ts";
import { refuse, refuseAll } from "../refuse.ts";
import { templatesFor } from "../templates.ts";
import { type ExitCode, type World, worst } from "../world.ts";

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
	const { found, form, severities } = prepared;
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
		return await runAll({ found, renderers, destination, settings, form, severities, printer }, raw, world);
	} finally {
		await printer.close();
	}
}

/** The config's folder stands in for `-o`; standard input alone is still answered on standard output, as `-o -` asks. */
function withDefaults(settings: Settings, { output, found }: Prepared): Settings {
	const { folder } = output;
	if (settings.output?.written === "-") return { ...settings, output: null };
	const isFilter = found.inputs.length === 1 && found.inputs[0]?.file === null;
	if (settings.output !== null || folder === null || isFilter) return settings;
	return { ...settings, output: { written: `${folder}/`, path: folder } };
}

interface Plan {
	readonly found: Found;
	readonly renderers: readonly RendererEntry[];
	readonly destination: Destination;
	readonly settings: Settings;
	readonly form: FormChoice;
	readonly severities: Prepared["severities"];
	readonly printer: Printer;
}

async function runAll(
	{ found, renderers, destination, settings, form, severities, printer }: Plan,
	raw: RawOptions,
	world: World,
): Promise<ExitCode> {
	const { inputs, failed } = found;
	const run: Run = {
		settings,
		form,
		readStdin: (limit) => world.stdin.read(limit),
		print: (content) => world.stdout.write(content),
		printer,
		makeFolders: "folder" in destination,
		inputIds: new Set(inputs.flatMap(({ file }) => (file === null ? [] : [fileIdentity(file) ?? ""]))),
	};
	const findingsTo = await findingsPrinter(world, raw.color, inputs.length > 1);
	let code: ExitCode = 0;
	for (const { shown, fault } of failed) {
		findingsTo.file(shown, [fault]);
		code = 2;
	}
	for (const task of planTasks(inputs, renderers, destination)) {
		if (world.stdout.closed || world.stderr.closed) return code;
		const findings = applySeverities(await convertOne(task, run), [severities(task.input)]);
		findingsTo.file(task.input.shown, findings);
		code = worst(code, codeOf(findings, settings.strict));
	}
	findingsTo.end();
	return code;
}

function codeOf(findings: readonly Finding[], strict: boolean): ExitCode {
	if (hasFault(findings)) return 2;
	return strict && countSeverities(findings).error > 0 ? 1 : 0;
}
