/** From the text of a template to something that renders; or everything that is wrong with it. */

import type { TemplateData } from "./data.ts";
import { createEngine } from "./engine.ts";
import { BrokenTemplate, type TemplateFault } from "./fault.ts";
import { finished } from "./finished.ts";
import type { FormKeys } from "./form-keys.ts";
import { withGetters } from "./later.ts";
import { liquidFault } from "./liquid-fault.ts";
import { givePageParts } from "./own-tags.ts";
import { pageHeads } from "./page-head.ts";
import { placeTemplate } from "./place-template.ts";
import { engineFiles } from "./read-files.ts";
import type { TemplateSource } from "./source.ts";
import type { LiquidTemplate } from "./template.ts";

/** A template, or its faults in the order of its files and lines. */
export type Compiled = { readonly template: LiquidTemplate } | { readonly faults: readonly TemplateFault[] };

/** Parses a template, checks its names against those of a form, and finds the escaping of each value. */
export function compileTemplate(source: TemplateSource, keys: FormKeys): Compiled {
	const engine = createEngine(engineFiles(source));
	const placed = placeTemplate(source, keys, engine);
	if ("faults" in placed) return placed;
	const { entry, own, shown } = placed;
	const head = pageHeads({ styles: source.styles, own, assets: source.assets });
	const { name, extension, mediaType, title: description } = source;
	const render = (data: TemplateData): string => {
		givePageParts(engine, { styles: head(data), assets: source.assets });
		try {
			return finished(source.format, bounded(engine.renderSync([...entry], {}, { globals: withGetters(data) })));
		} catch (error) {
			throw new BrokenTemplate([liquidFault(error, shown)]);
		}
	};
	return { template: { name, extension, mediaType, description, source, render } };
}

/** A report far longer than any notes is a template that does not know when to stop; the shipped ones do. */
const longest = 20_000_000;

function bounded(text: string): string {
	if (text.length > longest) throw new RangeError("too long");
	return text;
}
