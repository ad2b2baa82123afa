/** Turns of a transcript: lines that open with whoever speaks and a colon. Their words are nobody else's. */
import type { Speaker } from "../ast/nodes.ts";
import { colon, comma, signBit, verbKind } from "../people/facts.ts";
import { isSpokenTo, partAt } from "../people/parts.ts";
import type { Mention, Person } from "../people/person.ts";
import type { SpeechContext } from "../people/scene.ts";
import { grammarBit, type Lexicon, type Part } from "../text/lexicon.ts";
import { lineMark, type PassageLine } from "../text/passage.ts";
import { shape } from "../text/tokens.ts";
import { wordBit } from "../text/words.ts";
import { answers, behindNumber, isCalled, isOfSomebody, isTopic, isUnheld, longestTag, opensOther } from "./noted.ts";
import { bar, rowOwners } from "./tables.ts";
import { tasksIn } from "./tasks.ts";
import { leading, type Tag, tagOf, wholeLine } from "./turn-tags.ts";
import { nobody, sourcesIn, type Told, type Unit } from "./units.ts";

/** What decides about turns, besides the text itself. */
interface Fields {
	readonly lexicon: Lexicon;
	/** Who has a part by the fields. */
	readonly parts: ReadonlyMap<Part, Speaker>;
}

const likely = 0.5;
/** So many lines that open with a name and a colon make a transcript. */
const leastNamed = 2;

/** What is known of the turns so far. */
interface Progress {
	/** Whose the turn at hand is, and the line that it was last looked at in. */
	open: Told | undefined;
	openLine: number;
	/** Who asked last: what is asked next is hers or nobody's, and not of whoever answered. */
	asker: Told | undefined;
	isAsked: boolean;
	/** Whoever spoke last, and not for the chair, answers the question that follows; before that, who alone is likely to speak. */
	spoke: Told | undefined;
	/** The last line that names somebody: what is said in a line below it that is set off alike may well be somebody else's. */
	named: PassageLine | undefined;
	/** The line that somebody without a name opens: `She` further on in it is that person. */
	nameless: number;
}

/** For each unit whose it is; undefined where that has to be weighed. */
export function toldOwners(scene: SpeechContext, units: readonly Unit[], fields: Fields): (Told | undefined)[] {
	const { lines } = scene.passage;
	const openings = openingsOf(scene, fields);
	const { tags, turning, lineOwners, isTranscript, areItems } = openings;
	let [speakers, spoke]: [number, Told | undefined] = [0, undefined];
	for (const person of scene.people)
		if (person.speaks >= likely) spoke = speakers++ === 0 ? { person, part: null } : undefined;
	const none = undefined;
	const so: Progress = { open: none, openLine: -1, asker: nobody, isAsked: false, spoke, named: none, nameless: -1 };
	return units.map((unit, at) => {
		const before = units[at - 1];
		const isBehind = unit.part > 0 && unit.mentions.length > 0 && before?.mentions.length === 0;
		const answerer = isBehind && opensOther(scene, before) ? answers(scene, unit) : null;
		if (unit.mentions.length > 0) [so.named, so.nameless] = [lines[unit.line], -1];
		const line = lines[unit.line];
		const isPeer = line?.depth === so.named?.depth && line?.mark === so.named?.mark && so.named?.heading !== true;
		const owner = lineOwners[unit.line];
		if (owner !== undefined) return owner;
		// `NGO (unnamed) | Can refugees borrow? | Bell: yes`: what stands before the cell of who answers is not hers.
		const next = units[at + 1];
		if (unit.mentions.length === 0 && next?.line === unit.line && scene.tokens.key[next.from] === bar) {
			const named = scene.mentionAt[next.from + 1];
			if (named !== undefined && scene.tokens.key[named.to] === colon) return nobody;
		}
		if (answerer !== null && !isTranscript) return { person: answerer, part: null };
		const opening = tags[unit.line] ?? null;
		// `Costs: high` among the items below a turn is the speaker's.
		const tag = opening?.kind === "label" && !(isTranscript && isPeer) ? null : opening;
		if (tag?.kind === "aside") return isTranscript ? nobody : undefined;
		const isApart = tag !== null || unit.mentions.length > 0 || !isTranscript || line?.heading === true;
		if (unit.line !== so.openLine && isApart) so.open = undefined;
		so.openLine = unit.line;
		if (tag !== null && unit.from === scene.tokens.lineStart[unit.line]) {
			const called = openTurn(scene, so, { tag, unit, isPeer, isTranscript, ...fields });
			if (called !== undefined) return called;
		}
		if (tag?.kind === "asked" && unit.mentions.length > 0) so.asker = so.open = undefined;
		if (tag === null && unit.mentions.length === 0) {
			const isDefinite = ((scene.tokens.grammar[unit.from] as number) & grammarBit.definite) !== 0;
			const holder = isDefinite && unit.part === 0 && !isTranscript ? holderOf(scene, unit) : null;
			if (holder !== null) return { person: holder, part: null };
			const isHers =
				unit.line === so.nameless && ((scene.tokens.grammar[unit.from] as number) & grammarBit.person) !== 0;
			const isWithin = unit.from !== scene.tokens.lineStart[unit.line] && unit.part === 0;
			const isSomebody = isHers || (isWithin ? opensOther(scene, unit) : isOfSomebody(scene, unit, isPeer));
			if (isSomebody && !isHers) so.open = undefined;
			if (isSomebody || isOfLead(scene, so, { unit, isPeer, openings, ...fields })) {
				so.nameless = unit.line;
				return nobody;
			}
		}
		const isItem = isTranscript && !areItems && tag === null && lines[unit.line]?.mark !== lineMark.none;
		if (isItem && lists(scene, unit.line)) return nobody;
		return so.open !== undefined && keeps(scene, { unit, tag, open: so.open, turning }) ? so.open : undefined;
	});
}

