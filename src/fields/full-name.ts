/** Whether words can be someone's full name. */
import { wordBit } from "../text/words.ts";
import { startsSmall } from "./letters.ts";
import { isAcronym, isInitial, type NameWord } from "./name-words.ts";

/** Classes of words that no name consists of alone. */
export const nameless =
	wordBit.function | wordBit.office | wordBit.title | wordBit.common | wordBit.place | wordBit.body;

const neverFirst = wordBit.office | wordBit.title | wordBit.function;
const nameParts = wordBit.given | wordBit.particle | wordBit.suffix;

/** Bodies' words that are family names as well; behind a given name they are that. */
const surnames = new Set(["church", "temple", "parish", "bank", "house", "court", "abbey", "college", "school"]);

/** Whether words in their order can be someone's full name. */
export function isName(list: readonly NameWord[]): boolean {
	const [first] = list;
	if (first === undefined || list.length > 7) return false;
	if (startsSmall(first.text)) return isSmallName(list);
	const given = (first.bits & wordBit.given) !== 0 || isInitial(first.text);
	if (!given && (first.bits & neverFirst) !== 0) return false;
	if (list.length === 1) return given && !isInitial(first.text);
	if (!list.every((word, index) => index === 0 || fitsName(word, index === list.length - 1))) return false;
	if (list.some(({ text }) => isAcronym(text)) && !list.every(({ text }) => text === text.toUpperCase())) return false;
	if (list.some((word) => isBodyWord(word, given))) return false;
	return given || list.some(({ bits }) => (bits & nameless) === 0 || (bits & wordBit.given) !== 0);
}

/** `ann lee`, as some write: a given name, and nothing that is known for anything else. */
function isSmallName(list: readonly NameWord[]): boolean {
	const fits = ({ bits }: NameWord) => bits === 0 || (bits & (wordBit.given | wordBit.particle)) !== 0;
	return list.length > 1 && ((list[0]?.bits ?? 0) & wordBit.given) !== 0 && list.every(fits);
}

function fitsName({ text, bits }: NameWord, last: boolean): boolean {
	if (figure.test(text)) return false;
	// The `A.` of `Kevin A. Moss` is no article.
	if (isInitial(text) && text.includes(".")) return true;
	if (!startsSmall(text)) return (bits & wordBit.function) === 0 || (bits & nameParts) !== 0;
	return (bits & wordBit.particle) !== 0 ? !last : article.test(text);
}

const figure = /\d/;
const article = /^(?:al|el|d|l|de)[-'’]\p{Lu}/u;

function isBodyWord({ text, bits }: NameWord, behindGiven: boolean): boolean {
	if ((bits & wordBit.body) === 0 || (bits & wordBit.given) !== 0) return false;
	return !(behindGiven && surnames.has(text.toLowerCase()));
}
