/** Weighs whether those whom a sentence names speak in it. */
import type { Part } from "../../ast/nodes.ts";
import type { Mention, Passage } from "./mentions.ts";
import { bracketEnd, isVerb, type Range } from "./phrases.ts";
import { predicateAt } from "./predicate.ts";
import { bitsOf, is, reads, type Token } from "./tokens.ts";

/** How sure it is that a group speaks: 3 and more is enough for someone new. */
export interface Verdict {
	readonly score: number;
	readonly part: Part | null;
	/** Only named as one who moderates or sits on the panel: no words are hers yet. */
	readonly only: boolean;
}

/** A sentence and the people in question. */
export interface Scene {
	readonly passage: Passage;
	readonly sentence: Range;
	readonly group: readonly Mention[];
	/** The sentence opens its paragraph. */
	readonly opens: boolean;
	/** Words in quotation marks stand before the sentence, or in it before the group. */
	readonly quoted: boolean;
}

/** `From the floor we heard the Under-Secretary of Mozambique and X.` */
function heard(scene: Scene): Verdict | null {
	const { tokens } = scene.passage;
	const lead = tokens.slice(scene.sentence.from, ends(scene).from);
	const verb = lead.findLastIndex((each) => reads(each, "heard"));
	if (verb < 1 || !reads(lead[verb - 1], "we", "i", "participants", "delegates") || lead.length - verb > 24) return null;
	if (lead.slice(verb + 1).some((each, at, rest) => isVerb(rest, at) || reads(each, "that", "of", "how", "about") && at === 0)) return null;
	return { score: 2 + introduction(scene), part: null, only: false };
}

/** The strongest of the ways in which someone can be said to speak; null when only mentioned. */
export function judge(scene: Scene): Verdict | null {
	const { tokens } = scene.passage;
	if (tokens.slice(scene.sentence.from, Math.min(ends(scene).from, scene.sentence.from + 2)).some((each) => is(each, bitsOf("absent")))) return null;
	return agent(scene) ?? attribution(scene) ?? bracketed(scene) ?? subject(scene) ?? inverted(scene) ?? giver(scene) ?? heard(scene) ?? listed(scene);
}

function ends({ group }: Scene): Range {
	return { from: group[0]?.from ?? 0, to: group.at(-1)?.to ?? 0 };
}

/** What the way a person is introduced adds: a title, a role. */
function introduction({ group, passage, sentence }: Scene): number {
	const [first] = group;
	if (first === undefined) return 0;
	const titled = first.name.from > first.name.start;
	// A bare name beside a year is history.
	const history = !titled && !first.described && passage.tokens.slice(sentence.from, sentence.to).some((each) => /^(?:1[0-9]|20)\d\d$/u.test(each.text));
	return (history ? -2.5 : 0) + (titled ? 1 : 0) + (group.some((each) => each.described) ? 1 : 0) + Math.min(first.name.likeness - 2, 0);
}

const silentThings = bitsOf("performance");

/** `was given by`, `moderated by`: the one who did it. */
function agent(scene: Scene): Verdict | null {
	const { tokens } = scene.passage;
	const { from } = ends(scene);
	if (!reads(tokens[from - 1], "by", "from")) return null;
	let at = from - 2;
	while (at > scene.sentence.from && (tokens[at]?.text.endsWith("ly") || reads(tokens[at], "jointly", "then", "over", "off", "together", "out", "up"))) at--;
	const token = tokens[at];
	const passive = /(?:ed|en|wn|ught|un|ept)$/u.test(token?.text ?? "");
	if (reads(tokens[from - 1], "from") || (!passive && !is(token, bitsOf("participle")))) return null;
	const before = tokens.slice(scene.sentence.from, at);
	if (!is(token, bitsOf("participle", "speech"))) return unusualAgent(scene, before);
	if (before.some((each) => is(each, silentThings)) && !before.some((each) => is(each, bitsOf("speechNoun")))) return null;
	if (reads(token, "led", "hosted", "held", "made", "launched", "taken", "shared", "convened", "started", "brought", "provided") && !before.some((each) => is(each, bitsOf("speechNoun", "meeting")))) return null;
	const backed = reads(token, "supported", "followed", "joined", "opposed", "seconded", "contradicted", "echoed", "answered", "succeeded", "challenged");
	if (!backed && before.some((each) => is(each, bitsOf("pronoun")))) return null;
	return { score: 3 + introduction(scene), part: partOfParticiple(token), only: isPartWord(token) };
}

