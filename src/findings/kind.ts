/** The properties of a kind of findings. */
import type { Position } from "unist";

/**
 * What a finding says: the problem, then a hint, which is left out where it would only repeat the problem. `{label}` stands
 * for the finding's `label`, `{first.start.line}` for a key further in. Where the words depend on what was found, there is a
 * message for each variant; `other` is for those that have none of their own. `otherWithoutLine` (or of another variant) is
 * for documents, which have no lines to name.
 */
export type Message = string | Readonly<Record<string, string>>;

/** The messages of a language by their codes. */
export type Messages = Readonly<Record<string, Message>>;

/** How bad a finding is. */
export type Severity = "error" | "warning" | "info";

/** The properties of a kind of findings; `Data` is the data of a finding besides code and place. */
export interface Kind<Data> {
	/** Where nothing overrides it. */
	readonly severity: Severity;
	/** It is looked for only where `--severity` or the config says how bad it is. */
	readonly optional?: true;
	/** When it is reported, in a few words without a full stop. */
	readonly description: string;
	/** In English; `forms/messages` has other languages. */
	readonly message: Message;
	/** Chooses one of several messages. */
	readonly variant?: (data: Data) => string;
	/** Why it is reported, for `explain`. */
	readonly reason: string;
	/** The expected text, or several possible ones; null if unknown. */
	readonly candidates?: (data: Data) => readonly string[] | null;
}

/** A finding about a label, or the part that it opens. */
export interface Labelled {
	readonly label: string;
}

/** A finding about the second of two. */
export interface Second extends Labelled {
	/** Where the first one stands. */
	readonly first: Position;
	/** Whether the second is misspelt, and was read as text. */
	readonly nearly?: boolean;
}

/** A kind that keeps the whole job from being done: exit code 2 or 3. */
export interface FaultKind extends Kind<FaultData> {
	readonly fault: true;
}

/** What a fault says: the problem, then a hint. */
export interface FaultData {
	readonly message: string;
}

const fault = (description: string, reason: string): FaultKind => ({
	severity: "error",
	description,
	message: "{message}",
	reason,
	fault: true,
});

/** Each code and its kind; they come last in all lists. */
export const faultKinds = {
	undecodable: fault(
		"A file is not text in a known encoding, or is not a readable document",
		"Read in the wrong way, such a file would give a report of nonsense, so it is not read at all.",
	),
	"unreadable-file": fault(
		"A file could not be read",
		"A file that can't be read is not checked, so the run must not look successful.",
	),
	"no-files": fault(
		"There was nothing to read",
		"If no files are found, there is usually a mistake in the arguments, or an ignore file or the config leaves them out.",
	),
	"too-large": fault(
		"A file exceeds a limit for its size, its amount of Markdown or its number of findings",
		"A file with so much text, Markdown or findings is not ordinary notes, and would take the memory that other files need.",
	),
	"too-deep": fault(
		"A file is nested deeper than allowed",
		"People do not nest text this deeply; such files are usually made to crash programs.",
	),
	"too-slow": fault("A file took longer than allowed", "One slow file must not hold up all the others."),
	"name-collision": fault(
		"A report would replace that of another note, an edited report, or an unknown file",
		"A file that may be the only copy of something is never overwritten, unless you pass `--force`.",
	),
	"write-failed": fault(
		"A file could not be written",
		"A report that could not be written is missing, even if the notes have no problems.",
	),
	"input-changed": fault(
		"A file changed while it was read",
		"If notes change while they are read, the report would match neither the old version nor the new one.",
	),
	"broken-config": fault(
		"The config or the options are invalid",
		"With an invalid config, some checks could be wrong or left out.",
	),
	"broken-form": fault("The form is invalid", "Notes can't be read with a form that has mistakes."),
	"broken-people": fault(
		"The register of people is invalid",
		"With an invalid register, your corrections would be lost without a message.",
	),
	"broken-template": fault("The template is invalid", "A template that can't be run gives no report."),
	"missing-template-data": fault(
		"The notes lack what the template needs",
		"A report without the data that its template needs would be misleading, so it is not written.",
	),
	"broken-baseline": fault(
		"The baseline is invalid",
		"If the baseline can't be read, nobody knows which findings are new.",
	),
};
