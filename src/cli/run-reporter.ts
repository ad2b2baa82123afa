/** Reports a run of `convert` on standard error while it goes on, and what it came to. */
import { inputStatus } from "../batch/input-status.ts";
import { unclassifiedPercent } from "../batch/ledger/share.ts";
import type { Swept } from "../batch/ledger/sweep.ts";
import type { Task } from "../batch/plan.ts";
import type { Result } from "../batch/result.ts";
import { applySeverities } from "../batch/severities.ts";
import { type Fault, isFault } from "../findings/faults.ts";
import { type Finding, type Severity, severityOf } from "../findings/finding.ts";
import { countSeverities, countsInWords, findingLines, headline } from "../reporters/lines.ts";
import { coloured, plain, type Style } from "../reporters/style.ts";
import { visiblePath } from "../reporters/visible.ts";
import { isSet, messageLine, wantsColour } from "./output.ts";
import type { Plan } from "./plan.ts";
import { openSummary } from "./summary.ts";
import { type ExitCode, type StandardOutput, type World, worst } from "./world.ts";

/** Reports a run: of one file each finding, of many files faults whole, and counts of the rest. */
export async function openRunReporter(plan: Plan, world: World) {
	const { prepared, part, settings, destination, color } = plan;
	const progress = openProgress(world, part.inputs.length);
	const { stderr } = progress;
	const style = wantsColour(world.env, stderr, color) ? await coloured() : plain;
	const isMany = part.inputs.length > 1;
	const total: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
	const summary = openSummary();
	let [code, reported, done]: [ExitCode, number, number] = [0, 0, 0];
	const say = (text: string): void => stderr.write(messageLine(`rapporteur: ${text}`));
	const print = (shown: string, findings: readonly Finding[]): void => {
		for (const finding of findings) total[severityOf(finding)]++;
		stderr.write(isMany ? briefly(shown, findings, style) : findingLines(shown, findings, style));
	};
	return {
		/** Something about the output folder. */
		note: say,
		/** What kept a part of the job from being done that is no input; null is the output folder. */
		fault(shown: string | null, fault: Fault): void {
			if (shown !== null) reported++;
			print(shown ?? settings.output?.written ?? "", [fault]);
			code = 2;
		},
		task({ input: { shown }, input }: Task, result: Result): void {
			if (input.skipped !== undefined) {
				summary.skip(shown, input.skipped);
				return;
			}
			const findings = applySeverities(result.findings, [prepared.severities(input)]);
			if (!(plan.isBrief && result.isUnchanged)) {
				reported++;
				print(shown, findings);
			}
			const share = result.input === null ? 0 : unclassifiedPercent(result.input.share);
			const isOver = share > settings.maxUnclassified;
			if (isOver) say(tooMuch(shown, share, settings.maxUnclassified));
			const own = codeOf(findings, settings.strict);
			code = worst(worst(code, own), isOver ? 1 : 0);
			const outcome = result.isUnchanged ? "unchanged" : inputStatus(findings, result.outputs);
			summary.add(outcome, findings, result.speakers);
			progress.step(own === 2);
			done++;
		},
		end(swept: readonly Swept[], isInterrupted: boolean): void {
			progress.clear();
			for (const line of swept.flatMap(sweptLines)) say(line);
			const isMost = swept.some(({ fate }) => fate === "most");
			if (isMost) say(`Not pruned: the notes of more than half of the reports are gone. ${bringBack}`);
			if (isMost || swept.some(({ fate }) => fate === "stuck")) code = 2;
			const { error: errors, warning: warnings, info: infos } = total;
			const all = headline({ files: reported, speakers: 0, errors, warnings, infos });
			const lines = [...(isMany ? [all, ...summary.lines()] : []), ...(plan.isBrief ? [] : summary.skipped())];
			for (const line of lines) stderr.write(`${line}\n`);
			const rest = "folder" in destination ? "; the same command goes on from here" : "";
			if (isInterrupted) say(`Interrupted: ${done} of ${part.inputs.length} files are done${rest}`);
		},
		code: (): ExitCode => code,
	};
}

function codeOf(findings: readonly Finding[], strict: boolean): ExitCode {
	if (findings.some(isFault)) return 2;
	return strict && countSeverities(findings).error > 0 ? 1 : 0;
}

/** Rounded up, so that it never looks like what is allowed. */
function tooMuch(shown: string, share: number, most: number): string {
	return `${shown}: ${Math.ceil(share * 10) / 10} % of its characters have no place in the form, expected at most ${most} %`;
}

/** Says what became of outputs that nothing needs any more. */
export function sweptLines({ path, gone, outputs, fate }: Swept): string[] {
	const why = gone ? `\`${path}\` is gone` : `\`${path}\` would not give it now`;
	return outputs.map((output) => sweptWords[fate](output, why));
}

const bringBack = "Bring them back, or add `--force` to remove what was made of them.";

const sweptWords: Readonly<Record<Swept["fate"], (output: string, why: string) => string>> = {
	removed: (output, why) => `Removed ${output}: ${why}`,
	left: (output, why) => `Left over: ${output}: ${why}; \`--prune\` removes what was written by a run`,
	unproven: (output, why) => `Kept ${output}: ${why}, but nothing shows that a run wrote it. Remove it yourself.`,
	changed: (output, why) => `Kept ${output}: ${why}, but it was changed since a run wrote it`,
	input: (output, why) => `Kept ${output}: ${why}, but it is one of the notes`,
	most: (output, why) => `Kept ${output}: ${why}`,
	stuck: (output, why) => `Left over: ${output}: ${why}, but it can't be removed`,
};

function briefly(path: string, findings: readonly Finding[], style: Style): string {
	const faults = findings.filter(isFault);
	const others = findings.filter((finding) => !isFault(finding));
	const counts = others.length === 0 ? "" : `${visiblePath(path)}: ${countsInWords(countSeverities(others))}\n`;
	return findingLines(path, faults, style) + counts;
}

/** A line that changes. */
interface Progress {
	/** One more input is done. */
	step(isFailed: boolean): void;
	/** Takes the line away. */
	clear(): void;
	/** Standard error, whose messages take the line's place. */
	readonly stderr: StandardOutput;
}

/** Ten times a second is as often as an eye can tell. */
const interval = 100;

/** Begins a line for a run over so many inputs. */
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

/** A line that wraps could not be taken away again. */
const fitting = (line: string, columns: number | undefined): string => line.slice(0, (columns ?? 80) - 1);
