import type { Position } from "unist";
import { garbledIn } from "../characters.ts";
import type { CheckContext } from "../context.ts";
import type { Rule } from "../rule.ts";

/** A required field has no label in the notes. */
export const missingField: Rule = {
	code: "missing-field",
	examples: [
		[
			"every required field is there",
			"Date of Meeting: 2 February 2016\nMeeting Organizer: Harbour Forum\nReporter: Ruth Delacroix\nWhich SDG does this topic cover? 14\nType of meeting: briefing\n",
		],
		[
			"nobody says who wrote it",
			"Date of Meeting: 2 February 2016\nMeeting Organizer: Harbour Forum\nWhich SDG does this topic cover? 14\nType of meeting: briefing\n",
			"2:33-2:33",
		],
		[
			"nothing stands before the date",
			"Meeting Organizer: Harbour Forum\nReporter: Ruth Delacroix\nWhich SDG does this topic cover? 14\nType of meeting: briefing\n",
			"1:1-1:1",
		],
	],
	check(context, tell) {
		for (const { definition, own } of context.required) {
			const position = placeOfMissing(context, definition.name);
			if (position !== null) tell({ code: "missing-field", position, label: definition.label, ...own });
		}
	},
};

/** A required section has no heading in the notes. */
export const missingSection: Rule = {
	code: "missing-section",
	examples: [
		[
			"both sections are there",
			"Brief summary of presentation of information made\n\nBoats were counted.\n\nWhat was of particular significance to share with The Salvation Army globally?\n\nWe could count too.\n",
		],
		[
			"what it means for us is left out",
			"Brief summary of presentation of information made\n\nBoats were counted.\n\nTags: harbours\n",
			"3:20-3:20",
		],
	],
	check(context, tell) {
		for (const { name, label, required } of context.form.sections) {
			const position = required ? placeOfMissing(context, name) : null;
			if (position !== null) tell({ code: "missing-section", position, label });
		}
	},
};

/**
 * Zero width behind the last part in the notes that stands before a missing one in the form; null where it is not missing,
 * or would be there if only the characters of its label were right: those are the one mistake then.
 */
function placeOfMissing({ report, named, firsts, form }: CheckContext, name: string): Position | null {
	if (firsts.has(name)) return null;
	for (const child of report.children) {
		const label = child.type === "field" || child.type === "unclassified" ? child.label : null;
		const restored = label === null ? null : restoredLabel(label);
		const target = restored === null ? null : (form.labels.find(restored) ?? form.labels.near(restored));
		if (target?.name === name) return null;
	}
	const before = new Set(form.order.slice(0, form.order.indexOf(name)));
	const end = named.findLast((part) => before.has(part.name))?.position.end;
	const place = end ?? { line: 1, column: 1, offset: 0 };
	return { start: place, end: place };
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
