/** Labels that garbled characters keep from being known: the one mistake in them is those characters. */
import type { Report } from "../ast/nodes.ts";
import type { Form } from "../forms/form.ts";
import { garbledIn } from "./mojibake.ts";

/** The names of fields and sections whose label is there, if only its characters were right. */
export function garbledNames({ children }: Report, { labels }: Form): ReadonlySet<string> {
	const names = children.flatMap((child) => {
		const label = child.type === "field" || child.type === "unclassified" ? child.label : null;
		const restored = label === null ? null : restoredLabel(label);
		const target = restored === null ? null : (labels.find(restored) ?? labels.near(restored));
		return target === null ? [] : [target.name];
	});
	return new Set(names);
}

function restoredLabel(label: string): string | null {
	const garbled = garbledIn(label);
	if (garbled.length === 0) return null;
	let restored = "";
	let from = 0;
	for (const { start, end, expected } of garbled) {
		restored += label.slice(from, start) + (expected ?? "");
		from = end;
	}
	return restored + label.slice(from);
}
