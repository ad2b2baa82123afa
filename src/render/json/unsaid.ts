/** What a value as written says beyond the value read from it: a line over some of its names, the title of a link, a comment. */
import type { FieldItem } from "../../ast/nodes.ts";
import type { FieldValue, ItemValue } from "../../ast/values.ts";
import { isAscii } from "../../text/ascii.ts";

interface Word {
	readonly key: string;
	readonly start: number;
	readonly end: number;
}

/** The words of `raw` that are not in the value, in runs as they stand together on a line; what joins two values is none. */
export function wordsUnsaid(raw: string, said: string, joins: readonly string[]): string[] {
	const words = wordsIn(raw).filter((word) => !isNumber(word, raw));
	const left = counted(words);
	const total = new Map(left);
	for (const { key } of wordsIn(said)) left.set(key, (left.get(key) ?? 0) - 1);
	const unsaid = new Set<Word>();
	const isUnsaid = (at: number): boolean => unsaid.has(words[at] ?? nowhere);
	const take = (wanted: (word: Word, at: number) => boolean): void => {
		for (const [at, word] of words.entries()) {
			const count = left.get(word.key) ?? 0;
			if (count < 1 || unsaid.has(word) || !wanted(word, at)) continue;
			unsaid.add(word);
			left.set(word.key, count - 1);
		}
	};
	const isJoin = ({ key }: Word): boolean => joins.includes(key);
	// Of a word that the value has too, the one beside such words is the one that is left over.
	take((word) => !isJoin(word) && left.get(word.key) === total.get(word.key));
	take((word, at) => !isJoin(word) && (isUnsaid(at - 1) || isUnsaid(at + 1)));
	take((word) => !isJoin(word));
	take((_, at) => isUnsaid(at - 1) && isUnsaid(at + 1));
	return runsOf(words, unsaid, raw);
}

const nowhere: Word = { key: "", start: 0, end: 0 };

function runsOf(words: readonly Word[], unsaid: ReadonlySet<Word>, raw: string): string[] {
	const runs: { start: number; end: number }[] = [];
	let open = false;
	for (const word of words) {
		const last = runs.at(-1);
		if (!unsaid.has(word)) open = false;
		else if (open && last !== undefined && !/[\r\n]/.test(raw.slice(last.end, word.start))) last.end = word.end;
		else {
			runs.push({ start: word.start, end: word.end });
			open = true;
		}
	}
	return runs.map(({ start, end }) => raw.slice(start, end));
}

function counted(words: readonly Word[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { key } of words) counts.set(key, (counts.get(key) ?? 0) + 1);
	return counts;
}

/** Words without the signs of emphasis and escapes, addresses whole; a reference to a character parts words like any sign. */
function wordsIn(text: string): Word[] {
	const found = text.matchAll(isAscii(text) ? asciiWord : anyWord());
	return [...found].flatMap(({ 0: word, index }) => {
		const key = word.replace(/[_\\*`~]/g, "").toLowerCase();
		return key === "" || key.startsWith("&") ? [] : [{ key, start: index, end: index + word.length }];
	});
}

/** `2.` or `b)`, which opens an item of a list. */
function isNumber({ key, start, end }: Word, text: string): boolean {
	if (!/^[.)]\s/.test(text.slice(end, end + 2)) || !/^(?:\d{1,9}|[a-z]|[ivxlc]{1,6})$/.test(key)) return false;
	return /[\r\n][^\p{L}\p{N}]*$/u.test(text.slice(Math.max(0, start - longestIndent), start));
}

const longestIndent = 40;

// Long runs are cut: a class of Unicode takes more stack the longer it runs.
const address = String.raw`\w{2,20}://[^\s()<>[\]{}"'|&;,]{0,4096}[^\s()<>[\]{}"'|&;,.:!?]`;
const asciiWord = new RegExp(String.raw`${address}|&#?\w+;|[\w\\*\x60~]{1,4096}`, "g");
const anyWord = (): RegExp => new RegExp(String.raw`${address}|&#?\w+;|[\p{L}\p{M}\p{N}_\\*\x60~]{1,4096}`, "gu");

/** All that a value says, as text. */
export function saidBy(value: FieldValue, items: readonly FieldItem[]): string {
	if (items.length > 0) return items.map((item) => (item.value === null ? item.raw : itemText(item.value))).join("\n");
	return typeof value === "object" ? value.map(itemText).join("\n") : String(value);
}

function itemText(item: ItemValue): string {
	if (typeof item !== "object") return String(item);
	if ("title" in item) return item.title === item.url ? item.title : `${item.title} ${item.url ?? ""}`;
	return Object.values(item).join(" ");
}
