/** Numbers in words, as dictated notes have them: `twenty-third`, `dos mil dieciocho`, `twenty nineteen`. */
import { withoutAccents } from "../text/ascii.ts";
import { numberJoints, numberWords } from "../text/field-words.generated.ts";
import { letters } from "../text/field-words.ts";

const values: ReadonlyMap<string, number> = new Map(
	Object.entries(numberWords).flatMap(([value, words]) => words.map((word) => [word, Number(value)] as const)),
);
const word = new RegExp(String.raw`[\s-]*([${letters}]+(?:-[${letters}]+)?)`, "y");
const longest = 6;

/** The number in words at `start`, and where it ends; null without one. */
export function numberInWords(text: string, start: number): { readonly value: number; readonly end: number } | null {
	let sum = 0;
	let end = start;
	for (let [at, count] = [start, 0]; count < longest; count++) {
		word.lastIndex = at;
		const [, whole = ""] = word.exec(text) ?? [];
		const from = word.lastIndex - whole.length;
		// `dix-sept` is a word of its own, `twenty-third` two.
		const written = numberWord(whole) === undefined ? (whole.split("-")[0] ?? "") : whole;
		const value = numberWord(written);
		at = from + written.length;
		if (value === undefined && (sum === 0 || !numberJoints.includes(written.toLowerCase()))) break;
		if (value === undefined) continue;
		const more = joined(sum, value);
		if (more === null) break;
		sum = more;
		end = at;
	}
	return end === start ? null : { value: sum, end };
}

/** The number that one word says. */
export const numberWord = (written: string): number | undefined => values.get(withoutAccents(written.toLowerCase()));

const thousand = 1000;
const century = 100;

/** `twenty` and `three`, `two` and `thousand`, `two thousand` and `nineteen`; a year, `twenty` and `nineteen`. Null for two numbers. */
function joined(sum: number, value: number): number | null {
	if (sum === 0) return value;
	if (value === thousand) return sum < century ? sum * thousand : null;
	const room = sum % thousand === 0 ? thousand : sum % 10 === 0 ? 10 : 0;
	if (value < room) return sum + value;
	return (sum === 19 || sum === 20) && value >= 10 ? sum * century + value : null;
}
