import { createRequire } from "node:module";
import { later } from "../text/later.ts";

/**
 * What packages write, loaded when first asked for, from the build: most notes need none of it, and their code takes as
 * long to load as a note to convert (15 ms). Sources and bundles alike stand two folders below the package.
 */
export const libraries = later(
	() => createRequire(import.meta.url)("../../dist/cli/libraries.cjs") as typeof import("./libraries.ts"),
);
