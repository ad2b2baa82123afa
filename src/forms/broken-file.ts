import { type Fault, fault } from "../findings/faults.ts";
import { type FaultCode, sentence } from "../findings/finding.ts";
import type { YamlFault } from "./fault.ts";

/** A file that a run needs and that can't be used, as a reporter takes it: a config, a form, a template, a baseline. */
export interface BrokenFile {
	/** Relative to the working folder, with `/`; null where no file is to blame. */
	readonly path: string | null;
	readonly text: null;
	readonly findings: readonly Fault[];
}

/** Makes a broken file of what is wrong in it. */
export function brokenFile(code: FaultCode, path: string, faults: readonly YamlFault[]): BrokenFile {
	const findings = faults.slice(0, most).map(({ message, line, column, expected }): Fault => {
		const point = { line, column };
		return { ...fault(code, message, expected ?? undefined), position: { start: point, end: point } };
	});
	const more = faults.length - findings.length;
	if (more > 0) findings.push(fault(code, `${more} more in this file`));
	return { path, text: null, findings };
}

/** Of a file with very many faults, the first ones are enough to see what it is about. */
const most = 20;

/** A fault of the run as a whole, which stands in no file. */
export function brokenRun(broken: Fault): BrokenFile {
	return { path: null, text: null, findings: [broken] };
}

/** One line for each fault: `FILE:LINE:COLUMN: message, expected …`. */
export function brokenLines(files: readonly BrokenFile[]): string[] {
	return files.flatMap(({ path, findings }) => findings.map((each) => `${placeOf(path, each)}: ${sentence(each)}`));
}

function placeOf(path: string | null, { position }: Fault): string {
	if (path === null) return "rapporteur";
	return position === null ? path : `${path}:${position.start.line}:${position.start.column}`;
}
