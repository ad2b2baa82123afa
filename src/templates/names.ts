/** Goes through a file and follows what its names mean: in loops, assignments, and files that it renders. */
import { type Judging, operandShape, shapeOf } from "./accesses.ts";
import type { Expression } from "./grammar/expression.ts";
import type { Piece } from "./grammar/pieces.ts";
import { scopesOf } from "./scopes.ts";
import { eitherOf, entryOf, type Shape, words } from "./shapes.ts";
import type { Slip } from "./syntax/syntax.ts";

/** What the check of a file knows. */
export interface NameContext extends Pick<Judging, "keys" | "source" | "filters"> {
	/** What the file is given by those that render it. */
	readonly given: ReadonlyMap<string, Shape>;
	/** Is told what a file that is rendered from here is given. */
	readonly gives: (file: string, name: string, shape: Shape) => void;
}

/** The unknown names of a file, and the fields and sections that the template does not own up to. */
export function nameSlips(pieces: readonly Piece[], { given, gives, ...rest }: NameContext): Slip[] {
	const slips: Slip[] = [];
	const scopes = scopesOf(given, eitherOf);
	const judging: Judging = { ...rest, scopes, tell: (slip) => slips.push(slip) };
	let depth = 0;
	for (const [index, piece] of pieces.entries()) {
		if (blocks.has(piece.name)) depth++;
		else if (blocks.has(piece.name.replace(/^end/, ""))) depth--;
		if (piece.name === "endfor") scopes.leave();
		if (piece.kind === "output") printed(piece.value, judging);
		else if (piece.kind === "question") shapeOf(piece.value, judging);
		else if (piece.kind === "answers") for (const value of piece.values) operandShape(value, judging);
		else if (piece.kind === "loop") loop(piece, assignedInside(pieces, index), judging);
		else if (piece.kind === "capture") scopes.assign(piece.variable, words, depth > 0);
		else if (piece.kind === "assign") scopes.assign(piece.variable, shapeOf(piece.value, judging), depth > 0);
		else if (piece.kind === "render") render(piece, judging, gives);
	}
	return slips;
}

const blocks: ReadonlySet<string> = new Set(["if", "unless", "case", "for"]);

/** The names that a loop assigns anywhere. */
function assignedInside(pieces: readonly Piece[], start: number): string[] {
	const names: string[] = [];
	let depth = 0;
	for (const piece of pieces.slice(start)) {
		depth += piece.name === "for" ? 1 : piece.name === "endfor" ? -1 : 0;
		if (depth === 0) break;
		if (piece.kind === "assign" || piece.kind === "capture") names.push(piece.variable);
	}
	return names;
}

const turn: Shape = {
	keys: Object.fromEntries(
		"first last index index0 rindex rindex0 length name".split(" ").map((name) => [name, { about: "" }]),
	),
};

function loop(piece: Extract<Piece, { kind: "loop" }>, assigned: readonly string[], judging: Judging): void {
	const entry = entryOf(operandShape(piece.list, judging));
	for (const value of piece.rest) operandShape(value, judging);
	const names: [string, Shape][] = [
		["forloop", turn],
		[piece.variable, entry],
	];
	judging.scopes.enter(new Map(names), assigned);
}

function render(
	{ file, given, each }: Extract<Piece, { kind: "render" }>,
	judging: Judging,
	gives: NameContext["gives"],
): void {
	for (const [name, value] of given) gives(file, name, operandShape(value, judging));
	if (each === null) return;
	const [name, list] = each;
	gives(file, name, entryOf(operandShape(list, judging)));
	gives(file, "forloop", turn);
}

/** What has no words of its own would be printed as nothing. */
function printed(value: Expression, judging: Judging): void {
	const shape = shapeOf(value, judging);
	const name = value.operands[0]?.getText();
	if (shape?.silent !== true || name === undefined) return;
	const expected =
		shape.many === "list"
			? "`{% for %}`, which goes through it"
			: `a part of it, such as \`${name}.${firstPart(shape, name, judging)}\``;
	judging.tell({ message: `Unexpected \`${name}\` as a value`, expected, offset: value.begin });
}

function firstPart(shape: NonNullable<Shape>, name: string, { keys }: Judging): string {
	const list = shape.many === "keyed" ? keys[name === "fields" ? "fields" : "sections"] : Object.keys(shape.keys ?? {});
	return list[0] ?? "size";
}
