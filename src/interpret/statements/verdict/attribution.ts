import { wordBit } from "../../../text/words.ts";
import { is, reads } from "../tokens.ts";
import { closesQuote, ends, leadOf, type Scene, speaks, type Verdict } from "./scene.ts";

/** `“…”, said X`, `according to X`, `Shipowners pay already, grumbled X`: words first, then whose they are. */
export function attribution(scene: Scene): Verdict | null {
	const { tokens } = scene.passage;
	const { from } = ends(scene);
	const verb = tokens[from - 1];
	if (reads(verb, "to") && reads(tokens[from - 2], "according")) return according(scene);
	if (!scene.quoted) return afterComma(scene);
	if (reads(verb, "–", "—", "-", "~") && closesQuote(tokens[from - 2])) return speaks(scene, 3);
	if (reads(verb, "of", "from", "by")) return ofQuote(scene);
	return afterQuote(scene);
}

function according(scene: Scene): Verdict {
	const weight = scene.group.every((each) => each.weighty) ? 2.8 : 2;
	return speaks(scene, weight + (scene.quoted ? 1 : 0));
}

/** `“…”, countered X`: a verb of speech stands behind the quotation, and nobody else before it. */
function afterQuote(scene: Scene): Verdict | null {
	const { tokens } = scene.passage;
	const { from } = ends(scene);
	const adverb = is(tokens[from - 1], wordBit.ordinal) || tokens[from - 1]?.text.endsWith("ly");
	const at = adverb ? from - 2 : from - 1;
	if (!is(tokens[at], wordBit.speech | wordBit.carrier) || at < scene.sentence.from) return null;
	const lead = tokens.slice(scene.sentence.from, at);
	const opened = lead.findLastIndex((each) => reads(each, "“", '"', "‘"));
	const closed = lead.findLastIndex(closesQuote);
	if (closed < 0 && lead.some((each) => is(each, wordBit.pronoun))) return null;
	return opened > closed ? null : speaks(scene, 3);
}

/** `“Play it” was the parting counsel of X.` */
function ofQuote(scene: Scene): Verdict | null {
	const lead = leadOf(scene);
	const close = lead.findLastIndex(closesQuote);
	if (close < 0 || lead.length - close > 10) return null;
	return reads(lead[close + 1], "was", "were", "is", "are", "came") ? speaks(scene, 3) : null;
}

function afterComma(scene: Scene): Verdict | null {
	const lead = leadOf(scene);
	const verb = lead.at(-1);
	if (lead.length < 4 || !is(verb, wordBit.speech) || verb?.capital) return null;
	return reads(lead.at(-2), ",") ? speaks(scene, 3) : null;
}