/** `was kept on its rails by`, `was moved by`: only someone introduced in full, and nothing that was performed. */
function unusualAgent(scene: Scene, before: readonly Token[]): Verdict | null {
	if (before.some((each) => is(each, silentThings | bitsOf("pronoun", "subordinate"))) || !before.some((each) => is(each, bitsOf("speechNoun", "meeting")))) return null;
	return { score: 1 + introduction(scene), part: null, only: false };
}

function partOfParticiple(token: Token | undefined): Part | null {
	if (reads(token, "moderated", "facilitated", "co-moderated", "emceed", "steered", "guided", "hosted")) return "moderator";
	return reads(token, "chaired", "presided", "co-chaired") ? "chair" : null;
}

function isPartWord(token: Token | undefined): boolean {
	return partOfParticiple(token) !== null;
}

/** `“…”, said X`; `according to X`; `… , X said`. */
function attribution(scene: Scene): Verdict | null {
	const { tokens } = scene.passage;
	const { from } = ends(scene);
	const verb = tokens[from - 1];
	if (reads(verb, "to") && reads(tokens[from - 2], "according")) return { score: (scene.group.every((each) => each.weighty) ? 2.8 : 2) + introduction(scene) + (scene.quoted ? 1 : 0), part: null, only: false };
	if (!scene.quoted) return afterComma(scene);
	if (reads(verb, "–", "—", "-", "~") && closesQuote(tokens[from - 2])) return { score: 3 + introduction(scene), part: null, only: false };
	if (reads(verb, "of", "from", "by")) return ofQuote(scene);
	const at = is(verb, bitsOf("ordinal")) || verb?.text.endsWith("ly") ? from - 2 : from - 1;
	if (!is(tokens[at], bitsOf("speech", "carrier")) || at < scene.sentence.from) return null;
	const lead = tokens.slice(scene.sentence.from, at);
	if (lead.some((each) => is(each, bitsOf("pronoun"))) && !lead.some(closesQuote)) return null;
	const opened = lead.findLastIndex((each) => reads(each, "“", '"', "‘"));
	const closed = lead.findLastIndex(closesQuote);
	return opened > closed ? null : { score: 3 + introduction(scene), part: null, only: false };
}

/** `“Play it” was the parting counsel of X.` */
function ofQuote(scene: Scene): Verdict | null {
	const { tokens } = scene.passage;
	const { from } = ends(scene);
	const close = tokens.slice(scene.sentence.from, from).findLastIndex(closesQuote) + scene.sentence.from;
	if (!reads(tokens[close + 1], "was", "were", "is", "are", "came") || from - close > 10 || close < scene.sentence.from) return null;
	return { score: 3 + introduction(scene), part: null, only: false };
}

/** `Shipowners pay twice already, grumbled X.` */
function afterComma(scene: Scene): Verdict | null {
	const { tokens } = scene.passage;
	const { from } = ends(scene);
	const verb = tokens[from - 1];
	if (!is(verb, bitsOf("speech")) || verb?.capital || !reads(tokens[from - 2], ",") || from - 2 <= scene.sentence.from + 1) return null;
	return { score: 2 + introduction(scene), part: null, only: false };
}

function closesQuote(token: Token | undefined): boolean {
	return reads(token, "”", '"', "’", "»", "'");
}

/** `“Pay the mappers” (Tariq Mahmood)`. */
function bracketed(scene: Scene): Verdict | null {
	const { tokens } = scene.passage;
	const { from, to } = ends(scene);
	if (!reads(tokens[from - 1], "(") || !reads(tokens[to], ")")) return null;
	// `Fees are too high (X, trader).`: at the end of a sentence the bracket says whose words these were.
	if (!closesQuote(tokens[from - 2])) return to + 2 === scene.sentence.to && scene.group.every((each) => each.weighty) ? { score: 2 + introduction(scene), part: null, only: false } : null;
	return { score: 3 + introduction(scene), part: null, only: false };
}

