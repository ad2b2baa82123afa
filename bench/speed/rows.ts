/** The rows, in the order in which they run: those that a warm machine or a full disk would disturb come first. */
import type { Row } from "./row.ts";
import { check, checkMany } from "./rows/check.ts";
import { convert } from "./rows/convert.ts";
import { growthFiles } from "./rows/growth-files.ts";
import { growthSize } from "./rows/growth-size.ts";
import { hostile } from "./rows/hostile.ts";
import { inProcess } from "./rows/in-process.ts";
import { startUp } from "./rows/start-up.ts";
import { unchanged } from "./rows/unchanged.ts";

export const rows: readonly Row[] = [
	startUp,
	inProcess,
	check,
	checkMany,
	convert,
	unchanged,
	hostile,
	growthSize,
	growthFiles,
];
