/** What sub-headings and items of lists say of whose the words below them are, and of where words from above them end. */
import { colon, verbKind } from "../people/facts.ts";
import type { Person } from "../people/person.ts";
import { genderOf } from "../people/same-person.ts";
import type { SpeechContext } from "../people/scene.ts";
import { doubtfulTitles } from "../text/field-words.generated.ts";
import { grammarBit, hashWord } from "../text/lexicon.ts";
import { lineMark, type PassageLine } from "../text/passage.ts";
import { possessive, shape } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import { barred, type UnitScores } from "./owner-chain.ts";
import { titlesIn, titlesOf } from "./titles.ts";
import type { Told, Unit } from "./units.ts";

const titled = wordBit.office | wordBit.part | wordBit.honorific;
const gendered = grammarBit.masculine | grammarBit.feminine;

/**
 * Below a heading that names nobody, nothing is said by those whom only lines above it name, until a title or a pronoun
 * refers to one of them: `She`, `the Minister`. Below `Our view`, which is the writer's, these do not. A heading that names
 * somebody is nobody else's, and what is right below it is likely hers. Returns the people with whose names headings open
 * (`1. Ann Bell (Kenya)`), if there are several.
 */
export function weighHeadings(
	scene: SpeechContext,
	units: readonly Unit[],
	scores: readonly UnitScores[],
): ReadonlySet<number> {
	const { tokens, passage } = scene;
	const heads: Head[] = [];
	const openers = new Set<number>();
	for (let at = 0; at < units.length; ) {
		const first = at;
		let [lexical, grammar, refers] = [0, 0, false];
		const named = new Set<number>();
		for (; at < units.length && passage.lines[(units[at] as Unit).line]?.heading === true; at++) {
			const { from, to, mentions } = units[at] as Unit;
			for (const { person } of mentions) named.add(person.index + 1);
			for (let token = from; token < to; token++) {
				lexical |= tokens.lexical[token] as number;
				grammar |= tokens.grammar[token] as number;
			}
			refers ||= (lexical & titled) !== 0 && refersBack(scene, units[at] as Unit);
		}
		const isOfNobody = at > first && named.size === 0 && !refers && (grammar & gendered) === 0;
		const body = at;
		if (named.size > 0) for (let unit = first; unit < body; unit++) barAllBut(named, scores[unit] as UnitScores);
		const [person] = named;
		if (named.size === 1 && person !== undefined) {
			heads.push({ person, below: body });
			const line = (units[first] as Unit).line;
			let token = tokens.lineStart[line] as number;
			// A number, a sign or a part in front of the name: `2. Ann Bell`, `Speaker #2: Ann Bell`.
			for (; scene.mentionAt[token] === undefined; token++) {
				const isNumber = tokens.shape[token] === shape.sign || tokens.shape[token] === shape.number;
				if (!isNumber && ((tokens.lexical[token] as number) & wordBit.part) === 0) break;
			}
			const { head, to } = scene.mentionAt[token] ?? { head: -1, to: 0 };
			if (head === token && tokens.word[to] !== possessive) openers.add(person);
		}
		let end = isOfNobody ? -1 : first;
		for (; at < units.length && passage.lines[(units[at] as Unit).line]?.heading !== true; at++) {
			const unit = units[at] as Unit;
			if (end >= 0) continue;
			// Who spoke above is named again where she speaks again, and what stands before that is not hers.
			const top = isOfNobody && (grammar & grammarBit.person) === 0 ? (units[first] as Unit).from : 0;
			for (const { person } of unit.mentions)
				if (at === body || (person.mentions[0]?.from ?? 0) >= top) named.add(person.index + 1);
			if ((grammar & grammarBit.person) !== 0 || !(unit.mentions.length > 0 || refersBack(scene, unit))) continue;
			// Right below the heading is what it announces: of whoever is named there, or else of somebody above.
			end = at > body ? at : unit.mentions.length > 0 ? body : first;
		}
		for (let unit = first; unit < (end < 0 ? at : end); unit++) barAllBut(named, scores[unit] as UnitScores);
	}
	favourBelow(passage, { units, scores }, { heads, openers });
	return openers.size > 1 ? openers : nobodyOpens;
}

const nobodyOpens: ReadonlySet<number> = new Set();

/** Who alone is named in a heading, as a state of a unit, and the first unit below it. */
interface Head {
	readonly person: number;
	readonly below: number;
}

/** Favours whoever a heading names in what is right below it. */
function favourBelow(
	passage: SpeechContext["passage"],
	{ units, scores }: Pick<Weighed, "units" | "scores">,
	{ heads, openers }: { readonly heads: readonly Head[]; readonly openers: ReadonlySet<number> },
): void {
	for (const { person, below } of heads) {
		const weight = heads.length === 1 ? likelyHers : openers.size > 1 && openers.has(person) ? announced : surelyHers;
		// Behind the units of a paragraph, or of all items of a list.
		const line = units[below]?.line ?? 0;
		const isItem = passage.lines[line]?.mark !== lineMark.none;
		let end = below;
		for (; end < units.length; end++) {
			const here = (units[end] as Unit).line;
			if (here !== line && !(isItem && passage.lines[here]?.mark !== lineMark.none)) break;
		}
		favour({ units, scores }, { below, end }, { person, weight });
	}
}

