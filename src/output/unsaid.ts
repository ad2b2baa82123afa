/** What a field as written says beyond its label and the value read from it: a line over some names, a link's title, a comment. */
import type { Field, FieldItem, FieldValue, ItemValue, Preamble } from "../ast/nodes.ts";
import { plainText } from "../ast/text.ts";
import { fieldType } from "../fields/index.ts";
import { isPlaceholder } from "../fields/pieces.ts";
import type { Form } from "../forms/form.ts";
import { patternFor } from "../text/ascii.ts";
import { joinsOf } from "../text/field-words.ts";
import { lazy } from "../text/lazy.ts";
import { markdownLinks } from "../text/links.ts";
import { withoutParenthetical } from "../text/normalize.ts";
import { blanked, type TextSpan } from "../text/place.ts";
import { blocksToMarkdown } from "./blocks-markdown.ts";

/** What has no place in the form, in its order. */
interface Unsaid {
	readonly words: readonly string[];
	readonly comments: readonly string[];
}

/** Words next to a label or value that are in no output yet, and comments inside a value. */
export function unsaid(node: Field | Preamble, form: Form): Unsaid {
	if (node.type === "preamble") return wordsUnsaid(blocksToMarkdown(node.children), plainText(node.children), []);
	if (node.data?.derived === true) return nothing;
	const { words, comments } = besideValue(node, form);
	return { words: [...besideLabel(node, form), ...words], comments };
}

const nothing: Unsaid = { words: [], comments: [] };

/** `(with UNICEF)` of `Organizer (with UNICEF)`, unless the form has it so. */
function besideLabel({ label }: Field, { labels }: Form): string[] {
	const end = withoutParenthetical(label, 0, label.length);
	return end === label.length || labels.find(label) !== null ? [] : [label.slice(end).trim()];
}

function besideValue({ name, raw, value, items, data }: Field, form: Form): Unsaid {
	const definition = form.fields.find((each) => each.name === name);
	if (definition === undefined || value === null || value === raw) return nothing;
	const { read } = definition;
	const { beside } = fieldType(definition.type);
	// What could not be read is kept as it was written already.
	const isRead = value !== "" && (items.length === 0 || items.some((item) => item.value !== null));
	// For an empty list, the text in its place is not next to an item; for example, a link without words.
	const isNothing = Array.isArray(value) && value.length === 0;
	if (beside !== undefined && isRead && !isNothing) return { words: beside({ raw, value, items }, read), comments: [] };
	// A key of front matter is a label by itself.
	const written = data?.apart === true ? raw.replace(keys, "$1") : raw;
	const joins = joinsOf(form.language).flatMap((join) => join.split(" "));
	// `Majors Basil and Ottoline Frayne`: each is a major.
	for (const { value: item } of items)
		if (item !== null && typeof item === "object" && "honorific" in item && item.honorific !== undefined)
			joins.push(`${item.honorific.toLowerCase().replace(/\.$/, "")}s`);
	const { words, comments } = wordsUnsaid(written, saidBy(value, items), joins);
	return { words: words.filter((run) => !isPlaceholder(run, read) && !isPlaceholder(`${run}.`, read)), comments };
}

