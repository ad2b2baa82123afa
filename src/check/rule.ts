import type { Code, Finding } from "../findings/finding.ts";
import type { CrossFieldRule, Form } from "../forms/form.ts";
import { defaultFormName, shippedForm } from "../forms/shipped.ts";
import type { CheckContext } from "./context.ts";

/**
 * A short note, and the places of the findings that its rule must give, `LINE:COLUMN-LINE:COLUMN`; none in a good example.
 * Tests and `explain` both use it.
 */
export type RuleExample = readonly [name: string, notes: string, ...places: readonly string[]];

/** A rule: one code, one file. `findings/kinds.ts` says why it is there. */
export interface Rule {
	readonly code: Code;
	readonly examples: readonly RuleExample[];
	/** What the form of the examples declares, where the default form's own rules are not enough. */
	readonly declared?: readonly CrossFieldRule[];
	check(context: CheckContext, tell: (finding: Finding) => void): void;
}

/** The form that the examples of a rule are notes by. */
export function formOfExamples({ declared }: Rule): Form {
	const form = shippedForm(defaultFormName);
	if (form === null) throw new RangeError(`no form is called ${defaultFormName}`);
	return declared === undefined ? form : { ...form, rules: declared };
}
