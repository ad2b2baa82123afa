/** Weighs whether those whom a sentence names speak in it. */

import { wordBit } from "../../../text/words.ts";
import { is } from "../tokens.ts";
import { agent } from "./agent.ts";
import { attribution } from "./attribution.ts";
import { bracketed } from "./bracketed.ts";
import { giver } from "./giver.ts";
import { inverted } from "./inverted.ts";
import { heard, listed } from "./listed.ts";
import { ends, type Scene, type Verdict } from "./scene.ts";
import { subject } from "./subject.ts";

/** The ways in which someone can be said to speak, the surest first. */
const ways = [agent, attribution, bracketed, subject, inverted, giver, heard, listed];

/** The verdict of the first way that fits; null when the group is only mentioned. */
export function judge(scene: Scene): Verdict | null {
	const opening = Math.min(ends(scene).from, scene.sentence.from + 2);
	const absent = scene.passage.tokens.slice(scene.sentence.from, opening).some((each) => is(each, wordBit.absent));
	if (absent) return null;
	for (const way of ways) {
		const verdict = way(scene);
		if (verdict !== null) return verdict;
	}
	return null;
}
