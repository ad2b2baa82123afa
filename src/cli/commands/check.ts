/** `check`: reports what is wrong in notes and reports, in every format that was asked for. */
import { join, relative, resolve } from "node:path";
import type { BaselineFile, KnownFindings } from "../../batch/baseline.ts";
import { applySeverities, offCodes } from "../../batch/process-input.ts";
import { compareBytes, isBelow, realPath, slashed } from "../../files/paths.ts";
import { type Finding, isFault, severityOf } from "../../findings/finding.ts";
import { fixIn } from "../../findings/fix.ts";
import type { BrokenFile } from "../../forms/faults.ts";
import { type Found, type Input, type Inputs, standardInputName } from "../../read/inputs.ts";
import { readyFor, shownOf } from "../../reporters/frame.ts";
import { type FileFindings, plain, type Summary } from "../../reporters/reporter.ts";
import { findingLines } from "../../reporters/terminal.ts";
import { isTemplatePath } from "../../templates/template.ts";
import { type Checked, checkJob, unrepaired } from "../check-job.ts";
import { chooseReporters, type FailedReport, type FindingsOutputs, openOutputs } from "../findings-outputs.ts";
import { type CheckSettings, checkSettings, type Languages, type RawOptions } from "../options.ts";
import { openSummary, Refusal, refusal, tellLeftOut, tellRefusal, yieldToEventLoop } from "../output.ts";
import { answerAll, type Item } from "../pool.ts";
import { openConfigsFor, type Prepared, prepare, setupOf } from "../prepare.ts";
import type { ExitCode, Interruption, World } from "../world.ts";

/** The outputs and counters of one run of `check`. */
interface Session {
	readonly world: World;
	readonly raw: RawOptions;
	readonly reports: FindingsOutputs;
	readonly summary: { -readonly [Count in keyof Summary]: Summary[Count] };
	/** Whether the check is incomplete. */
	hasFaults: boolean;
}

/** Begins with the reporters that `words` name. */
async function openSession(
	words: readonly string[] | undefined,
	raw: RawOptions,
	{ world, languages }: { readonly world: World; readonly languages: Languages },
) {
	const { targets, wrong } = chooseReporters(words);
	// With a diff on standard output, reporters with a file still write their findings.
	const shown = showsDiff(raw) ? targets.filter(({ file }) => file !== null) : targets;
	const reports = await openOutputs(shown, world, { color: raw.color, languages });
	const summary = { files: 0, fixable: 0, repaired: 0, known: 0, speakers: 0, errors: 0, warnings: 0, infos: 0 };
	const session: Session = { world, raw, reports, summary, hasFaults: false };
	return { session, wrong };
}

/** Whether the changes of `--fix` are shown instead of findings. */
const showsDiff = ({ fix, dryRun }: RawOptions): boolean => fix === true && dryRun === true;

/** What is wrong with options or a config. */
const inEnglish = { people: "en", programs: "en" };

/**
 * Runs `check` and resolves to its exit code; null to print the help, if there is no input and a person is at the
 * terminal.
 */
export async function check(args: readonly string[], raw: RawOptions, world: World): Promise<ExitCode | null> {
	const run = await begin(args, raw, world);
	if (run === null) return null;
	const isReady = "prepared" in run;
	const usual = isReady ? run.prepared.check.reporters : await usualReporters(raw.config, world);
	const languages = isReady ? run.prepared.settings.languages : inEnglish;
	const { session, wrong } = await openSession(raw.reporter ?? usual, raw, { world, languages });
	const { reports } = session;
	tellUnwritten(session, reports.spare(filesNamed(args, raw, world)));
	try {
		if (wrong !== null) throw refusal(wrong);
		if (!isReady) throw run.error;
		for (const files of filesRead(run, world)) tellUnwritten(session, reports.spare(files));
		tellWritten(run.prepared.found, world);
		tellLeftOut(run.prepared.found, world);
		tellUnwritten(session, reports.spareStrange());
		return await checkAll(session, run);
	} catch (error) {
		tellRefusal(error, world);
		return await fail(session, error instanceof Refusal ? error.broken : []);
	}
}

/** A run that is ready to start: its inputs, and the settings from options and config. */
interface CheckRun {
	readonly prepared: Prepared<CheckSettings>;
	readonly baseline: BaselineFile | null;
	readonly maxWarnings: number;
}

/** Plans the check, or says why it can't start; null to print the help. */
async function begin(
	args: readonly string[],
	raw: RawOptions,
	world: World,
): Promise<CheckRun | { readonly error: unknown } | null> {
	try {
		const asked = checkSettings(raw, world);
		const prepared = await (asked.changes === null
			? prepare(args, asked, world)
			: (await import("../changed.ts")).prepareChanged(args, { ...asked, changes: asked.changes }, world));
		if (prepared === null) return null;
		const { check: usual } = prepared;
		const named = asked.baseline === false ? null : (asked.baseline ?? usual.baseline);
		if (named === null && asked.updatesBaseline) throw refusal("`--update-baseline` needs `--baseline FILE`.");
		const baseline = named === null ? null : { ...named, update: asked.updatesBaseline };
		return { prepared, baseline, maxWarnings: asked.maxWarnings ?? usual.maxWarnings ?? Number.POSITIVE_INFINITY };
	} catch (error) {
		return { error };
	}
}

