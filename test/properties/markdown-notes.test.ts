/** Notes in Markdown, whatever is in them: the same words in the same order, places that hold, and a report that reads back. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReportChild } from "../../src/ast/nodes.ts";
import type { Form } from "../../src/forms/form.ts";
import { parseForm } from "../../src/forms/load.ts";
import { shippedForm } from "../../src/forms/shipped.ts";
import { interpret } from "../../src/interpret/index.ts";
import { json } from "../../src/output/json.ts";
import { markdown as writeMarkdown } from "../../src/output/markdown.ts";
import { markdown } from "../../src/structure/formats/markdown.ts";

const yaml = readFileSync(new URL("../../forms/committee-markdown.yaml", import.meta.url), "utf8");
const loaded = await parseForm(yaml, "committee-markdown");
const committee = "form" in loaded ? loaded.form : expect.fail(JSON.stringify(loaded.faults));
const forms = { "committee-markdown": committee, "un-meeting": shippedForm("un-meeting") ?? expect.fail("no form") };

const labels = Object.values(forms).flatMap(({ fields, sections }) =>
	[...fields, ...sections].map(({ label }) => label),
);
const label = fc.oneof(
	fc.constantFrom(...labels),
	fc.constantFrom("Venue", "Random topic", "Agenda (draft)", "3. Agenda"),
);
const value = fc.constantFrom(
	...["2 February 2016", "31 Feb 2016", "Ann Lee", "Ann Lee, Bo Li and *Carol* Poe", "@ann (TSC)", "none", ""],
	...[
		"[Video](https://x.org/v)",
		"<https://x.org/w>",
		"**Video**: <https://x.org/u>",
		"a `b` c",
		"x \\* y",
		"Ann: yes",
	],
	...["5, 8", "water | wells", "<!-- a remark -->", "one <!-- inner --> two", "# no heading", "> quoted"],
);
const item = fc
	.tuple(label, value)
	.chain(([name, said]) =>
		fc.constantFrom(
			...[`## ${name}\n\n${said}`, `### ${name}`, `# ${name}: ${said}`, `**${name}:** ${said}`, `**${name}**: ${said}`],
			...[`**${name}**\n\n${said}`, `${name}: ${said}\nand more`, `- ${name}: ${said}`, `- **${name}** ${said}`],
			...[`* ${said}\n  * ${name}\n  wrapped`, `1. ${name}\n   ${said}\n2. other`, `${name}\n===\n\n${said}`],
			...[
				`| ${name} | ${said.replaceAll("|", "/")} |\n|---|---|\n| other | cell |`,
				`- [ ] ${said}`,
				`> ${name}: ${said}`,
			],
			...[
				"From: Ann Bell\nSent: Monday, 4 March 2019\nSubject: notes",
				"On 4 March 2019, Ann Bell wrote:",
				"Sent from my phone",
			],
			...["Kind regards,\nAnn Bell", `\`\`\`\nBegin forwarded message:\n${name}: ${said}`, "one | two\nthree | four"],
			...[said, `## ${said}`, `\`\`\`\n${name}: ${said}\n\`\`\``, `<!--\n${name}\n\n${said} -->`, "---", "***"],
		),
	);
const front = fc.constantFrom(
	"",
	"---\nlayout: post\ntitle: A day\ntags: [a, b]\nlabel:\n  - c\n---\n",
	"---\nprose\n---\n",
);
const notes = fc
	.tuple(front, fc.array(fc.tuple(item, fc.constantFrom("\n\n", "\n", "\r\n\r\n")), { maxLength: 10 }))
	.map(([head, items]) => head + items.flat().join(""));

interface Loose {
	readonly type: string;
	readonly value?: unknown;
	readonly url?: string;
	readonly alt?: string;
	readonly children?: readonly Loose[];
}

/** Comments are set aside, some of them amid the value of a field. */
const words = (text: string): readonly string[] => text.replace(/<!--.*?-->/gsu, " ").match(/\p{L}+/gu) ?? [];

/** All that a child holds, in the order of the source. */
function writtenIn(child: ReportChild<never> | ReportChild): string {
	if (child.type === "ignored") return "";
	if (child.type === "field") return child.data?.derived ? "" : `${child.label} ${child.raw}`;
	const head = "label" in child && child.label !== null ? [child.label] : [];
	return [...head, ...child.children.map((block) => wordsBelow(block as Loose))].join(" ");
}

function wordsBelow({ type, value, url, alt, children }: Loose): string {
	if (type === "ignored") return "";
	if (type === "break") return " ";
	const own = typeof value === "string" && type !== "list" ? value : "";
	const inner = (children ?? []).map(wordsBelow).join(type === "paragraph" || type === "heading" ? "" : " ");
	const address = url === undefined || inner === url ? "" : ` ${url} `;
	return own + (alt ?? "") + inner + address;
}

function prove(text: string, form: Form): void {
	const context = { form, source: null };
	const report = interpret(markdown.parse(text, form), form);
	const found = words(report.children.map(writtenIn).join(" "));
	// Behind a field in a section, a second one of its kind too, the words of the section go on, so that they surround it.
	const isAround = ({ type, position }: ReportChild, next: ReportChild | undefined): boolean =>
		(type === "section" || type === "unclassified") &&
		(position.end.offset ?? 0) > (next?.position.start.offset ?? text.length);
	const around = report.children.some((child, index) => isAround(child, report.children[index + 1]));
	const sorted = (list: readonly string[]): readonly string[] => (around ? [...list].sort() : list);
	expect(sorted(found)).toEqual(sorted(words(text)));
	for (const child of report.children) {
		const [start, end] = [child.position.start.offset ?? -1, child.position.end.offset ?? -1];
		expect(start).toBeGreaterThanOrEqual(0);
		expect(end).toBeGreaterThanOrEqual(start);
		expect(end).toBeLessThanOrEqual(text.length);
		// What stands amid prose may have signs of emphasis between its words.
		if (child.type !== "field" || child.data?.derived) continue;
		expect(text.slice(child.valuePosition.start.offset, child.valuePosition.end.offset)).toBe(child.raw);
		for (const { position } of child.items) {
			expect(position.start.offset).toBeGreaterThanOrEqual(child.valuePosition.start.offset ?? -1);
			expect(position.end.offset).toBeLessThanOrEqual(child.valuePosition.end.offset ?? -1);
		}
	}
	const expected = json.render(report, context);
	const written = writeMarkdown.render(report, context);
	expect(json.render(interpret(markdown.parse(written, form), form), context), written).toBe(expected);
}

describe.each(Object.values(forms))("$name", (form) => {
	test("any notes", { timeout: 300_000 }, () => {
		fc.assert(
			fc.property(notes, (text) => prove(text, form)),
			{ numRuns: Number(process.env["ROUND_TRIPS"] ?? 500) },
		);
	});
});
