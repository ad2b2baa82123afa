/** Tells a run of `convert` as it goes on, and what it came to. */

import { became } from "../batch/became.ts";
import { unclassifiedPercent } from "../batch/ledger/share.ts";
import type { Swept } from "../batch/ledger/sweep.ts";
import type { Task } from "../batch/plan.ts";
import { applySeverities } from "../batch/severities.ts";
import { type Fault, isFault } from "../findings/faults.ts";
import type { Finding } from "../findings/finding.ts";
import { countSeverities } from "../reporters/counts.ts";
import type { Converted } from "./convert-work.ts";
import type { Plan } from "./plan.ts";
import { findingsPrinter } from "./print-findings.ts";
import { openProgress } from "./progress.ts";
import { openSummary } from "./summary.ts";
import { sweptLines } from "./swept.ts";
import { messageLine } from "./visible.ts";
import { type ExitCode, type World, worst } from "./world.ts";

/** Takes what happens in a run. */
export interface Teller {
	/** Something about the output folder. */
	note(text: string): void;
	/** What kept a part of the job from being done that is no input. */
	fault(shown: string, fault: Fault): void;
	task(task: Task, converted: Converted): void;
	end(swept: readonly Swept[], isInterrupted: boolean): void;
	code(): ExitCode;
}

/** Begins to tell a run. */
export async function openTeller(plan: Plan, world: World): Promise<Teller> {
	const { prepared, part, settings, destination, color } = plan;
	const progress = openProgress(world, part.inputs.length);
	const { stderr } = progress;
	const isMany = part.inputs.length > 1;
	const printer = await findingsPrinter({ ...world, stderr }, color, isMany);
	const summary = openSummary();
	let [code, done]: [ExitCode, number] = [0, 0];
	const say = (text: string): void => stderr.write(messageLine(`rapporteur: ${text}`));
	return {
		note: say,
		fault(shown, fault) {
			printer.file(shown, [fault]);
			code = 2;
		},
		task({ input: { shown }, input }, { result, milliseconds, isUnchanged }) {
			if (input.skipped !== undefined) {
				summary.skip(shown, input.skipped);
				return;
			}
			const findings = applySeverities(result.findings, [prepared.severities(input)]);
			if (!(plan.isBrief && isUnchanged)) printer.file(shown, findings);
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
		end(swept, isInterrupted) {
			progress.clear();
			for (const line of swept.flatMap(sweptLines)) say(line);
			if (swept.some(({ became }) => became === "stuck")) code = 2;
			printer.end();
			for (const line of isMany ? summary.lines(stderr.isTTY) : []) stderr.write(`${line}\n`);
			for (const line of plan.isBrief ? [] : summary.skipped()) stderr.write(`${line}\n`);
			const rest = "folder" in destination ? "; the same command goes on from here" : "";
			if (isInterrupted) say(`Interrupted: ${done} of ${part.inputs.length} files are done${rest}`);
		},
		code: () => code,
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
