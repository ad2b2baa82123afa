/** Text below the fields that no heading opens. */
import type { Row } from "../blocks/row.ts";
import type { LabelTarget, SectionDefinition } from "../forms/form.ts";
import type { LabelMatch, Notes, Piece } from "./piece.ts";

/** A section without a heading, and the row that it opens with. */
export interface Unheaded {
	readonly row: Row;
	readonly target: LabelTarget;
}

/**
 * Text counts as a section only in notes with that many fields, as notes of another form have some by chance, and if it has that
 * many characters: fewer are a remark. It takes more if a heading below it may open the section.
 */
const [leastFields, leastText, leastAbove] = [3, 250, 1000];

/** Where the text below the fields is the form's first required section, though no heading opens it. */
export function unheaded({ text, form, mail }: Notes, pieces: readonly Piece[]): Unheaded | null {
	const section = form.sections.find(({ required }) => required);
	if (section === undefined) return null;
	const turns = turnsIn(text, pieces);
	let fields = 0;
	for (const { target } of pieces) if (target?.kind === "field") fields++;
	if (fields < leastFields && turns.size === 0) return null;
	let [length, isBelow, isAbove] = [0, false, true];
	let from: Row | undefined;
	let own: Piece | undefined;
	for (const piece of pieces) {
		const { target, kind, label, rows } = piece;
		if (target?.name === section.name) own ??= piece;
		isAbove &&= target?.kind !== "section" && target?.closing !== true;
		if (!isAbove) continue;
		if (target !== null) {
			isBelow = true;
			[from, length] = [undefined, 0];
		}
		const line = rows[0]?.line ?? -1;
		const isOfMail = mail !== null && (mail.heads.has(line) || mail.signatures.has(line));
		const isText = kind !== "ignored" && !isOfMail && (label === null || from !== undefined || turns.has(piece));
		if (!isBelow || !isText) continue;
		from ??= label?.first ?? rows[0];
		for (const row of rows) length += row.to - row.from;
	}
	if (own !== undefined && own.label?.why === null) return null;
	if (from === undefined) return null;
	const heading = own?.label ?? null;
	const named = heading === null ? null : form.allLabels.prefix(text.slice(heading.start, heading.end));
	// `Summary` is its heading, whatever stands above; a few words that only may be, are part of a long text.
	const isSure = heading !== null && named?.target.name === section.name && named.end === heading.end - heading.start;
	const leastBefore = isSure ? Number.POSITIVE_INFINITY : leastAbove;
	const isNext = isNumberedAfter(text, from, heading?.first) && !(isSure && opensLabel(section, text, heading));
	const least = own === undefined ? leastText : isNext ? 0 : leastBefore;
	return length < least
		? null
		: { row: from, target: { kind: "section", name: section.name, label: section.label, closing: false } };
}

/** `2. Summary`: no topic beside a `1. Introduction` that the form does not know, but what the form's own labels begin with. */
function opensLabel({ label, aliases }: SectionDefinition, text: string, { start, end }: LabelMatch): boolean {
	const words = text.slice(start, end).toLowerCase();
	return [label, ...aliases].some((each) => each.toLowerCase().startsWith(words));
}

/** `1. Opening` above `3. Presentations`: parts of the same. */
export function isNumberedAfter(text: string, first: Row, later: Row | undefined): boolean {
	const one = itemNumber.exec(text.slice(first.from, first.to));
	const other = one === null || later === undefined ? null : itemNumber.exec(text.slice(later.from, later.to));
	return one !== null && other !== null && one[2] === other[2] && Number(one[1]) < Number(other[1]);
}

const itemNumber = /^(\d{1,2})([.)])\s/u;

/** Where two or more take turns (`CHAIR: …`, `BELL: …`, `CHAIR: …`), their names are no labels: nobody gives a label twice. */
function turnsIn(text: string, pieces: readonly Piece[]): ReadonlySet<Piece> {
	const named = new Map<string, Piece[]>();
	for (const piece of pieces) {
		const { label } = piece;
		if (label === null || label.target !== null) continue;
		const name = text.slice(label.start, label.end);
		const known = named.get(name);
		if (known === undefined) named.set(name, [piece]);
		else known.push(piece);
	}
	const repeated = [...named.values()].filter(({ length }) => length > 1);
	return new Set(repeated.length > 1 ? repeated.flat() : []);
}
