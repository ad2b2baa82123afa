import { type Fault, fault } from "../../findings/faults.ts";
import { markupDepth } from "../../text/depth.ts";

/** What is told of elements or groups that stand deeper in each other than is allowed, and what became of their words. */
export function tooDeepMarkup(what: string, maxDepth: number, outcome = ""): Fault {
	const deepest = markupDepth(maxDepth);
	const reason = `Too deep: more than ${deepest} ${what} in each other${outcome}`;
	return fault("too-deep", reason, `at most ${deepest} (five for each of \`--max-depth ${maxDepth}\`)`);
}
