/** One number, with or without the word for what is counted. */
import { withoutAccents } from "../text/ascii.ts";
import { noUnits, numberJoints, numberWords } from "../text/field-words.generated.ts";
import { anyOf, letters } from "../text/field-words.ts";
import { collapseWhiteSpace } from "../text/spaces.ts";
import { wordsBeside } from "./beside.ts";
import type { FieldType } from "./field-type.ts";
import { readWhole } from "./pieces.ts";

/** A number in digits; thousands may be grouped, the decimal sign may be a point or a comma. */
export const number = {
	type: "number",
	about: "A number in digits, with or without a unit.",
	example: "45",
	list: false,
	read: (parts, context) => readWhole(parts, context, readNumber),
	goesOn: (value, line) => readNumber(`${value}; ${line}`) !== null,
	beside: ({ raw, value }) =>
		wordsBeside(raw, { isSame: (text) => readNumber(text) === value, isMixed: (_, words) => words.some(isUnit) }),
	print: String,
} satisfies FieldType;

/** Not the `e5` of a number. */
function isUnit(word: string): boolean {
	return !/^\d+(?:e\d*)?$/.test(word);
}

const digits = /^([+\-−]?)(\d[\d.,'’ \u00a0\u202f]*)(?:e([+-]?\d+))?(.*)$/u;
// Words alone, so that `45 to 50` or `3 of 7` is not taken for its first number.
const unit = new RegExp(`^(?:[%°]|(?!${anyOf(noUnits)}(?!\\p{L}))\\p{L}+(?: \\p{L}+){0,2})?\\.?$`, "u");

function readNumber(raw: string): number | null {
	const written = collapseWhiteSpace(raw);
	if (written.length > 60) return null;
	const [, sign = "", body = "", exponent = "0", rest = ""] = digits.exec(written) ?? [];
	const plain = ungroup(body.replace(/[.,'’ ]+$/u, ""));
	if (plain === null || !unit.test(rest.trim())) return null;
	const scaled = `${plain}e${exponent}`;
	const value = Number(scaled);
	if (decimal(scaled) !== decimal(String(value))) return null;
	return sign === "" || sign === "+" || value === 0 ? value : -value;
}

/** A number by its first and last figures that are not 0, and where its point is: two that differ are not the same. */
function decimal(number: string): string {
	const [, whole = "", part = "", exponent = "0"] = /^(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(number) ?? [];
	const figures = `${whole}${part}`.replace(/0+$/, "");
	const place = Number(exponent) + whole.length;
	return figures.replace(/^0*/, (zeros) => (zeros === figures ? "" : `${place - zeros.length}:`));
}

/** `1,234,567.5`, `1.234.567,5`, `1 234` or `1,5` as digits with a decimal point. */
function ungroup(body: string): string | null {
	const text = body.replace(/[\u00a0\u202f]/gu, " ").replaceAll("’", "'");
	if (/^\d+(?:\.\d+)?$/.test(text)) return text;
	if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text)) return text.replaceAll(",", "");
	if (/^\d{1,3}(?:\.\d{3})+(?:,\d+|(?:\.\d{3})+)$/.test(text)) return text.replaceAll(".", "").replace(",", ".");
	if (/^\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?$/.test(text)) return text.replace(/[ ']/g, "").replace(",", ".");
	return /^\d+,\d+$/.test(text) ? text.replace(",", ".") : null;
}

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
