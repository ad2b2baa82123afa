/** Nasty notes, plain text and Markdown: every word that somebody wrote is in every text output. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Form } from "../../src/forms/form.ts";
import { parseForm } from "../../src/forms/load.ts";
import { shippedForm } from "../../src/forms/shipped.ts";
import { process as processNotes, render } from "../../src/library/process.ts";
import { shippedRenderer } from "../../src/output/index.ts";
import type { Outcome } from "../../src/pipeline.ts";

const forms = await Promise.all(["un-meeting", "board-minutes", "committee-markdown"].map(formOf));
const outputs = ["json", "markdown", "html", shippedRenderer("text")] as const;
const runs = Number(process.env["EVERY_WORD"] ?? 40);

async function formOf(name: string): Promise<Form> {
	const yaml = readFileSync(new URL(`../../forms/${name}.yaml`, import.meta.url), "utf8");
	const loaded = await parseForm(yaml, name);
	return "form" in loaded ? loaded.form : (shippedForm(name) ?? expect.fail(JSON.stringify(loaded)));
}

/** `N` and `w` in braces are a name's word and any word, each of them unlike all others; `{N} {N}` is a person. */
const person = fc.constantFrom(
	"{N} {N}",
	"Ms {N} {N}",
	"{N} {N} ({w})",
	"{N} {N}, {N}",
	"Dr. {N} {N} ({N} {w}, online)",
	"{N} {N} - {w} {w}",
	"{N} {N} ({N}) and {N} {N}",
	"{N} {N} <{w}@{w}.org>",
	"{N} {N} (@{w})",
);
const inline = fc.constantFrom(
	"{w}",
	"{w} {w}",
	"*{w}* {w}",
	"**{w}**{w}",
	"__{w} _{w}_ {w}__",
	"~~{w}~~ ~~ {w}",
	"`{w} {w}`",
	"`` {w} ` {w} ``",
	"[{w}](https://{w}.org)",
	'[{w}](https://{w}.org "{w} {w}")',
	"[{w}](<https://{w}.org/{w}> '{w}')",
	"[{w}](javascript:{w})",
	'[**{w}** {w}](/{w}/{w}.html "{w}")',
	"[](https://{w}.org)",
	'![{w} {w}](https://{w}.org/{w}.png "{w}")',
	"![{w}]({w}.png)",
	'[![{w}]({w}.png "{w}")](https://{w}.org "{w}")',
	"<https://{w}.org/{w}>",
	"https://{w}.org/{w}?a={w}&b={w}#{w}",
	"{w}@{w}.org",
	"ftp://{w}.org/{w}",
	"<!-- {w} -->",
	"{w} <!-- {w} {w} --> {w}",
	"<!-- {w}",
	"{w} -->",
	"{w}[^1]",
	"[{w}][{w}]",
	"[{w}]",
	"R&amp;D {w}",
	"caf&eacute; {w} &lt;{w}&gt; &#233;{w}",
	"\\*{w}\\* \\[{w}\\](\\{w})",
	'<span title="{w}">{w}</span> <br>{w}',
	"~~{w}~~ {w}",
	"{w}\u00a0{w}\u200b{w}\u00ad{w}",
	"\u202e{w}\u202c {w}\ufeff{w}",
	"{w}\u2028{w}",
	"{w} \u{1f600} {w}\u0301",
	"{w}  \n{w}",
	"{w}\\\n{w}",
	"*{w}\n{w}* {w}",
	"**{w} {w}\n{w}**",
	"~~{w}\n{w}~~",
	"`{w}\n{w}` {w}",
	"{w}`{w}\n{w}`{w}",
	"[{w} {w}\n{w}](https://{w}.org) {w}",
	'[**{w}\n{w}**](https://{w}.org "{w}\n{w}")',
	'![{w}\n{w}](https://{w}.org/{w}.png "{w}") {w}',
	"“{w}” ‘{w}’ – {w} — {w} … {w}",
	"{w}; {w} | {w}",
	"{w} & {w}",
	"{w}: {w}",
	"({w} {w})",
	"2 February 2016, {N} {w}",
	"$ {w} #{w} @{w}",
);
const labels = [
	...new Set(forms.flatMap(({ fields, sections }) => [...fields, ...sections].map(({ label }) => label))),
];
const label = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom(...labels) },
	{
		weight: 1,
		arbitrary: fc.constantFrom("{N}", "{N} {w}", "Venue", "{N} office", "Date of Meeting ({w})", "Tags [{w}]"),
	},
);
const date = fc.constantFrom(
	"2 February 2016",
	"2 February 2016 ({w})",
	"{N}, 2016-02-02 in {N}",
	"10:00, {w}",
	"5, 8 {w}",
	"SDG 5: {w} {w}",
	"none",
	"",
	"TBC",
	"none <!-- {w} -->",
	"2 May <!-- {w} --> 2016",
	"10 <!-- {w} --> :00",
	"1<!-- {w} -->2",
	"<!-- {w} -->",
	"12",
	"12 {w}",
);
const value = fc.oneof(
	person,
	fc.array(person, { minLength: 1, maxLength: 4 }).map((all) => all.join(", ")),
	inline,
	date,
);
const said = fc.oneof(
	fc.array(value, { minLength: 1, maxLength: 3 }).map((all) => all.join(" ")),
	value,
	person.map((who) => `${who} said {w} {w}.`),
	person.map((who) => `${who}: {w} {w}.`),
);
const boilerplate = fc.constantFrom(
	"(NB {w} {w})",
	"(NB: {w}\n{w} {w})",
	"[N.B.: {w}]",
	"(NB {w} <!-- {w} -->)",
	'(NB [{w}](https://{w}.org "{w}"))',
	"(N.B. {w}",
);
const items = fc
	.tuple(
		fc.array(said, { minLength: 1, maxLength: 4 }),
		fc.constantFrom("- ", "* ", "1. ", "• ", "- [ ] ", "- [x] ", "  - ", "a) ", "> "),
		fc.constantFrom("\n", "\n\n", "\r\n"),
	)
	.map(([all, bullet, end]) => all.map((each) => bullet + each).join(end));
