/** The properties of a kind of findings. */

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

/** A kind that keeps the whole job from being done: exit code 2 or 3. */
export interface FaultKind extends Kind<FaultData> {
	readonly fault: true;
}

/** What a fault says: the problem, then a hint. */
export interface FaultData {
	readonly message: string;
}
