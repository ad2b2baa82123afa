import type { TemplateSource } from "./source.ts";

/** What a template sees of a report, as docs/templates.md describes it. */
export type ReportData = Readonly<Record<string, unknown>>;

/** What is known of a template beside its text. */
export type TemplateFacts = Omit<TemplateSource, "files">;

/** A template that is ready to render. */
export interface Template {
	readonly source: TemplateFacts;
	/** The text of a report's data; `goalRules` are style rules of the form. Throws `BrokenTemplate`. */
	run(data: ReportData, goalRules: string): string;
}
