/** A pattern may note where it could go back to at each sign, and V8 throws where the room for that ends: after some megabytes. */
import { expect, test } from "vitest";
import { hiddenIn } from "../../src/check/hidden.ts";
import { garbledIn } from "../../src/check/mojibake.ts";
import { findAddresses } from "../../src/fields/address.ts";
import { isAcronym, isInitial } from "../../src/fields/name-words.ts";
import { tags } from "../../src/fields/tags.ts";
import { tokenEnd } from "../../src/interpret/statements/scan.ts";
import { containers } from "../../src/parse/formats/markdown-containers.ts";
import { labelOf } from "../../src/parse/formats/markdown-labels.ts";
import { yamlLines } from "../../src/render/markdown/front-matter.ts";
import { safeHref } from "../../src/text/links.ts";
import { contextOf, wrapped } from "../fields/read.ts";
import { form } from "../parse/form.ts";

/** Twenty million units; the last sign makes V8 keep all of them as two bytes each, which takes more room. */
const run = (unit: string): string => `${unit.repeat(20_000_000 / unit.length)}字`;

test.each(["a-", "A.", "1:", "a\u0301", "é’"])("where a token of %j ends", (unit) => {
	expect(tokenEnd(run(unit), 0)).toBeLessThan(10_000);
});

test("what is hidden, and what is garbled", () => {
	const tag = "\u{e0041}";
	for (const unit of ["\u200b", tag]) {
		const found = hiddenIn(run(unit));
		expect(found.reduce((sum, { start, end }) => sum + end - start, 0)).toBe(20_000_000);
	}
	const garbled = garbledIn(run("Ã©"));
	expect(garbled.map(({ expected }) => expected).join("")).toBe("é".repeat(10_000_000));
});

test("addresses", () => {
	const address = `http://${run("a/")}`;
	expect(findAddresses(address)[0]).toMatchObject({ start: 0 });
	expect(safeHref(address)).toBe(address);
	expect(safeHref(`www.${address}`)).toBe(`https://www.${address}`);
	expect(safeHref(`${address} `)).toBeNull();
});

test("names, tags and front matter", () => {
	expect([isInitial(run("A.")), isAcronym(run("AB"))]).toEqual([false, false]);
	expect(tags.read(wrapped(run("#a")), contextOf()).items).toHaveLength(1);
	expect(yamlLines([["a", run("a’s ")]])[0]).toMatch(/^a: "?a’s a’s/);
});

test("rules of Markdown, and labels in bold", () => {
	for (const unit of ["-", "_", "* "]) expect(containers(100).line(run(unit)).isCode).toBe(false);
	const nodes = [{ type: "strong" as const, children: [] }];
	const line = { nodes, lineEnd: null, text: run("-").slice(11_000_000), starts: [], ends: [], signs: [] };
	const setting = { depth: null, underlined: false, list: null, top: false, counted: false };
	expect(labelOf(line, setting, form)).toBeNull();
});