/** `X, role, said`: the group is the subject of its clause. */
function subject(scene: Scene): Verdict | null {
	const { passage, sentence } = scene;
	const { tokens } = passage;
	const { from, to } = ends(scene);
	if (scene.group.at(-1)?.name.possessive) return null;
	const place = clauseStart(scene, from);
	if (place === null) return opinion(scene);
	const verb = behindAsides(tokens, to, sentence.to);
	const relative = reads(tokens[verb - 1], "who") && !reads(tokens[from - 1], "is", "was", "were");
	const predicate = relative && (!scene.opens || from > scene.sentence.from) ? null : predicateAt(tokens, verb, sentence.to, passage.words);
	if (predicate === null) return relative && from === scene.sentence.from && scene.opens ? { score: 1.5 + introduction(scene), part: null, only: false } : fragment(scene, place);
	const score = predicate.score + introduction(scene) + place + (scene.opens ? 1 : 0);
	return { score, part: predicate.part, only: predicate.only };
}

/** `For Mr X, exporter of coffee, the remedy is …`. */
function opinion(scene: Scene): Verdict | null {
	const { tokens } = scene.passage;
	const { from, to } = ends(scene);
	const lead = tokens.slice(scene.sentence.from, from);
	if (!reads(lead.at(-1), "for", "to") || lead.length > 3 || !reads(tokens[to], ",")) return null;
	return { score: 1.5 + introduction(scene), part: null, only: false };
}

/** `X, role: words` and `X, role – words` open a paragraph without a verb. */
function fragment(scene: Scene, place: number): Verdict | null {
	const { tokens } = scene.passage;
	const { to } = ends(scene);
	const next = tokens[to];
	if (!scene.opens || place < 0) return null;
	if (reads(next, ":") && next?.gap === false) return { score: 2 + introduction(scene), part: null, only: false };
	if (reads(next, "–", "—", "-", ";", ".", "“", '"') && scene.group.length === 1) return { score: 1.5 + introduction(scene), part: null, only: false };
	return null;
}

/** Steps over what may stand between a subject and its verb: a relative clause, a bracket, commas. */
function behindAsides(tokens: readonly Token[], from: number, to: number): number {
	let at = from;
	if (reads(tokens[at], "(")) at = bracketEnd(tokens, at);
	if (reads(tokens[at], ",") && at < to) {
		const aside = reads(tokens[at + 1], "who", "whose", "whom", "which", "speaking", "in", "on", "himself", "herself", "with", "at", "however", "too", "by", "after", "before", "when", "as", "for", "though", "although", "having", "representing", "reading", "joining", "introducing", "quoting", "citing", "via", "through", "online", "from", "aged");
		const participle = /ing$/u.test(tokens[at + 1]?.text ?? "");
		if (!aside && !participle) return isVerb(tokens, at + 1) ? at + 1 : skipToComma(tokens, at, to) ?? at + 1;
		// `X, who reminded the room …`: the relative clause is all there is.
		const close = skipToComma(tokens, at, to);
		if (close === null) return at + (reads(tokens[at + 1], "who") ? 2 : 1);
		return close;
	}
	if (reads(tokens[at], "who") && isVerb(tokens, at + 1)) return at + 1;
	if (reads(tokens[at], "himself", "herself", "themselves", "both", "all", "each", "jointly", "together")) return at + 1;
	return at;
}

function skipToComma(tokens: readonly Token[], from: number, to: number): number | null {
	for (let at = from + 1; at < Math.min(to, from + 25); at++) if (reads(tokens[at], ",")) return at + 1;
	return null;
}

/** What the place of a subject in its sentence adds; null where it is no subject of the writer's own telling. */
function clauseStart(scene: Scene, from: number): number | null {
	const { sentence, passage } = scene;
	const { tokens } = passage;
	const lead = tokens.slice(sentence.from, from);
	if (lead.length === 0) return 0;
	const last = lead.at(-1);
	if (reads(lead[0], "it") && lead.length === 2 && reads(last, "is", "was", "were")) return 0;
	if (lead.every((each) => is(each, bitsOf("ordinal", "honorificPart")) || reads(each, "*", "-", "–", "•", "our", "own", "and", "but", "so", "here", "even", "yet", "meanwhile", "there", "the", "now", "(", "both", "then", ",", "q", "a", ":", "&"))) return 0;
	if (reads(last, ";", ":", "while", "whereas")) return 0;
	if (reads(last, "and", "but", "then", "whereupon", "before", "so")) return scene.group.some((each) => each.described) ? 0 : -0.5;
	if (isShortLead(lead)) return 0;
	if (is(last, bitsOf("subordinate")) && !is(last, bitsOf("ordinal"))) return null;
	if (reads(last, ",")) return opensWithAside(lead) && !ofKin(lead) ? 0 : null;
	if (closesQuote(last)) return 0;
	if (reads(last, "–", "—", "-")) return -0.5;
	return opensWithPlace(lead) ? -0.5 : null;
}

