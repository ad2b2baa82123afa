/** One number, with or without the word for what is counted. */

import { collapseWhiteSpace } from "../text/collapse-white-space.ts";
import { noUnits } from "../text/field-words.generated.ts";
import { anyOf } from "../text/field-words.ts";
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
