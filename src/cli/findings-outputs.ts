/** `--reporter NAME[=FILE][,…]`: the requested reporters, and the outputs to which they write all findings of a run. */
import { basename, dirname, join, normalize, resolve } from "node:path";
import { isObeyed } from "../files/paths.ts";
import { type Fault, fault, inLanguage } from "../findings/finding.ts";
import type { Messages } from "../findings/kind.ts";
import { shippedMessages } from "../forms/shipped.ts";
import { headOf, statusOf } from "../read/load.ts";
import { reporters } from "../reporters/index.ts";
import { coloured, type FileFindings, plain, type ReportWriter, type Summary } from "../reporters/reporter.ts";
import { appendOutput, fileIdentity, writeOutput } from "../write/write.ts";
import type { Languages } from "./options.ts";
import { isSet, messageLine, quotedList, refusal, suggest, wantsColour } from "./output.ts";
import type { World } from "./world.ts";

/** A findings reporter that was asked for; `file` as written, null for standard output. */
export interface ReporterTarget {
	readonly name: string;
	readonly file: string | null;
}

const standard: ReporterTarget = { name: "pretty", file: null };

const names = reporters.map(({ name }) => name);

/**
 * Parses `--reporter`: the valid reporters, and the first error, which they report too. The default is `pretty` on
 * standard output.
 */
export function chooseReporters(words: readonly string[] | undefined) {
	const asked = (words ?? []).flatMap((word) => word.split(",")).map(targetOf);
	const targets = asked.filter(({ name, file }) => names.includes(name) && file !== "");
	const onScreen = targets.filter(({ file }) => file === null);
	const kept = targets.filter((target) => target.file !== null || target === onScreen[0]);
	return { targets: kept.length === 0 ? [standard] : kept, wrong: wrongIn(asked, onScreen[1], targets) };
}

function targetOf(word: string): ReporterTarget {
	const [name = "", ...rest] = word.split("=");
	const file = rest.join("=");
	return { name: name.trim(), file: rest.length === 0 || file === "-" ? null : file && normalize(file) };
}

function wrongIn(
	asked: readonly ReporterTarget[],
	second: ReporterTarget | undefined,
	targets: readonly ReporterTarget[],
): string | null {
	const unknown = asked.find(({ name }) => !names.includes(name))?.name;
	if (unknown !== undefined)
		return `${unknown === "" ? "Empty name in `--reporter`" : `Unknown reporter \`${unknown}\``}. Use ${quotedList(names)}.${suggest(unknown, names)}`;
	if (second !== undefined) return `Two reporters on standard output. Write \`${second.name}=FILE\` for one of them.`;
	const nameless = asked.find(({ file }) => file === "");
	if (nameless !== undefined) return `No file after \`${nameless.name}=\`. Add its name.`;
	const files = targets.flatMap(({ file }) => file ?? []);
	const twice = files.find((file, index) => files.indexOf(file) < index);
	return twice === undefined ? null : `Two reporters write to \`${twice}\`. Name a file for each.`;
}

/** The outputs of all reporters of one run. */
export type FindingsOutputs = Awaited<ReturnType<typeof openOutputs>>;

/** A report that could not be written. */
export interface FailedReport {
	readonly file: string;
	readonly fault: Fault;
}

/** How reports look: whether in colours, and in which languages. */
interface Looks {
	readonly color: boolean | undefined;
	readonly languages: Languages;
}

interface Open {
	readonly target: ReporterTarget;
	readonly opening: string | RegExp;
	readonly tellsKnown: boolean;
	readonly isForPeople: boolean;
	readonly writer: ReportWriter;
	/** Translated messages; null is English. */
	readonly messages: Messages | null;
	readonly print: (text: string) => void;
	/** A file is written when its report is complete. */
	readonly held: readonly string[];
}

