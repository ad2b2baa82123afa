/** Where the value of a field ends in Markdown notes, by the places that the form names for it. */
import type { Block } from "../../ast/nodes.ts";
import { fieldType } from "../../fields/index.ts";
import type { FieldDefinition, ValuePlace } from "../../forms/form.ts";
import { endsSentence } from "../../text/sentences.ts";
import { hasWords, type Line, linesOf } from "./markdown-lines.ts";
import { openField, type Run, type Scope } from "./markdown-scope.ts";
import { isTable } from "./markdown-tables.ts";

const longestItem = 100;
const leastSentence = 60;

/** Whether the field that is open has its value, and a block below it is no part of that. */
export function endsField(scope: Scope, run: Run, block: Block): boolean {
	if (run.label === null || run.label.target?.kind === "section") return false;
	const field = openField(scope);
	const whole = field?.where.includes("heading") === true && run.depth !== null;
	if (block.type === "list" || isTable(block)) return endsAtList(scope, { run, field, whole }, block);
	if (run.blocks.some(({ type }) => type === "list")) return true;
	if (!isFilled(run)) return isNoValue(field, block);
	if (field === undefined || !fieldType(field.type).list) return !whole;
	return !whole && !isMore(run, field, block);
}

interface Open {
	readonly run: Run;
	readonly field: FieldDefinition | undefined;
	readonly whole: boolean;
}

const listed: readonly ValuePlace[] = ["list", "block", "heading"];

/** A list behind a blank line, below a value that stands on the line of its label. */
function endsAtList({ placing }: Scope, { run, field, whole }: Open, { position }: Block): boolean {
	if (field === undefined || whole || field.where.some((place) => listed.includes(place))) return false;
	const above = placing.text.slice(0, position?.start.offset ?? 0);
	return hasOwn(run) && blankAbove.test(above.slice(-longestItem));
}

const blankAbove = /[\r\n][ \t>]*[\r\n][ \t>]*$/;

function hasOwn({ label }: Run): boolean {
	return label !== null && label.value[0] < label.value[1];
}

function isFilled(run: Run): boolean {
	return hasOwn(run) || run.tail.length > 0 || run.blocks.length > 0;
}

/** A sentence below the label of people who stand on its own line. */
function isNoValue(field: FieldDefinition | undefined, block: Block): boolean {
	if (field === undefined || !fieldType(field.type).list || field.where.some((place) => below.includes(place)))
		return false;
	return !linesOf(block).every(isItem);
}

const below: readonly ValuePlace[] = ["following", ...listed];

/** One more line of names, where none stands on the label's own; or what stands further right than the label. */
function isMore(run: Run, { where }: FieldDefinition, block: Block): boolean {
	const column = run.head?.position?.start.column ?? 0;
	if (where.includes("block") && (block.position?.start.column ?? 0) > column) return true;
	const last = run.blocks.at(-1);
	const above = last === undefined || last.type === "ignored" ? run.tail : linesOf(last);
	const lines = [...above, ...linesOf(block)].filter(hasWords);
	return !hasOwn(run) && linesOf(block).length > 0 && lines.every(isItem);
}

function isItem({ text }: Line): boolean {
	return text.length <= longestItem && !endsSentence(text, 0, text.length);
}

/** How many of the lines below a label, in its own paragraph, are its value: those of a list end at a sentence. */
export function valueLines(scope: Scope, lines: readonly Line[]): number {
	const field = openField(scope);
	if (field === undefined || !fieldType(field.type).list) return lines.length;
	const end = lines.findIndex(({ text }, index) => {
		const above = lines[index - 1]?.text ?? "";
		return text.length > leastSentence && endsSentence(text, 0, text.length) && !/[,;&(]$/u.test(above);
	});
	return end < 0 ? lines.length : end;
}
