/** Every findings reporter by name; the code of one is loaded when it is asked for. */
import type { Reporter } from "./reporter.ts";

/** A findings reporter that is not loaded yet. */
export interface ReporterEntry {
	readonly name: string;
	readonly load: () => Promise<Reporter>;
}

/** A new reporter is one file and one entry here. */
export const reporters: readonly ReporterEntry[] = [
	{ name: "pretty", load: async () => (await import("./pretty.ts")).pretty },
	{ name: "json", load: async () => (await import("./json.ts")).json },
	{ name: "github", load: async () => (await import("./github.ts")).github },
	{ name: "sarif", load: async () => (await import("./sarif.ts")).sarif },
	{ name: "junit", load: async () => (await import("./junit.ts")).junit },
];
