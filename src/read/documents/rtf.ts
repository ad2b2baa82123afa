/** Rich Text, as Word, WordPad and LibreOffice save it. */
import { type Fault, fault } from "../../findings/faults.ts";
import { markupDepth } from "../../text/depth.ts";
import { seemsToBe } from "../binary.ts";
import { encodingNamed } from "../encodings.ts";
import type { DocumentReader } from "./document.ts";
import { tooDeepMarkup } from "./document.ts";
import { rtfBuilder } from "./rtf-builder.ts";
import type { RtfGroup } from "./rtf-state.ts";
import { visitRtf } from "./rtf-tokens.ts";

/** Reads Rich Text. */
export const readRtf: DocumentReader = async (bytes, { encoding, maxDepth }) => {
	const signature = Buffer.from(bytes.subarray(0, 5)).toString("latin1");
	if (signature !== "{\\rtf") return noRtf(bytes);
	const builder = rtfBuilder(encoding === null ? null : encodingNamed(encoding));
	const groups: RtfGroup[] = [builder.group];
	const deepest = markupDepth(maxDepth);
	let tooDeep = false;
	const whole = visitRtf(bytes, {
		open() {
			const outer = groups.at(-1) ?? builder.group;
			if (groups.length > deepest) tooDeep = true;
			else {
				builder.enter(outer);
				groups.push({ ...outer, fresh: true, starred: false });
			}
		},
		close() {
			if (groups.length > 1) builder.leave(groups.pop() ?? builder.group, groups.at(-1) ?? builder.group);
		},
		control(word, number) {
			builder.control(groups.at(-1) ?? builder.group, word, number);
		},
		byte(value) {
			builder.byte(groups.at(-1) ?? builder.group, value);
		},
	});
	if (tooDeep) return tooDeepMarkup("groups", maxDepth);
	if (!whole || groups.length > 1) return cut;
	return builder.end();
};

/** Who keeps an archive must know of a half of a file: the words of the other half are lost. */
const cut = fault("undecodable", "Undecodable: this Rich Text is cut, its end is missing", "a file that ends with `}`");

function noRtf(bytes: Uint8Array): Fault {
	const what = seemsToBe(bytes);
	const found = what === null ? "this is no Rich Text" : `this seems to be ${what}`;
	return fault("undecodable", `Undecodable: ${found}`, "a file that begins with `{\\rtf`");
}
