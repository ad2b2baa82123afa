import { bullets } from "./layouts/bullets.ts";
import { crowded } from "./layouts/crowded.ts";
import type { Layout } from "./layouts/define.ts";
import { headings } from "./layouts/headings.ts";
import { inverted } from "./layouts/inverted.ts";
import { labelledHeadings } from "./layouts/labelled-headings.ts";
import { parts } from "./layouts/parts.ts";
import { rosters } from "./layouts/rosters.ts";
import { sentences } from "./layouts/sentences.ts";
import { silent } from "./layouts/silent.ts";
import { wordsFirst } from "./layouts/words-first.ts";

/** Every layout, family by family. */
export const layouts: readonly Layout[] = [
	...headings,
	...labelledHeadings,
	...bullets,
	...sentences,
	...inverted,
	...wordsFirst,
	...crowded,
	...rosters,
	...parts,
	...silent,
];
