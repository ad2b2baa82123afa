import type { TemplateFault } from "./fault.ts";
import { shownFile, type TemplateSource } from "./source.ts";

/** What a template needs and a report's data lack; `labels` are those of the form's fields and sections. */
export function missingNeeds(
	source: TemplateSource,
	data: object,
	labels: Readonly<Record<string, string>>,
): TemplateFault[] {
	const place = { file: shownFile(source, source.entry), line: 1, column: 1 };
	return (["fields", "sections"] as const).flatMap((kind) => {
		const values = (data as Record<typeof kind, object>)[kind];
		const missing = (source.needs?.[kind] ?? []).filter((key) => !Object.hasOwn(values, key));
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
