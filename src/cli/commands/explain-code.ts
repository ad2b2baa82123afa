/** `explain CODE`: why a finding is told, with notes that are right and notes that are wrong. */
import { check, rules } from "../../check/index.ts";
import type { Rule, RuleExample } from "../../check/rule.ts";
import { type Code, sentence } from "../../findings/finding.ts";
import { kinds } from "../../findings/kinds.ts";
import type { Form } from "../../forms/form.ts";
import { defaultFormName, shippedForm } from "../../forms/shipped.ts";
import { understand } from "../../process.ts";
import { txt } from "../../structure/formats/txt.ts";
import { visible } from "../visible.ts";

/** Whether an argument names a code; a file of that name is meant where it has a folder in front, as in `./no-files`. */
export function isCode(text: string): text is Code {
	return Object.hasOwn(kinds, text);
}

/** Why a code is there, in words. */
export function explainedCode(code: Code, today: string): string {
	const rule = rules.find(({ codes }) => codes.includes(code));
	// The examples are notes by this form.
	const form = shippedForm(defaultFormName);
	const head = `${code} (${kinds[code].severity})\n\n${rule?.reason ?? kinds[code].reason ?? ""}\n`;
	if (rule === undefined || form === null) return head;
	const examples = rule.examples.map((example) => explainedExample(example, rule, { form, today }));
	return [head, ...examples].join("\n");
}

interface Setting {
	readonly form: Form;
	readonly today: string;
}

function explainedExample({ name, notes }: RuleExample, rule: Rule, { form, today }: Setting): string {
	const report = understand(notes, { format: txt, form });
	const findings = check(report, { form, text: notes, today }).filter(({ code }) => rule.codes.includes(code));
	const told = findings.map((finding) => {
		const { line = 0, column = 0 } = finding.position?.start ?? {};
		return `  > ${line}:${column} ${sentence(finding)}\n`;
	});
	const lines = notes.trimEnd().split("\n");
	const quoted = lines.map((line) => `  ${visible(line)}`.trimEnd()).join("\n");
	return `${findings.length === 0 ? "Good" : "Bad"}: ${name}\n${quoted}\n${told.join("")}`;
}
