import { expect, test } from "vitest";
import { fieldTypes } from "../../src/fields/index.ts";
import { keyedShape } from "../../src/templates/shapes.ts";

// Of a type that is left out, no misspelt part would be told.
test.each(fieldTypes.map(({ type }) => type))("what a field of the type %s holds is known", (type) => {
	const keys = { form: "`f`", fields: ["x"], sections: [], types: { x: type }, repeatable: [] };
	expect(keyedShape("fields", "x", keys)).not.toBeNull();
});
