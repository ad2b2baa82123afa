import { wordBit } from "../../../text/words.ts";
import { isVerb } from "../phrases.ts";
import { among, is, reads, type Token, wordSet } from "../tokens.ts";
import { introduction, type Scene, speaks, type Verdict } from "./scene.ts";

const guiding = wordSet("guidance moderation direction leadership");
const chairing = wordSet("chairmanship chairwomanship");
const handing = wordSet("went passed fell was were given left entrusted assigned handed");
const closing = wordSet("ended closed began opened lay");
const coming = wordSet("was were came");

/** `Dissent came from X`, `Closing words by X`, `The floor went to X`, `It was left to X to …`. */
export function giver(scene: Scene): Verdict | null {
	const { lead } = scene;
	const link = lead.at(-1);
	const before = lead.slice(0, -1);
	if (reads(link, "for") && reads(before[0], "it") && reads(before.at(-1), "remained", "was")) return speaks(scene, 3);
	if (!reads(link, "from", "by", "of", "to", "with")) return null;
	if (
		reads(link, "to") &&
		reads(before.at(-1), "fell", "went", "passed") &&
		before.some((each) => is(each, wordBit.ordinal))
	) {
		return speaks(scene, 3);
	}
	if (reads(link, "to") && reads(before[0], "it") && before.some((each) => reads(each, "left", "fell"))) {
		return speaks(scene, 3);
	}
	if (reads(link, "of") && among(before.at(-1), guiding)) return guides(scene, "moderator");
	if (reads(link, "of") && among(before.at(-1), chairing)) return guides(scene, "chair");
	if (reads(link, "from") && before.length < 6 && before.some((each) => reads(each, "heard"))) return speaks(scene, 3);
	if (reads(link, "with") && reads(before[0], "we") && among(before.at(-1), closing)) return speaks(scene, 3);
	return gives(before, link) ? speaks(scene, 3) : null;
}

/** `Under the guidance of X`. */
function guides(scene: Scene, part: "moderator" | "chair"): Verdict {
	return { score: 3 + introduction(scene), part, only: true };
}

/** What a speaker gives is the subject, and its verb hands it over with the preposition `link`. */
function gives(lead: readonly Token[], link: Token | undefined): boolean {
	const nouns = reads(link, "with") ? wordBit.speechNoun | wordBit.meeting : wordBit.speechNoun;
	const noun = lead.findLastIndex((each) => is(each, nouns));
	if (noun < 0 || noun > 10 || hasSubject(lead) || isServed(lead, noun)) return false;
	const rest = lead.slice(noun + 1);
	const verbs = rest.filter((_, at) => isVerb(rest, at));
	if (verbs.length === 0 && rest.length > 2) return false;
	if (reads(link, "of"))
		return (rest.length === 0 || reads(lead[noun], "turn")) && lead.slice(0, noun).some((each) => among(each, coming));
	if (reads(link, "with")) return among(rest.at(-1), closing);
	if (reads(link, "to")) return rest.some((each) => among(each, handing)) && !reads(lead[0], "thanks", "thank");
	return true;
}

function hasSubject(lead: readonly Token[]): boolean {
	return lead.some((each) => is(each, wordBit.pronoun | wordBit.subordinate) && !is(each, wordBit.ordinal));
}

/** Music, lunch; or another verb stands before the noun already. */
function isServed(lead: readonly Token[], noun: number): boolean {
	if (lead.slice(Math.max(0, noun - 3)).some((each) => is(each, wordBit.performance))) return true;
	return lead.slice(0, noun).some((each, at) => isVerb(lead, at) && !among(each, coming) && !among(each, closing));
}
