/** Makes the field of a value that stands in prose. */
import type { Position } from "unist";
import type { RawField, ValuePart } from "../ast/nodes.ts";
import { fieldType } from "../fields/index.ts";
import type { FieldDefinition } from "../forms/form.ts";

/** The position between two offsets of the source. */
export type Placed = (start: number, end: number) => Position;

/** Whether the field's type makes something of it: a sentence that is like a pattern may still hold no date. */
export function isReadable(field: FieldDefinition, parts: readonly ValuePart[]): boolean {
	const { value, items } = fieldType(field.type).read(parts, field.read);
	if (Array.isArray(value)) return value.length > 0 && items.every((item) => item.value !== null);
	return value !== null && value !== "";
}

/** The field of some parts of prose; null where there are none. */
export function derivedField(field: FieldDefinition, parts: readonly ValuePart[]): RawField | null {
	const [first, last] = [parts[0], parts.at(-1)];
	if (first === undefined || last === undefined) return null;
	const position = { start: first.position.start, end: last.position.end };
	const start = { start: position.start, end: position.start };
	return {
		type: "field",
		name: field.name,
		label: "",
		labelPosition: start,
		raw: parts.map(({ raw }) => raw).join("\n"),
		valuePosition: position,
		marks: [],
		parts,
		position,
		data: { derived: true },
	};
}
