/** Plain text: each character lies in exactly one leaf, label, value or mark. */
import { parseText } from "../../../src/structure/plain-notes.ts";
import { faults } from "../../../test/properties/lossless.ts";
import { Broken } from "../broken.ts";
import { form } from "./report.ts";

/** Throws where the report of a text has lost or doubled a character of it. */
export function losesNothing(text: string): void {
	const [first, ...others] = faults(parseText(text, form), text);
	if (first !== undefined) throw new Broken("lossless", `${first}, and ${others.length} more`);
}
