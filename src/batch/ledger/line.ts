/** A line of the manifest: what became of one input, for everybody to check. */
import { sep } from "node:path";
import { is } from "valibot";
import type { Finding } from "../../findings/finding.ts";
import { severityOf } from "../../findings/severities.ts";
import { compareBytes } from "../../read/order.ts";
import { isReserved } from "../../write/names.ts";
import type { InputFacts } from "../result.ts";
import { type ManifestLine, manifestLineSchema } from "./line-schema.ts";

/** A file below the output folder, and what it held when it was written. */
export type ListedOutput = ManifestLine["outputs"][number];

/** What a line tells of an input; its findings as the config settled them. */
export interface LineParts {
	readonly path: string;
	readonly input: InputFacts | null;
	/** Of a file that was not converted, as far as it can be read at all. */
	readonly bytes?: Pick<ManifestLine, "sha256" | "size"> | null;
	readonly outcome: ManifestLine["outcome"];
	/** Why it failed or was skipped. */
	readonly reason?: string | undefined;
	readonly findings: readonly Finding[];
	readonly outputs: readonly ListedOutput[];
}

/** Makes a line. The order of its keys is part of the promise. */
export function manifestLine({ path, input, bytes, outcome, reason, findings, outputs }: LineParts): ManifestLine {
	const { sha256 = null, size = null } = input ?? bytes ?? {};
	return {
		path,
		sha256,
		size,
		encoding: input === null ? null : { name: input.encoding.name, why: input.encoding.why },
		form: input?.form ?? null,
		outcome,
		...(reason === undefined ? {} : { reason }),
		findings: countFindings(findings),
		outputs: outputs
			.map(({ path, sha256 }) => ({ path, sha256 }))
			.sort((one, other) => compareBytes(one.path, other.path)),
		share: input === null ? null : shareInOrder(input.share),
	};
}

const shareInOrder = ({ fields, sections, unclassified, ignored }: InputFacts["share"]): InputFacts["share"] => ({
	fields,
	sections,
	unclassified,
	ignored,
});

function countFindings(findings: readonly Finding[]): ManifestLine["findings"] {
	const counts = { error: 0, warning: 0, info: 0 };
	const codes = new Map<string, number>();
	for (const finding of findings) {
		counts[severityOf(finding)]++;
		codes.set(finding.code, (codes.get(finding.code) ?? 0) + 1);
	}
	const sorted = [...codes].sort(([one], [other]) => compareBytes(one, other));
	const { error, warning, info } = counts;
	// Named one by one: what is spread and added to would outlive its time, for each of very many inputs.
	return { error, warning, info, codes: Object.fromEntries(sorted) };
}

/** The line as text, without its line end. */
export function printLine(line: ManifestLine): string {
	return JSON.stringify(line);
}

/** A line as we print them; null for any other. */
export function readLine(text: string): ManifestLine | null {
	try {
		const data: unknown = JSON.parse(text);
		if (!is(manifestLineSchema, data) || printLine(data) !== text || !isConsistent(data)) return null;
		if (![data, ...data.outputs].every(({ path }) => isShort(path))) return null;
		// In order, and each once: one report named many times would be read as often.
		if (data.outputs.some(({ path }, at) => compareBytes(data.outputs[at - 1]?.path ?? "", path) >= 0)) return null;
		return data.outputs.every(({ path }) => staysBelow(path, sep) && !isReserved(path)) ? data : null;
	} catch {
		return null;
	}
}

/** What was converted has no reason why it was not, and what was skipped no report. */
const isConsistent = ({ outcome, reason, outputs }: ManifestLine): boolean =>
	outcome === "skipped" ? outputs.length === 0 : outcome === "failed" || reason === undefined;

/** Far more than a system opens, or than folders are gone down into. */
const isShort = (path: string): boolean => path.length <= 4096 && path.split("/").length <= 1000;

/** Whether a path that meets the schema leads nowhere else on Windows too: there, more than `/` parts names. */
export function staysBelow(path: string, separator: string): boolean {
	if (separator === "/") return true;
	return !/^\\|:/.test(path) && !path.split(/[\\/]/).some((name) => /^[. ]*$/.test(name));
}
