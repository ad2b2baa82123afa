import { predicateAt } from "../predicate.ts";
import { reads } from "../tokens.ts";
import { behindAsides } from "./asides.ts";
import { clauseStart } from "./clause-start.ts";
import { ends, introduction, type Scene, speaks, type Verdict } from "./scene.ts";

/** `X, role, said`: the group is the subject of its clause. */
export function subject(scene: Scene): Verdict | null {
	const { passage, sentence, opens } = scene;
	const { from, to } = ends(scene);
	if (scene.group.at(-1)?.name.possessive) return null;
	const place = clauseStart(scene);
	if (place === null) return opinion(scene);
	const verb = behindAsides(passage.tokens, { from: to, to: sentence.to });
	const head = opens && from === sentence.from;
	const relative = reads(passage.tokens[verb - 1], "who") && !reads(passage.tokens[from - 1], "is", "was", "were");
	const predicate = relative && !head ? null : predicateAt(passage.tokens, verb, sentence.to, passage.words);
	// `X, role, who was the only one to …` at the head of an item, and no verb of its own.
	if (predicate === null) return relative && head ? speaks(scene, 1.5) : fragment(scene, place);
	const score = predicate.score + introduction(scene) + place + (opens ? 1 : 0);
	return { score, part: predicate.part, only: predicate.only };
}

/** `For Mr X, exporter of coffee, the remedy is …`. */
function opinion(scene: Scene): Verdict | null {
	const { lead } = scene;
	if (lead.length > 3 || !reads(lead.at(-1), "for", "to")) return null;
	return reads(scene.passage.tokens[ends(scene).to], ",") ? speaks(scene, 1.5) : null;
}

/** `X, role: words` and `X, role – words` open a paragraph without a verb; `Thus X.` follows a quotation. */
function fragment(scene: Scene, place: number): Verdict | null {
	const { lead } = scene;
	if (scene.quoted && lead.length === 1 && reads(lead[0], "thus", "so")) return speaks(scene, 3);
	const { to } = ends(scene);
	const [next, behind] = scene.passage.tokens.slice(to, to + 2);
	if (lead.length === 0 && reads(next, ":") && reads(behind, "“", '"')) return speaks(scene, 2);
	if (!scene.opens || place < 0) return null;
	if (reads(next, ":") && next?.gap === false) return speaks(scene, 2);
	const lone = scene.group.length === 1 && reads(next, "–", "—", "-", ";", ".", "“", '"');
	return lone ? speaks(scene, 1.5) : null;
}
