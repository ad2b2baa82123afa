/** Feeds the findings of a run to every reporter that was asked for, each in its own place. */
import { resolve } from "node:path";
import type { Fault } from "../findings/faults.ts";
import { reporters } from "../reporters/index.ts";
import type { FileFindings, ReportWriter, Summary } from "../reporters/reporter.ts";
import { coloured, plain } from "../reporters/style.ts";
import { appendOutput, writeOutput } from "../write/write.ts";
import { wantsColour } from "./colour.ts";
import type { ReporterTarget } from "./options/reporters.ts";
import type { World } from "./world.ts";

/** All reports of one run. */
export interface Reports {
	file(found: FileFindings): void;
	/** Ends all reports and writes those that go to files; returns what could not be written. */
	end(summary: Summary): Promise<readonly FailedReport[]>;
}

/** A report that could not be written. */
export interface FailedReport {
	readonly file: string;
	readonly fault: Fault;
}

interface Open {
	readonly target: ReporterTarget;
	readonly writer: ReportWriter;
	readonly print: (text: string) => void;
	/** What goes to a file is written when it is whole. */
	readonly held: readonly string[];
}

/** Begins every report. */
export async function openReports(
	targets: readonly ReporterTarget[],
	world: World,
	color: boolean | undefined,
): Promise<Reports> {
	const open = await Promise.all(targets.map((target) => openReport(target, world, color)));
	return {
		file(found) {
			for (const { writer, print } of open) print(writer.file(found));
		},
		async end(summary) {
			for (const { writer, print } of open) print(writer.end(summary));
			const failed = await Promise.all(open.map((report) => finish(report, world)));
			return failed.flat();
		},
	};
}

async function openReport(target: ReporterTarget, world: World, color: boolean | undefined): Promise<Open> {
	const entry = reporters.find(({ name }) => name === target.name);
	if (entry === undefined) throw new RangeError(`no reporter is called ${target.name}`);
	const { begin } = await entry.load();
	const held: string[] = [];
	if (target.file !== null) return { target, writer: begin(plain), print: (text) => held.push(text), held };
	const style = wantsColour(world.env, world.stdout, color) ? await coloured() : plain;
	return {
		target,
		writer: begin({ ...style, columns: world.stdout.columns ?? style.columns }),
		print: (text) => world.stdout.write(text),
		held,
	};
}

async function finish({ target, writer, held }: Open, { cwd, env }: World): Promise<FailedReport[]> {
	const failed: FailedReport[] = [];
	const note = (file: string, fault: Fault | null): void => void (fault !== null && failed.push({ file, fault }));
	if (target.file !== null) {
		const output = { path: resolve(cwd, target.file), text: held.join("") };
		note(target.file, await writeOutput(output, { clobber: true, makeFolders: true }));
	}
	// GitHub shows ten errors and ten warnings of a step; all of them stand in the job's summary.
	const [summaryFile, summary] = [env["GITHUB_STEP_SUMMARY"], writer.jobSummary?.()];
	if (summaryFile !== undefined && summaryFile !== "" && summary !== undefined) {
		note(summaryFile, appendOutput({ path: resolve(cwd, summaryFile), text: summary }));
	}
	return failed;
}
