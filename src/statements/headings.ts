/** What ends the words of whoever spoke above it: a sub-heading that names nobody, an item behind one with items of its own. */
import { colon, verbKind } from "../people/facts.ts";
import type { SpeechContext } from "../people/scene.ts";
import { grammarBit } from "../text/lexicon.ts";
import { lineMark, type PassageLine } from "../text/passage.ts";
import { wordBit } from "../text/words.ts";
import { barred, type UnitScores } from "./owner-chain.ts";
import { titlesIn, titlesOf } from "./titles.ts";
import type { Told } from "./turns.ts";
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
			if (end >= 0) continue;
			for (const { person } of unit.mentions) named.add(person.index + 1);
			if ((grammar & grammarBit.person) !== 0 || !refersToSomebody(scene, unit)) continue;
			// Right below the heading is what it announces: of whoever is named there, or else of somebody above.
			end = at > body ? at : unit.mentions.length > 0 ? body : first;
		}
		for (let unit = first; unit < (end < 0 ? at : end); unit++) addTo(named, false, scores[unit] as UnitScores);
	}
}

/**
 * Items of an item that names one person are hers. Behind them comes something else: who is only named above says nothing
 * in the next item of the same list, unless that opens with a title or a pronoun that refers to her.
 */
export function weighItems(
	scene: SpeechContext,
	{
		units,
		scores,
		told,
	}: { units: readonly Unit[]; scores: readonly UnitScores[]; told: readonly (Told | undefined)[] },
): void {
	const { lines } = scene.passage;
	/** For each depth what the list at hand holds so far: an item that names somebody at its end, or one with items of its own. */
	const above: ("none" | "named" | "headed")[] = [];
	let wasOfNobody = false;
	for (let at = 0; at < units.length; ) {
		const first = at;
		const { line } = units[first] as Unit;
		const { depth, mark } = lines[line] as PassageLine;
		while (at < units.length && (units[at] as Unit).line === line) at++;
		const named = namedIn(units, first, at);
		const isItem = mark !== lineMark.none && depth > 0;
		// An item beside one that heads others, or beside a list of such items.
		const isOther = isItem && above.lastIndexOf("headed") >= depth;
		above.length = isItem ? depth : Math.min(above.length, depth + 1);
		above[depth] = isOther ? "headed" : isItem && named.size > 0 ? "named" : "none";
		if (isItem && above[depth - 1] === "named") above[depth - 1] = "headed";
		let end = at;
		while (isItem && end < units.length && (lines[(units[end] as Unit).line] as PassageLine).depth > depth) end++;
		// To nobody and back, in a list of speakers, is no sign that the next one does not speak.
		const isOfNobody = isOther && named.size === 0;
		if ((isOfNobody || wasOfNobody) && !refersBack(scene, units[first] as Unit)) scores[first]?.changes.fill(0);
		if (isOther || end > at) wasOfNobody = isOfNobody;
		if (named.size === 1)
			for (let unit = at; unit < end; unit++)
				if ((units[unit] as Unit).mentions.length === 0) addTo(named, true, scores[unit] as UnitScores);
		if (!isOther) continue;
		named.clear();
		for (let unit = first; unit < end; unit++) {
			const { from, mentions } = units[unit] as Unit;
			if (named.size === 0 && refersBack(scene, units[unit] as Unit)) break;
			for (const mention of mentions) {
				// Below `Overall`, whoever spoke above is only named, unless she says something.
				const { person } = mention;
				const around = scene.surroundings.get(mention);
				const isTag = scene.tokens.key[mention.to] === colon;
				const says = isTag || around?.mainVerb === verbKind.says || around?.verb === verbKind.says;
				if (!isOfNobody || says || (person.mentions[0]?.from ?? from) >= from) named.add(person.index + 1);
			}
			if (told[unit] === undefined) addTo(named, false, scores[unit] as UnitScores);
		}
	}
}

function namedIn(units: readonly Unit[], from: number, to: number): Set<number> {
	const named = new Set<number>();
	for (let unit = from; unit < to; unit++)
		for (const { person } of (units[unit] as Unit).mentions) named.add(person.index + 1);
	return named;
}

/** Whether a pronoun, or a title of somebody else, stands in a unit before anybody whom it names. */
function refersBack(scene: SpeechContext, unit: Unit): boolean {
	const { mentions } = unit;
	const opening = { ...unit, to: mentions[0]?.head ?? unit.to, mentions: [] };
	for (let at = opening.from; at < opening.to; at++)
		if (((scene.tokens.grammar[at] as number) & gendered) !== 0) return true;
	const named = namedIn([unit], 0, 1);
	const titles = titlesIn(scene, opening);
	for (const person of titles.length === 0 ? [] : scene.people) {
		const { words, leads } = titlesOf(scene, person);
		for (const title of named.has(person.index + 1) ? [] : titles)
			if (words.has(title.word) || (title.leads && leads)) return true;
	}
	return false;
}

/** What speaks for an item's words being of whoever heads it. */
const below = 2;

/** Adds to what speaks for some people owning a unit, or bars all others. */
function addTo(people: ReadonlySet<number>, isTheirs: boolean, { states, owners }: UnitScores): void {
	for (let place = 1; place < states.length; place++)
		if (people.has(states[place] as number) === isTheirs)
			owners[place] = (owners[place] as number) + (isTheirs ? below : -barred);
}

/** Whether a unit names somebody, or refers to somebody by a title or a pronoun. */
function refersToSomebody(scene: SpeechContext, unit: Unit): boolean {
	if (unit.mentions.length > 0 || titlesIn(scene, unit).length > 0) return true;
	for (let at = unit.from; at < unit.to; at++) if (((scene.tokens.grammar[at] as number) & gendered) !== 0) return true;
	return false;
}
