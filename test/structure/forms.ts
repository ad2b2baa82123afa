/** Small forms for tests of parsing. */
import { expect } from "vitest";
import { checkForm } from "../../src/forms/check.ts";
import { compileForm } from "../../src/forms/compile.ts";
import type { Form } from "../../src/forms/form.ts";
import { shippedWordLists, wordsOf } from "../../src/forms/shipped.ts";

/** A form from its YAML. */
export function formOf(yaml: string): Form {
	const checked = checkForm(yaml, shippedWordLists);
	if ("faults" in checked) expect.fail(JSON.stringify(checked.faults));
	return compileForm("small", checked.data, wordsOf(checked.data));
}
