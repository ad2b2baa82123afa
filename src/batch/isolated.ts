/** A template from elsewhere, rendered in a process that can do nothing else and ends when it takes too much. */

import type { IsolatedEntry, Rendered } from "../output/formats.ts";
import { labelsOf, templateData } from "../output/template.ts";
import { BrokenTemplate, type TemplateFault } from "../templates/fault.ts";
import type { FormKeys } from "../templates/form-keys.ts";
import type { Answer, Job } from "../templates/jail.ts";
import { shownFile, type TemplateSource } from "../templates/source.ts";

/** Runs the program's jail with an input; what it printed, or why it ended. */
export type Isolate = (input: string) => Promise<{ readonly output: string } | { readonly reason: string }>;

/** A template, and the names that it may use. */
export interface Untrusted {
	readonly source: TemplateSource;
	readonly keys: FormKeys;
}

/** An entry that renders in the jail, a process for each report. */
export function isolatedEntry({ source, keys }: Untrusted, isolate: Isolate): IsolatedEntry {
	const { name, extension } = source;
	return {
		name,
		extension,
		isDefault: false,
		async isolated(outcome) {
			const ended = await isolate(JSON.stringify(jobOf(outcome, { source, keys })));
			if ("reason" in ended) throw new BrokenTemplate([faultOf(source, ended.reason)]);
			const answer = JSON.parse(ended.output) as Answer;
			if ("text" in answer) return answer.text;
			throw new BrokenTemplate(answer.faults);
		},
	};
}

function jobOf({ report, form, source }: Rendered, untrusted: Untrusted): Job {
	const { path, encoding, sha256 } = source;
	const context = { form, source: { path, encoding, sha256 } };
	const data = templateData(report, context, untrusted.source);
	return { ...untrusted, data, labels: labelsOf(form) };
}

function faultOf(source: TemplateSource, reason: string): TemplateFault {
	const expected = "a template that is done within 3 seconds and 96 MB";
	return { file: shownFile(source, source.entry), line: 1, column: 1, message: reason, expected };
}
