/** Plain text: values stand anywhere. */
import { textLine } from "../escape/data.ts";
import type { Syntax } from "./syntax.ts";

const start = {};

/** Reads plain text. */
export const plainTextSyntax: Syntax = {
	start,
	text: () => start,
	output: () => ({ escape: textLine, next: start }),
	end: () => null,
};
