import { wordBit } from "../../../text/words.ts";
import { among, is, reads, type Token } from "../tokens.ts";
import { closesQuote, ends, meeting, type Scene, speaks, type Verdict } from "./scene.ts";

/** `“…”, said X`, `according to X`, `Shipowners pay already, grumbled X`: words first, then whose they are. */
export function attribution(scene: Scene): Verdict | null {
	const { tokens } = scene.passage;
	const { from } = ends(scene);
	const verb = tokens[from - 1];
	if (reads(verb, "to") && reads(tokens[from - 2], "according")) return according(scene);
	if (!scene.quoted) return afterComma(scene);
	if (reads(verb, "–", "—", "-", "~") && closesQuote(tokens[from - 2])) return speaks(scene, 3);
	if (isThat(scene.lead)) return speaks(scene, 3);
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
	const last = tokens[from - 1];
	// `continued quietly X`, `took up X`
	const small = is(last, wordBit.ordinal) || last?.text.endsWith("ly") || reads(last, "up", "in", "out", "on");
	const at = small ? from - 2 : from - 1;
	if (!is(tokens[at], wordBit.speech | wordBit.carrier) || at < scene.sentence.from) return null;
	const lead = tokens.slice(scene.sentence.from, at);
	const opened = lead.findLastIndex((each) => reads(each, "“", '"', "‘"));
	const closed = lead.findLastIndex(closesQuote);
	if (closed < 0 && lead.some((each) => is(each, wordBit.pronoun))) return null;
	return opened > closed ? null : speaks(scene, 3);
}

/** `That was X.` behind a quotation. */
function isThat(lead: readonly Token[]): boolean {
	return lead.length === 2 && reads(lead[0], "that", "this", "so", "it") && reads(lead[1], "was", "is", "were");
}

/** `“Play it” was the parting counsel of X.` */
function ofQuote(scene: Scene): Verdict | null {
	const { lead } = scene;
	const close = lead.findLastIndex(closesQuote);
	// `The words are those of X`, `That was the view of X`, about the quotation before.
	if (close < 0 && (isThat(lead.slice(0, 2)) || lead.slice(0, 3).some((each) => reads(each, "words", "voice"))))
		return speaks(scene, 3);
	if (close < 0 || lead.length - close > 10) return null;
	return reads(lead[close + 1], "was", "were", "is", "are", "came") ? speaks(scene, 3) : null;
}

function afterComma(scene: Scene): Verdict | null {
	const { lead } = scene;
	const verb = lead.at(-1);
	if (lead.length < 4 || !is(verb, wordBit.speech) || verb?.capital || among(verb, meeting)) return null;
	return reads(lead.at(-2), ",") ? speaks(scene, 3) : null;
}
