/** Reports the progress and the result of `convert` on standard error. */
import { unclassifiedPercent } from "../ast/share.ts";
import type { Leftover } from "../batch/ledger/sweep.ts";
import type { Task } from "../batch/plan.ts";
import { applySeverities } from "../batch/process-input.ts";
import { type InputStatus, inputStatus, type Result } from "../batch/result.ts";
import { type Fault, type Finding, inLanguage, isFault, severityOf } from "../findings/finding.ts";
import { shippedMessages } from "../forms/shipped.ts";
import type { FailedArgument } from "../read/meanings.ts";
import { coloured, plain } from "../reporters/reporter.ts";
import { countSeverities, countsInWords, findingLines, visiblePath } from "../reporters/terminal.ts";
import { isSet, messageLine, openSummary, wantsColour } from "./output.ts";
import type { Plan } from "./plan.ts";
import { type ExitCode, type StandardOutput, type World, worst } from "./world.ts";

/** Reports a run: each finding of a single file, counts for many files, and failures together at the end. */
export async function openRunReporter(plan: Plan, world: World) {
	const { found, part, settings, destination } = plan;
	const { isQuiet } = settings;
	const printing = await openPrinting(plan, world);
	const { progress, stderr, isMany } = printing;
	const summary = openSummary();
	const failed: string[] = [];
	let [code, done]: [ExitCode, number] = [0, 0];
	const say = (text: string): void => stderr.write(messageLine(`rapporteur: ${text}`));
	const print = (shown: string, findings: readonly Finding[], status: InputStatus): void =>
		printing.file(shown, isQuiet ? findings.filter((finding) => severityOf(finding) === "error") : findings, status);
	return {
		/** Prints a message about the output folder. */
		note: isQuiet ? () => {} : say,
		/** A problem of the run that is not about an input; `shown` is the output. */
		fault(shown: string, fault: Fault): void {
			stderr.write(printing.linesOf(shown, [fault]));
			code = worst(code, 2);
		},
		/** The finding for an argument that matched nothing. */
		argument({ shown, file, fault }: FailedArgument): void {
			if (file !== undefined) failed.push(file);
			summary.add("failed", [fault], 0);
			print(shown, [fault], "failed");
			// If nothing else was converted, or it is unknown what is missing, the run has failed.
			code = worst(code, file !== undefined && found.inputs.length > 0 ? 3 : 2);
		},
		task({ input: { shown, file }, input }: Task, result: Result): void {
			if (input.skipped !== undefined) {
				summary.skip(shown, input.skipped);
				return;
			}
			const findings = applySeverities(result.findings, plan.severities(input));
			const status = inputStatus(findings, result.outputs);
			if (!(plan.isBrief && result.isUnchanged)) print(shown, findings, status);
			const over = tooMuch(shown, result, settings.maxUnclassified);
			if (over !== null) say(over);
			code = worst(worst(code, codeOf(findings, settings.strict)), over === null ? 0 : 1);
			const isFailed = findings.some(isFault);
			if (isFailed && file !== null) failed.push(file);
			summary.add(result.isUnchanged && !isFailed ? "unchanged" : status, findings, result.speakers);
			progress.step(isFailed);
			done++;
		},
		end(swept: readonly Leftover[], isInterrupted: boolean): void {
			progress.clear();
			for (const line of leftoverReport(swept, isQuiet)) say(line);
			if (swept.some(isStuck)) code = worst(code, 2);
			const failures = printing.failures();
			const skipped = plan.isBrief || isQuiet ? [] : summary.skipped();
			const counts = isMany && (!isQuiet || failures !== "") ? summary.lines() : [];
			stderr.write([...counts, ...skipped].map((line) => `${line}\n`).join("") + failures);
			const rest = "folder" in destination ? "; repeat the command to continue" : "";
			if (isInterrupted) say(`Interrupted: ${done} of ${part.inputs.length} files are done${rest}`);
		},
		code: (): ExitCode => code,
		/** The files that could not be converted, absolute. */
		failed: (): readonly string[] => failed,
	};
}

const leftoverReport = (swept: readonly Leftover[], isQuiet: boolean): readonly string[] => [
	...(isQuiet ? swept.filter(isStuck) : swept).flatMap(leftoverLines),
	...(swept.some(({ fate }) => fate === "most") ? [notPruned] : []),
];

const isStuck = ({ fate }: Leftover): boolean => fate === "most" || fate === "stuck";

function codeOf(findings: readonly Finding[], strict: boolean): ExitCode {
	if (findings.some(({ code }) => code === "no-files")) return 2;
	if (findings.some(isFault)) return 3;
	return strict && countSeverities(findings).error > 0 ? 1 : 0;
}

/**
 * The message for a file with too much unrecognised text, else null. The share is rounded up, so that it never looks
 * like the allowed one.
 */
function tooMuch(shown: string, { input }: Result, most: number): string | null {
	const share = input === null ? 0 : unclassifiedPercent(input.share);
	if (share <= most) return null;
	return `${shown}: ${Math.ceil(share * 10) / 10} % of its characters are in no field or section; at most ${most} % are allowed.`;
}

