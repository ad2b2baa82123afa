/** Which pictures are made of which rows. */
import type { Growth, GrowthPoint } from "../measured.ts";
import { duration, memory } from "../units.ts";
import type { Picture, Side } from "./picture.ts";

/** A picture and the file that holds it. */
export interface NamedPicture {
	readonly file: string;
	readonly picture: Picture;
}

/** Time, and memory where it was measured. */
export function picturesOf(growth: Growth): readonly NamedPicture[] {
	return [
		pictureOf(growth, "time", time, ({ seconds }) => seconds),
		pictureOf(growth, "memory", peak, (point) => point.peak),
	];
}

function pictureOf(growth: Growth, name: string, y: Side, value: (point: GrowthPoint) => number): NamedPicture {
	const x = sides[growth.unit];
	const lines = growth.lines.map((line) => ({
		name: line.name,
		points: line.points.map((point) => ({ x: point.size, y: value(point) })),
	}));
	const title = `${y.label} against ${x.label.toLowerCase()}`;
	const told = lines.map(
		(line) => `${line.name}: ${line.points.map((point) => `${y.print(point.y)} at ${x.print(point.x)}`).join(", ")}.`,
	);
	return { file: `${growth.row}-${name}.svg`, picture: { title, description: told.join(" "), x, y, lines } };
}

const time: Side = { label: "Time", base: 10, print: duration };
const peak: Side = { label: "Peak memory", base: 2, print: memory };

const sides: Readonly<Record<Growth["unit"], Side>> = {
	files: { label: "Number of files", base: 10, print: (count) => count.toLocaleString("en") },
	bytes: { label: "Size of one file", base: 4, print: (bytes) => memory(bytes / 1024) },
};
