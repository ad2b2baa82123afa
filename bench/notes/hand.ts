/** One reporter's habits of layout, kept throughout a note, and the text that they make of it. */
import type { Draft, Part } from "./draft.ts";
import { chance, pick, type Random } from "./random.ts";

/** The habits. */
export interface Hand {
	/** Before each label of the header. */
	readonly bullet: string;
	/** Between label and value. */
	readonly separator: string;
	/** Between the fields: a line end or a blank line. */
	readonly gap: string;
	readonly capitals: boolean;
	/** Several values stand on lines of their own below the label. */
	readonly lines: boolean;
	/** Behind a heading. */
	readonly headingEnd: string;
	/** Prose is wrapped at so many columns. */
	readonly columns: number | null;
	readonly lineEnd: string;
	readonly end: string;
}

/** A reporter's hand. */
export function takeHand(random: Random): Hand {
	const bullet = chance(random, 0.08) ? pick(random, ["• ", "- ", "* "]) : "";
	// In wrapped notes nobody could tell values on lines of their own from a value that goes on.
	const columns = chance(random, 0.25) ? pick(random, [66, 72, 78]) : null;
	return {
		bullet,
		separator: pick(random, [": ", ": ", ": ", ":  ", ":\t", ":\u00a0", " - ", " – "]),
		gap: bullet === "" && chance(random, 0.6) ? "\n\n" : "\n",
		capitals: chance(random, 0.08),
		lines: bullet === "" && columns === null && chance(random, 0.15),
		headingEnd: pick(random, ["", "", "", ":"]),
		columns,
		lineEnd: chance(random, 0.15) ? "\r\n" : "\n",
		end: chance(random, 0.1) ? "" : "\n",
	};
}

/** The note as its reporter would hand it in. */
export function textOf({ above, parts }: Draft, hand: Hand): string {
	const pieces = parts.map((part, at) => {
		const next = parts[at + 1];
		return writePart(part, hand) + (next === undefined ? "" : gapBetween(part, next, hand));
	});
	const text = `${above === null ? "" : `${above}\n\n`}${pieces.join("")}${hand.end}`;
	return text.replaceAll("\n", hand.lineEnd);
}

const isSection = ({ key }: Part): boolean => key === "summary" || key === "significance";
const isHeader = (part: Part): boolean => !isSection(part) && part.key !== "links" && part.key !== "tags";

const gapBetween = (part: Part, next: Part, { gap }: Hand): string => (isHeader(part) && isHeader(next) ? gap : "\n\n");

function writePart(part: Part, hand: Hand): string {
	const { label, text } = part;
	if (isSection(part)) return `${heading(label, hand)}\n\n${text}`;
	if (part.key === "links") return `${heading(label, hand)}${text === "" ? "" : `\n\n${text}`}`;
	const below = text.includes("\n");
	const bullet = isHeader(part) ? hand.bullet : "";
	if (label.endsWith("?")) return `${bullet}${label}${below ? "\n" : " "}${text}`;
	return `${bullet}${label}${below ? `:\n${text}` : `${hand.separator}${text}`}`;
}

const heading = (label: string, { headingEnd }: Hand): string => (label.endsWith("?") ? label : label + headingEnd);