const longestTitle = 6;

/** `The Ambassador said`, `The delegate of Kenya asked`: who was named before, if she alone bears that title. */
function holderOf(scene: SpeechContext, { from, to }: Unit): Person | null {
	const { tokens, facts, people } = scene;
	let [verb, office] = [from + 1, -1];
	for (; verb < Math.min(to, from + longestTitle); verb++) {
		if (facts.verb[verb] !== verbKind.none || facts.sign[verb] !== 0) break;
		if (((tokens.lexical[verb] as number) & wordBit.office) !== 0) office = verb;
	}
	if (office < 0 || facts.verb[verb] !== verbKind.says) return null;
	// `a former ambassador told him` is somebody else, whom it may mean.
	for (let at = tokens.lineStart[tokens.line[from] as number] as number; at < from; at++)
		if (tokens.word[at] === tokens.word[office])
			for (let before = at - 1; before >= Math.max(0, at - 2); before--)
				if (((tokens.grammar[before] as number) & grammarBit.indefinite) !== 0) return null;
	let holder: Person | null = null;
	for (const person of people) {
		if (!isCalled(scene, person, from + 1, verb)) continue;
		// What describes her must stand above: the sentence itself may have been read as what she is.
		if (holder !== null || person.full.from > from || (person.role?.from ?? 0) >= from) return null;
		holder = person;
	}
	return holder !== null && holder.speaks >= likely ? holder : null;
}

/** Opens the turn that a tag says. For `A: (Ann Bell) Nets are few.` it returns whose words these are, since the brackets say it. */
function openTurn(
	scene: SpeechContext,
	so: Progress,
	{ tag, unit, isPeer, isTranscript, ...fields }: Turn & { readonly isPeer: boolean },
): Told | undefined {
	const { kind, end } = tag;
	const isAnswer = kind === "answered" && so.isAsked;
	so.open = kind === "asked" ? so.asker : ownerOf(scene, { tag, unit, isTranscript, ...fields });
	if (kind === "unnamed" && tag.isSpeaker !== true && so.open === undefined && isPeer) so.open = nobody;
	if (isAnswer) so.open = so.spoke ?? so.open;
	if (kind === "named") so.asker = nobody;
	if (kind === "named" || kind === "part") so.spoke = kind === "named" ? so.open : nobody;
	so.isAsked = kind === "asked" || (so.isAsked && isAnswer);
	const bracket = end + (scene.tokens.key[end] === colon ? 1 : 0);
	const isCalling = kind === "asked" || kind === "answered";
	if (!isCalling || ((scene.facts.sign[bracket] as number) & signBit.opening) === 0) return undefined;
	const called = bracketed(scene, bracket, so.spoke?.person ?? null);
	if (called === undefined) return undefined;
	if (kind === "asked") so.asker = called;
	so.open = called;
	return called;
}

