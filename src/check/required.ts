/** What notes must have, and where the missing would stand. */
import type { Position } from "unist";
import type { FieldDefinition, Form } from "../forms/form.ts";
import { declaredRules, hasValue, type Parts, severityOf } from "./parts.ts";

/** A field that must be there, and how bad it is when the form itself says so. */
export interface RequiredField {
	readonly definition: FieldDefinition;
	readonly own: ReturnType<typeof severityOf>;
}

/** The fields that are required, always or because another one has a value. */
export function requiredFields({ known }: Parts, form: Form): RequiredField[] {
	const holding = declaredRules(form, "missing-field").filter(({ other }) => {
		const condition = known.get(other ?? "");
		return condition !== undefined && hasValue(condition.field);
	});
	const required: RequiredField[] = [];
	for (const definition of form.fields) {
		if (definition.required) required.push({ definition, own: {} });
		else {
			const rule = holding.find(({ field }) => field === definition.name);
			if (rule !== undefined) required.push({ definition, own: severityOf(rule) });
		}
	}
	return required;
}

/** Zero width behind the last part in the notes that stands before a missing one in the form. */
export function placeOfMissing({ named }: Parts, { order }: Form, name: string): Position {
	const before = new Set(order.slice(0, order.indexOf(name)));
	const end = named.findLast((part) => before.has(part.name))?.position.end;
	const place = end ?? { line: 1, column: 1, offset: 0 };
	return { start: place, end: place };
}
