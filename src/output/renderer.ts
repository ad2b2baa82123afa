import type { Report } from "../ast/nodes.ts";
import type { Form } from "../forms/form.ts";

/** What a renderer may know beside the report itself. */
export interface RenderContext {
	readonly form: Form;
	/** Null where the report does not come from a file. */
	readonly source: { readonly path: string | null; readonly encoding: string; readonly sha256: string } | null;
}

/** An output format: a pure function of the report. Its text ends in one newline. */
export interface Renderer {
	readonly name: string;
	readonly about: string;
	readonly extension: string;
	readonly mediaType: string;
	render(report: Report, context: RenderContext): string;
}