/** `The chair closed at noon.` below the turns opens one. `The moderator then asked …` is nobody's if the notes name no moderator. */
function isOfLead(
	scene: SpeechContext,
	so: Progress,
	{
		unit,
		isPeer,
		openings: { isTranscript, lastTurn },
		...fields
	}: Fields & { readonly unit: Unit; readonly isPeer: boolean; readonly openings: Openings },
): boolean {
	const { tokens, facts } = scene;
	const { from } = unit;
	const isFirst = from === tokens.lineStart[unit.line];
	const at = ((tokens.grammar[from] as number) & grammarBit.definite) !== 0 ? from + 1 : from;
	// `chair closed, thanked all`
	const verb = facts.verb[from + 1];
	if (at === from && (!isFirst || verb === verbKind.none || verb === verbKind.auxiliary)) return false;
	const part = partAt(tokens, at, fields.lexicon);
	if (part === null || !leading.has(part)) return false;
	// Lines with times are no turns of people yet: `11:57 Moderator found her microphone.`
	if (isTranscript && at === from && lastTurn < 0) return false;
	if (isTranscript && unit.line > lastTurn) {
		const tag: Tag = { end: from, kind: "part", part };
		if (isFirst) so.open = ownerOf(scene, { tag, unit, isTranscript, ...fields });
		return false;
	}
	const says = at === from || facts.verb[at + 1] === verbKind.says || facts.verb[at + 2] === verbKind.says;
	return !fields.parts.has(part) && isPeer && so.open === undefined && says && isUnheld(scene, unit, at);
}

/** A unit of a turn, its tag, and whose the turn is. */
interface Within extends Pick<Openings, "turning"> {
	readonly unit: Unit;
	readonly tag: Tag | null;
	readonly open: Told;
}

/** Whether the words of a unit are those of the turn, whoever they name. */
function keeps(scene: SpeechContext, { unit, tag, open, turning }: Within): boolean {
	if (unit.mentions.length === 0) return true;
	// Who is named in a turn is spoken to or of, but a sentence of minutes in which she says something is hers.
	if (unit.from === scene.tokens.lineStart[unit.line] && tag?.kind === "named") return true;
	// What a program took down with its time is word for word.
	if (tag?.kind === "named" && scene.passage.lines[unit.line]?.timed === true) return true;
	// A chair whom the section does not name is nobody of it, and who has turns of her own speaks in those.
	if (tag?.kind !== "named" && tag?.kind !== "part") return false;
	return areSpokenOf(scene, unit.mentions, tag.kind === "part" && open.person === null ? null : turning);
}

/** What the lines open with. */
interface Openings {
	readonly tags: readonly (Tag | null)[];
	/** The last line that opens with a person or a part. */
	readonly lastTurn: number;
	/** Who has turns of her own. */
	readonly turning: ReadonlySet<Person>;
	/** Whose each row of a table is, and each line that ends with its source. */
	readonly lineOwners: readonly (Told | undefined)[];
	readonly isTranscript: boolean;
	/** Whether turns are items of a list. */
	readonly areItems: boolean;
}

