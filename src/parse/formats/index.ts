import type { InputFormat } from "../input-format.ts";
import { txt } from "./txt.ts";

/** The input formats, those that know themselves by how a text opens first. */
export const inputFormats: readonly InputFormat[] = [txt];
