/** What notes must have, and where the missing would stand. */
import type { Position } from "unist";
import type { Report } from "../ast/nodes.ts";
import type { FieldDefinition, Form } from "../forms/form.ts";
import { declaredRules, fieldNamed, hasValue, namedParts, severityOf } from "./parts.ts";

/** A field that must be there, and how bad it is when the form itself says so. */
export interface RequiredField {
	readonly definition: FieldDefinition;
	readonly own: ReturnType<typeof severityOf>;
}

/** The fields that are required, always or because another one has a value. */
export function requiredFields(report: Report, form: Form): RequiredField[] {
	const conditions = declaredRules(form, "missing-field");
	return form.fields.flatMap((definition): RequiredField[] => {
		if (definition.required) return [{ definition, own: {} }];
		const rule = conditions.find(({ field, other }) => {
			const condition = field === definition.name ? fieldNamed(report, other) : undefined;
			return condition !== undefined && hasValue(condition);
		});
		return rule === undefined ? [] : [{ definition, own: severityOf(rule) }];
	});
}

/** Zero width behind the last part in the notes that stands before a missing one in the form. */
export function placeOfMissing(report: Report, { order }: Form, name: string): Position {
	const before = new Set(order.slice(0, order.indexOf(name)));
	const end = namedParts(report).findLast((part) => before.has(part.name))?.position.end;
	const place = end ?? { line: 1, column: 1, offset: 0 };
	return { start: place, end: place };
}
