/** Which form an input is read with: the one asked for, else the report's own, else the config's, else the default. */
import { relative, resolve } from "node:path";
import { slashed } from "../files/paths.ts";
import { type Fault, fault } from "../findings/finding.ts";
import { type BrokenFile, brokenFile, brokenRun, nearest } from "../forms/faults.ts";
import type { Form } from "../forms/form.ts";
import type { FormRule } from "../forms/load.ts";
import { defaultFormName, shippedForm, shippedFormNames } from "../forms/shipped.ts";
import type { Input } from "../read/inputs.ts";

/** The form for an input; a report names its `own`. */
export type FormChoice = (own: string | null, input: Input | null) => Form | Fault;

/** Why an input is read with its form. */
export type WhyForm = (own: string | null, input: Input) => string;

/** A choice of forms, or the errors of the requested ones. */
export type ChosenForms =
	| { readonly choose: FormChoice; readonly why: WhyForm }
	| { readonly broken: readonly BrokenFile[] };

/** What the choice depends on. */
export interface FormContext {
	readonly cwd: string;
	/** What the config that counts for an input says, in its order. */
	readonly rulesOf: (input: Input) => readonly FormRule[];
	/** What all configs say. */
	readonly rules: readonly FormRule[];
	/** The absolute path of an input; null where it has none. */
	readonly pathOf: (input: Input) => string | null;
}

/** Loads the requested form; null loads all forms of configs, and each input decides. */
export async function settleForms(given: string | null, context: FormContext): Promise<ChosenForms> {
	if (given !== null) return givenForm(given, context.cwd);
	const files = new Map<string, Form>();
	const broken: BrokenFile[] = [];
	const named = new Map(context.rules.flatMap(({ file, within }) => (file === null ? [] : [[file, within] as const])));
	for (const [file, within] of named) {
		const loaded = await formFile(file, within, slashed(relative(context.cwd, file)));
		if ("findings" in loaded) broken.push(loaded);
		else files.set(file, loaded);
	}
	if (broken.length > 0) return { broken };
	return {
		choose: (own, input) => {
			const rules = input === null ? [] : context.rulesOf(input);
			const path = input === null ? null : context.pathOf(input);
			return own === null ? fitting(path, rules, files) : ownForm(own, rules, files);
		},
		why: (own, input) =>
			own === null ? whyFitting(context.pathOf(input), context.rulesOf(input)) : "the report names it",
	};
}

type FormFiles = ReadonlyMap<string, Form>;

/** The form of the first rule that fits, else the default. */
function fitting(path: string | null, rules: readonly FormRule[], files: FormFiles): Form | Fault {
	const rule = path === null ? undefined : rules.find(({ fits }) => fits(path));
	const form = rule === undefined ? shippedForm(defaultFormName) : formOf(rule, files);
	if (form === null) throw new RangeError(`no form is called ${rule?.name ?? defaultFormName}`);
	return form;
}

function whyFitting(path: string | null, rules: readonly FormRule[]): string {
	const rule = path === null ? undefined : rules.find(({ fits }) => fits(path));
	if (rule !== undefined) return `the config has it under \`forms\`, for \`${rule.glob}\``;
	return rules.length === 0 ? "the default" : "the default, since no glob under `forms` in the config fits this file";
}

/** The form that a report names: shipped, or one of those that its config knows. */
function ownForm(own: string, rules: readonly FormRule[], files: FormFiles): Form | Fault {
	const configured = rules.flatMap((rule) => formOf(rule, files) ?? []);
	const form = shippedForm(own) ?? configured.find(({ name }) => name === own);
	if (form !== undefined) return form;
	const known = names([...shippedFormNames, ...configured.map(({ name }) => name)]);
	return fault(
		"broken-form",
		`Converted with the form \`${own}\`, which is unknown here (known: ${known}). Name the file of that form with \`--form\`, or under \`forms\` in a config above this file.`,
	);
}

function formOf({ name, file }: FormRule, files: FormFiles): Form | null {
	return name === null ? (files.get(file ?? "") ?? null) : shippedForm(name);
}

const names = (all: readonly string[]): string => [...new Set(all)].map((name) => `\`${name}\``).join(", ");

const asked = "`--form` names it";

async function givenForm(given: string, cwd: string): Promise<ChosenForms> {
	const { isFormPath } = await import("../forms/load.ts");
	if (!isFormPath(given)) {
		const form = shippedForm(given);
		const near = nearest(given, shippedFormNames);
		const meant = near === null ? "" : ` Did you mean \`${near}\`?`;
		const hint = `Use ${names(shippedFormNames)}, or the path of a \`.yaml\` file.${meant}`;
		return form === null
			? { broken: [brokenRun(fault("broken-form", `Unknown form \`${given}\`. ${hint}`))] }
			: { choose: () => form, why: () => asked };
	}
	const form = await formFile(resolve(cwd, given), null, given);
	return "findings" in form ? { broken: [form] } : { choose: () => form, why: () => asked };
}

/** The form in a file, which must stay in the folder `within`. */
async function formFile(path: string, within: string | null, shown: string): Promise<Form | BrokenFile> {
	const { loadForm } = await import("../forms/load.ts");
	const loaded = await loadForm(path, within);
	return "form" in loaded ? loaded.form : brokenFile("broken-form", shown, loaded.faults);
}
