import { shippedTemplateNames } from "../../templates/shipped.ts";
import type { Renderer } from "../renderer.ts";
import { shippedRenderer } from "../template/shipped.ts";
import { ast } from "./ast.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown.ts";

/** Every output format that is text: those in code, then the shipped templates. */
export const renderers: readonly Renderer[] = [markdown, json, ast, ...shippedTemplateNames.map(shippedRenderer)];
