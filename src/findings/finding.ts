/** Findings are typed data; `kinds.ts` defines their data and messages. */
import type { Position } from "unist";
import { collapseWhiteSpace } from "../text/spaces.ts";
import type { Kind, Messages, Severity } from "./kind.ts";
import { kinds } from "./kinds.ts";

export type { Severity } from "./kind.ts";

type Kinds = typeof kinds;

/** Every code that a finding can have. */
export type Code = keyof Kinds;

/** Codes that mean the job is incomplete: exit code 2 or 3. */
export type FaultCode = { [C in Code]: Kinds[C] extends { readonly fault: true } ? C : never }[Code];

type Of<C extends Code> = {
	readonly code: C;
	readonly position: Position | null;
	/** The severity of the form's own rule, if any. */
	readonly severity?: Severity;
	/** The place in words, in a document that has no lines; `position` is then that in the text taken out of it. */
	readonly where?: string;
	/** Set if a fix would break the file. */
	readonly unfixable?: true;
} & Data<Kinds[C]>;

type Data<K> = K extends { readonly variant?: (data: infer D) => string } ? D : never;

/** A finding about one file: its code, its place (null if it has none), and the data of that code. */
export type Finding = { [C in Code]: Of<C> }[Code];

/** Every code, in the order of all lists. */
export const codes = Object.keys(kinds) as readonly Code[];

/** The default severity of each code. */
export const severities = Object.fromEntries(codes.map((code) => [code, kinds[code].severity])) as Readonly<
	Record<Code, Severity>
>;

/** The codes that are off by default. */
export const optionalCodes: readonly string[] = codes.filter((code) => "optional" in kinds[code]);

/** Severities of codes, as set by the user; `off` drops their findings. */
export type SeverityMap = ReadonlyMap<string, Severity | "off">;

/** The severity of a finding: the form's, else that of its code. */
export function severityOf(finding: Finding): Severity {
	return finding.severity ?? kinds[finding.code].severity;
}

/** What a finding says, as one or two sentences: ``Required field `Reporter` not found. Add a line `Reporter: <name>`.`` */
export function sentence(finding: Finding & { readonly messages?: Messages }): string {
	const { message, variant } = entryOf(finding);
	const own = finding.messages?.[finding.code] ?? message;
	if (typeof own === "string") return filled(own, finding);
	const chosen = variant?.(finding) ?? "other";
	const unnumbered = finding.where === undefined ? undefined : own[`${chosen}WithoutLine`];
	return filled(unnumbered ?? own[chosen] ?? own["other"] ?? "", finding);
}

/** Findings that say what they say in another language; null is English. */
export const inLanguage = (findings: readonly Finding[], messages: Messages | null): readonly Finding[] =>
	messages === null ? findings : findings.map((finding): Finding & object => ({ ...finding, ...{ messages } }));

/** The expected text, or several possible ones; null if unknown. */
export function expectedOf(finding: Finding): readonly string[] | null {
	return entryOf(finding).candidates?.(finding) ?? null;
}

// Each entry takes what findings of its code hold; TypeScript can't follow that through the union.
const entryOf = ({ code }: Finding) => kinds[code] as Kind<Finding>;

/** Where the first of two stands, if the finding is about the second. */
export function firstOf(finding: Finding): Position | null {
	return "first" in finding ? finding.first : null;
}

/** The place of a finding in lines and columns; null where the file has none, or the finding has no place. */
export function linesOf({ position, where }: Finding): Position | null {
	return where === undefined ? position : null;
}

/** The words of a finding's place, however they are spaced: they stay the same when lines are added above. */
export function placeText({ position, ...finding }: Finding, text: string | null): string {
	const from = position?.start.offset;
	const written = text === null || from === undefined ? "" : text.slice(from, position?.end.offset);
	// Something missing has no words in the text, but a label in the form.
	const words = written === "" && "label" in finding ? finding.label : written;
	return collapseWhiteSpace(words.normalize("NFC"));
}

/** The findings of one file by place, then code; those without a place come first. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
	return [...findings].sort(byPlace);
}

function byPlace(left: Finding, right: Finding): number {
	return startOf(left) - startOf(right) || (left.code < right.code ? -1 : left.code > right.code ? 1 : 0);
}

const startOf = ({ position }: Finding): number => position?.start.offset ?? -1;

/** A finding that kept the whole job from being done. */
export type Fault = Finding & { readonly code: FaultCode };

/** Whether a finding means exit code 2. */
export function isFault(finding: Finding): finding is Fault {
	return isFaultCode(finding.code);
}

/** Whether a code means exit code 2, so that nothing can make it milder. */
export function isFaultCode(code: string): boolean {
	return Object.hasOwn(kinds, code) && "fault" in kinds[code as keyof typeof kinds];
}

/** Makes a fault without a place; the message is the problem, then mostly a hint, in whole sentences. */
export const fault = (code: FaultCode, message: string): Fault => ({ code, position: null, message });

/** Messages with places in them, and how words of notes are quoted there. */

/**
 * A message with the data of a finding in its places. Words between backticks are quoted from notes: they are put on one line,
 * and invisible characters are made visible. Each entry of a list is quoted on its own.
 */
function filled(message: string, data: object): string {
	let isCode = false;
	return message.replace(/`|\{([\w.]+)\}(\s?:)?/g, (sign: string, path?: string, colon = "") => {
		if (path === undefined) {
			isCode = !isCode;
			return sign;
		}
		let value: unknown = data;
		for (const key of path.split(".")) value = (value as Record<string, unknown> | undefined)?.[key];
		if (value === undefined || value === null) throw new RangeError(`the finding has no ${path}`);
		const words: string[] = [];
		for (const each of [value].flat()) words.push(isCode ? visibleWords(String(each)) : String(each));
		// A label that is a question needs no colon.
		return words.join(isCode ? "`, `" : ", ") + (words.at(-1)?.endsWith("?") ? "" : colon);
	});
}

/** Words on one line, with what does not show made visible. */
function visibleWords(text: string): string {
	const line = shortened(text.replace(/[^\S\uFEFF]+/g, " ").replace(/^ | $/g, ""));
	return shown.test(line) ? line : line.replace(unseen(), visible).replace(/(U\+[0-9A-F]{4,6})(?=U\+)/g, "$1 ");
}

/** Letters and quotes that most subjects consist of; the pattern for all others takes V8 a millisecond to compile. */
const shown = /^[ -~\u00c0-\u024f–—‘’“”…]*$/;

// Made when it is asked for, which takes a millisecond. Joiners hold words of Persian and emoji together; between other letters they hide.
const unseen = (): RegExp =>
	new RegExp(
		[
			"(?![\\u200C\\u200D])[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}]",
			"(?<![\\p{L}\\p{M}\\p{S}])[\\u200C\\u200D]",
			"(?<=[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}])[\\u200C\\u200D]",
			"[\\u200C\\u200D](?![\\p{L}\\p{S}])",
		].join("|"),
		"gu",
	);

function visible(character: string): string {
	return `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** A subject may be a line of megabytes; its beginning says which it is. */
export function shortened(text: string): string {
	return text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

const longest = 200;