/** The messages about outputs that are no longer needed. */
export function leftoverLines({ path, gone, outputs, fate }: Leftover): string[] {
	const why = gone ? `\`${path}\` is gone` : `\`${path}\` no longer produces it`;
	return outputs.map((output) => sweptWords[fate](output, why));
}

const notPruned =
	"Not pruned: the notes of more than half of the reports are gone. Restore them, or add `--force` to remove their reports (it also replaces other files that are in the way, and lists them).";

const sweptWords: Readonly<Record<Leftover["fate"], (output: string, why: string) => string>> = {
	removed: (output, why) => `Removed ${output}: ${why}`,
	replaced: (output, why) => `Replaced ${output}: ${why}, and another note has a report of this name`,
	left: (output, why) => `Left over: ${output}: ${why}. To remove such reports, use \`--prune\` (it keeps edited ones)`,
	unproven: (output, why) =>
		`Kept ${output}: ${why}, but nothing shows that a run made it from this note. Remove it yourself.`,
	changed: (output, why) => `Kept ${output}: ${why}, but the report was edited after a run wrote it`,
	input: (output, why) => `Kept ${output}: ${why}, but this file is one of the notes`,
	nested: (output, why) => `Kept ${output}: ${why}, but the report is in an archive of its own`,
	moved: (output) => `Left over: ${output}: its note is in another shard now. Remove it yourself, or keep it`,
	most: (output, why) => `Kept ${output}: ${why}`,
	"read-only": (output, why) => `Kept ${output}: ${why}, but the report is read-only; \`--force\` removes it too`,
	stuck: (output, why) => `Left over: ${output}: ${why}, but the report can't be removed`,
	missing: (output, why) => `No longer listed: ${output}: ${why}, and somebody has removed the report`,
};

/** Where a run is reported, and how: in its colours and its language. */
async function openPrinting({ found, part, settings }: Plan, world: World) {
	const { color, languages, isLines } = settings;
	const progress = openProgress(world, settings.isQuiet ? 0 : part.inputs.length);
	const { stderr } = progress;
	const style = wantsColour(world.env, stderr, color) ? await coloured() : plain;
	const isMany = isLines || part.inputs.length + found.failed.length > 1;
	const messages = shippedMessages(languages.people);
	const linesOf = (path: string, findings: readonly Finding[]): string =>
		findingLines(path, inLanguage(findings, messages), style);
	const failures: string[] = [];
	let heading = "Failed:";
	return {
		progress,
		stderr,
		linesOf,
		isMany,
		/** Of a single file prints each finding; of many only counts; of lines, which may never end, only faults. */
		file(path: string, findings: readonly Finding[], status: InputStatus): void {
			const faults = findings.filter(isFault);
			if (isLines || !isMany) {
				stderr.write(linesOf(path, isLines ? faults : findings));
				return;
			}
			const others = findings.filter((finding) => !isFault(finding));
			if (others.length > 0) stderr.write(`${visiblePath(path)}: ${countsInWords(countSeverities(others))}\n`);
			if (faults.length > 0) failures.push(linesOf(path, faults));
			if (status === "cut") heading = "Failed or simplified:";
		},
		/** The faults of many files, which come last, together. */
		failures: (): string => (failures.length === 0 ? "" : `${heading}\n${failures.join("")}`),
	};
}

/** The progress line. */
interface Progress {
	/** One more input is done. */
	step(isFailed: boolean): void;
	/** Removes the line. */
	clear(): void;
	/** Standard error; a message replaces the line. */
	readonly stderr: StandardOutput;
}

/** Milliseconds; faster changes are not visible. */
const interval = 100;

/** Starts the progress line of a run, which messages to its `stderr` replace. */
export function openProgress({ stderr, env, now }: Pick<World, "stderr" | "env" | "now">, total: number): Progress {
	if (total < 2 || !stderr.isTTY || isSet(env["CI"])) return { step: () => {}, clear: () => {}, stderr };
	const time = (): number => now().getTime();
	const began = time();
	let [done, failed, drawn, isShown] = [0, 0, began, false];
	const clear = (): void => {
		if (isShown) stderr.write("\r\u001b[2K");
		isShown = false;
	};
	return {
		step(isFailed) {
			done++;
			if (isFailed) failed++;
			if (time() - drawn < interval || done === total) return;
			drawn = time();
			clear();
			const rate = (1000 * done) / (drawn - began);
			const parts = [`${done} of ${total} files`, `${rate < 10 ? rate.toFixed(1) : Math.round(rate)} a second`];
			parts.push(`${inWords(Math.ceil((total - done) / rate))} left`);
			if (failed > 0) parts.push(`${failed} failed`);
			stderr.write(fitting(parts.join(", "), stderr.columns));
			isShown = true;
		},
		clear,
		stderr: {
			isTTY: true,
			get columns() {
				return stderr.columns;
			},
			get closed() {
				return stderr.closed;
			},
			write(content) {
				if (content.length === 0) return;
				clear();
				stderr.write(content);
			},
		},
	};
}

function inWords(seconds: number): string {
	if (seconds < 60) return `${seconds} s`;
	const minutes = Math.ceil(seconds / 60);
	return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A line that wraps could not be removed. */
const fitting = (line: string, columns: number | undefined): string => line.slice(0, (columns ?? 80) - 1);
