/** What became of an input, in the words that summary, manifest and `verify` share. */
import { isFault } from "../findings/faults.ts";
import type { Finding } from "../findings/finding.ts";
import type { ManifestLine } from "../read/manifest.ts";

/** `cut` where its nesting is too deep or its findings are too many, and its report has every word of it. */
export type InputStatus = "converted" | "cut" | "failed";

/** Tells it from what was found, and from what was written. */
export function inputStatus(findings: readonly Finding[], outputs: readonly unknown[]): InputStatus {
	const faults = findings.filter(isFault);
	if (faults.length === 0) return "converted";
	return outputs.length > 0 && faults.every(({ code }) => isCut.has(code)) ? "cut" : "failed";
}

/** Reported of an input that is read all the same. */
const isCut: ReadonlySet<string> = new Set(["too-deep", "too-large"]);

/** What became of an input that an interrupted run did not come to: the manifest says so itself, wherever it is taken. */
export const unreached = { outcome: "skipped", reason: "interrupted" } as const;

/** Whether an interrupted run did not come to an input, nor any run before. */
export const isUnreached = ({
	outcome,
	reason,
}: {
	readonly outcome: string;
	readonly reason?: string | undefined;
}): boolean => outcome === unreached.outcome && reason === unreached.reason;

const tooLarge = "larger than `--max-size`";

/** Why a file was not converted; where it was too large to be hashed, it says that too. */
export const reasonOf = (reason: string | undefined, isTooLarge: boolean): string | undefined =>
	reason === undefined || !isTooLarge || saysTooLarge(reason) ? reason : `${reason}, ${tooLarge}`;

const saysTooLarge = (reason: string): boolean => reason.startsWith("Too large: ") || reason.endsWith(tooLarge);

/** Whether a file was too large to be read: of that, the manifest has the size alone. */
export const isUnread = ({ sha256, size, reason = "" }: Pick<ManifestLine, "sha256" | "size" | "reason">): boolean =>
	sha256 === null && size !== null && saysTooLarge(reason);