function openingsOf(scene: SpeechContext, { lexicon, parts }: Fields): Openings {
	const tags: (Tag | null)[] = [];
	const turning = new Set<Person>();
	let [named, lastTurn, isTranscript, areItems] = [0, -1, false, false];
	const lineOwners: (Told | undefined)[] = [];
	const [sources, tasks, { lineStart }] = [sourcesIn(scene), tasksIn(scene), scene.tokens];
	const rows = scene.passage.text.includes(" | ") ? rowOwners(scene) : null;
	let [namedLine, numbered] = [-1, -1];
	/** The last item that names somebody above items of its own. */
	let headed: PassageLine | undefined;
	/** The depth of the item at hand if it is like that one and names nobody. */
	let nameless = Infinity;
	for (const [index, line] of scene.passage.lines.entries()) {
		const [first, last] = [lineStart[index] as number, lineStart[index + 1] as number];
		lineOwners[index] = rows?.get(index);
		for (let at = first; at < last; at++) if (scene.mentionAt[at] !== undefined) namedLine = index;
		// `[10:40] End`: what happens between turns with their times
		const opened = tagOf(scene, { line, index, lexicon });
		const isBracket = ((scene.facts.sign[first] as number) & signBit.opening) !== 0;
		const isEvent =
			opened === null && line.timed === true && namedLine < index && (isBracket || isTopic(scene, first, last));
		const tag: Tag | null = isEvent ? { end: first, kind: "aside", part: null } : opened;
		// `RECORDER (rough, from my phone)` right above the turn of somebody: one word, with a remark that tells nothing of a person
		const above = index - 1;
		const head =
			tag?.kind === "named" && tags[above] === null ? scene.mentionAt[lineStart[above] as number] : undefined;
		if (head !== undefined && wholeLine(scene, lineStart[above] as number, first) === "named" && isRemark(scene, head))
			lineOwners[above] = nobody;
		tags.push(tag);
		// `c) Discussion` below the words of whoever is named since `b) Talks`
		const isFree = tag === null && namedLine < index && !line.heading && line.mark === lineMark.none;
		if (isFree && isTopic(scene, first, last) && behindNumber(scene.tokens, first, last) > first) {
			if (numbered >= 0 && numbered < namedLine) lineOwners[index] = nobody;
			numbered = index;
		}
		// `- Canada` above items of its own, below `- Ann Bell` above hers
		if (line.depth <= nameless || namedLine === index) nameless = Infinity;
		if (line.mark !== lineMark.none && (scene.passage.lines[index + 1]?.depth ?? 0) > line.depth) {
			if (namedLine === index) headed = line;
			else if (headed?.depth === line.depth && headed.mark === line.mark && isSomeone(scene, first, last))
				nameless = line.depth;
		}
		if (line.depth >= nameless) lineOwners[index] = nobody;
		if (tasks.has(index)) lineOwners[index] = nobody;
		// What stands behind the words of a turn is a remark.
		const source =
			tag?.kind === "named" || tag?.kind === "part" || tag?.kind === "unnamed" ? undefined : sources.get(index);
		if (source !== undefined) lineOwners[index] = { person: source, part: null };
		if (tag?.kind === "named" || tag?.kind === "part") lastTurn = index;
		if (tag?.kind === "named" || (tag?.part != null && parts.has(tag.part))) named++;
		if (tag?.kind === "named") areItems ||= line.mark !== lineMark.none;
		const opener = tag?.kind === "named" ? scene.mentionAt[first] : undefined;
		if (opener !== undefined) turning.add(opener.person);
		isTranscript ||= named >= leastNamed || (opened !== null && line.timed === true);
	}
	return { tags, lastTurn, turning, lineOwners, isTranscript, areItems };
}

/** Whether one word that is named nowhere else has a remark in brackets behind it, in small letters and of no office, place or body. */
function isRemark({ tokens, facts }: SpeechContext, { person, to }: Mention): boolean {
	const { words, honorific, registered, mentions } = person;
	if (words.length > 1 || honorific !== null || registered !== null || mentions.length > 1) return false;
	const { shape: shapes, lexical } = tokens;
	// `Martha (by phone)` is somebody.
	if (shapes[to - 1] !== shape.capitals) return false;
	if (((facts.sign[to] as number) & signBit.opening) === 0 || shapes[to + 1] !== shape.low) return false;
	for (let at = to + 1; tokens.line[at] === tokens.line[to]; at++)
		if (((lexical[at] as number) & (wordBit.office | wordBit.place | wordBit.body)) !== 0) return false;
	return true;
}

/** Whether a few words say who somebody is, and not what is done: `Canada`, `a nurse (I did not catch her name)`. */
function isSomeone({ tokens, facts }: SpeechContext, from: number, to: number): boolean {
	const { lexical, grammar } = tokens;
	let isFound = false;
	for (let at = from; at < to && ((facts.sign[at] as number) & signBit.opening) === 0; at++) {
		if (at === from + longestTag || facts.verb[at] !== verbKind.none) return false;
		isFound ||= ((lexical[at] as number) & (wordBit.office | wordBit.place)) !== 0;
		isFound ||= ((grammar[at] as number) & (grammarBit.human | grammarBit.crowd)) !== 0;
	}
	return isFound;
}

