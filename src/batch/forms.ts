/** Which form an input is read with: the one that was asked for, else the report's own, else the default. */
import { resolve } from "node:path";
import { type Fault, fault } from "../findings/faults.ts";
import { faultLine, type YamlFault } from "../forms/fault.ts";
import type { Form } from "../forms/form.ts";
import type { LoadedForm } from "../forms/load.ts";
import { defaultFormName, shippedForm, shippedFormNames } from "../forms/shipped.ts";

/** The form for an input that names its `own`; notes name none. */
export type FormChoice = (own: string | null) => Form | Fault;

/** A choice of forms; or the lines that tell why the form that was asked for can't be used. */
export type ChosenForms = { readonly choose: FormChoice } | { readonly faults: readonly string[] };

/** Loads the form that was asked for; null leaves the choice to each input. */
export async function chooseForms(given: string | null, cwd: string): Promise<ChosenForms> {
	if (given === null) return { choose: ownOrDefault };
	const { isFormPath, loadForm } = await import("../forms/load.ts");
	if (isFormPath(given)) return fromFile(given, await loadForm(resolve(cwd, given)));
	const form = shippedForm(given);
	return form === null ? { faults: [unknown(given)] } : { choose: () => form };
}

function fromFile(given: string, loaded: LoadedForm): ChosenForms {
	if ("form" in loaded) return { choose: () => loaded.form };
	return { faults: loaded.faults.map((each: YamlFault) => faultLine(given, each)) };
}

const names = (): string => shippedFormNames.map((name) => `\`${name}\``).join(", ");

const unknown = (given: string): string =>
	`rapporteur: Unknown form \`${given}\`, expected ${names()}, or the path of a \`.yaml\` file`;

function ownOrDefault(own: string | null): Form | Fault {
	const form = shippedForm(own ?? defaultFormName);
	return (
		form ?? fault("broken-form", `Unknown form \`${own}\` in the report`, `${names()}, or one given by \`--form\``)
	);
}
