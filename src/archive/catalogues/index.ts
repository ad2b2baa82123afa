/** The catalogues that an archive has. */
import type { Catalogue } from "./catalogue.ts";
import { csv } from "./csv.ts";
import { dublinCore } from "./dublin-core.ts";
import { jsonl } from "./jsonl.ts";

/** All catalogues: a new one is a file beside this one, and an entry here. */
export const catalogues: readonly Catalogue[] = [csv, jsonl, dublinCore];
