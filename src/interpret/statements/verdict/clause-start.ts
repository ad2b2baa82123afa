import { wordBit } from "../../../text/words.ts";
import { isVerb } from "../phrases.ts";
import { among, is, reads, type Token, wordSet } from "../tokens.ts";
import { closesQuote, type Scene } from "./scene.ts";

const small = wordSet(
	"* - – • our own and but so here even yet meanwhile there the now ( both then thus hence thereupon , q a : &",
);
const pointers = wordSet("that this these those only it then all also which him her them");
const places = wordSet("in at on after during to from for before");

/** What the place of a subject in its sentence adds; null where it is no subject of the writer's own telling. */
export function clauseStart(scene: Scene): number | null {
	const { lead } = scene;
	const last = lead.at(-1);
	if (last === undefined || lead.every(isSmall) || isCleft(lead)) return 0;
	// `his co-author X`, `Her brother officer, X`: told of by somebody else.
	if (reads(last, "his", "her", "their", "its", "my")) return null;
	if (reads(lead[0], "as") && lead.length < 4 && scene.group.some((each) => each.part !== null)) return 0;
	if (reads(last, ";", ":", "while", "whereas")) return 0;
	if (reads(last, "and", "but", "then", "whereupon", "before", "so")) {
		return scene.group.some((each) => each.described) ? 0 : -0.5;
	}
	if (isShortLead(lead)) return 0;
	if (is(last, wordBit.subordinate) && !is(last, wordBit.ordinal)) return null;
	if (reads(last, ",")) return opensWithAside(lead) && !ofKin(lead) ? 0 : null;
	if (closesQuote(last)) return 0;
	if (reads(last, "–", "—", "-")) return -0.5;
	return opensWithPlace(lead) ? -0.5 : null;
}

function isSmall(token: Token): boolean {
	return among(token, small) || is(token, wordBit.ordinal | wordBit.honorificPart);
}

/** `It was X who …`, `On the side of the WHO it was X who …`. */
function isCleft(lead: readonly Token[]): boolean {
	return reads(lead.at(-2), "it") && reads(lead.at(-1), "is", "was", "were");
}

/** `After that`, `To this`, `Out of these only`: a few small words before the subject. */
function isShortLead(lead: readonly Token[]): boolean {
	const [first, ...rest] = lead;
	if (lead.length > 4 || !is(first, wordBit.function) || is(first, wordBit.subordinate | wordBit.pronoun)) return false;
	return !reads(first, "as", "because", "if", "and") && rest.every((each) => among(each, pointers));
}

/** `In her opening remarks,`, `Asked about the price,`: a lead that has no subject of its own. */
function opensWithAside(lead: readonly Token[]): boolean {
	const [first] = lead;
	if (first === undefined) return false;
	if (is(first, wordBit.function | wordBit.ordinal | wordBit.subordinate) && !is(first, wordBit.pronoun)) return true;
	return /(?:ing|ed|ly)$/u.test(first.text) || closesQuote(lead.at(-2)) || is(first, wordBit.common);
}

/** `her aunt, …`: a relative of somebody, told of. */
function ofKin(lead: readonly Token[]): boolean {
	const last = lead.slice(-4);
	const whose = last.findLastIndex((each) => reads(each, "her", "his", "their", "my"));
	// `In her opening remarks,` is no relative.
	return whose >= 0 && !last.slice(whose).some((each) => is(each, wordBit.speechNoun | wordBit.meeting));
}

/** `In introducing the session Ms X noted`: a lead without comma, verb or subject. */
function opensWithPlace(lead: readonly Token[]): boolean {
	if (lead.length > 8 || !among(lead[0], places) || is(lead.at(-1), wordBit.function)) return false;
	return !lead.some(
		(each, at) => each.kind === "mark" || is(each, wordBit.pronoun | wordBit.subordinate) || isVerb(lead, at),
	);
}
