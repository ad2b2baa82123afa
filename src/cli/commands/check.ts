/** `check`: what is wrong in notes and reports, told by every reporter that was asked for. */
import { resolve } from "node:path";
import type { KnownFindings } from "../../batch/baseline.ts";
import { type Answered, inOrder } from "../../batch/in-order.ts";
import { isReadOnce, loadedOnce, mayTakeLong } from "../../batch/process-input.ts";
import { applySeverities, offCodes } from "../../batch/severities.ts";
import { type Tally, tally } from "../../batch/tally.ts";
import { type Fault, fault, isFault } from "../../findings/faults.ts";
import { type SeverityMap, severityOf } from "../../findings/finding.ts";
import { type BrokenFile, brokenLines, brokenRun } from "../../forms/faults.ts";
import type { Found, Input, Inputs } from "../../read/inputs.ts";
import { compareBytes } from "../../read/order.ts";
import { findingLines } from "../../reporters/lines.ts";
import type { FileFindings } from "../../reporters/reporter.ts";
import { plain } from "../../reporters/style.ts";
import { isTemplatePath } from "../../templates/path.ts";
import { fileIdentity } from "../../write/write.ts";
import { type Checked, type CheckSetup, checker, type Entry, lostEntry } from "../check-work.ts";
import {
	type BaselineSettings,
	type CheckSettings,
	checkOptions,
	normalizeCheck,
	parseSeverities,
	type RawOptions,
	wrongCheckOption,
} from "../options.ts";
import { isDeaf, refuseAll, yieldToEventLoop } from "../output.ts";
import { type Prepared, prepare } from "../prepare.ts";
import { chooseReporters, openReports, type Reports } from "../reports.ts";
import { openSummary, tellLeftOut } from "../summary.ts";
import { workforceFor } from "../workforce.ts";
import type { ExitCode, Interruption, World } from "../world.ts";

/** Everything that one run of `check` tells and counts with. */
interface Session {
	readonly world: World;
	readonly settings: CheckSettings;
	readonly reports: Reports;
	readonly counts: Tally;
}

/** Runs `check` and resolves to its exit code; null where there is nothing to do and a person waits for help. */
export async function check(args: readonly string[], raw: RawOptions, world: World): Promise<ExitCode | null> {
	const { targets, wrong } = chooseReporters(raw.reporter);
	const settings = normalizeCheck(raw, world);
	// A diff stands in place of findings: those that go to files are still written.
	const shown = settings.fixing === "show" ? targets.filter(({ file }) => file !== null) : targets;
	const reports = await openReports(shown, world, raw.color);
	const session: Session = { world, settings, reports, counts: tally(settings.fixing === "off") };
	const severities = parseSeverities(raw.severity);
	const usage = wrong ?? checkOptions(raw) ?? wrongCheckOption(raw);
	spareFiles(session, filesNamed(args, settings, world));
	if (usage !== null) return fail(session, [brokenRun(fault("broken-config", usage))]);
	if (typeof severities === "string") return fail(session, [brokenRun(fault("broken-config", severities))]);
	const prepared = await prepare(args, settings, world);
	if (prepared === null) return null;
	if ("broken" in prepared) return fail(session, prepared.broken);
	const templates = prepared.output.to.filter(isTemplatePath).map((path) => resolve(world.cwd, path));
	spareFiles(session, [...prepared.configs, ...prepared.formFiles, ...templates]);
	spareFiles(session, filesIn(prepared.found.inputs));
	tellWritten(prepared.found, world);
	tellLeftOut(prepared.found, world);
	return checkAll(session, prepared, severities);
}

/** Whatever the arguments and options name, so that no report takes its place. */
function filesNamed(
	args: readonly string[],
	{ form, baseline, filesFrom, config }: CheckSettings,
	{ cwd }: World,
): string[] {
	const given = typeof config === "string" ? [config] : [];
	const named = [...args, ...given, ...[form, filesFrom, baseline?.path].flatMap((name) => name ?? [])];
	return named.map((name) => resolve(cwd, name));
}

/** Files that look like notes, and that nothing else would say are not read, `--quiet` or not. */
function tellWritten({ skipped }: Found, { stderr }: World): void {
	const summary = openSummary();
	for (const { shown, skipped: reason } of skipped) {
		if (reason === "written by an earlier run") summary.skip(shown, reason);
	}
	for (const line of summary.skipped()) stderr.write(`${line}\n`);
}