/** The reporters of the config, if it can be read. */
async function usualReporters(config: RawOptions["config"], { cwd }: World): Promise<readonly string[] | undefined> {
	if (config === "") return undefined;
	const configs = await openConfigsFor({ config: config ?? null }, cwd);
	return configs.home()?.check.reporters;
}

/** All files that arguments and options name: a report must not overwrite them. */
function filesNamed(
	args: readonly string[],
	{ form, baseline, filesFrom, config }: RawOptions,
	{ cwd }: World,
): string[] {
	const named = [form, filesFrom, baseline, config].filter((name) => typeof name === "string");
	return [...args, ...named].map((name) => resolve(cwd, name));
}

/** The other files that it must not overwrite. */
function filesRead({ prepared, baseline }: CheckRun, { cwd }: World): readonly Iterable<string>[] {
	const { configs, formFiles, found, output } = prepared;
	const templates = output.to.filter(isTemplatePath).map((path) => resolve(cwd, path));
	return [
		baseline === null ? [] : [baseline.path],
		[...configs, ...formFiles, ...templates],
		(function* () {
			for (const { file } of found.inputs) if (file !== null) yield file;
		})(),
	];
}

/** Names files that look like notes and are not read, even with `--quiet`: nothing else would mention them. */
function tellWritten({ skipped }: Found, { stderr }: World): void {
	const summary = openSummary();
	for (const { shown, skipped: reason } of skipped) {
		if (reason === "written by an earlier run") summary.skip(shown, reason);
	}
	for (const line of summary.skipped()) stderr.write(`${line}\n`);
}

/** Reports which reports are not written. If none is printed, nothing else would say so. */
function tellUnwritten(session: Session, failed: readonly FailedReport[]): void {
	for (const { file: path, fault } of failed) {
		if (!session.reports.arePrinted()) session.world.stderr.write(findingLines(path, [fault], plain));
		tell(session, { path, text: null, findings: [fault] });
	}
}

/** Reports in every format why the run can't start. */
function fail(session: Session, broken: readonly BrokenFile[]): Promise<ExitCode> {
	const { stdout, stderr } = session.world;
	// Standard error has said it already, in the same terminal.
	if (stdout.isTTY && stderr.isTTY) session.reports.hush();
	tellUnwritten(session, session.reports.spareStrange());
	for (const file of broken) tell(session, file);
	return finish(session, 0);
}

async function checkAll(session: Session, run: CheckRun): Promise<ExitCode> {
	const { world } = session;
	const { prepared, baseline, maxWarnings } = run;
	const known = baseline === null ? null : await knownIn(baseline, world.cwd);
	const interruption = world.interruption();
	const off = (input: Input): ReadonlySet<string> => offCodes(prepared.severities(input));
	const held: FileFindings[] = [];
	for await (const { input, found, diff, repaired } of checkInputs(prepared, interruption, world)) {
		world.stdout.write(diff);
		session.summary.repaired += repaired;
		if (known === null) await tellFile(session, found);
		else held.push(input === null ? found : lean(known.sift(found, input, off(input)), session));
		await yieldToEventLoop();
	}
	if (interruption.code !== null) return tellInterrupted(session, held, interruption.code);
	// Reports in files would say of those that were not checked that all is well.
	if (world.stdout.closed) return 2;
	if (known !== null && baseline !== null) {
		const stale = known.stale();
		// Stale entries are known only at the end, but their path may come earlier.
		if (stale !== null) held.push({ ...stale, findings: applySeverities(stale.findings, prepared.homeSeverities) });
		const unsaved = await known.save();
		const path = slashed(relative(world.cwd, baseline.path));
		if (unsaved === null) session.summary.known += known.count();
		else held.push({ path, text: null, findings: [unsaved], isBaseline: true });
	}
	for (const found of held.sort(byPath)) await tellFile(session, found);
	return finish(session, maxWarnings);
}

/** Loaded only if there is a baseline, because the YAML parser is large. */
async function knownIn(baseline: BaselineFile, cwd: string): Promise<KnownFindings> {
	const { openBaseline } = await import("../../batch/baseline.ts");
	const known = openBaseline(baseline, cwd);
	if ("findings" in known) throw new Refusal([known]);
	return known;
}

/** A result of the check; of an input, or of an argument that matched nothing. */
type Result = Checked & { readonly input: Input | null };

