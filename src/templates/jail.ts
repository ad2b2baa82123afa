/** What runs in the process of a template that is not trusted: text in, text out. */
import type { TemplateData } from "./data.ts";
import { BrokenTemplate, missingNeeds, type TemplateFault } from "./fault.ts";
import type { FormKeys } from "./form-keys.ts";
import { compileTemplate } from "./liquid/compile.ts";
import type { TemplateSource } from "./source.ts";
import { SafeText } from "./values.ts";

/** One report for one template. */
export interface Job {
	readonly source: TemplateSource;
	readonly keys: FormKeys;
	readonly data: TemplateData;
	readonly labels: Readonly<Record<string, string>>;
}

/** What comes of it. */
export type Answer = { readonly text: string } | { readonly faults: readonly TemplateFault[] };

/** Renders a job, both as JSON. */
export function renderJob(json: string): string {
	return JSON.stringify(answerTo(JSON.parse(json, SafeText.revived) as Job));
}

function answerTo({ source, keys, data, labels }: Job): Answer {
	const compiled = compileTemplate(source, keys);
	if ("faults" in compiled) return compiled;
	const missing = missingNeeds(source, data, labels);
	if (missing.length > 0) return { faults: missing };
	try {
		return { text: compiled.template.render(data) };
	} catch (error) {
		if (!(error instanceof BrokenTemplate)) throw error;
		return { faults: error.faults };
	}
}
