import { pretty } from "./pretty.ts";
import type { Reporter } from "./reporter.ts";

/** Every findings reporter; a new one is one file and one line here. */
export const reporters: readonly Reporter[] = [pretty];
