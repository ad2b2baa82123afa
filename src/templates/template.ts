import type { TemplateData } from "./data.ts";
import type { TemplateSource } from "./source.ts";

/** How a report is laid out in one format: a pure function of what it sees of the report. */
export interface Template {
	/** Small letters, digits and dashes: what `-t` and the names of files call it. */
	readonly name: string;
	/** Without its dot. */
	readonly extension: string;
	readonly mediaType: string;
	/** One line for those who choose. */
	readonly description: string;
	/** The whole text, which ends in one newline. Throws `BrokenTemplate` where there is none. */
	render(data: TemplateData): string;
}

/** What is known of a template in Liquid beside its text. */
export type TemplateFacts = Omit<TemplateSource, "files">;

/** A template in Liquid, ready to render. */
export interface LiquidTemplate extends Template {
	readonly source: TemplateFacts;
}
