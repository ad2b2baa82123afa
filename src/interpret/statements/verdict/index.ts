/** Weighs whether those whom a sentence names speak in it. */

import { wordBit } from "../../../text/words.ts";
import { is, reads } from "../tokens.ts";
import { enough } from "../turn.ts";
import { agent } from "./agent.ts";
import { attribution } from "./attribution.ts";
import { bracketed } from "./bracketed.ts";
import { giver } from "./giver.ts";
import { inverted } from "./inverted.ts";
import { heard, listed } from "./listed.ts";
import { ends, type Scene, speaks, type Verdict } from "./scene.ts";
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
		if (verdict !== null) return verdict.score < enough ? (presider(scene) ?? verdict) : verdict;
	}
	return presider(scene);
}

/** `…, which the moderator, X, had the sense not to fill`: whatever is told, she moderates. */
function presider(scene: Scene): Verdict | null {
	const [first] = scene.group;
	if (first === undefined || (first.part !== "moderator" && first.part !== "chair")) return null;
	return reads(scene.passage.tokens[first.from], "the", "our")
		? { ...speaks(scene, 3), part: first.part, only: true }
		: null;
}
