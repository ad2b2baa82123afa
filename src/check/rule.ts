import type { Code, Finding } from "../findings/finding.ts";
import type { CrossFieldRule, Form } from "../forms/form.ts";
import { defaultFormName, shippedForm } from "../forms/shipped.ts";
import type { CheckContext } from "./context.ts";

/** A short note, and the findings it must give: tests and `explain` both use it. */
export interface RuleExample {
	readonly name: string;
	readonly notes: string;
	/** What the form declares besides, of an example that needs more than the default form. */
	readonly rules?: readonly CrossFieldRule[];
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

/** The form that an example is notes by. */
export function formOfExample({ rules = [] }: RuleExample): Form {
	const form = shippedForm(defaultFormName);
	if (form === null) throw new RangeError(`no form is called ${defaultFormName}`);
	return rules.length === 0 ? form : { ...form, rules };
}
