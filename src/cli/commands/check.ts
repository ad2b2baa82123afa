/** `check`: what is wrong in notes and reports, told by every reporter that was asked for. */
import { type Checking, checkOne } from "../../batch/check.ts";
import { chooseForms } from "../../batch/forms.ts";
import { inputFormatEntries } from "../../batch/input-formats.ts";
import { type Tally, tally } from "../../batch/tally.ts";
import { fault } from "../../findings/faults.ts";
import { severityOf } from "../../findings/severities.ts";
import { type Found, findInputs, type Input, standardInput } from "../../read/inputs.ts";
import { compareBytes } from "../../read/order.ts";
import type { FileFindings } from "../../reporters/reporter.ts";
import { breathe } from "../breathe.ts";
import { checkOptions } from "../options/check.ts";
import { type CheckSettings, normalizeCheck, wrongCheckOption } from "../options/check-settings.ts";
import type { RawOptions } from "../options/raw.ts";
import { chooseReporters } from "../options/reporters.ts";
import { openReports, type Reports } from "../reports.ts";
import type { ExitCode, World } from "../world.ts";

const known = { inputFormats: inputFormatEntries.map(({ name }) => name) };

/** Everything that one run of `check` tells and counts with. */
interface Session {
	readonly world: World;
	readonly settings: CheckSettings;
	readonly reports: Reports;
	readonly counts: Tally;
}

/** Runs `check` and resolves to its exit code; null where there is nothing to do and a person waits for help. */
export async function check(args: readonly string[], raw: RawOptions, world: World): Promise<ExitCode | null> {
	if (args.length === 0 && world.stdin.isTTY) return null;
	const { targets, wrong } = chooseReporters(raw.reporter);
	const settings = normalizeCheck(raw, world);
	// A diff stands in place of findings: those that go to files are still written.
	const shown = settings.fixing === "show" ? targets.filter(({ file }) => file !== null) : targets;
	const reports = await openReports(shown, world, raw.color);
	const session: Session = { world, settings, reports, counts: tally() };
	const usage = wrong ?? checkOptions(raw, known) ?? wrongCheckOption(raw);
	if (usage !== null) return failRun(session, usage);
	return checkInputs(session, args);
}

/** Tells every reporter why the run can't begin. */
function failRun(session: Session, reason: string): Promise<ExitCode> {
	session.world.stderr.write(`rapporteur: ${reason}\n`);
	tell(session, { path: null, text: null, findings: [fault("broken-config", reason)] });
	return finish(session);
}

async function checkInputs(session: Session, args: readonly string[]): Promise<ExitCode> {
	const { world, settings } = session;
	const forms = await chooseForms(settings.form, world.cwd);
	if ("faults" in forms) return failRun(session, forms.faults.join("\n"));
	const checking: Checking = {
		settings,
		form: forms.choose,
		readStdin: (limit) => world.stdin.read(limit),
		settle: ({ findings }) => findings,
	};
	for (const entry of inOrder(await inputsOf(args, session))) {
		if (world.stdout.closed || world.stderr.closed) break;
		tell(session, "findings" in entry ? entry : await checkOne(entry, checking));
		await breathe();
	}
	return finish(session);
}

function inputsOf(args: readonly string[], { settings, world }: Session): Promise<Found> | Found {
	const { stdinPath } = settings;
	if (args.length === 0) return { inputs: [standardInput({ cwd: world.cwd, stdinPath })], failed: [] };
	return findInputs(args, { cwd: world.cwd, exclude: null, stdinPath });
}

/** Inputs and arguments that failed, by the bytes of their paths. */
function inOrder({ inputs, failed }: Found): (Input | FileFindings)[] {
	const faults = failed.map(({ shown, fault }) => ({ path: shown, text: null, findings: [fault] }));
	const nameOf = (entry: Input | FileFindings): string => ("findings" in entry ? (entry.path ?? "") : entry.shown);
	return [...faults, ...inputs].sort((left, right) => compareBytes(nameOf(left), nameOf(right)));
}

function tell({ settings, reports, counts }: Session, found: FileFindings): void {
	counts.add(found);
	if (!settings.quiet) reports.file(found);
	else reports.file({ ...found, findings: found.findings.filter((finding) => severityOf(finding) === "error") });
}

async function finish({ world, settings, reports, counts }: Session): Promise<ExitCode> {
	const summary = counts.summary();
	const unwritten = await reports.end(summary);
	for (const { file, fault } of unwritten) world.stderr.write(`rapporteur: ${file}: ${fault.reason}\n`);
	if (counts.failed() || unwritten.length > 0) return 2;
	return summary.errors > 0 || summary.warnings > settings.maxWarnings ? 1 : 0;
}
