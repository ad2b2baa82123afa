/** Characters of which a document has one half: no encoding can hold them, and in UTF-8 each would become a `�`. */
import { type Fault, fault } from "../../findings/faults.ts";
import { whereIn } from "../transcribed.ts";
import type { Transcript } from "./lines.ts";

/** A half of a surrogate pair without the other one. */
const half = /\p{Surrogate}/u;

/** What is told of such a half; null where every character is whole. */
export function halfIn({ text, places }: Transcript): Fault | null {
	const at = text.search(half);
	if (at === -1) return null;
	const what = `half a character stands alone in ${whereIn({ places }, at)}`;
	return fault("undecodable", `Undecodable: ${what}`, "both halves of it");
}
