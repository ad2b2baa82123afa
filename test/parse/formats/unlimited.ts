import type { DepthLimit } from "../../../src/parse/formats/markdown-depth.ts";

/** For Markdown that is not nested. */
export const unlimited: DepthLimit = {
	deepest: 100,
	cut: (what) => {
		throw new Error(`${what} that are too deep were not expected`);
	},
};
