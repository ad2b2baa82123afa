/** Tells a run of `convert` as it goes on, and what it came to. */
import { became } from "../batch/became.ts";
import { unclassifiedPercent } from "../batch/ledger/share.ts";
import type { Swept } from "../batch/ledger/sweep.ts";
import type { Task } from "../batch/plan.ts";
import { applySeverities } from "../batch/severities.ts";
import { type Fault, isFault } from "../findings/faults.ts";
import { type Finding, type Severity, severityOf } from "../findings/finding.ts";
import { countSeverities, countsInWords, findingLines, headline } from "../reporters/lines.ts";
import { coloured, plain, type Style } from "../reporters/style.ts";
import { visiblePath } from "../reporters/visible.ts";
import type { Converted } from "./convert-work.ts";
import { messageLine, wantsColour } from "./output.ts";
import type { Plan } from "./plan.ts";
import { openProgress } from "./progress.ts";
import { openSummary } from "./summary.ts";
import { type ExitCode, type World, worst } from "./world.ts";

/** Begins to tell a run. Of one file each finding is told; of many files faults whole, and counts of the rest. */
export async function openTeller(plan: Plan, world: World) {
	const { prepared, part, settings, destination, color } = plan;
	const progress = openProgress(world, part.inputs.length);
	const { stderr } = progress;
	const style = wantsColour(world.env, stderr, color) ? await coloured() : plain;
	const isMany = part.inputs.length > 1;
	const total: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
	const summary = openSummary();
	let [code, told, done]: [ExitCode, number, number] = [0, 0, 0];
	const say = (text: string): void => stderr.write(messageLine(`rapporteur: ${text}`));
	const print = (shown: string, findings: readonly Finding[]): void => {
		told++;
		for (const finding of findings) total[severityOf(finding)]++;
		stderr.write(isMany ? briefly(shown, findings, style) : findingLines(shown, findings, style));
	};
	return {
		/** Something about the output folder. */
		note: say,
		/** What kept a part of the job from being done that is no input. */
		fault(shown: string, fault: Fault): void {
			print(shown, [fault]);
			code = 2;
		},
		task({ input: { shown }, input }: Task, { result, milliseconds, isUnchanged }: Converted): void {
			if (input.skipped !== undefined) {
				summary.skip(shown, input.skipped);
				return;
			}
			const findings = applySeverities(result.findings, [prepared.severities(input)]);
			if (!(plan.isBrief && isUnchanged)) print(shown, findings);
			const share = result.input === null ? 0 : unclassifiedPercent(result.input.share);
			const isOver = share > settings.maxUnclassified;
			if (isOver) say(tooMuch(shown, share, settings.maxUnclassified));
			const own = codeOf(findings, settings.strict);
			code = worst(worst(code, own), isOver ? 1 : 0);
			const outcome = isUnchanged ? "unchanged" : became(findings, result.outputs);
			summary.add({ shown, outcome, milliseconds, findings, speakers: result.speakers });
			progress.step(own === 2);
			done++;
		},
		end(swept: readonly Swept[], isInterrupted: boolean): void {
			progress.clear();
			for (const line of swept.flatMap(sweptLines)) say(line);
			if (swept.some(({ became }) => became === "stuck")) code = 2;
			const { error: errors, warning: warnings, info: infos } = total;
			const all = headline({ files: told, speakers: 0, errors, warnings, infos });
			const lines = [
				...(isMany ? [all, ...summary.lines(stderr.isTTY)] : []),
				...(plan.isBrief ? [] : summary.skipped()),
			];
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
export function sweptLines({ path, gone, outputs, became }: Swept): string[] {
	const why = gone ? `\`${path}\` is gone` : `\`${path}\` would not give it now`;
	return outputs.map((output) => sweptWords[became](output, why));
}

const sweptWords: Readonly<Record<Swept["became"], (output: string, why: string) => string>> = {
	removed: (output, why) => `Removed ${output}: ${why}`,
	left: (output, why) => `Left over: ${output}: ${why}; \`--prune\` removes what was written by a run`,
	unproven: (output, why) => `Kept ${output}: ${why}, but nothing shows that a run wrote it. Remove it yourself.`,
	changed: (output, why) => `Kept ${output}: ${why}, but it was changed since a run wrote it`,
	input: (output, why) => `Kept ${output}: ${why}, but it is one of the notes`,
	stuck: (output, why) => `Left over: ${output}: ${why}, but it can't be removed`,
};

function briefly(path: string, findings: readonly Finding[], style: Style): string {
	const faults = findings.filter(isFault);
	const others = findings.filter((finding) => !isFault(finding));
	const counts = others.length === 0 ? "" : `${visiblePath(path)}: ${countsInWords(countSeverities(others))}\n`;
	return findingLines(path, faults, style) + counts;
}