/** `In introducing the session Ms X noted`: a lead without comma, verb or subject. */
function opensWithPlace(lead: readonly Token[]): boolean {
	const [first] = lead;
	if (!reads(first, "in", "at", "on", "after", "during", "to", "from", "for", "before") || lead.length > 8) return false;
	return !lead.some((each, at) => isVerb(lead, at) || each.kind === "mark" || is(each, bitsOf("pronoun", "subordinate"))) && !is(lead.at(-1), bitsOf("function"));
}

/** `After that`, `To this`, `Out of these only`: a few small words before the subject. */
function isShortLead(lead: readonly Token[]): boolean {
	if (lead.length > 4 || lead.some((each) => is(each, bitsOf("pronoun", "auxiliary")) || reads(each, "as", "because", "if", "and"))) return false;
	const [first] = lead;
	return is(first, bitsOf("function")) && !is(first, bitsOf("subordinate")) && lead.slice(1).every((each) => reads(each, "that", "this", "these", "those", "only", "it", "then", "all", "also", "which", "him", "her", "them"));
}

/** `her aunt, …`: a relative of somebody, told of. */
function ofKin(lead: readonly Token[]): boolean {
	return lead.slice(-4).some((each) => reads(each, "her", "his", "their", "my"));
}

/** `In her opening remarks,` `Asked about the price,`: a lead that has no subject of its own. */
function opensWithAside(lead: readonly Token[]): boolean {
	const [first] = lead;
	if (first === undefined) return false;
	if (is(first, bitsOf("function", "ordinal", "subordinate")) && !is(first, bitsOf("pronoun"))) return true;
	return /(?:ing|ed|ly)$/u.test(first.text) || closesQuote(lead.at(-2)) || is(first, bitsOf("common"));
}

/** `First to take the floor was X`, `Then came X`, `Next up: X`. */
function inverted(scene: Scene): Verdict | null {
	const { passage, sentence } = scene;
	const { tokens } = passage;
	const { from } = ends(scene);
	const lead = tokens.slice(sentence.from, from);
	const verb = lead.findLastIndex((each) => !each.capital && is(each, bitsOf("auxiliary", "carrier", "speech")));
	const next = lead.at(-1);
	if (reads(next, ":") && lead.length <= 5 && lead.some((each) => is(each, bitsOf("ordinal", "part", "speechNoun", "meeting")))) {
		return { score: 3 + introduction(scene), part: partIn(lead, passage), only: lead.some((each) => is(each, bitsOf("part"))) };
	}
	if (verb < 0 || lead.length > 30) return null;
	const between = lead.slice(verb + 1);
	const start = lead.slice(0, verb);
	const spoke = is(lead[verb], bitsOf("speech", "carrier"));
	if (spoke && !mayInvert(start.at(-1))) return null;
	const counted = lead.some((each) => is(each, bitsOf("ordinal"))) || start.some((each) => is(each, bitsOf("speechNoun", "part", "meeting"))) || (spoke && introduction(scene) >= 1);
	const free = !start.some((each) => is(each, bitsOf("pronoun")) || (reads(each, "i", "we", "it") && !is(lead[verb], bitsOf("auxiliary"))));
	const short = between.every((each) => is(each, bitsOf("function", "speechNoun", "part")) || reads(each, ":", "none", "other", "from"));
	if (!counted || !free || !short || between.some((each) => reads(each, "of", "about", "to", "with", "for", "that", "by", "at", "in"))) return null;
	return { score: 3 + introduction(scene), part: partIn(start, passage), only: is(lead[verb], bitsOf("auxiliary")) && start.some((each) => is(each, bitsOf("part"))) };
}

