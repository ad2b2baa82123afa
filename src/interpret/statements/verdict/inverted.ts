import { wordBit } from "../../../text/words.ts";
import { among, is, reads, type Token, wordSet } from "../tokens.ts";
import { introduction, meeting, partIn, type Scene, type Verdict } from "./scene.ts";

/** Verbs whose subject may come behind them whatever stands before. */
const arriving = wordSet("came went spoke followed began took stood rose participated intervened");
/** What was to be, and may not have been. */
const planned = wordSet("supposed expected meant scheduled due invited announced");
const objects = wordSet("of about to with for that by at in");

/** `First to take the floor was X`, `Then came X`, `Next up: X`. */
export function inverted(scene: Scene): Verdict | null {
	const { lead } = scene;
	if (lead.some((each) => among(each, planned))) return null;
	if (reads(lead.at(-1), ":")) return announced(scene, lead);
	const verb = lead.findLastIndex(
		(each) => !each.capital && is(each, wordBit.auxiliary | wordBit.carrier | wordBit.speech),
	);
	if (verb < 0 || lead.length > 30) return null;
	const start = lead.slice(0, verb);
	if (!subjectFollows(lead[verb], start) || !introduces(lead.slice(verb + 1))) return null;
	const counted =
		lead.some((each) => is(each, wordBit.ordinal)) ||
		start.some((each) => is(each, wordBit.speechNoun | wordBit.part | wordBit.meeting)) ||
		(is(lead[verb], wordBit.speech | wordBit.carrier) && introduction(scene) >= 1) ||
		(start.length <= 3 && start.length > 0 && introduction(scene) >= 2);
	if (!counted) return null;
	const only = is(lead[verb], wordBit.auxiliary) && start.some((each) => is(each, wordBit.part));
	return { score: 3 + introduction(scene), part: partIn(start, scene.passage), only };
}

/** `Next up: X`, `Respondent: X` in running text. */
function announced(scene: Scene, lead: readonly Token[]): Verdict | null {
	if (
		lead.length > 5 ||
		!lead.some((each) => is(each, wordBit.ordinal | wordBit.part | wordBit.speechNoun | wordBit.meeting))
	)
		return null;
	const only = lead.some((each) => is(each, wordBit.part));
	return { score: 3 + introduction(scene), part: partIn(lead, scene.passage), only };
}

/** No subject stands before the verb. */
function subjectFollows(verb: Token | undefined, start: readonly Token[]): boolean {
	const being = is(verb, wordBit.auxiliary);
	if ((being && start.length > 10) || among(verb, meeting)) return false;
	if (is(verb, wordBit.speech | wordBit.carrier) && !among(verb, arriving) && !mayInvert(start.at(-1))) return false;
	return !start.some((each) => is(each, wordBit.pronoun) || (!being && reads(each, "i", "we", "it")));
}

function mayInvert(token: Token | undefined): boolean {
	if (token === undefined || token.kind === "mark") return true;
	return is(token, wordBit.ordinal | wordBit.speechNoun | wordBit.function) || token.text.endsWith("ly");
}

/** What stands between the verb and the person is small, and gives the verb no object. */
function introduces(between: readonly Token[]): boolean {
	return between.every(
		(each) =>
			!among(each, objects) &&
			(is(each, wordBit.function | wordBit.speechNoun | wordBit.part) || reads(each, "none", "other")),
	);
}
