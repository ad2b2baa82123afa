import { expect, test } from "vitest";
import { compiledTemplate } from "../../src/templates/compiled.ts";
import { shippedTemplate } from "../../src/templates/shipped.ts";

test("a shipped template writes whatever notes hold: a page of long notes is long", () => {
	const shipped = shippedTemplate("html");
	if (shipped === null) throw new Error("Unexpected build without the template `html`");
	const words = "word ".repeat(6_000_000);
	const { run } = compiledTemplate({ source: shipped.source, own: [], write: () => words });
	expect(run({}, "")).toHaveLength(words.length);
});
