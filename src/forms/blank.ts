/** Blank notes, as a form asks for them: its labels and headings in order, with its hints where words belong. */
import type { FieldDefinition, Form, HeadingStyle, SectionDefinition, ValuePlace } from "./form.ts";

/** What blank notes are written as. */
export type BlankStyle = "txt" | "markdown";

/** As the form's own headings are; plain text where it does not say. */
export function blankStyle({ sections }: Form): BlankStyle {
	const styles = sections.flatMap(({ headings }) => headings.slice(0, 1));
	return styles.length > 0 && styles.every((style) => style === "markdown") ? "markdown" : "txt";
}

/** The text of blank notes. */
export function blankNotes(form: Form, style: BlankStyle = blankStyle(form)): string {
	const inSections = new Set(form.sections.flatMap(({ fields }) => fields));
	const fields = new Map(form.fields.map((field) => [field.name, field]));
	const sections = new Map(form.sections.map((section) => [section.name, section]));
	const page: Page = { style, fields, counts: { numbered: 0, lettered: 0 }, titled: null };
	const ordered = form.order.flatMap((key) => {
		const field = inSections.has(key) ? undefined : fields.get(key);
		const section = sections.get(key);
		// A line without a label is nothing but its words.
		const isSilent = field?.hint === null && field.where.every((place) => place === "title");
		return [
			...(field === undefined || isSilent ? [] : [blankField(field, page)]),
			...(section === undefined ? [] : blankSection(section, page)),
		];
	});
	// A title stands above everything, wherever the form's order has it.
	const pieces = [...ordered.filter(({ kind }) => kind === "title"), ...ordered.filter(({ kind }) => kind !== "title")];
	return pieces.map((piece, index) => `${gap(pieces[index - 1], piece)}${piece.text}\n`).join("");
}

interface Page {
	readonly style: BlankStyle;
	readonly fields: ReadonlyMap<string, FieldDefinition>;
	/** How many headings of each counted style there are so far. */
	readonly counts: { numbered: number; lettered: number };
	/** The field that the title line is for. */
	titled: string | null;
}

/** Lines stand close together, blocks and titles have blank lines around them. */
interface Piece {
	readonly kind: "line" | "block" | "title";
	readonly text: string;
}

function gap(before: Piece | undefined, { kind }: Piece): string {
	if (before === undefined) return "";
	return before.kind === "line" && kind === "line" ? "" : "\n";
}

function blankField(field: FieldDefinition, page: Page): Piece {
	const { where, hint } = field;
	const place = placeOf(field, page);
	const words = hint ?? "";
	if (place === "title") return { kind: "title", text: page.style === "markdown" ? `# ${words}` : words };
	if (place === "heading") {
		const value = where.includes("list") && words !== "" ? `- ${words}` : words;
		return block(heading(field.label, page.style === "markdown" ? "markdown" : "bare", page), "", value);
	}
	const isMarkdown = page.style === "markdown";
	const label = isMarkdown ? `**${ended(field.label)}**` : ended(field.label);
	if (place === "line" || words === "")
		return { kind: isMarkdown ? "block" : "line", text: `${label} ${words}`.trimEnd() };
	const apart = isMarkdown ? [""] : [];
	if (place === "list") return block(label, ...apart, `- ${words}`);
	return block(label, ...apart, place === "block" && !isMarkdown ? `    ${words}` : words);
}

/** One title is enough: fields that may also be elsewhere go there. */
function placeOf({ name, where }: FieldDefinition, page: Page): ValuePlace | undefined {
	if (where[0] !== "title") return where[0];
	page.titled ??= name;
	const other = page.titled === name ? undefined : where.find((place) => place !== "title");
	return other ?? "title";
}

function blankSection(section: SectionDefinition, page: Page): Piece[] {
	const head = heading(section.label, headingStyle(section, page), page);
	const fields = section.fields.flatMap((name) => page.fields.get(name) ?? []);
	const body = section.hint === null ? [] : [block(section.hint)];
	return [block(head), ...fields.map((field) => blankField(field, page)), ...body];
}

function block(...lines: readonly string[]): Piece {
	return {
		kind: "block",
		text: lines
			.map((line) => line.trimEnd())
			.join("\n")
			.trimEnd(),
	};
}

/** A label with a colon, unless it ends in another sign. */
const ended = (label: string): string => (/[?:]$/.test(label) ? label : `${label}:`);

function headingStyle({ headings }: SectionDefinition, { style }: Page): HeadingStyle | null {
	if (style === "markdown" && (headings.length === 0 || headings.includes("markdown"))) return "markdown";
	return headings[0] ?? null;
}

/** Null is the way that any form understands. */
function heading(label: string, style: HeadingStyle | null, { counts }: Pick<Page, "counts">): string {
	if (style === "markdown") return `## ${label}`;
	if (style === "numbered") return `${++counts.numbered}. ${label}`;
	if (style === "lettered") return `${letter(counts.lettered++)}. ${label}`;
	if (style === "underlined") return `${label}\n${"-".repeat(label.length)}`;
	if (style === "bold") return `**${label}**`;
	return style === null ? ended(label) : label;
}

/** The line of a section's heading, where no other one is counted. */
export function blankHeading({ label, headings }: SectionDefinition): string {
	const style = headings.find((each) => each !== "underlined");
	return style === undefined ? label : heading(label, style, { counts: { numbered: 0, lettered: 0 } });
}

const letter = (index: number): string => String.fromCharCode(65 + (index % 26));
