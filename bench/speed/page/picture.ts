/** A picture of lines on two logarithmic axes, as an SVG that reads in light and dark, on its own and beside text. */
import { type Axis, logAxis } from "./scale.ts";

/** A line with its name. */
export interface Line {
	readonly name: string;
	readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** What stands along one side. */
export interface Side {
	readonly label: string;
	/** Each step is so many times the one before. */
	readonly base: number;
	readonly print: (value: number) => string;
}

/** All that a picture shows. */
export interface Picture {
	readonly title: string;
	/** The same in words, for those who do not see it. */
	readonly description: string;
	readonly x: Side;
	readonly y: Side;
	readonly lines: readonly Line[];
}

const size = { width: 720, height: 400, left: 84, right: 568, top: 56, bottom: 336 };

/** The text of the SVG file. */
export function drawPicture({ title, description, x, y, lines }: Picture): string {
	const points = lines.flatMap((line) => line.points);
	const across = logAxis(
		points.map((point) => point.x),
		x.base,
		[size.left, size.right],
	);
	const up = logAxis(
		points.map((point) => point.y),
		y.base,
		[size.bottom, size.top],
	);
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="title description">`,
		`<title id="title">${escaped(title)}</title>`,
		`<desc id="description">${escaped(description)}</desc>`,
		`<style>${style}</style>`,
		`<rect class="ground" width="${size.width}" height="${size.height}"/>`,
		`<text class="title" x="${size.left}" y="30">${escaped(title)}</text>`,
		...verticals(across, x),
		...horizontals(up, y),
		...guide(lines, across, up),
		...lines.map((line, index) => drawLine(line, index, { across, up })),
		...names(lines, up),
		"</svg>",
		"",
	].join("\n");
}

function verticals({ at, ticks }: Axis, { label, print }: Side): string[] {
	const middle = (size.left + size.right) / 2;
	return [
		...ticks.map((tick) => `<path class="grid" d="M${round(at(tick))} ${size.top}V${size.bottom}"/>`),
		...ticks.map(
			(tick) =>
				`<text class="tick" x="${round(at(tick))}" y="${size.bottom + 20}" text-anchor="middle">${print(tick)}</text>`,
		),
		`<text class="label" x="${middle}" y="${size.bottom + 46}" text-anchor="middle">${escaped(label)}</text>`,
	];
}

function horizontals({ at, ticks }: Axis, { label, print }: Side): string[] {
	const middle = (size.top + size.bottom) / 2;
	return [
		...ticks.map((tick) => `<path class="grid" d="M${size.left} ${round(at(tick))}H${size.right}"/>`),
		...ticks.map(
			(tick) =>
				`<text class="tick" x="${size.left - 8}" y="${round(at(tick) + 4)}" text-anchor="end">${print(tick)}</text>`,
		),
		`<text class="label" transform="translate(18 ${middle}) rotate(-90)" text-anchor="middle">${escaped(label)}</text>`,
	];
}

/** What grows as its input does runs beside this line, which ends where the first line ends. */
function guide(lines: readonly Line[], across: Axis, up: Axis): string[] {
	const [end, least, lowest] = [lines[0]?.points.at(-1), across.ticks[0], up.ticks[0]];
	if (end === undefined || least === undefined || lowest === undefined) return [];
	const perX = end.y / end.x;
	const start = Math.max(least, lowest / perX);
	const [x, y] = [round(across.at(start)), round(up.at(start * perX))];
	return [
		`<path class="guide" d="M${x} ${y}L${round(across.at(end.x))} ${round(up.at(end.y))}"/>`,
		`<text class="tick over" x="${x + 12}" y="${Math.min(y + 16, size.bottom - 8)}">in proportion</text>`,
	];
}

function drawLine(
	{ points }: Line,
	index: number,
	{ across, up }: { readonly across: Axis; readonly up: Axis },
): string {
	const places = points.map((point) => [round(across.at(point.x)), round(up.at(point.y))] as const);
	const path = places.map(([x, y], at) => `${at === 0 ? "M" : "L"}${x} ${y}`).join("");
	const marks = places.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="4"/>`).join("");
	return `<g class="line-${index}"><path d="${path}"/>${marks}</g>`;
}

/** Each name stands at its line's end, or below the name above it. */
function names(lines: readonly Line[], up: Axis): string[] {
	const ends = lines.map((line, index) => ({ line, index, y: up.at(line.points.at(-1)?.y ?? 1) }));
	ends.sort((one, other) => one.y - other.y);
	let free = 0;
	return ends.map(({ line, index, y }) => {
		const at = Math.max(free, y + 4);
		free = at + 18;
		return `<text class="name name-${index}" x="${size.right + 12}" y="${round(at)}">${escaped(line.name)}</text>`;
	});
}

const round = (value: number): number => Math.round(value * 10) / 10;

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string): string => text.replace(/[&<>]/g, (character) => entities[character] ?? "");

/** Lines differ by colour and by dashes, and each is named at its end. */
const dashes = ["none", "9 4", "2 4", "12 4 2 4"];
const light = ["#0b5cad", "#a33d00", "#3d6b00", "#6a3d9a"];
const dark = ["#7ab8ff", "#ffa470", "#a8d66a", "#cfa8ff"];

const colours = (of: readonly string[]): string =>
	of.map((colour, at) => `.line-${at} path{stroke:${colour}}.line-${at} circle,.name-${at}{fill:${colour}}`).join("");

const style = [
	"text{font:14px system-ui,sans-serif;fill:#333}.title{font-size:17px;font-weight:600}.tick{font-size:13px}",
	".ground{fill:#fff}.over{paint-order:stroke;stroke:#fff;stroke-width:4px}.grid{stroke:#ddd}.guide{stroke:#888;stroke-width:1.5;stroke-dasharray:1 5}g path{fill:none;stroke-width:2.5}",
	dashes.map((dash, at) => `.line-${at} path{stroke-dasharray:${dash}}`).join(""),
	colours(light),
	`@media (prefers-color-scheme:dark){text{fill:#ddd}.ground{fill:#16181c}.over{stroke:#16181c}.grid{stroke:#3a3d42}${colours(dark)}}`,
].join("");