const table = fc
	.tuple(
		fc.array(value, { minLength: 2, maxLength: 6 }),
		fc.constantFrom("|---|---|", "|:-:|---|", "---|---", "|---|---|---|"),
	)
	.map(([cells, rule]) => {
		const flat = cells.map((cell) => cell.replace(/[|\n\r]/gu, " "));
		const rows = flat.map((cell, at) => `| ${cell} | ${at % 3 === 0 ? "{w}" : (flat.at(at - 1) ?? "")} |`);
		return [rows[0], rule, ...rows.slice(1)].join("\n");
	});
const block = fc.oneof(
	{ weight: 3, arbitrary: said },
	{ weight: 2, arbitrary: items },
	{ weight: 2, arbitrary: table },
	{ weight: 1, arbitrary: boilerplate },
	{ weight: 1, arbitrary: fc.tuple(said, said).map(([one, other]) => `${one}\n${other}`) },
	{
		weight: 2,
		arbitrary: fc.constantFrom(
			"{N} office:",
			"{N} {N} office:",
			"The following {w} were there:",
			"<!--\n{w}\n\n{w} -->",
			"<!-- {w} -->",
			"<!-- {w} --> {w}",
			"```{w} {w}\n{w} {w}\n```",
			"~~~\n{w}: {w}\n~~~",
			"    {w} {w}",
			"> {w}\n> > {w} {w}\n{w}",
			"> - {N} {N}\n>   {w}",
			"[^1]: {w} {w}",
			'[{w}]: https://{w}.org "{w}"',
			"{N} {w}\n===",
			"{N} {w}\n---",
			"---",
			"* * *",
			'<div class="{w}">\n{w}\n</div>',
			"- \n- {w}\n-",
			"# {N} {w}",
			"### {N} {w}",
			"{w}\n: {w}",
			"- {w}\n  - {w}\n    1. {w}\n\n    {w}",
		),
	},
);
const part = fc.oneof(
	{ weight: 3, arbitrary: block },
	{
		weight: 5,
		arbitrary: fc
			.tuple(label, said, items, block)
			.chain(([name, one, list, more]) =>
				fc.constantFrom(
					`${name}: ${one}`,
					`${name}: ${one}\n${more}`,
					`${name}:\n\n${list}`,
					`${name}:\n${list}`,
					`${name}:\n\n{N} office:\n\n${list}\n\n{N} {N} office:\n${list}`,
					`${name}:\n\n${more}\n\n${list}`,
					`${name}\n\n${more}`,
					`**${name}:** ${one}`,
					`**${name}** ${one}`,
					`**${name}**\n${more}`,
					`- **${name}**: ${one}`,
					`## ${name}\n\n${more}`,
					`## ${name} <!-- {w} -->\n\n${more}\n\n${list}`,
					`## ${name}: ${one}`,
					`# ${name}\n${one}`,
					`${name} <!-- {w} -->: ${one} <!-- {w} -->`,
					`${name}: <!-- {w} --> ${one}`,
					`- ${name}: ${one}\n  ${one}`,
					`${name} ({w} {w}): ${one}`,
					`| ${name} | ${one.replace(/[|\n\r]/gu, " ")} |\n|---|---|\n| {w} | {w} |`,
					`1. ${name}\n\n   ${one}`,
					`${name}\n=====\n\n${more}`,
				),
			),
	},
);
const notes = fc
	.tuple(
		fc.constantFrom(
			"",
			"",
			"",
			"---\nlayout: {w}\ntitle: {N} {w}\n# {w}\nlist: [{w}, {w}]\n---\n",
			"{N} {w} {w}\n\n",
			"# {N} {w}\n\n",
		),
		fc.array(fc.tuple(part, fc.constantFrom("\n\n", "\n\n", "\n", "\r\n\r\n")), { minLength: 1, maxLength: 9 }),
	)
	.map(([head, parts]) => planted(head + parts.flat().join("")));

