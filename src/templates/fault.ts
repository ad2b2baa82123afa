/** What can be wrong with a template, as data. */
import { type Fault, fault } from "../findings/faults.ts";
import { faultLine, type YamlFault } from "../forms/faults.ts";
import type { TemplateData } from "./data.ts";
import { shownFile } from "./source.ts";
import type { TemplateFacts } from "./template.ts";

/** Something wrong in one of a template's files. */
export interface TemplateFault extends YamlFault {
	/** As messages name it. */
	readonly file: string;
	/** Whether the template is sound, and it is a report that lacks what it needs. */
	readonly unmet?: boolean;
}

/** The same as a finding about the notes that could not be rendered. */
export function templateFinding(broken: TemplateFault): Fault {
	const { file, line, column, message, expected, unmet } = broken;
	if (unmet === true) return fault("unmet-need", message, expected ?? undefined);
	return fault("broken-template", `${file}:${line}:${column}: ${message}`, expected ?? undefined);
}

/** What is thrown where a template can't render a report: there is no text to give back. */
export class BrokenTemplate extends Error {
	readonly faults: readonly TemplateFault[];

	constructor(faults: readonly TemplateFault[]) {
		super(faults.map((each) => faultLine(each.file, each)).join("\n"));
		this.name = "BrokenTemplate";
		this.faults = faults;
	}
}

/** A fault of a template as a whole. */
export function faultOf(
	source: TemplateFacts,
	{ message, expected }: Pick<TemplateFault, "message" | "expected">,
): TemplateFault {
	return { file: shownFile(source, source.entry), line: 1, column: 1, message, expected };
}

/** What a template needs and a report's data lack; `labels` are those of the form's fields and sections. */
export function missingNeeds(
	source: TemplateFacts,
	data: TemplateData,
	labels: Readonly<Record<string, string>>,
): TemplateFault[] {
	return (["fields", "sections"] as const).flatMap((kind) => {
		const needed = source.needs?.[kind] ?? [];
		if (needed.length === 0) return [];
		const values = data[kind];
		const missing = needed.filter((key) => !Object.hasOwn(values, key));
		return missing.map((key) => {
			const label = Object.hasOwn(labels, key) ? labels[key] : key;
			const message = `The notes lack \`${label}\`, which the template \`${source.name}\` needs`;
			return { ...faultOf(source, { message, expected: null }), unmet: true };
		});
	});
}
