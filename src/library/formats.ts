/** All formats, loaded: a library has its user's time to start, the program has not. */
import { ast as astInput } from "../parse/formats/ast.ts";
import { json as jsonInput } from "../parse/formats/json.ts";
import { markdown as markdownInput } from "../parse/formats/markdown.ts";
import { txt } from "../parse/formats/txt.ts";
import type { InputFormat } from "../parse/input-format.ts";
import { ast } from "../render/formats/ast.ts";
import { html } from "../render/formats/html.ts";
import { json } from "../render/formats/json.ts";
import { markdown } from "../render/formats/markdown.ts";
import type { Renderer } from "../render/renderer.ts";

/** Every input format. */
export const inputFormats: readonly InputFormat[] = [txt, markdownInput, jsonInput, astInput];

/** Every output format. */
export const renderers: readonly Renderer[] = [markdown, html, json, ast];