function* filesIn(inputs: Inputs): Generator<string> {
	for (const { file } of inputs) if (file !== null) yield file;
}

/** Leaves out reports that would take the place of a file that is read, and tells it. */
function spareFiles(session: Session, files: Iterable<string>): void {
	// Nothing is to be asked of each file where no report goes to one.
	if (!session.reports.hasFiles()) return;
	const ids = new Set<string>();
	for (const file of files) ids.add(fileIdentity(file));
	for (const path of session.reports.spare(ids)) {
		const expected = "another file for the report";
		tellUnwritten(session, path, fault("write-failed", "Not written: the output is an input", expected));
	}
}

/** Where no report is printed, nothing else would say that one could not be written. */
function tellUnwritten(session: Session, path: string, why: Fault): void {
	const { reports, world } = session;
	if (!reports.arePrinted()) world.stderr.write(findingLines(path, [why], plain));
	tell(session, { path, text: null, findings: [why] });
}

/** Tells every reporter why the run can't begin, and a person as well. */
function fail(session: Session, broken: readonly BrokenFile[]): Promise<ExitCode> {
	refuseAll(session.world, brokenLines(broken));
	for (const { file, fault } of session.reports.spareStrange()) tellUnwritten(session, file, fault);
	for (const file of broken) tell(session, file);
	return finish(session);
}

async function checkAll(session: Session, prepared: Prepared, severities: SeverityMap): Promise<ExitCode> {
	const { world, settings } = session;
	const known = settings.baseline === null ? null : await knownIn(settings.baseline, world.cwd);
	if (known !== null && "findings" in known) return fail(session, [known]);
	const interruption = world.interruption();
	const off = (input: Input): ReadonlySet<string> => offCodes([severities, prepared.severities(input)]);
	const held: FileFindings[] = [];
	for await (const { item, answer } of checked(prepared, { severities, session, interruption })) {
		const { found, diff, repaired } = answer;
		world.stdout.write(diff);
		session.counts.addRepaired(repaired);
		if (known === null) tellFile(session, found);
		else held.push("findings" in item ? found : lean(known.sift(found, item, off(item))));
		await yieldToEventLoop();
	}
	if (interruption.code !== null) return interrupted(session, held, interruption.code);
	if (isDeaf(world)) return finish(session);
	if (known !== null) {
		session.counts.addKnown(known.count());
		held.push(...(await endBaseline(session, known, [severities, prepared.homeSeverities])));
	}
	// What is stale is known last of all, and its place among the paths is not the last.
	for (const found of held.sort(byPath)) tellFile(session, found);
	return finish(session);
}

/** Loaded only for a baseline: reading one takes YAML, which is as much code as all of the recognition. */
async function knownIn(baseline: BaselineSettings, cwd: string): Promise<KnownFindings | BrokenFile> {
	const { openBaseline } = await import("../../batch/baseline.ts");
	return openBaseline(baseline, cwd);
}

interface Run {
	readonly session: Session;
	readonly severities: SeverityMap;
	readonly interruption: Interruption;
}

/** What every input came to, by the bytes of their paths. */
function checked(
	prepared: Prepared,
	{ session, severities, interruption }: Run,
): AsyncGenerator<Answered<Entry, Checked>> {
	const { world, settings } = session;
	const { found, configs } = prepared;
	const setup: CheckSetup = { kind: "check", cwd: world.cwd, settings, severities, configs };
	const work = checker(setup, prepared, world);
	const total = found.inputs.length + found.failed.length;
	const { jobs, from, maxTime, isTimed } = settings;
	const { signal } = interruption;
	const mayBeSlow = (entry: Entry): boolean => !("findings" in entry) && (isTimed || mayTakeLong(entry, from));
	const labour = { total, jobs, signal, setup, work, lost: lostEntry, patience: maxTime, mayBeSlow };
	const force = workforceFor(labour, world);
	const readStdin = (limit: number): Promise<Uint8Array> => world.stdin.read(limit);
	return inOrder(byName(found), force, {
		known: async (entry) => {
			if ("findings" in entry) return work(entry);
			if (!isReadOnce(entry)) return null;
			return force.work(await loadedOnce(entry, { ...settings, signal }, readStdin));
		},
		isStopped: () => isDeaf(world) || interruption.code !== null,
	});
}

