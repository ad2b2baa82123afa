import { type DataNode, entry, textOf } from "./data.ts";

/** What is wrong with data that should be a report; null when it is one, whatever its values are. */
export function reportFault(data: DataNode): { readonly reason: string; readonly offset: number } | null {
	if (data.kind !== "map") return { reason: "Unexpected value, expected a report: a map", offset: data.start };
	const version = entry(data, "version") ?? entry(data, "rapporteur");
	if (version === undefined) return { reason: "Missing `version`, expected 1", offset: data.start };
	if (textOf(version) !== "1") {
		return { reason: `Unexpected version \`${textOf(version) ?? "null"}\`, expected 1`, offset: version.start };
	}
	for (const [key, kind] of shape) {
		const node = entry(data, key);
		if (node !== undefined && node.kind !== kind) {
			return { reason: `Unexpected \`${key}\`, expected a ${kind}`, offset: node.start };
		}
	}
	return null;
}

const shape = [
	["form", "scalar"],
	["fields", "map"],
	["sections", "map"],
	["unclassified", "list"],
] as const;
