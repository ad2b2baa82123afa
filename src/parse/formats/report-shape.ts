import { type DataNode, entry, textOf } from "./data.ts";
import type { ShapeFault } from "./shape-fault.ts";

/** What is wrong with data that should be a report; null when it is one, whatever its values are. */
export function reportFault(data: DataNode): ShapeFault | null {
	if (data.kind !== "map") return { reason: "Unexpected value", expected: "a report: a map", offset: data.start };
	const fault = versionFault(data, entry(data, "version") ?? entry(data, "rapporteur"));
	if (fault !== null) return fault;
	for (const [key, kind] of shape) {
		const node = entry(data, key);
		if (node !== undefined && node.kind !== kind) {
			return { reason: `Unexpected \`${key}\``, expected: `a ${kind}`, offset: node.start };
		}
	}
	return null;
}

/** What is wrong with the version of a report's format. */
export function versionFault(data: DataNode, version: DataNode | undefined): ShapeFault | null {
	if (version === undefined) return { reason: "Missing `version`", expected: "1", offset: data.start };
	if (textOf(version) === "1") return null;
	return { reason: `Unexpected version \`${textOf(version) ?? "null"}\``, expected: "1", offset: version.start };
}

const shape = [
	["form", "scalar"],
	["fields", "map"],
	["sections", "map"],
	["unclassified", "list"],
] as const;
