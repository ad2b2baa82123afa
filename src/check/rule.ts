import type { Code, Finding } from "../findings/finding.ts";
import { type CrossFieldRule, type Form, withPeople } from "../forms/form.ts";
import { defaultFormName, shippedForm } from "../forms/shipped.ts";
import { peopleRegister, type RegisteredPerson } from "../people/register.ts";
import type { CheckContext } from "./context.ts";

/**
 * A short note, and the places of the findings that its rule must give, `LINE:COLUMN-LINE:COLUMN`; none in a good example.
 * Tests and `explain` both use it.
 */
export type RuleExample = readonly [name: string, notes: string, ...places: readonly string[]];

/** A rule: one code, one file. `findings/kinds.ts` has its reason. */
export interface Rule {
	readonly code: Code;
	readonly examples: readonly RuleExample[];
	/** Rules that the form of the examples declares, if those of the default form are not enough. */
	readonly declared?: readonly CrossFieldRule[];
	/** The register of people that the examples are read with. */
	readonly people?: readonly RegisteredPerson[];
	check(context: CheckContext, tell: (finding: Finding) => void): void;
}

/** The form that the examples of a rule are notes by. */
export function formOfExamples({ declared, people }: Rule): Form {
	const form = shippedForm(defaultFormName);
	if (form === null) throw new RangeError(`no form is called ${defaultFormName}`);
	if (people !== undefined) return withPeople(form, peopleRegister(people));
	return declared === undefined ? form : { ...form, rules: declared };
}
