/** A copy of a built-in template in Liquid writes what that writes: byte for byte, for every report. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/ast/nodes.ts";
import { process } from "../../src/index.ts";
import { loadTemplate } from "../../src/library/process.ts";
import { shippedRenderer } from "../../src/output/index.ts";
import type { RenderContext } from "../../src/output/renderer.ts";
import { context, field, report } from "../output/build-report.ts";
import { everywhere, hostile, moreHostile } from "./hostile.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const files = [
	"board",
	"harbour",
	"committee",
	"clean",
	"accuracy/layouts",
	"accuracy/prose",
	"accuracy/reports",
].flatMap((folder) =>
	readdirSync(join(root, "fixtures", folder))
		.filter((name) => /\.(?:txt|md)$/.test(name) && name !== "report.md")
		.map((name) => join(root, "fixtures", folder, name)),
);

const source = { path: "a/notes.txt", encoding: "utf-8", sha256: "0".repeat(64) };

describe.each(["html-brief"])("%s", async (name) => {
	const compiled = shippedRenderer(name);
	const interpreted = await loadTemplate(join(root, "templates", name));
	const both = (tree: Report, of: RenderContext): void => {
		expect(compiled.render(tree, of)).toBe(interpreted.render(tree, of));
	};

	test("is the same renderer beside that", () => {
		const { render: _one, ...facts } = compiled;
		const { render: _other, ...others } = interpreted;
		expect(facts).toEqual(others);
	});

	test.each(files)("%s", (file) => {
		const { report: tree, form } = process(readFileSync(file), { path: "notes.txt" });
		both(tree, { form, source });
	});

	test.each([...hostile, ...moreHostile])("%j everywhere", (text) => both(everywhere(text), { ...context, source }));

	test("a report without anything, and one with values that could not be read", () => {
		both(report(), context);
		const odd = report(field("date", null, "31 Feb"), field("sdgs", [5, 99]), field("staff", []), field("links", []));
		both(odd, { ...context, source: { ...source, path: null } });
	});
});