const vowels = "aeiou";
const consonants = "bdfghjklmnprstvz";

/** Words that hold no other: only the first letter of each is an X. */
function planted(template: string): string {
	let count = 0;
	return template.replace(/\{([Nw])\}/gu, (_, kind: string) => {
		count++;
		let [word, left] = [kind === "N" ? "X" : "x", count];
		for (let at = 0; at < 3; at++) {
			word += (consonants[left % 16] ?? "") + (vowels[Math.floor(left / 16) % 5] ?? "");
			left = Math.floor(left / 80);
		}
		return word;
	});
}

function prove(text: string, from: "txt" | "markdown", form: Form): void {
	const words = text.match(/[Xx](?:[bdfghjklmnprstvz][aeiou]){3}/gu) ?? [];
	const outcome = processNotes(text, { form, from, path: "notes", today: "2026-01-01" });
	for (const to of outputs) {
		const output = render(outcome, to);
		const lost = words.filter((word) => !output.includes(word));
		if (lost.length > 0) expect.fail(`${typeof to === "string" ? to : "text"} lacks ${lost.join(" ")}\n\n${text}`);
	}
	const json = sayings(outcome);
	for (const to of ["json", "markdown"] as const) {
		const again = processNotes(render(outcome, to), { form, from: to, today: "2026-01-01" });
		expect(sayings(again), text).toEqual(json);
	}
}

/** The report JSON without what it was made from. */
function sayings(outcome: Outcome): unknown {
	return { ...JSON.parse(render(outcome, "json")), source: null };
}

describe.each(forms)("$name", (form) => {
	test.each(["txt", "markdown"] as const)(
		"every word of any %s is in every text output",
		{ timeout: 600_000 },
		(from) => {
			fc.assert(
				fc.property(notes, (text) => prove(text, from, form)),
				{ numRuns: runs },
			);
		},
	);
});
