import { finished } from "./finished.ts";
import { pageHeads } from "./page-head.ts";
import type { ReportData, Template, TemplateFacts } from "./template.ts";

/** A shipped template as the build leaves it. */
export interface CompiledTemplate {
	readonly source: TemplateFacts;
	/** The texts of its own `<style>` elements. */
	readonly own: readonly string[];
	/** Writes a report's data; `styles` stands where the template has `{% styles %}`. */
	readonly write: (data: ReportData, styles: string) => string;
}

/** A template of what the build left. */
export function compiledTemplate({ source, own, write }: CompiledTemplate): Template {
	const head = pageHeads({ styles: source.styles, own, assets: source.assets });
	return { source, run: (data, goalRules) => finished(source, write(data, head(data, goalRules))) };
}
