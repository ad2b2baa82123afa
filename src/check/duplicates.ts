/** Labels that come a second time. */
import type { Position } from "unist";
import type { Report } from "../ast/nodes.ts";
import type { Parts } from "./parts.ts";

/** The later one of two, and where the first stands. */
export interface Duplicate {
	readonly name: string;
	readonly label: string;
	readonly position: Position;
	readonly first: Position;
}

/** Every label whose field or section has been there before. */
export function duplicatesIn({ children }: Report, { firsts }: Parts): Duplicate[] {
	const found: Duplicate[] = [];
	for (const child of children) {
		if (child.type !== "unclassified" || child.duplicates === null) continue;
		const { duplicates: name, label, labelPosition } = child;
		const first = firsts.get(name);
		if (label === null || labelPosition === null || first === undefined) continue;
		const place = first.type === "preamble" ? first.position : first.labelPosition;
		found.push({ name, label, position: labelPosition, first: place });
	}
	return found;
}
