/** Who speaks in a report. */
import type { Report } from "./nodes.ts";

/** How many people speak: who speaks more than once is one. */
export function countSpeakers({ children }: Report): number {
	const names = new Set<string>();
	for (const child of children)
		if (child.type === "section")
			for (const { speakers } of child.statements) for (const { name } of speakers) names.add(name);
	return names.size;
}
