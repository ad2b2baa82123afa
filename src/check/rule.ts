import type { Code, Finding } from "../findings/finding.ts";
import type { CheckContext } from "./context.ts";

/** A short note, and the findings it must give: tests and `explain` both use it. */
export interface RuleExample {
	readonly name: string;
	readonly notes: string;
	/** `CODE LINE:COLUMN-LINE:COLUMN` for each finding of this rule; empty for a good example. */
	readonly findings: readonly string[];
}

/** A rule: one reason, one file. */
export interface Rule {
	readonly codes: readonly Code[];
	/** Why it is there, for `rapporteur explain`. */
	readonly reason: string;
	readonly examples: readonly RuleExample[];
	check(context: CheckContext, tell: (finding: Finding) => void): void;
}
