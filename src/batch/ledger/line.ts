/** A line of the manifest: what became of one input, for everybody to check. */
import { isFault } from "../../findings/faults.ts";
import { type Finding, sentence, severityOf } from "../../findings/finding.ts";
import type { Input } from "../../read/inputs.ts";
import type { ListedOutput, ManifestLine } from "../../read/manifest.ts";
import { compareBytes } from "../../read/order.ts";
import { became, reasonOf } from "../became.ts";
import type { InputFacts, Result } from "../result.ts";

/** What a line tells of an input; its findings as the config settled them. */
export interface LineParts {
	readonly path: string;
	readonly input: InputFacts | null;
	/** Of a file that was not converted, as far as it can be read at all. */
	readonly bytes?: Pick<ManifestLine, "sha256" | "size"> | null | undefined;
	readonly outcome: ManifestLine["outcome"];
	/** Why it failed or was skipped. */
	readonly reason?: string | undefined;
	readonly findings: readonly Finding[];
	readonly outputs: readonly ListedOutput[];
}

/** An input, and what it came to, in whatever run. */
export interface InputLine extends Pick<LineParts, "path" | "bytes" | "outputs"> {
	readonly skipped: Input["skipped"];
	/** Of all that was written for it. */
	readonly result: Pick<Result, "input" | "findings"> & { readonly outputs: readonly unknown[] };
	/** The findings of the result, as the config settled them. */
	readonly settled: readonly Finding[];
}

/** The line of an input: what became of it, and why. */
export function inputLine({ skipped, result, settled, bytes, ...rest }: InputLine): ManifestLine {
	const { input, findings } = result;
	const outcome = skipped === undefined ? became(findings, result.outputs) : "skipped";
	const fault = outcome === "failed" ? findings.find(isFault) : undefined;
	const reason = reasonOf(skipped ?? (fault && sentence(fault)), (input ?? bytes)?.sha256 === null);
	return manifestLine({ ...rest, input, bytes, outcome, reason, findings: settled });
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
