import { shippedTemplate } from "../../templates/shipped.ts";
import type { Renderer } from "../renderer.ts";
import { templateRenderer } from "./renderer.ts";

/** The renderer of a shipped template. */
export function shippedRenderer(name: string): Renderer {
	const template = shippedTemplate(name);
	if (template === null) throw new RangeError(`no template is called ${name}`);
	return templateRenderer(template);
}
