// What an outside user writes: compiled against the packed package, then run.
import {
	type Field,
	type Finding,
	parse,
	process,
	type Report,
	rapporteurCheck,
	rapporteurHtml,
	rapporteurParse,
	render,
	type Section,
	sentence,
	shippedForm,
} from "rapporteur";
import { unified } from "unified";
import { visit } from "unist-util-visit";

const notes = "Date: 2 February 2016\n";

const report: Report = parse(notes);
const dates: string[] = [];
visit(report, "field", (field: Field) => {
	if (field.name === "date" && typeof field.value === "string") dates.push(field.value);
});
console.log(dates.join());

const headings = report.children.flatMap((child) =>
	child.type === "section" ? [(child satisfies Section).label] : [],
);
if (headings.length > 0) throw new Error("expected no section");

const form = shippedForm("un-meeting");
if (form === null) throw new Error("expected the shipped form");
const outcome = process(notes, { form, path: "notes.txt", today: "2026-01-01" });
const first: Finding | undefined = outcome.findings[0];
if (first === undefined || !sentence(first).endsWith(".")) throw new Error("expected a finding");
console.log(first.code);

const processor = unified()
	.use(rapporteurParse, { form })
	.use(rapporteurCheck, { today: "2026-01-01" })
	.use(rapporteurHtml);
const file = await processor.process(notes);
console.log(file.messages[0]?.ruleId);
console.log(String(file).split("\n", 1)[0]?.slice(0, 15).toLowerCase());

const html: string = render(outcome, "html");
if (html.length === 0) throw new Error("expected a page");

// @ts-expect-error: a finding's code is one of a closed list
if (first.code === "no-such-code") throw new Error();