/**
 * `A patient, Ann Bell, came next. She said …`: a pronoun means nobody from above whom the paragraph does not name, unless
 * the paragraph has referred to somebody from above before. What opens the line below somebody's alone with a pronoun is
 * likely hers, and so is a sentence in which she does something and says something: `Ann Bell laughed and said …`.
 */
export function weighPronouns(scene: SpeechContext, { units, scores, told }: Weighed): void {
	const { tokens, facts, passage } = scene;
	let line = -1;
	let refers = false;
	/** The one whom the last unit of the line above names, if nobody else is named in that line; 0 for none. */
	let above = 0;
	const named = new Set<number>();
	for (const [at, unit] of units.entries()) {
		const { from, mentions } = unit;
		if (unit.line !== line) {
			const before = passage.lines[line];
			const isBelow =
				unit.line === line + 1 && before?.heading === false && before.depth === passage.lines[unit.line]?.depth;
			const [only = 0] = named;
			above = isBelow && named.size === 1 && (units[at - 1]?.mentions.length ?? 0) > 0 ? only : 0;
			line = unit.line;
			refers = false;
			named.clear();
		}
		const means = tokens.grammar[from] as number;
		const isPronoun = (means & grammarBit.person) !== 0 && (means & gendered) !== 0;
		const isFirst = named.size === 0;
		for (const { person } of mentions) named.add(person.index + 1);
		const opener = scene.mentionAt[from];
		if (opener !== undefined && told[at] === undefined) {
			let joint = opener.to;
			while (
				joint < opener.to + mostActs &&
				tokens.shape[joint] === shape.low &&
				((tokens.grammar[joint] as number) & grammarBit.and) === 0
			)
				joint++;
			let said = joint + 1;
			while (((tokens.grammar[said] as number) & grammarBit.adverb) !== 0) said++;
			const isAnd = joint > opener.to && ((tokens.grammar[joint] as number) & grammarBit.and) !== 0;
			if (isAnd && said < unit.to && facts.verb[said] === verbKind.says && tokens.shape[said] === shape.low) {
				const { states, owners, changes } = scores[at] as UnitScores;
				const place = Array.prototype.indexOf.call(states, opener.person.index + 1);
				if (place > 0) owners[place] = (owners[place] as number) + surelyHers;
				// `A girl asked why.` in front of it is no likelier hers for that.
				const before = units[at - 1];
				const opens = tokens.grammar[before?.from ?? from] as number;
				if (before?.mentions.length === 0 && (opens & grammarBit.indefinite) !== 0) changes.fill(0);
			}
		}
		const says = facts.verb[from + 1] === verbKind.says;
		const isOther = isPronoun && says && barOfOtherGender(scene, scores[at] as UnitScores, { unit, named });
		if (isFirst) {
			refers ||= refersBack(scene, unit);
			const isVerb = facts.verb[from + 1] !== verbKind.none && from === tokens.lineStart[line];
			if (isPronoun && above > 0 && isVerb)
				favour({ units, scores }, { below: at, end: at + 1 }, { person: above, weight: likelyHers });
		} else if (!refers && isPronoun && !isOther) {
			barAllBut(named, scores[at] as UnitScores);
			const [person] = named;
			if (says && named.size === 1 && person !== undefined)
				favour({ units, scores }, { below: at, end: at + 1 }, { person, weight: surelyHers });
		}
	}
}

/** `Ann Bell smiled at that and then replied` */
const mostActs = 5;

/**
 * `Mr Cole asked who pays. She answered …`: that is not he, if a single woman is named above. Where the paragraph speaks of
 * people without names, as in `his mother`, one of them may be meant.
 */
function barOfOtherGender(
	{ tokens, people }: SpeechContext,
	{ states, owners }: UnitScores,
	{ unit: { from, line }, named }: { readonly unit: Unit; readonly named: ReadonlySet<number> },
): boolean {
	for (let at = tokens.lineStart[line] as number; at < from; at++)
		if (((tokens.grammar[at] as number) & (grammarBit.human | grammarBit.crowd)) !== 0) return false;
	const meant = ((tokens.grammar[from] as number) & grammarBit.feminine) !== 0 ? "feminine" : "masculine";
	const others: number[] = [];
	let [isOther, like, count] = [named.size > 0, 0, 0];
	for (let place = 1; place < states.length; place++) {
		const state = states[place] as number;
		const { mentions } = people[state - 1] as Person;
		let gender: ReturnType<typeof genderOf> = null;
		for (const mention of mentions)
			if (!doubtful.has(tokens.word[mention.head] as number)) gender ??= genderOf(tokens, mention);
		if (gender === meant && (mentions[0]?.from ?? from) < from) {
			like = place;
			count++;
		}
		if (gender !== null && gender !== meant) others.push(place);
		else if (named.has(state)) isOther = false;
	}
	// If none of those whom the paragraph names may be meant, it is the only one above who may.
	if (isOther && count !== 1) return false;
	for (const place of others) owners[place] = (owners[place] as number) - barred;
	if (isOther) owners[like] = (owners[like] as number) + surelyHers;
	return isOther;
}

