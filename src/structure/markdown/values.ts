/** The values of fields in Markdown notes: words without marks, placed where they stand. */
import type { Position } from "unist";
import type { Block, Ignored, Stretch, ValuePart } from "../../ast/nodes.ts";
import type { Placing } from "../../blocks/data.ts";
import { hasWords, type Line, linesOf, tableRows, unitsIn, withoutSigns } from "../../blocks/markdown-lines.ts";
import type { Run } from "./scope.ts";

/** What values are read with. */
export interface Reading extends Placing {
	/** Whether of a link only its words count. */
	readonly plain?: boolean;
}

/** The part of a line from one unit of its text to another. */
export function partOf(line: Line, span: readonly [number, number], placing: Reading): ValuePart {
	const whole = unitsIn(line, span);
	const { text: raw, starts, ends } = placing.plain === true ? withoutSigns(whole) : whole;
	const [start, end] = [whole.starts[0] ?? 0, whole.ends.at(-1) ?? 0];
	const position = placing.locator.position(start, end);
	if (placing.text.slice(start, end) === raw) return { raw, position };
	return { raw, position, stretches: stretchesOf({ starts, ends }, placing) };
}

/** The runs of units that stand in the source as they are. */
function stretchesOf({ starts, ends }: Pick<Line, "starts" | "ends">, { locator }: Placing): Stretch[] {
	const stretches: Stretch[] = [];
	for (let at = 0; at < starts.length; ) {
		let end = at + 1;
		while (end < starts.length && (starts[end] === ends[end - 1] || starts[end] === starts[at])) end++;
		const position = locator.position(starts[at] ?? 0, ends[end - 1] ?? 0);
		stretches.push({ from: at, to: end, position });
		at = end;
	}
	return stretches;
}

/** The parts of a field's value: what stands behind its label and below it. */
export function valueParts({ label, tail, blocks }: Run, placing: Reading, list: boolean): ValuePart[] {
	const own = label === null || label.value[0] >= label.value[1] ? [] : [partOf(label.line, label.value, placing)];
	const lines = tail.filter(hasWords).map((line, index) => {
		// `: 4 March` below the term of a definition.
		const sign = index === 0 && own.length === 0 ? (/^[:：]\s+/.exec(line.text)?.[0].length ?? 0) : 0;
		return partOf(line, [sign, line.text.length], placing);
	});
	// Below a value that has begun, the lines of its paragraph go on with it; a list may have an item on each.
	const wraps = !list && own.length > 0;
	return [
		...[...own, ...lines].reduce<ValuePart[]>((parts, part) => withPart(parts, part, { placing, wraps }), []),
		...blocks.flatMap((block, index) =>
			block.type === "ignored" || (list && introduces(block, blocks[index + 1])) ? [] : partsOf(block, placing),
		),
	];
}

/** `The following were there:` over a list is none of its items. */
export function introduces(block: Block | Ignored, next: Block | Ignored | undefined): boolean {
	return block.type === "paragraph" && next?.type === "list" && /[:：]$/u.test(linesOf(block).at(-1)?.text ?? "");
}

/** The parts that stand in a block: one for each line, each item, each row of a table. */
function partsOf(block: Block, placing: Reading): ValuePart[] {
	if (block.type === "list") return block.children.flatMap(({ children }) => itemParts(children as Block[], placing));
	if (block.type === "blockquote") return block.children.flatMap((child) => partsOf(child as Block, placing));
	if (block.type === "code" && block.position !== undefined) return [{ raw: block.value, position: block.position }];
	const rows = tableRows(block);
	if (rows !== null) return rows.flatMap(({ line, cells }) => rowPart(line, cells, placing));
	return linesOf(block)
		.filter(hasWords)
		.map((line) => partOf(line, [0, line.text.length], placing))
		.reduce<ValuePart[]>((parts, part) => withPart(parts, part, { placing, wraps: false }), []);
}

function withPart(
	parts: ValuePart[],
	part: ValuePart,
	{ placing, wraps }: { placing: Placing; wraps: boolean },
): ValuePart[] {
	const last = parts.at(-1);
	if (last === undefined || !(wraps || goesOn(last.raw, part.raw))) parts.push(part);
	else parts.splice(-1, 1, joined(last, part, placing));
	return parts;
}

/** A line behind a comma, or one that begins small or with a bracket, goes on with the line before. */
function goesOn(above: string, line: string): boolean {
	return /[,;&(]$/u.test(above) || /^(?:\p{Ll}|[(&])/u.test(line);
}

/** The wrapped lines of an item are one part; what is nested in it has parts of its own. */
function itemParts(children: readonly Block[], placing: Reading): ValuePart[] {
	return children.flatMap((child) => {
		const [first, ...others] = partsOf(child, placing);
		if (first === undefined || child.type !== "paragraph") return first === undefined ? [] : [first, ...others];
		return [others.reduce((whole, part) => joined(whole, part, placing), first)];
	});
}

function joined(above: ValuePart, below: ValuePart, placing: Placing): ValuePart {
	const position: Position = { start: above.position.start, end: below.position.end };
	const raw = `${above.raw}\n${below.raw}`;
	if (placing.text.slice(position.start.offset, position.end.offset) === raw) return { raw, position };
	const behind = above.raw.length + 1;
	const moved = stretchesIn(below).map((each) => ({ ...each, from: each.from + behind, to: each.to + behind }));
	return { raw, position, stretches: [...stretchesIn(above), ...moved] };
}

function stretchesIn({ raw, position, stretches }: ValuePart): readonly Stretch[] {
	return stretches ?? [{ from: 0, to: raw.length, position }];
}

/** A row of a table: its first cell, and in brackets what the others say of it. */
function rowPart(line: Line, cells: readonly (readonly [number, number])[], placing: Reading): ValuePart[] {
	const filled = cells.filter(([from, to]) => from < to);
	const [first, ...others] = filled;
	if (first === undefined) return [];
	const name = partOf(line, first, placing);
	if (others.length === 0) return [name];
	const notes = others.map((span) => partOf(line, span, placing).raw).join("; ");
	const end = partOf(line, others.at(-1) ?? first, placing).position.end;
	const raw = `${name.raw} (${notes})`;
	const position = { start: name.position.start, end };
	const rest = { from: name.raw.length, to: raw.length, position: { start: name.position.end, end } };
	return [{ raw, position, stretches: [...stretchesIn(name), rest] }];
}
