import type { TemplateData } from "./data.ts";
import type { TemplateFault } from "./fault.ts";
import { now } from "./later.ts";
import { shownFile } from "./source.ts";
import type { TemplateFacts } from "./template.ts";

/** What a template needs and a report's data lack; `labels` are those of the form's fields and sections. */
export function missingNeeds(
	source: TemplateFacts,
	data: TemplateData,
	labels: Readonly<Record<string, string>>,
): TemplateFault[] {
	const place = { file: shownFile(source, source.entry), line: 1, column: 1 };
	return (["fields", "sections"] as const).flatMap((kind) => {
		const needed = source.needs?.[kind] ?? [];
		if (needed.length === 0) return [];
		const values = now(data[kind]) as object;
		const missing = needed.filter((key) => !Object.hasOwn(values, key));
		return missing.map((key) => {
			const label = Object.hasOwn(labels, key) ? labels[key] : key;
			return {
				...place,
				message: `The notes lack \`${label}\`, which the template \`${source.name}\` needs`,
				expected: null,
				unmet: true,
			};
		});
	});
}
