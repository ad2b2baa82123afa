import { isAbsolute } from "node:path";

/** What all that runs in Node is bundled with. */
export const forNode = {
	platform: "node",
	transform: { target: "node20.19" },
	// A module that is part of what is loaded anyway may be asked for late as well.
	checks: { ineffectiveDynamicImport: false },
};

/** Packages. */
export const outside = (id) => !id.startsWith(".") && !isAbsolute(id);
