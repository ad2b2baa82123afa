/** A template writes the same in the jail as without it: each part of a section, whichever way it is reached. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { process } from "../../src/index.ts";
import { templateData } from "../../src/output/template.ts";
import { type Answer, renderJob } from "../../src/templates/jail.ts";
import { compileTemplate } from "../../src/templates/liquid.ts";
import { keysOf } from "../../src/templates/load.ts";
import type { TemplateSource } from "../../src/templates/template.ts";
import { type FormatName, formats } from "../../src/templates/template.ts";
import { context, form } from "../output/build-report.ts";

const notes = readFileSync(new URL("../../fixtures/harbour/notes.txt", import.meta.url));
const { report } = process(notes, { path: "notes.txt" });
const keys = keysOf(form);
const dataOf = () => templateData(report, context, { optional: null });

function sourceOf(format: FormatName, text: string): TemplateSource {
	const { extension, mediaType } = formats[format];
	const entry = `t.${extension}.liquid`;
	const base = { name: "t", title: "T", format, extension, mediaType, form: null, needs: null, optional: null };
	return { ...base, entry, files: { [entry]: text }, styles: [], assets: {}, folder: "" };
}

function freely(source: TemplateSource): string {
	return compileTemplate(source, keys).render(dataOf());
}

function jailed(source: TemplateSource): string {
	const job = { source, keys, data: dataOf(), labels: {} };
	const answer = JSON.parse(renderJob(JSON.stringify(job))) as Answer;
	if ("faults" in answer) throw new Error(answer.faults.map(({ message }) => message).join("\n"));
	return answer.text;
}

const loop = (body: string): string => `{% for p in section_list.first %}${body}\n{% endfor %}`;

describe.each(["text", "html", "markdown"] as const)("a template of format %s", (format) => {
	test.each([
		["by its place in the pair", loop("{{ p[0] }}: {{ p[1] }}")],
		["as a whole pair", loop("{{ p }}")],
		["through a filter", loop("{{ p | last }}")],
		["as the last of the pair", loop("{{ p.last }}")],
		["joined", loop('{{ p | join: "=" }}')],
		["by its size", loop('{% if p[0] != "length" %}{{ p[1].size }}{% endif %}')],
		["in a loop of its own", loop("{% for each in p[1] %}{% for q in each %}{{ q }}\n{% endfor %}{% endfor %}")],
		["by the name of the section", "{% for s in sections %}{% for p in s[1] %}{{ p }}\n{% endfor %}{% endfor %}"],
		["behind a dot", "{{ section_list.first.speakers }} {{ section_list.first.html }} {{ title }}"],
	])("prints each part of a section %s", (_name, text) => {
		const source = sourceOf(format, text);
		const written = freely(source);
		expect(written).not.toContain("=>");
		expect(written).toBe(jailed(source));
	});
});

test("the parts of a section are what they hold, in one order", () => {
	expect(freely(sourceOf("text", loop("{{ p[0] }}: {{ p[1] | truncate: 30 }}")))).toBe(`key: summary
label: Brief summary of presentati...
anchor: summary
heading: Brief summary of presentati...
length: 1101
statements: 
passages: 
speakers: Ms. Ingrid Sollund, H.E. Mr...
markdown: Ms. Ingrid Sollund, Deputy ...
html: <p>Ms. Ingrid Sollund, Depu...
text: Ms. Ingrid Sollund, Deputy ...
`);
});

test("fields and sections may have any names that a form can give them", () => {
	const names = { fields: ["safe", "text", "size"], sections: [] };
	const source = sourceOf("html", '{{ fields.text }} {{ fields }} {{ fields.size | default: "none" }}');
	const data = { ...dataOf(), fields: { safe: "html", text: "<b>" } };
	const job = { source, keys: { ...names, form: "`f`" }, data, labels: {} };
	expect(JSON.parse(renderJob(JSON.stringify(job)))).toEqual({ text: "&lt;b&gt; &lt;b&gt; none\n" });
});

test("a person's name comes first where a template writes people as JSON", () => {
	const nothing = '"honorific":null,"role":null,"affiliation":null,"handle":null,"remark":null,"group":null';
	const person = `{"name":"Ana Paula Reis",${nothing},"part":"speaker","passage":4}\n`;
	for (const text of ["{{ speakers.last }}", "{{ section_list.first.speakers.last }}"]) {
		expect([freely, jailed].map((write) => write(sourceOf("json", text)))).toEqual([person, person]);
	}
});
