import { XmlDocument } from "libxml2-wasm";
import { describe, expect, test } from "vitest";
import { drawPicture, type Picture } from "../../../../bench/speed/page/picture.ts";

const picture: Picture = {
	title: "Time & size",
	description: "check: 1 s at <64 KB>.",
	x: { label: "Size", base: 4, print: (value) => `${value} B` },
	y: { label: "Time", base: 10, print: (value) => `${value} s` },
	lines: [
		{ name: "check", points: [1, 4, 16].map((x) => ({ x, y: x })) },
		{ name: "convert", points: [1, 4, 16].map((x) => ({ x, y: 10 * x })) },
		{ name: "copy", points: [1, 4, 16].map((x) => ({ x, y: 0.99 * x })) },
	],
};

const svg = drawPicture(picture);
const names = [...svg.matchAll(/class="name name-\d" x="\d+" y="([\d.]+)">(\w+)/g)];

describe("a picture", () => {
	test("is well-formed, with its texts escaped", () => {
		XmlDocument.fromString(svg).dispose();
		expect(svg).toContain('<title id="title">Time &amp; size</title>');
		expect(svg).toContain("check: 1 s at &lt;64 KB&gt;.");
	});

	test("tells those who do not see it what it shows", () => {
		expect(svg).toContain('role="img" aria-labelledby="title description"');
		expect(svg).toContain('<desc id="description">');
	});

	test("has a label and units along both sides", () => {
		for (const text of [">Size<", ">Time<", ">1 B<", ">16 B<", ">1 s<", ">1000 s<"]) expect(svg).toContain(text);
	});

	test("names each line at its end, never two in one place", () => {
		expect(names.map(([, , name]) => name)).toEqual(["convert", "check", "copy"]);
		const heights = names.map(([, y]) => Number(y));
		for (const [at, y] of heights.slice(1).entries()) expect(y - (heights[at] ?? 0)).toBeGreaterThanOrEqual(18);
	});

	test("has a mark for each point", () => expect(svg.match(/<circle /g)).toHaveLength(9));

	test("reads in the dark", () => expect(svg).toContain("@media (prefers-color-scheme:dark)"));
});
