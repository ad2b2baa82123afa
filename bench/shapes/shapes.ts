/** All shapes. */
import { labels } from "./labels.ts";
import { lines } from "./lines.ts";
import { markdown } from "./markdown.ts";
import { savings } from "./savings.ts";
import type { Shape } from "./shape.ts";
import { values } from "./values.ts";
import { words } from "./words.ts";

/** What notes can be made of to cost time, one a line of the table; as plain text they are held to the bar up to 8 MB. */
export const textShapes: readonly Shape[] = [...lines, ...labels, ...values, ...words, ...savings];

/** These, and those that Markdown adds. */
export const shapes: readonly Shape[] = [...textShapes, ...markdown];
