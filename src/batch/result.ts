/** The result of converting one input: plain data, so that it can be sent between threads and stored. */
import { type Share, shareOf } from "../ast/share.ts";
import type { Stamp } from "../files/own-file.ts";
import { type Fault, type Finding, isFault } from "../findings/finding.ts";
import { markedEncoding } from "../read/decode.ts";
import type { ManifestLine } from "../read/manifest.ts";
import type { Content } from "../write/write.ts";
import type { ProcessedInput, ReadSettings } from "./process-input.ts";

/** The result of one input. */
export interface Result {
	/** As they were found: what a config makes of their severities comes later. */
	readonly findings: readonly Finding[];
	/** Null if it could not be read, or is not needed. */
	readonly input: InputFacts | null;
	/** What was written, in the order of the templates. */
	readonly outputs: readonly WrittenOutput[];
	/** How many people speak in it; 0 where it was not read in this run. */
	readonly speakers: number;
	/** What goes to standard output, which only the program itself has. */
	readonly printed: readonly Content[];
	/** Whether it is that of an earlier run. */
	readonly isUnchanged: boolean;
}

/** The result of an input without outputs. */
export const emptyResult: Result = {
	findings: [],
	input: null,
	outputs: [],
	speakers: 0,
	printed: [],
	isUnchanged: false,
};

/** The result of an input that could not be read. */
export const failedResult = (why: Fault): Result => ({ ...emptyResult, findings: [why] });

/** What is known of an input that was read. */
export interface InputFacts {
	/** Of its bytes, in hex. */
	readonly sha256: string;
	/** Bytes. */
	readonly size: number;
	readonly encoding: Decoding;
	/** The name of the form that it was read with. */
	readonly form: string;
	readonly share: Share;
	/** The same before and after it was read; null for standard input. */
	readonly stamp: Stamp | null;
}

/** An encoding by its WHATWG name, and why it was chosen. */
export interface Decoding {
	readonly name: string;
	readonly why: string;
}

/** A report that was written. */
export interface WrittenOutput {
	/** The `id` of its template. */
	readonly template: string;
	/** Below the output folder, with `/`. */
	readonly path: string;
	readonly sha256: string;
	readonly stamp: Stamp;
}

/** Why an encoding is known that a document names, which may have several. */
const saidWithin = "the document says so";

/** The reason for an encoding given by an option. */
export const asked = "--encoding";

/** The facts of an input. */
export function factsOf({ outcome, bytes, stamp }: ProcessedInput, { encoding }: ReadSettings): InputFacts {
	const { source, form, report } = outcome;
	const own =
		markedEncoding(bytes) !== null ? "byte order mark" : source.encoding === "utf-8" ? "valid UTF-8" : saidWithin;
	const why = encoding !== null ? asked : (source.guess ?? own);
	return {
		sha256: source.sha256,
		size: bytes.byteLength,
		encoding: { name: source.encoding, why },
		form: form.name,
		share: shareOf(report),
		stamp,
	};
}

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
