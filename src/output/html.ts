import { html as template } from "../../templates/html/template.ts";
import type { Renderer } from "./renderer.ts";
import { templateRenderer } from "./template.ts";

/** The report as a page to send on. */
export const html: Renderer = templateRenderer(template);
