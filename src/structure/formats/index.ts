import type { InputFormat } from "../../blocks/format.ts";
import { ast } from "./ast.ts";
import { json } from "./json.ts";
import { markdown } from "./markdown.ts";
import { txt } from "./txt.ts";

/** The input formats, those that know themselves by how a text opens first. */
export const inputFormats: readonly InputFormat[] = [markdown, json, ast, txt];
