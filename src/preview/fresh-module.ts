import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";

type ImportModule = (url: string) => Promise<unknown>;

/** Node reads a program once for each address: this gives one that was saved a new address. */
export function freshModule(importModule: ImportModule): ImportModule {
	return (url) => {
		const saved = statSync(fileURLToPath(url), { bigint: true, throwIfNoEntry: false })?.mtimeNs;
		return importModule(saved === undefined ? url : `${url}?saved=${saved}`);
	};
}
