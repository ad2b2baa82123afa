import type { Report } from "../ast/nodes.ts";
import type { Code, Finding } from "../findings/finding.ts";
import type { Form } from "../forms/form.ts";
import type { Parts } from "./parts.ts";
import type { Traces } from "./traces.ts";

/** What a report is judged by. */
export interface Measure {
	readonly form: Form;
	/** The decoded text, for rules about writing; "" where there is none. */
	readonly text: string;
	/** The last day that is "today" anywhere on earth, `YYYY-MM-DD`. */
	readonly today: string;
}

/** What a rule may know beside the report itself; what several of them ask of it is found once. */
export interface CheckContext extends Measure {
	readonly parts: Parts;
	readonly traces: Traces;
}

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
	check(report: Report, context: CheckContext): readonly Finding[];
}

/** Checks a rule's shape at compile time. */
export function defineRule(rule: Rule): Rule {
	return rule;
}