/** Begins every report. */
export async function openOutputs(targets: readonly ReporterTarget[], world: World, { color, languages }: Looks) {
	const files = targets.flatMap(({ file }) => (file === null ? [] : resolve(world.cwd, file)));
	const places = files.map((path) => join(fileIdentity(dirname(path)), basename(path)));
	const twice = files.find(
		(file, index) => files.indexOf(file) === index && places.indexOf(places[index] ?? "") < index,
	);
	if (twice !== undefined) throw refusal(`Two reporters write to \`${twice}\`. Name a file for each.`);
	const open = new Set(await Promise.all(targets.map((target) => openReport(target, world, { color, languages }))));
	const inFiles = (): Open[] => [...open].filter(({ target }) => target.file !== null);
	const leaveOut = (isWrong: (path: string, opening: string | RegExp) => boolean, fault: Fault): FailedReport[] => {
		const wrong = inFiles().filter(({ target, opening }) => isWrong(resolve(world.cwd, target.file ?? ""), opening));
		for (const report of wrong) open.delete(report);
		return wrong.map(({ target }) => ({ file: target.file ?? "", fault }));
	};
	return {
		file(found: FileFindings): void {
			for (const { writer, messages, print } of open) {
				const [findings, known] = [inLanguage(found.findings, messages), inLanguage(found.known ?? [], messages)];
				print(writer.file({ ...found, findings, known }));
			}
		},
		/** Whether any report also prints known findings. */
		tellKnown: (): boolean => [...open].some(({ tellsKnown }) => tellsKnown),
		/** Whether any report is printed. */
		arePrinted: (): boolean => [...open].some(({ target }) => target.file === null),
		/** Leaves out what is printed for people: they see standard error in the same terminal. */
		hush(): void {
			for (const report of open) if (report.isForPeople && report.target.file === null) open.delete(report);
		},
		/** Leaves out reports that would overwrite one of these files, or whose name has a special meaning. */
		spare(files: Iterable<string>): readonly FailedReport[] {
			// Without a report to a file, there is nothing to protect.
			if (inFiles().length === 0) return [];
			const ids = new Set<string>();
			for (const file of files) ids.add(fileIdentity(file));
			return leaveOut((path) => isObeyed(basename(path)) || ids.has(fileIdentity(path)), isInput);
		},
		/** Leaves out those that would overwrite anything but an earlier report. */
		spareStrange: (): readonly FailedReport[] => leaveOut((path, opening) => !isFree(path, opening), notOurs),
		/** Completes and writes the reports to files; returns what could not be written, for the printed reports. */
		async endFiles(summary: Summary): Promise<readonly FailedReport[]> {
			const ended = inFiles();
			for (const { writer, print } of ended) print(writer.end(summary));
			const failed = await Promise.all(ended.map((report) => finish(report, world)));
			for (const report of ended) open.delete(report);
			return failed.flat();
		},
		/** Completes the printed reports; unfinished reports to files are dropped. */
		end(summary: Summary): void {
			for (const report of open) {
				if (report.target.file !== null) continue;
				report.print(report.writer.end(summary));
				for (const { file, fault } of summarise(report, world))
					world.stderr.write(messageLine(`rapporteur: ${file}: ${fault.message}`));
			}
		},
	};
}

async function openReport(target: ReporterTarget, world: World, { color, languages }: Looks): Promise<Open> {
	const entry = reporters.find(({ name }) => name === target.name);
	if (entry === undefined) throw new RangeError(`no reporter is called ${target.name}`);
	const { begin, opening, tellsKnown = false, isForPeople = false } = await entry.load();
	const held: string[] = [];
	const messages = shippedMessages(isForPeople ? languages.people : languages.programs);
	const kind = { target, opening, tellsKnown, isForPeople, messages, held };
	if (target.file !== null) return { ...kind, writer: begin(plain), print: (text) => held.push(text) };
	const { stdout, env } = world;
	const style = wantsColour(env, stdout, color) ? await coloured() : plain;
	const writer = begin({ ...style, columns: stdout.columns ?? style.columns });
	return { ...kind, writer, print: (text) => stdout.write(text) };
}

/** Whether a report may be written here without loss: there is no file yet, or an earlier report of the same kind. */
function isFree(path: string, opening: string | RegExp): boolean {
	const status = statusOf(path);
	if (status?.isFile !== true || status.size === 0) return true;
	const head = headOf(path, 65_536);
	return typeof opening === "string" ? head.startsWith(opening) : opening.test(head);
}

const isInput = fault("write-failed", "Not written: this file is an input. Name another file for the report.");

const notOurs = fault("write-failed", "Not written: the existing file is not an earlier report. Name another file.");

async function finish(report: Open, world: World): Promise<FailedReport[]> {
	const { file } = report.target;
	if (file === null) return [];
	const output = { path: resolve(world.cwd, file), content: report.held.join("") };
	const fault = await writeOutput(output, { clobber: true, makeFolders: true, within: null, drafts: null });
	return [...(fault === null ? [] : [{ file, fault }]), ...summarise(report, world)];
}

/** GitHub shows ten errors and ten warnings of a step; the job's summary has all of them. */
function summarise({ writer }: Open, { cwd, env }: World): FailedReport[] {
	const [file, text] = [env["GITHUB_STEP_SUMMARY"], writer.jobSummary?.()];
	if (!isSet(file) || text === undefined) return [];
	const fault = appendOutput({ path: resolve(cwd, file), content: text });
	return fault === null ? [] : [{ file, fault }];
}
