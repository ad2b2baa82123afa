/** What somebody filled in on a page: it is no text of the page itself, and belongs behind the label before it. */
import type { PdfArea } from "./areas.ts";
import type { PdfWords } from "./sheet.ts";

/** The words with those of the fields among them. */
export function withFilledIn(words: readonly PdfWords[], areas: readonly PdfArea[]): readonly PdfWords[] {
	let all = [...words];
	for (const area of areas.filter(({ value }) => value.trim() !== "")) {
		const lines = linesIn(area);
		const place = placeOf(lines[0], all);
		all = [...all.slice(0, place), ...lines, ...all.slice(place)];
	}
	return all;
}

const size = 10;
const pitch = 1.2;
const widthOfLetter = 0.5;

function linesIn({ left, right, top, bottom, value }: PdfArea): PdfWords[] {
	const lines = value.split(/\r\n|\r|\n/);
	const first = lines.length === 1 ? (top + bottom + size) / 2 : top + size;
	return lines.map((text, index) => ({
		text,
		left,
		right: Math.min(right, left + text.length * size * widthOfLetter),
		base: first + index * size * pitch,
		size,
		href: null,
		turned: false,
	}));
}

/** Behind the words on the same line, else behind those above. */
function placeOf(line: PdfWords | undefined, words: readonly PdfWords[]): number {
	if (line === undefined) return words.length;
	const beside = words.findLastIndex(({ base, left }) => Math.abs(base - line.base) < size && left < line.left);
	return (beside < 0 ? words.findLastIndex(({ base }) => base < line.base) : beside) + 1;
}
