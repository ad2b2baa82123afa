/**
 * `npm run guard`: whether a change has made the program slower, on any machine: each figure is a ratio within this run,
 * with a generous bound. Exit code 1 above one.
 */
import { printFigures } from "../soak/figures.ts";
import { growing } from "./growing.ts";
import { hotPath } from "./hot-path.ts";
import { startUp } from "./start-up.ts";

const figures = [...(await hotPath()), ...(await growing()), ...startUp()];
process.stdout.write(printFigures(figures));
if (figures.some(({ right }) => !right)) process.exitCode = 1;