const doubtful = new Set(doubtfulTitles.map(hashWord));

/** The units of a passage, what was weighed for each, and whose some are beyond doubt. */
interface Weighed {
	readonly units: readonly Unit[];
	readonly scores: readonly UnitScores[];
	readonly told: readonly (Told | undefined)[];
}

/** An item of a list: the units of its own line, and behind them those of the items below it. */
interface Item {
	readonly first: number;
	readonly below: number;
	readonly end: number;
}

/**
 * Items below an item that names one person are hers. An item beside it is about something else: whoever is only named
 * above says nothing there, unless it opens with a title or a pronoun that refers to her.
 */
export function weighItems(scene: SpeechContext, weighed: Weighed): void {
	const { units, scores } = weighed;
	const { lines } = scene.passage;
	/** For each depth whether the last item of the open list names somebody, one before it does, or one of these has items below. */
	const above: ("none" | "named" | "heard" | "headed")[] = [];
	let [wasOfNobody, wasTopic] = [false, false];
	for (let at = 0; at < units.length; ) {
		const first = at;
		const { line } = units[first] as Unit;
		const { depth, mark } = lines[line] as PassageLine;
		while (at < units.length && (units[at] as Unit).line === line) at++;
		if (mark === lineMark.none || depth === 0) {
			above.length = Math.min(above.length, depth);
			continue;
		}
		let end = at;
		while (end < units.length && (lines[(units[end] as Unit).line] as PassageLine).depth > depth) end++;
		const item = { first, below: at, end };
		const named = namedIn(units, first, at);
		// Above it stand deeper items of somebody: `Panel` behind those of `Opening`.
		const isHeard = Math.max(above.lastIndexOf("named"), above.lastIndexOf("heard")) > depth;
		const wasHeard = (above[depth] ?? "none") !== "none";
		const isOther = above.lastIndexOf("headed") >= depth;
		above.length = depth;
		above[depth] = isOther ? "headed" : named.size > 0 ? "named" : wasHeard ? "heard" : "none";
		if (above[depth - 1] === "named") above[depth - 1] = "headed";
		const isOfNobody = (isOther || isHeard) && named.size === 0;
		// That the words above are somebody's makes it no likelier that these are, nor do nobody's make it less likely.
		if ((isOfNobody || wasOfNobody || (wasTopic && end > at)) && !refersBack(scene, units[first] as Unit))
			scores[first]?.changes.fill(0);
		if (isOther || end > at) wasOfNobody = isOther && isOfNobody;
		wasTopic = isHeard && isOfNobody;
		const [person] = named;
		if (named.size === 1 && person !== undefined) favour(weighed, item, { person, weight: likelyHers });
		if (isOther || isHeard) barEarlierIn(scene, weighed, { item, isOfNobody });
	}
}

/** What speaks for what is right below a name, or opens with a pronoun for it, being hers; where it may well be somebody else. */
const announced = 8;
const surelyHers = 4;
const likelyHers = 2;

/** Favours whoever is named above some units in those that name nobody. */
function favour(
	{ units, scores }: Pick<Weighed, "units" | "scores">,
	{ below, end }: Omit<Item, "first">,
	{ person, weight }: { readonly person: number; readonly weight: number },
): void {
	for (let unit = below; unit < end; unit++) {
		if ((units[unit] as Unit).mentions.length > 0) continue;
		const { states, owners } = scores[unit] as UnitScores;
		for (let place = 1; place < states.length; place++)
			if (states[place] === person) owners[place] = (owners[place] as number) + weight;
	}
}

/** Bars whoever is only named above an item, until something in it refers to her. */
function barEarlierIn(
	scene: SpeechContext,
	{ units, scores, told }: Weighed,
	{ item: { first, end }, isOfNobody }: { readonly item: Item; readonly isOfNobody: boolean },
): void {
	const named = new Set<number>();
	for (let unit = first; unit < end; unit++) {
		const { from, mentions } = units[unit] as Unit;
		if (named.size === 0 && refersBack(scene, units[unit] as Unit)) return;
		for (const mention of mentions) {
			// Below `Overall`, whoever spoke above is only named, unless she says something.
			const { person } = mention;
			const around = scene.surroundings.get(mention);
			const isTag = scene.tokens.key[mention.to] === colon;
			const says = isTag || around?.mainVerb === verbKind.says || around?.verb === verbKind.says;
			if (!isOfNobody || says || (person.mentions[0]?.from ?? from) >= from) named.add(person.index + 1);
		}
		if (told[unit] === undefined) barAllBut(named, scores[unit] as UnitScores);
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
		const { words, leads } = titlesOf(scene, person, true);
		for (const title of named.has(person.index + 1) ? [] : titles)
			if (words.has(title.word) || (title.leads && leads)) return true;
	}
	return false;
}

function barAllBut(people: ReadonlySet<number>, { states, owners }: UnitScores): void {
	for (let place = 1; place < states.length; place++)
		if (!people.has(states[place] as number)) owners[place] = (owners[place] as number) - barred;
}
