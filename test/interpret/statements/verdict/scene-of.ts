import { mentionsIn } from "../../../../src/interpret/statements/mentions.ts";
import { groupsOf, sentencesOf } from "../../../../src/interpret/statements/sentences.ts";
import type { Scene, Verdict } from "../../../../src/interpret/statements/verdict/scene.ts";
import { passageOf } from "../passage.ts";

/** The first people in the last sentence of a text who are named by more than a word; any where none are. */
export function sceneOf(text: string): Scene {
	const passage = passageOf(text);
	const { tokens } = passage;
	const sentence = sentencesOf(tokens, 0).at(-1) ?? { from: 0, to: 0 };
	const groups = groupsOf(tokens, mentionsIn(passage, sentence));
	const group =
		groups.find(([first]) => first !== undefined && first.name.to - first.name.start > 1) ?? groups[0] ?? [];
	const from = group[0]?.from ?? sentence.from;
	const before = tokens.slice(0, from);
	return {
		passage,
		sentence,
		group,
		lead: tokens.slice(sentence.from, from),
		opens: sentence.from === 0,
		quoted: before.some((token) => '”"»’'.includes(token.text)),
	};
}

/** What a way of speaking says of a scene: its part where it gives one, `speaks` where it gives none, null where it does not fit. */
export function said(verdict: Verdict | null): string | null {
	return verdict === null ? null : (verdict.part ?? "speaks");
}
