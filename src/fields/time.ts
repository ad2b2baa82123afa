/** The time of day, as people write it, in 24 hours. */
import { hourWords, listWords, midnightWords, noonWords, timeRangeWords } from "../text/field-words.generated.ts";
import { anyOf } from "../text/field-words.ts";
import type { TextSpan } from "../text/place.ts";
import { collapseWhiteSpace } from "../text/spaces.ts";
import { wordsBeside } from "./beside.ts";
import type { FieldType } from "./field-type.ts";
import { readWhole } from "./pieces.ts";

/** A time of day, or a range of two. */
export const time = {
	type: "time",
	about: "A time of day or a range, given as `15:00` or `15:00/16:30`; a time zone is left out.",
	example: "14:30",
	list: false,
	read: (parts, context) => readWhole(parts, context, readTime),
	goesOn: (_, line) => findTime(line) !== null || nameOf(line) !== null,
	beside: ({ raw, value }) =>
		wordsBeside(raw, {
			isSame: (text) => readTime(text) === value,
			isMixed: (text, words) => saysMore.test(text) || words.some((word) => !timeWord.test(word)),
		}),
	print: String,
} satisfies FieldType;

const hours = anyOf(hourWords);
const joints = `(?:[-–—]|${anyOf(timeRangeWords)})`;
const timeWord = new RegExp(
	`^(?:\\d*(?:[ap]m?|m|${hours})?|\\d+${hours}\\d\\d|o|clock|${anyOf([...timeRangeWords, ...listWords, ...noonWords, ...midnightWords])})$`,
);

/** Seconds, and the midnight that ends a day: the value has no room for them. */
const saysMore = /:\d\d:(?!00)\d|(?<![\d:.])24/;

const clock = new RegExp(
	String.raw`(?<![\d.:])(\d{1,2})(?:(?:[:.]|\s?${hours}\s?)(\d{2})(?!\s?h\b)(?::\d{2})?)?(?:\s?([ap])\.?\s?m\b\.?|\s?(?:${hours}|o'clock)\b)?(?![\d:])`,
	"gi",
);
/** `1930`, `0900-1130 EDT`: four figures without a sign, where they are all the text says. */
const unsigned = new RegExp(
	String.raw`^(\d{2})(\d{2})(?:\s?${hours})?(?:(\s?(?:/|${joints})\s?)(\d{2})(\d{2})(?:\s?${hours})?)?\.?(?:\s\(?[A-Za-z]{1,5}\)?)?$`,
	"i",
);
const named = new RegExp(`\\b(?:(${anyOf(midnightWords)})|${anyOf(noonWords)})\\b`, "i");
/** The signs and words of a range of times, and those between two numbers with one `am` for both. */
const rangeJoint = new RegExp(`^\\s*${joints}\\s*$`, "i");
const sharedJoint = new RegExp(`^\\s*(?:${joints}|${anyOf(listWords)})\\s*$`, "i");
const longest = 200;

/** The one time, or the two, that a text names; null where it names none or more. */
function readTime(raw: string): string | null {
	const text = collapseWhiteSpace(raw);
	if (text.length > longest) return null;
	const found = timesIn(signed(text));
	if (found.length === 0) return nameOf(text);
	if (found.length > 2) return null;
	const [first, second] = found.map((match) => minutes(match, found.at(-1)?.[3]));
	if (first === undefined || first === null || second === null) return null;
	const time = second === undefined ? print(first) : `${print(first)}/${print(second)}`;
	// Of `noon to 2 pm` the figures say the half only; `12:00 noon` says one thing twice.
	const name = nameOf(text);
	return name === null || name === time ? time : null;
}

function signed(text: string): string {
	const [whole, hour, minute, joint, endHour, endMinute] = unsigned.exec(text) ?? [];
	if (whole === undefined) return text;
	return joint === undefined ? `${hour}:${minute}` : `${hour}:${minute}${joint}${endHour}:${endMinute}`;
}

/** Where a text has a time of day; null if it has none. */
export function findTime(text: string): TextSpan | null {
	const [first, second] = timesIn(text.slice(0, longest));
	if (first === undefined) return null;
	const end = first.index + first[0].trimEnd().length;
	const ranged = second !== undefined && rangeJoint.test(text.slice(end, second.index));
	return { start: first.index, end: ranged ? second.index + second[0].trimEnd().length : end };
}

/** Numbers that are times: two digits behind a sign, or a word behind that says so; `10-11 am` has one for both. */
function timesIn(text: string): RegExpExecArray[] {
	const all = [...text.matchAll(clock)];
	return all.filter((match, index) => {
		if (match[2] !== undefined || /\D/u.test(match[0].trim())) return true;
		const next = all[index + 1];
		if (next === undefined || next[3] === undefined) return false;
		return sharedJoint.test(text.slice(match.index + match[0].length, next.index));
	});
}

function nameOf(text: string): string | null {
	const found = named.exec(text);
	if (found === null) return null;
	return found[1] === undefined ? "12:00" : "00:00";
}

/** Minutes of the day; `am` or `pm` after the second of two times applies to both. */
function minutes(match: RegExpExecArray, shared: string | undefined): number | null {
	const [hour, minute] = [Number(match[1]), Number(match[2] ?? "0")];
	const half = (match[3] ?? (match[2] === undefined ? shared : undefined))?.toLowerCase();
	if (minute > 59 || hour > 24 || (half !== undefined && (hour > 12 || hour === 0))) return null;
	if (half === undefined) return hour === 24 && minute > 0 ? null : (hour % 24) * 60 + minute;
	return ((hour % 12) + (half === "p" ? 12 : 0)) * 60 + minute;
}

function print(minutes: number): string {
	return [Math.floor(minutes / 60), minutes % 60].map((unit) => String(unit).padStart(2, "0")).join(":");
}
