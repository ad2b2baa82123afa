import type { Renderer } from "../renderer.ts";
import { ast } from "./ast.ts";
import { html } from "./html.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown.ts";

/** Every output format. */
export const renderers: readonly Renderer[] = [markdown, html, json, ast];