/** Whether all who are named have turns of their own, where that is asked, and none of them opens a sentence in which she says something. */
function areSpokenOf(
	{ surroundings, tokens }: SpeechContext,
	mentions: readonly (Mention | undefined)[],
	turning: ReadonlySet<Person> | null,
): boolean {
	for (const mention of mentions) {
		if (mention === undefined) continue;
		const around = surroundings.get(mention);
		// `DM: six but big.`
		const isTag = tokens.key[mention.to] === colon;
		const says = isTag || around?.verb === verbKind.says || around?.mainVerb === verbKind.says;
		if ((says && around?.opensSentence === true) || turning?.has(mention.person) === false) return false;
	}
	return true;
}

/** Below turns, an item that names people lists what was decided: `1. Drafting group: Chair, AB.` */
function lists(scene: SpeechContext, line: number): boolean {
	const { lineStart } = scene.tokens;
	const mentions = scene.mentionAt.slice(lineStart[line], lineStart[line + 1]);
	let isNaming = false;
	for (const mention of mentions) isNaming ||= mention !== undefined;
	return isNaming && areSpokenOf(scene, mentions, null);
}

const longestCall = 4;

/**
 * `A: (Ann Bell, Fiji) Nets are few.`: who is named in the brackets right behind the mark has the words; a name there that
 * is not known is of somebody else than whoever spoke last. Undefined where no name stands in the brackets.
 */
function bracketed(scene: SpeechContext, at: number, last: Person | null): Told | undefined {
	const { tokens, facts, mentionAt } = scene;
	const person = mentionAt[at + 1]?.person;
	if (person !== undefined) return { person, part: null };
	const shapes = tokens.shape;
	let to = at + 1;
	while (to <= at + longestCall && ((facts.sign[to] as number) & signBit.closing) === 0) {
		if (shapes[to] === shape.low || shapes[to] === shape.sign || shapes[to] === shape.number) return undefined;
		to++;
	}
	if (to === at + 1 || to > at + longestCall || (last !== null && isCalled(scene, last, at + 1, to))) return undefined;
	return nobody;
}

interface Turn extends Fields {
	readonly tag: Tag;
	readonly unit: Unit;
	readonly isTranscript: boolean;
}

function ownerOf(scene: SpeechContext, { tag, unit, lexicon, isTranscript, parts }: Turn): Told | undefined {
	const { kind, part, end } = tag;
	if (kind === "named")
		return isTranscript ? { person: (unit.mentions[0] as Mention | undefined)?.person ?? null, part: null } : undefined;
	if ((kind !== "part" || scene.tokens.key[end] !== colon) && !isTranscript) return undefined;
	if (part !== null && parts.has(part)) return { person: null, part };
	let [holder, holders]: [Person | null, number] = [null, 0];
	for (const person of scene.people) {
		const isHer = part === null ? isCalled(scene, person, unit.from, end) : holdsPart(scene, person, { part, lexicon });
		if (!isHer) continue;
		holder = person;
		holders++;
	}
	return holders === 1 ? { person: holder, part: null } : { person: null, part };
}

const nearPart = 3;

/** `Lena Holt (chair)`, `chaired by Lena Holt`, `Chair: Lena Holt`; not a vice chair, nor the chair of something else. */
function holdsPart(
	scene: SpeechContext,
	{ mentions }: Person,
	{ part, lexicon }: { part: Part; lexicon: Lexicon },
): boolean {
	const { tokens, facts, mentionAt, endsAt } = scene;
	const { key, sentence, lexical, count } = tokens;
	for (const mention of mentions) {
		const { head, to } = mention;
		if (isSpokenTo(tokens, mention)) continue;
		const isNear = (at: number): boolean => at >= 0 && at < count && sentence[at] === sentence[head];
		const holds = (at: number): boolean =>
			partAt(tokens, at, lexicon) === part &&
			!(isNear(at - 1) && ((lexical[at - 1] as number) & (wordBit.office | wordBit.body)) !== 0);
		const isListed = key[to] === comma && mentionAt[to + 1] !== undefined;
		for (let at = head - 1; at >= head - nearPart && isNear(at) && endsAt[at] !== 1; at--) {
			if (isListed && key[at] === comma) break;
			if (key[at] === colon && at < head - 1) break;
			if (holds(at)) return true;
		}
		for (let at = to; at < to + nearPart && isNear(at) && mentionAt[at] === undefined && key[at] !== colon; at++)
			if (holds(at)) {
				if (!isNear(at + 1) || facts.sign[at + 1] !== 0) return true;
				break;
			}
	}
	return false;
}
