/** Cuts a list of people into one span each: which commas and which `and` stand between people is judged by what is beside them. */
import { withoutBrackets } from "./brackets.ts";
import { holdsHandle, withoutHandles } from "./handle.ts";
import { isBareRank, type Shape, type Shaped, shapeOf } from "./name-shape.ts";
import { type Joint, type PeopleRules, type PersonPiece, personPieces } from "./person-pieces.ts";
import type { Span } from "./pieces.ts";
import { inSurnameLists, isWord } from "./surname-list.ts";

/** Where a person stands in a list; what she looks like, where it takes but one piece to tell. */
export interface PersonSpan extends Span {
	readonly look: Shaped | null;
}

/** The spans of the people in a text, from an offset on. */
export function personSpans(raw: string, from: number, rules: PeopleRules): PersonSpan[] {
	const spans: PersonSpan[] = [];
	let before: Before = { shape: "phrase", single: false, affiliated: false, rank: false, handled: false };
	const pieces: Piece[] = [];
	for (const piece of personPieces(raw, from, rules)) pieces.push(shaped(raw, piece, rules));
	const surnames = pieces.some(isWord) ? inSurnameLists(pieces, rules.words) : [];
	for (const [index, piece] of pieces.entries()) {
		const { text, shape, words, handled } = piece;
		const last = spans.at(-1);
		const listed = shape === "word" && surnames[index] === true;
		if (last !== undefined && !listed && belongs(piece.joint, shape, before)) {
			spans[spans.length - 1] = { start: last.start, end: piece.end, look: null };
			const affiliated = before.affiliated || !behindNames.has(shape);
			const { shape: first, single, rank } = before;
			before = { shape: first, single, affiliated, rank, handled: before.handled || handled };
		} else {
			spans.push({ start: piece.start, end: piece.end, look: piece });
			const [single, affiliated] = [words.length === 1, dashed.test(text)];
			before = { shape, single, affiliated, rank: isBareRank(words), handled };
		}
	}
	return spans;
}

/** A piece with what it looks like. */
interface Piece extends PersonPiece, Shaped {
	/** The piece without brackets, handles and addresses. */
	readonly text: string;
	/** Whether a handle stands in it. */
	readonly handled: boolean;
}

function shaped(raw: string, { start, end, joint }: PersonPiece, { words: known }: PeopleRules): Piece {
	const written = raw.slice(start, end);
	const text = bareText(written);
	const handled = holdsHandle(written);
	const { shape, words, peeled } = shapeOf(text, known);
	const alone = handled && words.length === 0;
	return { start, end, joint, shape: alone ? "handle" : shape, words, peeled, text, handled };
}

/** The person or body that a piece may go on with. */
interface Before {
	readonly shape: Shape;
	readonly single: boolean;
	/** Whether an affiliation has begun: then `and` may be a part of it. */
	readonly affiliated: boolean;
	/** The `Mr` of `Mr and Mrs Smith`. */
	readonly rank: boolean;
	readonly handled: boolean;
}

function bareText(piece: string): string {
	return withoutHandles(withoutBrackets(piece));
}

const dashed = /\s[-–—]|[–—-]\s/u;
const behindNames: ReadonlySet<Shape> = new Set(["suffix", "degree", "handle"]);
const people: ReadonlySet<Shape> = new Set(["titled", "name", "word"]);

/** Whether a piece goes on with the person or body before it. */
function belongs(joint: Joint, own: Shape, before: Before): boolean {
	if (own === "suffix" || own === "degree") return joint !== "stop";
	if (joint === "stop") return false;
	// `Ann Bell, @annb`
	if (own === "handle") return joint === "comma" && people.has(before.shape) && !before.handled;
	// `Alvarez, R.`
	if (own === "initials") return joint === "comma" && before.single && before.shape !== "titled";
	if (own === "titled") return before.rank && joint === "and";
	if (own === "name") return false;
	// `women and girls from Kenya`
	if (own === "group") return before.shape === "group" && before.single && joint === "and";
	const afterPerson = people.has(before.shape);
	if (own === "word") return afterPerson ? joint === "comma" && !before.single : before.shape === "phrase";
	if (own === "phrase") return !afterPerson || joint === "comma" || before.affiliated;
	return afterPerson && (joint === "comma" || before.affiliated);
}