/**
 * What is printed already is brought to an end, so that a program can read it. Files are not written: who reads them
 * later can't know that what was not seen may hold more.
 */
function interrupted(session: Session, held: readonly FileFindings[], code: ExitCode): ExitCode {
	const { world, reports, counts } = session;
	for (const found of held) tellFile(session, found);
	reports.end(counts.summary());
	world.stderr.write("rapporteur: Interrupted: not all files were checked\n");
	return code;
}

/** A file with nothing to tell is held without its text. */
const lean = (found: FileFindings): FileFindings => (found.findings.length > 0 ? found : { ...found, text: null });

/** Beside a diff nothing else would say what is not in it. */
function tellFile(session: Session, found: FileFindings): void {
	const { world, settings } = session;
	if (settings.fixing === "show") world.stderr.write(findingLines(found.path, found.findings.filter(isFault), plain));
	tell(session, found);
}

/** What there is to tell of the baseline itself. */
async function endBaseline(
	{ settings }: Session,
	known: KnownFindings,
	maps: readonly SeverityMap[],
): Promise<FileFindings[]> {
	const stale = known.stale();
	const told = stale === null ? [] : [{ ...stale, findings: applySeverities(stale.findings, maps) }];
	const unsaved = await known.save();
	if (unsaved === null) return told;
	return [...told, { path: settings.baseline?.written ?? null, text: null, findings: [unsaved] }];
}

/** Inputs and arguments that failed, by the bytes of their paths. */
function* byName({ inputs, failed }: Found): Generator<Entry> {
	const faults = failed.map(({ shown, fault }) => ({ path: shown, text: null, findings: [fault] })).sort(byPath);
	for (const input of isInOrder(inputs)
		? inputs
		: [...inputs].sort((one, other) => compareBytes(one.shown, other.shown))) {
		while (faults[0] !== undefined && compareBytes(faults[0].path, input.shown) <= 0) yield* faults.splice(0, 1);
		yield input;
	}
	yield* faults;
}

/** Inputs are in the order of whole paths, which is that of their names below the working folder. */
function isInOrder(inputs: Inputs): boolean {
	let last = "";
	for (const { shown } of inputs) {
		if (compareBytes(last, shown) > 0) return false;
		last = shown;
	}
	return true;
}

const byPath = (left: FileFindings, right: FileFindings): number => compareBytes(left.path ?? "", right.path ?? "");

function tell({ settings, reports, counts }: Session, found: FileFindings): void {
	counts.add(found);
	if (!settings.quiet) reports.file(found);
	else reports.file({ ...found, findings: found.findings.filter((finding) => severityOf(finding) === "error") });
}

async function finish(session: Session): Promise<ExitCode> {
	const { settings, reports, counts } = session;
	for (const { file, fault } of await reports.endFiles(counts.summary())) {
		tellUnwritten(session, file, fault);
	}
	const summary = counts.summary();
	reports.end(summary);
	if (counts.failed()) return 2;
	return summary.errors > 0 || summary.warnings > settings.maxWarnings ? 1 : 0;
}

/**
 * A command line that can't be understood: tells every reporter that it asks for why nothing was checked, so that none looks
 * as if all were well. Standard error says it anyway.
 */
export async function refuseCheck(argv: readonly string[], reason: string, world: World): Promise<void> {
	const words = reporterWords(argv);
	if (words.length === 0) return;
	const reports = await openReports(chooseReporters(words).targets, world, undefined);
	const told = { path: null, text: null, findings: [fault("broken-config", reason)] };
	const counts = tally(false);
	counts.add(told);
	const strange = reports.spareStrange();
	reports.file(told);
	for (const { file, fault } of [...strange, ...(await reports.endFiles(counts.summary()))]) {
		world.stderr.write(findingLines(file, [fault], plain));
	}
	reports.end(counts.summary());
}

function reporterWords(argv: readonly string[]): string[] {
	return argv.flatMap((word, index) => {
		if (word.startsWith("--reporter=")) return [word.slice("--reporter=".length)];
		const next = argv[index + 1];
		return word === "--reporter" && next !== undefined ? [next] : [];
	});
}
