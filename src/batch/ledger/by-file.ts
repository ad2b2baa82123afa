/** Names that differ by letter case or Unicode form only are one where the disk takes them for one file. */
import { resolve } from "node:path";
import { foldName } from "../../files/paths.ts";
import { isSameFile } from "../../write/write.ts";

/** Values by the names of files in a folder: of one file there is one, by the name that it was given last. */
export function byFile<Value>(folder: string) {
	const known = new Map<string, { name: string; value: Value }[]>();
	const find = (name: string) => {
		const alike = known.get(foldName(name)) ?? [];
		const same = alike.find((each) => each.name === name);
		return same ?? alike.find((each) => isSameFile(resolve(folder, each.name), resolve(folder, name)));
	};
	return {
		get: (name: string): Value | undefined => find(name)?.value,
		has: (name: string): boolean => find(name) !== undefined,
		set(name: string, value: Value): void {
			const same = find(name);
			if (same !== undefined) Object.assign(same, { name, value });
			else known.set(foldName(name), [...(known.get(foldName(name)) ?? []), { name, value }]);
		},
	};
}

/** A set of such names. */
export function fileNames(folder: string, names: Iterable<string> = []) {
	const { has, set } = byFile<true>(folder);
	for (const name of names) set(name, true);
	return { has, add: (name: string): void => set(name, true) };
}
