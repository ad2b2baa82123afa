/** The field types that a form can name. */
import { choice } from "./choice.ts";
import { date } from "./date.ts";
import { type FieldType, isProse, type Likeness, nowhere, type ReadContext } from "./field-type.ts";
import { goals } from "./goals.ts";
import { links } from "./links.ts";
import { number } from "./number.ts";
import { people } from "./people.ts";
import { isPlaceholder } from "./pieces.ts";
import { tags } from "./tags.ts";
import { text } from "./text.ts";
import { time } from "./time.ts";

/** All field types, in the order that `rapporteur list` gives them. */
export const fieldTypes: readonly FieldType[] = [text, choice, number, date, time, people, goals, tags, links];

const byName: ReadonlyMap<string, FieldType> = new Map(fieldTypes.map((type) => [type.type, type]));

/** The field type that a form means by a name; an unknown name means text. */
export function fieldType(name: string): FieldType {
	return byName.get(name) ?? text;
}

/** How much words look like a value of a type; a placeholder counts only after a label. */
export function likenessOf(name: string, raw: string, context: ReadContext): Likeness {
	if (isPlaceholder(raw, context)) return 2;
	const type = fieldType(name);
	if (type.likeness !== undefined) return type.likeness(raw, context);
	const isReadable = type.read([{ raw, position: nowhere }], context).value !== null;
	return isReadable && !isProse(raw, context.words) ? 1 : -1;
}
