/** Labels that come a second time. */
import type { Position } from "unist";
import type { Report } from "../ast/nodes.ts";
import { namedParts } from "./parts.ts";

/** The later one of two, and where the first stands. */
export interface Duplicate {
	readonly name: string;
	readonly label: string;
	readonly position: Position;
	readonly first: Position;
}

/** Every label whose field or section has been there before. */
export function duplicatesIn(report: Report): Duplicate[] {
	const firsts = new Map(
		namedParts(report)
			.toReversed()
			.map((part) => [part.name, part]),
	);
	return report.children.flatMap((child): Duplicate[] => {
		if (child.type !== "unclassified" || child.duplicates === null) return [];
		const { duplicates: name, label, labelPosition } = child;
		const first = firsts.get(name);
		if (label === null || labelPosition === null || first === undefined) return [];
		const place = first.type === "preamble" ? first.position : first.labelPosition;
		return [{ name, label, position: labelPosition, first: place }];
	});
}
