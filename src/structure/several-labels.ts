/** Labels that stand together: those of several fields with one value, and those in the first row of a table. */
import type { Form, LabelTarget } from "../forms/form.ts";
import { nameJoints } from "../text/field-words.generated.ts";
import { anyOf } from "../text/field-words.ts";
import type { LabelMatch, Notes } from "./piece.ts";

const joint = new RegExp(`\\s*[,/+&]\\s*|\\s+${anyOf(nameJoints)}\\s+`, "iu");

/** `Staff present and Reporter`, `Staff + Reporter`: the fields that the parts of a label name, if all of them name one; else none. */
export function jointTargets({ labels, allLabels }: Form, label: string): LabelTarget[] {
	if (!joint.test(label) || labels.find(label) !== null) return [];
	const targets: LabelTarget[] = [];
	for (const part of label.split(joint)) {
		const target = labels.find(part) ?? allLabels.find(part);
		if (target?.kind !== "field") return [];
		targets.push(target);
	}
	return targets;
}

/** So many labels in one row are the head of a table; `derive.ts` finds their values. */
export const leastLabels = 3;

/** Whether a label is one of several: `Date⇥Reporter⇥SDG`: the values of such labels stand below them. */
export function isAmongLabels(
	{ text, form: { labels } }: Notes,
	{ ending, first, start, end, rest }: LabelMatch,
): boolean {
	if (ending !== "dash" || !text.slice(end, rest).includes("\t")) return false;
	const cells = text.slice(start, first.to).split("\t");
	return cells.length >= leastLabels && cells.filter((cell) => labels.find(cell.trim()) !== null).length >= leastLabels;
}
