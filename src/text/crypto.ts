import { createRequire } from "node:module";
import { lazy } from "./lazy.ts";

/** Node loads thirty modules for hashes (3 ms), and most checks need none: so it does when the first is asked for. */
export const crypto = lazy((): typeof import("node:crypto") => createRequire(import.meta.url)("node:crypto"));