/** The results of all inputs and of arguments that failed, sorted by the bytes of their paths. */
async function* checkInputs(
	prepared: Prepared<CheckSettings>,
	interruption: Interruption,
	world: World,
): AsyncGenerator<Result> {
	const { found, settings } = prepared;
	const { inputs, failed, folders } = found;
	const faults = failed.map(({ shown, fault }) => ({ path: shown, text: null, findings: [fault] })).sort(byPath);
	const faultsBefore = function* (path: string): Generator<Result> {
		while (faults[0] !== undefined && compareBytes(faults[0].path, path) <= 0)
			for (const found of faults.splice(0, 1)) yield { input: null, ...unrepaired(found) };
	};
	const setup = setupOf("check", prepared, world);
	const total = inputs.length + failed.length;
	const workload = { job: checkJob, setup, needs: prepared, total, signal: interruption.signal };
	const sorted = isInOrder(inputs) ? inputs : [...inputs].sort((one, other) => compareBytes(one.shown, other.shown));
	const items = settings.fixing === "write" ? withPlaces(sorted, folders) : itemsOf(sorted);
	const isStopped = (): boolean => world.stdout.closed || interruption.code !== null;
	for await (const { item, answer } of answerAll(items, workload, { isStopped, world })) {
		yield* faultsBefore(item.input.shown);
		yield { input: item.input, ...answer };
	}
	for (const found of isStopped() ? [] : faults) yield { input: null, ...unrepaired(found) };
}

/**
 * Completes what is printed already, so that programs can parse it. Files are not written, because a later reader could
 * not know that they are incomplete.
 */
async function tellInterrupted(session: Session, held: readonly FileFindings[], code: ExitCode): Promise<ExitCode> {
	const { world, reports, summary } = session;
	for (const found of held) await tellFile(session, found);
	reports.end(summary);
	world.stderr.write("rapporteur: Interrupted: not all files were checked\n");
	return code;
}

/** A file without findings is kept without its text; most reporters do not print known findings. */
function lean(found: FileFindings, { reports }: Session): FileFindings {
	const known = reports.tellKnown() ? (found.known ?? []) : [];
	return { ...found, known, text: found.findings.length + known.length > 0 ? found.text : null };
}

/** With a diff on standard output, nothing else would mention problems that are not in it. */
async function tellFile(session: Session, found: FileFindings): Promise<void> {
	const { world, raw } = session;
	if (showsDiff(raw)) world.stderr.write(findingLines(found.path, found.findings.filter(isFault), plain));
	if (found.findings.length > 0 && found.text !== null) await readyFor(shownOf(found.text, found.findings));
	tell(session, found);
}

function* itemsOf(inputs: Iterable<Input>): Generator<Item> {
	for (const input of inputs) yield { input };
}

/** What may be fixed, with where it lies before the run begins: in a folder that was gone through, no link led to it. */
function withPlaces(inputs: Iterable<Input>, folders: readonly string[]): readonly Item[] {
	const searched = folders.map((folder) => [folder, realPath(folder)] as const);
	// The lowest one counts: it may itself be a link in another one.
	searched.sort(([one], [other]) => other.length - one.length);
	return Array.from(inputs, (input) => {
		const { file, mayBeLink } = input;
		if (file === null) return { input };
		const [folder, real] = searched.find(([each]) => mayBeLink !== true && isBelow(each, file)) ?? [];
		const isSearched = folder !== undefined && real !== undefined;
		return { input: { ...input, real: isSearched ? join(real, relative(folder, file)) : realPath(file) } };
	});
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

function tell(session: Session, found: FileFindings): void {
	const { raw, reports } = session;
	count(session, found);
	if (raw.quiet !== true) reports.file(found);
	else reports.file({ ...found, findings: errorsOf(found.findings), known: errorsOf(found.known ?? []) });
}

function count(session: Session, { path, text, findings, speakers = 0, isBaseline }: FileFindings): void {
	const { raw, summary } = session;
	if (path !== null && isBaseline !== true) summary.files++;
	summary.speakers += speakers;
	for (const finding of findings) {
		summary[`${severityOf(finding)}s`]++;
		if (isFault(finding)) session.hasFaults = true;
		else if (raw.fix !== true && path !== standardInputName && fixIn(finding, text) !== null) summary.fixable++;
	}
}

const errorsOf = (findings: readonly Finding[]): readonly Finding[] =>
	findings.filter((finding) => severityOf(finding) === "error");

async function finish(session: Session, maxWarnings: number): Promise<ExitCode> {
	const { reports, summary } = session;
	tellUnwritten(session, await reports.endFiles(summary));
	reports.end(summary);
	if (session.hasFaults) return 2;
	return summary.errors > 0 || summary.warnings > maxWarnings ? 1 : 0;
}

/**
 * Reports an invalid command line through every reporter that it asks for, so that no report looks clean. Standard
 * error gets it in any case.
 */
export async function refuseCheck(argv: readonly string[], broken: readonly BrokenFile[], world: World): Promise<void> {
	const named = argv.some((word) => /^--(?:no-)?config(?:=|$)/.test(word)) ? false : undefined;
	const asked = reporterWords(argv);
	const words = asked.length > 0 ? asked : ((await usualReporters(named, world)) ?? []);
	if (words.length === 0) return;
	const { session } = await openSession(words, { args: argv }, { world, languages: inEnglish });
	await fail(session, broken);
}

function reporterWords(argv: readonly string[]): string[] {
	return argv.flatMap((word, index) => {
		if (word.startsWith("--reporter=")) return [word.slice("--reporter=".length)];
		const next = argv[index + 1];
		return word === "--reporter" && next !== undefined ? [next] : [];
	});
}
