/** Findings are typed data; `kinds.ts` defines their data and messages. */
import type { Position } from "unist";
import { collapseWhiteSpace } from "../text/spaces.ts";
import { filled } from "./filled.ts";
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
