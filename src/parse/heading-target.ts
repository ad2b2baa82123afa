/** Which section a heading stands for, by how it is set off and by the patterns of the form. */
import type { Form, LabelTarget, SectionDefinition } from "../forms/form.ts";
import type { HeadingLine } from "./heading-line.ts";

const longestHeading = 200;

/** Whether the form lets a label be set off like this. */
export function fitsHeading(form: Form, target: LabelTarget, heading: HeadingLine | null): boolean {
	if (heading === null || target.kind === "field") return true;
	const section = form.sections.find(({ name }) => name === target.name);
	return section === undefined || fits(section, heading);
}

function fits({ headings }: SectionDefinition, { styles }: HeadingLine): boolean {
	return headings.length === 0 || headings.some((style) => styles.has(style));
}

/** The section that has a pattern for this heading; null when none has. */
export function patternTarget(form: Form, text: string, heading: HeadingLine): LabelTarget | null {
	const { start, end, firm } = heading;
	if (end - start > longestHeading) return null;
	const words = text.slice(start, end).replace(/\s*:$/u, "");
	for (const section of form.sections) {
		if (section.matches.length === 0 || !fits(section, heading) || (!firm && onlyNumbered(heading))) continue;
		if (!section.matches.some((pattern) => pattern.test(words))) continue;
		return { kind: "section", name: section.name, label: section.label, closing: false };
	}
	return null;
}

/** `2015 was a dry year` is set off by nothing but what may be a number. */
function onlyNumbered({ styles }: HeadingLine): boolean {
	return styles.has("numbered") && styles.size === 1;
}