/** No subject stands before the verb: it comes behind. */
function mayInvert(token: Token | undefined): boolean {
	if (token === undefined || token.kind === "mark") return true;
	return is(token, bitsOf("ordinal", "speechNoun", "function", "meeting", "place", "common")) || token.text.endsWith("ly");
}

function partIn(tokens: readonly Token[], { words }: Passage): Part | null {
	for (const token of tokens) {
		const part = is(token, bitsOf("part")) ? words.parts.get(token.text.toLowerCase()) : undefined;
		if (part !== undefined) return part;
	}
	return null;
}

/** `Dissent came from X`, `Closing words by X`, `The floor went to X`, `It was left to X to …`. */
function giver(scene: Scene): Verdict | null {
	const { tokens } = scene.passage;
	const { from } = ends(scene);
	const link = tokens[from - 1];
	if (!reads(link, "from", "by", "of", "to", "with")) return null;
	const lead = tokens.slice(scene.sentence.from, from - 1);
	const nouns = lead.findLastIndex((each) => is(each, reads(link, "with") ? bitsOf("speechNoun", "meeting") : bitsOf("speechNoun")));
	if (reads(link, "to") && reads(lead[0], "it") && lead.some((each) => reads(each, "left", "fell"))) return { score: 3 + introduction(scene), part: null, only: false };
	const under = lead.findIndex((each) => reads(each, "guidance", "chairmanship", "chairwomanship", "moderation", "leadership", "direction"));
	if (reads(link, "of") && under >= 0 && under === lead.length - 1) {
		return { score: 3 + introduction(scene), part: reads(lead[under], "guidance", "moderation", "direction", "leadership") ? "moderator" : "chair", only: true };
	}
	if (reads(link, "from") && lead.some((each) => reads(each, "heard")) && lead.length < 6) return { score: 2.5 + introduction(scene), part: null, only: false };
	if (nouns < 0 || nouns > 10) return null;
	if (lead.some((each) => is(each, bitsOf("pronoun", "subordinate")) && !is(each, bitsOf("ordinal")))) return null;
	if (lead.slice(Math.max(0, nouns - 3)).some((each) => is(each, silentThings)) || lead.slice(0, nouns).some((_, at) => isVerb(lead, at) && !reads(lead[at], "was", "were", "came"))) return null;
	const rest = lead.slice(nouns + 1);
	const verbs = rest.filter((_, at) => isVerb(rest, at));
	if (reads(link, "of") && ((rest.length > 0 && !reads(lead[nouns], "turn")) || !lead.slice(0, nouns).some((each) => reads(each, "was", "were", "came")))) return null;
	if (reads(link, "with") && !reads(rest.at(-1), "ended", "closed", "began", "opened", "lay")) return null;
	if (reads(link, "to") && !verbs.some((each) => reads(each, "went", "passed", "fell", "was", "were", "given", "left")) && !rest.some((each) => reads(each, "entrusted", "assigned", "handed", "given", "left"))) return null;
	if (verbs.length === 0 && rest.length > 2) return null;
	if (reads(link, "to") && reads(lead[0], "thanks", "thank")) return null;
	return { score: 2.5 + introduction(scene), part: null, only: false };
}

/** `The speakers were A, B and C`, `Moderators: A and B`, `On the panel: A (X), B (Y)`. */
function listed(scene: Scene): Verdict | null {
	const { passage, sentence, group } = scene;
	const { tokens } = passage;
	const { from } = ends(scene);
	const lead = tokens.slice(sentence.from, from);
	const part = lead.some((each) => is(each, bitsOf("part")));
	if (!part || lead.length > 14) return null;
	const link = lead.at(-1);
	const lists = reads(link, ":", "were", "was", "included", "are", "is", "include", "including", "–", "-", "of", "by") || lead.slice(-3).some((each) => reads(each, ":", "were", "included"));
	if (!lists || (group.length === 1 && !reads(link, ":", "was", "is", "–", "-", "were", "by"))) return null;
	if (reads(link, "of") && !lead.some((each) => reads(each, "consisted", "comprised", "composed", "made"))) return null;
	if (lead.some((each) => is(each, bitsOf("pronoun")))) return null;
	return { score: 3 + introduction(scene), part: partIn(lead, passage), only: true };
}
