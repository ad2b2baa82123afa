/** Sub-headings that name nobody: they end the words of whoever spoke above them. */
import type { SpeechContext } from "../people/scene.ts";
import { grammarBit } from "../text/lexicon.ts";
import { wordBit } from "../text/words.ts";
import { barred, type UnitScores } from "./owner-chain.ts";
import { titlesIn } from "./titles.ts";
import type { Unit } from "./units.ts";

const titled = wordBit.office | wordBit.part | wordBit.honorific;
const gendered = grammarBit.masculine | grammarBit.feminine;

/**
 * Below a heading that names nobody, nothing is said by those whom only lines above it name, until a title or a pronoun
 * refers to one of them: `She`, `the Minister`. Below `Our view`, which is the writer's, these do not.
 */
export function barEarlier(scene: SpeechContext, units: readonly Unit[], scores: readonly UnitScores[]): void {
	const { tokens, passage } = scene;
	for (let at = 0; at < units.length; ) {
		const first = at;
		let [lexical, grammar] = [0, 0];
		const named = new Set<number>();
		for (; at < units.length && passage.lines[(units[at] as Unit).line]?.heading === true; at++) {
			const { from, to, mentions } = units[at] as Unit;
			for (const { person } of mentions) named.add(person.index + 1);
			for (let token = from; token < to; token++) {
				lexical |= tokens.lexical[token] as number;
				grammar |= tokens.grammar[token] as number;
			}
		}
		const isOfNobody = at > first && named.size === 0 && (lexical & titled) === 0 && (grammar & gendered) === 0;
		const body = at;
		let end = isOfNobody ? -1 : first;
		for (; at < units.length && passage.lines[(units[at] as Unit).line]?.heading !== true; at++) {
			const unit = units[at] as Unit;
			for (const { person } of unit.mentions) named.add(person.index + 1);
			if (end >= 0 || (grammar & grammarBit.person) !== 0 || !refersToSomebody(scene, unit)) continue;
			// Right below the heading is what it announces: of whoever is named there, or else of somebody above.
			end = at > body ? at : unit.mentions.length > 0 ? body : first;
		}
		for (let unit = first; unit < (end < 0 ? at : end); unit++) {
			const { states, owners } = scores[unit] as UnitScores;
			for (let place = 1; place < states.length; place++)
				if (!named.has(states[place] as number)) owners[place] = (owners[place] as number) - barred;
		}
	}
}

/** Whether a unit names somebody, or refers to somebody by a title or a pronoun. */
function refersToSomebody(scene: SpeechContext, unit: Unit): boolean {
	if (unit.mentions.length > 0 || titlesIn(scene, unit).length > 0) return true;
	for (let at = unit.from; at < unit.to; at++) if (((scene.tokens.grammar[at] as number) & gendered) !== 0) return true;
	return false;
}
