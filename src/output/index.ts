/** The output formats of `formats.ts`, loaded at once, for programs. */
import type { Template } from "../templates/template.ts";
import { programs } from "./programs.generated.ts";
import type { Renderer } from "./renderer.ts";
import { rendererOf } from "./template.ts";

/** The templates that come with the program. */
export const shippedTemplates: readonly Template[] = programs.filter((program) => "description" in program);

/** Every output format that is text. */
export const renderers: readonly Renderer[] = programs.map(rendererOf);

/** The renderer of a shipped template. */
export function shippedRenderer(name: string): Renderer {
	const renderer = renderers.find((each) => each.name === name);
	if (renderer === undefined) throw new RangeError(`no template is called ${name}`);
	return renderer;
}