/** Of maps in YAML, on lines of their own and between brackets. */
const keys = /(^[^\S\n]*(?:-[^\S\n]+)*|[{,[][^\S\n]*)[\w-]+:(?=\s)/gm;

/** All that a value says, as text. */
function saidBy(value: FieldValue, items: readonly FieldItem[]): string {
	if (items.length > 0) return items.map((item) => (item.value === null ? item.raw : itemText(item.value))).join("\n");
	return typeof value === "object" ? value.map(itemText).join("\n") : String(value);
}

function itemText(item: ItemValue): string {
	if (typeof item !== "object") return String(item);
	if ("title" in item) return item.title === item.url ? item.title : `${item.title} ${item.url ?? ""}`;
	return Object.values(item).join(" ");
}

/** The closed comments in a text. */
function commentsIn(text: string): TextSpan[] {
	const found: TextSpan[] = [];
	for (let start = text.indexOf("<!--"); start >= 0; ) {
		const close = text.indexOf("-->", start + "<!--".length);
		if (close < 0) break;
		const end = close + "-->".length;
		found.push({ start, end });
		start = text.indexOf("<!--", end);
	}
	return found;
}

interface Word extends TextSpan {
	readonly key: string;
}

/**
 * The words of `written` that are not in the value, joined if they are next to each other on a line; titles of links
 * and comments completely. Words that join two values do not count.
 */
function wordsUnsaid(written: string, said: string, joins: readonly string[]): Unsaid {
	// Where they are words of the value, the text is no Markdown.
	const comments = said.includes("<!--") ? [] : commentsIn(written);
	const outside = blanked(written, comments);
	const titles = markdownLinks(outside).flatMap(({ title }) => title ?? []);
	const raw = blanked(outside, titles);
	const words = wordsIn(raw).filter((word) => !isNumber(word, raw));
	const left = new Map<string, number>();
	for (const { key } of words) left.set(key, (left.get(key) ?? 0) + 1);
	const total = new Map(left);
	for (const { key } of wordsIn(said)) left.set(key, (left.get(key) ?? 0) - 1);
	const taken = words.map(() => false);
	const take = (wanted: (key: string, before: boolean, behind: boolean) => boolean): void => {
		for (const [at, { key }] of words.entries()) {
			const count = left.get(key) ?? 0;
			if (count < 1 || taken[at] || !wanted(key, taken[at - 1] === true, taken[at + 1] === true)) continue;
			taken[at] = true;
			left.set(key, count - 1);
		}
	};
	const isJoin = (key: string): boolean => joins.includes(key);
	take((key) => !isJoin(key) && left.get(key) === total.get(key));
	// Of a word that the value has too, the one beside such words is the one that is left over.
	take((key, before, behind) => !isJoin(key) && (before || behind));
	take((key) => !isJoin(key));
	take((_, before, behind) => before && behind);
	const runs: { -readonly [Key in keyof TextSpan]: TextSpan[Key] }[] = [];
	for (const [at, { start, end }] of words.entries()) {
		const last = taken[at] && taken[at - 1] ? runs.at(-1) : undefined;
		if (last !== undefined && !/[\r\n]/.test(raw.slice(last.end, start))) last.end = end;
		else if (taken[at]) runs.push({ start, end });
	}
	// Words that are nowhere else may be a title or a comment.
	const isSaid = ({ start, end }: TextSpan): boolean => {
		const counts = new Map<string, number>();
		for (const { key } of wordsIn(written.slice(start, end))) counts.set(key, (counts.get(key) ?? 0) + 1);
		const isAll = [...counts].every(([key, count]) => count + (left.get(key) ?? 0) <= 0);
		if (isAll) for (const [key, count] of counts) left.set(key, (left.get(key) ?? 0) + count);
		return isAll;
	};
	const line = ({ start, end }: TextSpan): string => written.slice(start, end).replace(/\s*[\r\n]\s*/g, " ");
	const all = [...runs, ...titles.filter((title) => !isSaid(title))].sort((one, other) => one.start - other.start);
	return { words: all.map(line), comments: comments.filter((comment) => !isSaid(comment)).map(line) };
}

/** Words without the signs of emphasis and escapes, addresses whole; a reference to a character parts words like any sign. */
function wordsIn(text: string): Word[] {
	const words: Word[] = [];
	for (const { 0: word, index } of text.matchAll(wordPattern(text))) {
		const key = word.replace(/[_\\*`~]/g, "").toLowerCase();
		if (key !== "" && !key.startsWith("&")) words.push({ key, start: index, end: index + word.length });
	}
	return words;
}

// Long runs are cut: a class of Unicode takes more stack the longer it runs.
const address = String.raw`(?:\w{2,20}://|mailto:)[^\s()<>[\]{}"'|&;,]{0,4096}[^\s()<>[\]{}"'|&;,.:!?]`;
const asciiWord = new RegExp(String.raw`${address}|&#?\w+;|[\w\\*\x60~]{1,4096}`, "g");
const anyWord = lazy(() => new RegExp(String.raw`${address}|&#?\w+;|[\p{L}\p{M}\p{N}_\\*\x60~]{1,4096}`, "gu"));
const wordPattern = (text: string): RegExp => patternFor(text, { ascii: asciiWord, any: anyWord });

/** `2.` or `b)`, which opens an item of a list. */
function isNumber({ key, start, end }: Word, text: string): boolean {
	if (text[end] !== "." && text[end] !== ")") return false;
	if (!/^\s/.test(text.slice(end + 1, end + 2)) || !/^(?:\d{1,9}|[a-z]|[ivxlc]{1,6})$/.test(key)) return false;
	return /[\r\n][^\p{L}\p{N}]*$/u.test(text.slice(Math.max(0, start - longestIndent), start));
}

const longestIndent = 40;
