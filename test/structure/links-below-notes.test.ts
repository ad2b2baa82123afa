/** Which lines below `Links` are links, and where that heading is one. */
import { describe, expect, test } from "vitest";
import { process, render } from "../../src/library/process.ts";

const read = (notes: string, path: string) => {
	const outcome = process(notes, { path });
	const json = JSON.parse(render(outcome, "json")) as Record<"fields" | "sections", Record<string, unknown>> & {
		unclassified: { markdown: string }[];
	};
	const near = outcome.findings.flatMap((each) => (each.code === "missing-field" ? [each.nearest?.words] : []));
	return { ...json, near, codes: outcome.findings.map(({ code }) => code) };
};
const summary = "Summary\n\nMs Ann Bell said that the boats were counted.";
const [one, two] = ["https://un.org/boats", "https://un.org/nets"];

describe.each(["notes.txt", "notes.md"])("in %s", (path) => {
	test.each([
		`Links: ${one}\n\nAction items\n- Ruth to count\n- Bo to ask`,
		`Links:\n\n- ${one}\n\nAction items:\n\n- Ruth to count\n- Bo to ask`,
		`Web links:\n${one}\n\nNext steps\n\n1. Ruth to count\n2. Bo to ask`,
	])("a list without an address below another line ends the links: %j", (foot) => {
		const { fields, unclassified, codes } = read(`Date: 2 May 2016\n\n${summary}\n\n${foot}\n`, path);
		expect(fields["links"]).toEqual([{ title: one, url: one }]);
		expect(unclassified.map(({ markdown }) => markdown).join("\n")).toMatch(/Ruth to count[\s\S]*Bo to ask/);
		expect(codes).not.toContain("link-without-url");
	});

	test.each([
		[`Links:\n${one}\n\nFilms\n- On nets: ${two}`, 3],
		[`Web links:\n- Map of boats\n- Plan of nets`, 2],
	])("other lists are links: %j", (foot, count) => {
		expect(read(`Date: 2 May 2016\n\n${summary}\n\n${foot}\n`, path).fields["links"]).toHaveLength(count);
	});

	test("a title stands between `Links`, which opens the notes, and the address", () => {
		const hash = path.endsWith("md") ? "## " : "";
		const { fields } = read(`${hash}Links\n\nUN page on boats\n${one}\n\n${hash}${summary}\n`, path);
		expect(fields).toMatchObject({ title: null, links: [{ title: "UN page on boats", url: one }] });
	});

	test("`Links` above titles alone is no title of the notes, and a finding names it", () => {
		const head = path.endsWith("md") ? "# Links\n\n- Boats\n- Nets\n\n# " : "Links\nBoats\nNets\n\n";
		const { fields, near } = read(`${head}Date: 2 May 2016\n\n${summary}\n`, path);
		expect(fields["title"]).toBeNull();
		expect(near).toContain("Links");
	});
});
