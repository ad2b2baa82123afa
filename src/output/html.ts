import { compiledTemplate } from "../templates/compiled.ts";
import * as page from "../templates/shipped/html.generated.ts";
import type { Renderer } from "./renderer.ts";
import { templateRenderer } from "./template.ts";

/** The report as a page to send on. */
export const html: Renderer = templateRenderer(compiledTemplate(page));
