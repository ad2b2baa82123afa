/** What the headings of a report mean to its form. */
import { withoutParenthetical } from "../text/normalize.ts";
import type { Form, LabelTarget } from "./form.ts";

/** What the form takes the heading of a report for, by its labels and patterns. */
export function headingTarget(label: string, { labels, sections }: Form): LabelTarget | null {
	const core = label.slice(0, withoutParenthetical(label, 0, label.length));
	const exact = labels.find(label) ?? labels.find(core);
	if (exact?.kind === "section") return exact;
	// Only sections have headings: what the form has a pattern for is one, though a field may be called like it.
	const section = sections.find(({ matches }) => matches.some((pattern) => pattern.test(label)));
	if (section === undefined) return exact ?? labels.near(label) ?? labels.near(core);
	return { kind: "section", name: section.name, label: section.label, closing: false };
}

/** The section that a heading names, be it by a short label, or one that it opens with; null where the words don't say it. */
export function sectionHeaded(label: string, form: Form): string | null {
	const { allLabels } = form;
	const target = headingTarget(label, form) ?? allLabels.find(label) ?? allLabels.prefix(label)?.target;
	return target?.kind === "section" ? target.name : null;
}
