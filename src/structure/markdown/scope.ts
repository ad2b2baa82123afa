/** Decides whether a label in Markdown notes is structure where it stands. */
import type { Heading } from "mdast";
import type { Block, Ignored } from "../../ast/nodes.ts";
import type { Placing } from "../../blocks/data.ts";
import { hasWords, isTable, type Line, linesOf } from "../../blocks/markdown-lines.ts";
import { fieldType } from "../../fields/index.ts";
import type { FieldDefinition, Form, SectionDefinition, ValuePlace } from "../../forms/form.ts";
import { endsSentence } from "../../text/sentences.ts";
import { type LabelLine, stylesOf } from "./labels.ts";

/** What one label opened, or a heading that the form does not know; else what stands below neither. */
export interface Run {
	readonly label: LabelLine | null;
	/** The depth of the heading that opened it, known to the form or not. */
	readonly depth: number | null;
	/** The line of its label as a block. */
	readonly head: Block | null;
	/** The lines of the label's own paragraph below it. */
	readonly tail: Line[];
	readonly blocks: (Block | Ignored)[];
}

/** What has been read so far. */
export interface Scope {
	readonly form: Form;
	readonly runs: Run[];
	/** Names of the fields and sections seen. */
	readonly seen: Set<string>;
	/** Whether a section has been opened. */
	inSection: boolean;
	/** The least depth of the headings that name each field or section: below it they are sub-headings of others. */
	readonly depths: ReadonlyMap<string, number>;
	/** The section that goes on where the open field ends; and that section, once it does. */
	holder: Run | null;
	resumed: Run | null;
	readonly placing: Placing;
	/** The heading at the very top. */
	readonly title: Heading | null;
	/** The headings whose letters count up. */
	readonly counted: ReadonlySet<Heading>;
	/** Some section of the form has a heading; then bare lines and list items open none. */
	readonly headed: boolean;
}

/** The run that is open. */
export function current({ runs, resumed }: Scope): Run | undefined {
	return resumed ?? runs.at(-1);
}

/** The section that a field without a heading stands in, if it only interrupts it: the form lists it there, or has headings. */
export function holderOf(scope: Scope, { target }: LabelLine): Run | null {
	const held = scope.resumed ?? scope.holder ?? current(scope);
	if (target?.kind !== "field" || held?.label?.target?.kind !== "section") return null;
	const listed = sectionNamed(scope.form, held.label.target.name)?.fields.includes(target.name) === true;
	return listed || (scope.form.headed && !target.closing && held.depth !== null) ? held : null;
}

/** The section of the form that is open. */
function openSection(scope: Scope): SectionDefinition | undefined {
	const target = current(scope)?.label?.target;
	return target?.kind === "section" ? sectionNamed(scope.form, target.name) : undefined;
}

/** The field of the form that is open. */
function openField(scope: Scope): FieldDefinition | undefined {
	const target = current(scope)?.label?.target;
	return target?.kind === "field" ? scope.form.fields.find(({ name }) => name === target.name) : undefined;
}

function sectionNamed({ sections }: Form, name: string): SectionDefinition | undefined {
	return sections.find((section) => section.name === name);
}

/** Whether a label opens a field or a section. */
export function counts(scope: Scope, found: LabelLine): boolean {
	if (found.target === null) return countsUnknown(scope, found);
	if (repeats(scope, found)) return true;
	const least = scope.depths.get(found.target.name);
	if (least !== undefined && found.setting.depth !== null && found.setting.depth > least) return false;
	return found.target.kind === "section" ? countsSection(scope, found) : countsField(scope, found);
}

/** Whether the field that is open has nothing yet, and this is its label again: `## Attendance`, and below it `**Present:**`. */
export function repeats(scope: Scope, { target }: LabelLine): boolean {
	const run = current(scope);
	const open = run?.label?.target;
	if (run === undefined || open?.kind !== "field" || open.name !== target?.name) return false;
	return isEmpty(run);
}

function isEmpty({ label, tail, blocks }: Run): boolean {
	return label !== null && isAlone(label) && tail.length === 0 && blocks.length === 0;
}

/** Below a heading that the form does not know, and in sections, `Ann: yes` is prose. */
function countsUnknown(scope: Scope, found: LabelLine): boolean {
	if (scope.runs.length === 1 || scope.inSection || isUnderUnknown(scope)) return false;
	return !awaitsItems(scope) || (found.setting.list === null && found.bold && isAlone(found));
}

function countsSection(scope: Scope, found: LabelLine): boolean {
	const { setting, near, ending } = found;
	const section = sectionNamed(scope.form, found.target?.name ?? "");
	if (section === undefined) return false;
	if (section.headings.length > 0 && !stylesOf(found).some((style) => section.headings.includes(style))) return false;
	const again = scope.seen.has(section.name) && !section.repeatable;
	if (near && again) return false;
	if (setting.depth !== null) return !again || (isAlone(found) && !isDeeper(scope, setting.depth));
	if (setting.list !== null && awaitsItems(scope)) return false;
	const whole = isAlone(found) || ending === "colon";
	if (setting.list !== null && !whole) return false;
	// A form that lets headings be bare leaves it to the notes.
	const settled = section.headings.length > 0 && !section.headings.includes("bare");
	return !scope.headed || settled || (found.bold && setting.list === null && whole);
}

function countsField(scope: Scope, found: LabelLine): boolean {
	const { target, setting, near, ending } = found;
	const section = openSection(scope);
	const name = target?.name ?? "";
	const unseen = !scope.seen.has(name);
	if (section?.fields.includes(name)) return unseen;
	if (setting.list !== null && section !== undefined) return false;
	if (setting.list !== null && awaitsItems(scope)) return unseen && !leadsToAddress(found);
	if (setting.depth !== null && section !== undefined && isDeeper(scope, setting.depth))
		return target?.closing === true && unseen;
	if (target?.closing === true) return true;
	if (!scope.inSection && !isUnderUnknown(scope)) return true;
	if (section !== undefined && setting.depth === null && !mayBeAnywhere(scope, name)) return false;
	return unseen && !near && (setting.depth !== null || found.bold || ending === "colon" || ending === "question");
}

/** What a section lists, or the title tells, is not looked for in the others. */
function mayBeAnywhere({ form }: Scope, name: string): boolean {
	if (form.sections.some(({ fields }) => fields.length > 0)) return false;
	const inTitle = form.fields.some((field) => field.name === name && field.where.includes("title"));
	return name === form.titleField || !inTitle;
}

function isUnderUnknown(scope: Scope): boolean {
	const run = current(scope);
	return run !== undefined && run.label === null && run.depth !== null;
}

/** A list of people or links is open whose items are still to come: they may well have a colon in them. */
function awaitsItems(scope: Scope): boolean {
	const field = openField(scope);
	const run = current(scope);
	if (field === undefined || run === undefined || !fieldType(field.type).list) return false;
	return run.depth !== null || isEmpty(run);
}

/** Whether a heading stands below that of the open run. */
function isDeeper(scope: Scope, depth: number): boolean {
	return depth > (current(scope)?.depth ?? 0);
}

/** No value stands behind it. */
function isAlone({ value: [from, to] }: LabelLine): boolean {
	return from >= to;
}

function leadsToAddress({ line, value }: LabelLine): boolean {
	return /^(?:[[<(]|\w+:\/\/|www\.)/.test(line.text.slice(...value));
}

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
