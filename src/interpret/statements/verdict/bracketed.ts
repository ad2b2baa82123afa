import { reads } from "../tokens.ts";
import { closesQuote, ends, type Scene, speaks, type Verdict } from "./scene.ts";

/** `“Pay the mappers” (X)`, and `Fees are too high (X, trader).` at the end of a sentence. */
export function bracketed(scene: Scene): Verdict | null {
	const { tokens } = scene.passage;
	const { from, to } = ends(scene);
	if (!reads(tokens[from - 1], "(") || !reads(tokens[to], ")")) return null;
	if (closesQuote(tokens[from - 2])) return speaks(scene, 3);
	const closes = to + 2 === scene.sentence.to;
	return closes && scene.group.every((each) => each.weighty) ? speaks(scene, 3) : null;
}
