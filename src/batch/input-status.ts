/** What became of an input, in the words that summary, manifest and `verify` share. */
import { isFault } from "../findings/faults.ts";
import type { Finding } from "../findings/finding.ts";
import type { ManifestLine } from "../read/manifest.ts";

/** `cut` means too deep or too many findings, with every word in the report. */
export type InputStatus = "converted" | "cut" | "failed";

/** The status, from the findings and the outputs. */
export function inputStatus(findings: readonly Finding[], outputs: readonly unknown[]): InputStatus {
	const faults = findings.filter(isFault);
	if (faults.length === 0) return "converted";
	return outputs.length > 0 && faults.every(({ code }) => isCut.has(code)) ? "cut" : "failed";
}

/** Reported of an input that is read all the same. */
const isCut: ReadonlySet<string> = new Set(["too-deep", "too-large"]);

/** The status of an input that an interrupted run did not reach; the manifest has it. */
export const unreached = { outcome: "skipped", reason: "interrupted" } as const;

/** Whether no run has reached an input. */
export const isUnreached = ({
	outcome,
	reason,
}: {
	readonly outcome: string;
	readonly reason?: string | undefined;
}): boolean => outcome === unreached.outcome && reason === unreached.reason;

const tooLarge = "larger than `--max-size`";

/** Why a file was not converted, and whether it was too large to be hashed. */
export const reasonOf = (reason: string | undefined, isTooLarge: boolean): string | undefined =>
	reason === undefined || !isTooLarge || saysTooLarge(reason) ? reason : `${reason}, ${tooLarge}`;

const saysTooLarge = (reason: string): boolean => reason.startsWith("Too large: ") || reason.endsWith(tooLarge);

/** Whether a file was too large to read; the manifest then has only its size. */
export const isUnread = ({ sha256, size, reason = "" }: Pick<ManifestLine, "sha256" | "size" | "reason">): boolean =>
	sha256 === null && size !== null && saysTooLarge(reason);
