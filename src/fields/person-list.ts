/** Cuts a list of people into one span each: which commas and which `and` stand between people is judged by what is beside them. */
import { withoutBrackets } from "./brackets.ts";
import { isBareRank, type Shape, type Shaped, shapeOf } from "./name-shape.ts";
import { type Joint, type PeopleRules, type PersonPiece, personPieces } from "./person-pieces.ts";
import type { Span } from "./pieces.ts";
import { inSurnameLists } from "./surname-list.ts";

/** The spans of the people in a text, from an offset on. */
export function personSpans(raw: string, from: number, rules: PeopleRules): Span[] {
	const spans: Span[] = [];
	let before: Before = { shape: "phrase", single: false, affiliated: false, rank: false };
	const pieces = personPieces(raw, from, rules).map((piece) => shaped(raw, piece, rules));
	const surnames = inSurnameLists(pieces, rules.words);
	for (const [index, piece] of pieces.entries()) {
		const { text, shape, words } = piece;
		const last = spans.at(-1);
		const listed = shape === "word" && surnames[index] === true;
		if (last !== undefined && !listed && belongs(piece.joint, shape, before)) {
			spans[spans.length - 1] = { start: last.start, end: piece.end };
			before = { ...before, affiliated: before.affiliated || (shape !== "suffix" && shape !== "degree") };
		} else {
			spans.push({ start: piece.start, end: piece.end });
			before = { shape, single: words.length === 1, affiliated: dashed.test(text), rank: isBareRank(words) };
		}
	}
	return spans;
}

function shaped(raw: string, piece: PersonPiece, { words }: PeopleRules): PersonPiece & Shaped & { text: string } {
	const text = bareText(raw.slice(piece.start, piece.end));
	return { ...piece, ...shapeOf(text, words), text };
}

/** The person or body that a piece may go on with. */
interface Before {
	readonly shape: Shape;
	readonly single: boolean;
	/** Whether an affiliation has begun: then `and` may be a part of it. */
	readonly affiliated: boolean;
	/** The `Mr` of `Mr and Mrs Smith`. */
	readonly rank: boolean;
}

function bareText(piece: string): string {
	const text = withoutBrackets(piece);
	return text.includes("@") ? text.replace(/@[\w-]+/gu, " ") : text;
}

const dashed = /\s[-–—]|[–—-]\s/u;
const people: ReadonlySet<Shape> = new Set(["titled", "name", "word"]);

/** Whether a piece goes on with the person or body before it. */
function belongs(joint: Joint, own: Shape, before: Before): boolean {
	if (own === "suffix" || own === "degree") return joint !== "stop";
	if (joint === "stop") return false;
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
