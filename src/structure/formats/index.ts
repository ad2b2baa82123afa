import { ast } from "./ast.ts";
import type { InputFormat } from "./format.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown.ts";
import { txt } from "./txt.ts";

/** The input formats, those that know themselves by how a text opens first. */
export const inputFormats: readonly InputFormat[] = [markdown, json, ast, txt];
