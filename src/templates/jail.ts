/** What runs in the process of a template that is not trusted: text in, text out. */
import type { TemplateData } from "./data.ts";
import { SafeText } from "./escapes.ts";
import { compileTemplate } from "./liquid.ts";
import { BrokenTemplate, type FormKeys, missingNeeds, type TemplateFault, type TemplateSource } from "./template.ts";

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
	try {
		const template = compileTemplate(source, keys);
		const missing = missingNeeds(source, data, labels);
		return missing.length > 0 ? { faults: missing } : { text: template.render(data) };
	} catch (error) {
		if (!(error instanceof BrokenTemplate)) throw error;
		return { faults: error.faults };
	}
}
