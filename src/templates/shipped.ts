/** The templates that come with the program: one folder each in `templates/`, and one line each here. */
import { csv } from "../../templates/csv/template.ts";
import { dublinCore } from "../../templates/dublin-core/template.ts";
import { html } from "../../templates/html/template.ts";
import { htmlBrief } from "../../templates/html-brief/template.ts";
import { markdownBrief } from "../../templates/markdown-brief/template.ts";
import { text } from "../../templates/text/template.ts";
import type { Template } from "./template.ts";

/** All of them, in the order of the alphabet. */
export const shippedTemplates: readonly Template[] = [csv, dublinCore, html, htmlBrief, markdownBrief, text];
