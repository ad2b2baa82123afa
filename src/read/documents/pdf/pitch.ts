/** How far the lines of one paragraph are apart. */
import type { Piece } from "./pieces.ts";

const usual = 1.2;
const closest = 0.9;
/** Who sets lines further apart than this fills them, so that a reader sees where they go on. */
const widest = 1.7;
const widestOfAll = 3;
const near = 0.07;
const fewest = 2;

/** In heights of letters: the least that several lines have in common. */
export function pitchOf(lines: readonly Piece[], isFull: (line: Piece) => boolean): number {
	const steps = lines
		.slice(1)
		.map((line, index) => stepTo(line, lines[index]))
		.filter((step) => step > closest && step < widestOfAll)
		.sort((one, other) => one - other);
	const least = steps.find(
		(step, index) => (steps[index + fewest - 1] ?? Number.POSITIVE_INFINITY) < step * (1 + near),
	);
	const pitch = least ?? steps[0] ?? usual;
	if (pitch <= widest) return pitch;
	return lines.filter(isFull).length * 3 > lines.length ? pitch : usual;
}

/** From the line above; 0 over the end of a page or column, and between letters of different heights. */
export function stepTo(line: Piece, above: Piece | undefined): number {
	if (above === undefined || above.page !== line.page || Math.abs(above.size - line.size) > near * line.size) return 0;
	return (line.base - above.base) / line.size;
}
