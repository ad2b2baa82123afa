import { wordBit } from "../../../text/words.ts";
import { isVerb } from "../phrases.ts";
import { among, is, reads, wordSet } from "../tokens.ts";
import { introduction, partIn, type Scene, speaks, type Verdict } from "./scene.ts";

const manyLinks = wordSet(": were was included are is include including – - of by");
const oneLinks = wordSet(": was is – - were by");
const composing = wordSet("consisted comprised composed made");
const hearers = wordSet("we i participants delegates");

/** `The speakers were A, B and C`, `Moderators: A and B`, `On the panel: A (X), B (Y)`. */
export function listed(scene: Scene): Verdict | null {
	const { lead } = scene;
	if (lead.length > 14 || !lead.some((each) => is(each, wordBit.part))) return null;
	if (lead.some((each) => is(each, wordBit.pronoun))) return null;
	const link = lead.at(-1);
	const lone = scene.group.length === 1;
	const lists = among(link, manyLinks) || lead.slice(-3).some((each) => reads(each, ":", "were", "included"));
	if (!lists || (lone && !among(link, oneLinks))) return null;
	if (reads(link, "of") && !lead.some((each) => among(each, composing))) return null;
	return { score: 3 + introduction(scene), part: partIn(lead, scene.passage), only: true };
}

/** `From the floor we heard the Under-Secretary of Mozambique and X.` */
export function heard(scene: Scene): Verdict | null {
	const { lead } = scene;
	const verb = lead.findLastIndex((each) => reads(each, "heard"));
	if (verb < 1 || !among(lead[verb - 1], hearers) || lead.length - verb > 24) return null;
	const rest = lead.slice(verb + 1);
	if (reads(rest[0], "that", "of", "how", "about") || rest.some((_, at) => isVerb(rest, at))) return null;
	return speaks(scene, 2);
}
