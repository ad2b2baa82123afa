import { plainText } from "../../ast/text.ts";
import type { Form, LabelTarget } from "../../forms/form.ts";
import { shippedForm, shippedFormNames } from "../../forms/shipped.ts";
import { type CheckContext, isUnheaded } from "../context.ts";
import type { Rule } from "../rule.ts";

/** The labels are those of an included form in another language: one finding, instead of one for each missing field. */
export const otherForm: Rule = {
	code: "other-form",
	examples: [
		[
			"the labels of this form",
			"Date of Meeting: 2 February 2016\nReporter: Ruth Delacroix\nType of meeting: briefing\n",
		],
		["one label of another form", "Type de réunion : briefing\n\nDate: 2 February 2016\nReporter: Ruth Delacroix\n"],
		[
			"the labels of another form",
			"Date de la réunion : 2 février 2016\nRapporteuse : Ruth Delacroix\nType de réunion : séance d'information\n",
			"1:1-1:1",
		],
	],
	check(context, tell) {
		const other = otherFormOf(context);
		if (other === null) return;
		const start = { line: 1, column: 1, offset: 0 };
		tell({ code: "other-form", position: { start, end: start }, form: other.name, title: other.title });
	},
};

/** Fewer labels may occur in any notes. */
const fewest = 3;
/** Labels are near the start or the end; longer lines are no labels. */
const [mostLines, longestLine] = [400, 300];

/**
 * The included form in another language whose labels the notes have; null if the form's own labels are there, or no
 * form matches.
 */
function otherFormOf({ form, firsts, report, text }: CheckContext): Form | null {
	const wanted = [...form.fields, ...form.sections].filter(({ required }) => required);
	const missing = wanted.filter(({ name }) => {
		const found = firsts.get(name);
		return found === undefined || isUnheaded(found);
	}).length;
	if (missing < fewest || missing * 2 < wanted.length) return null;
	// The text of a report that was written down as data has no lines of its own.
	const whole = [...report.children.map((child) => wordsOf(child)), text].join("\n");
	const lines = whole.split(/\r\n?|\n/, mostLines).filter(({ length }) => length < longestLine);
	let best: Form | null = null;
	const own = [...firsts.values()].filter((part) => "label" in part && form.labels.find(part.label ?? "") !== null);
	let most = Math.max(fewest - 1, own.length);
	for (const name of shippedFormNames) {
		const other = shippedForm(name);
		if (other === null || other.language === form.language) continue;
		const found = new Set(lines.flatMap((line) => labelOf(line, form, other)?.name ?? []));
		if (found.size > most) [best, most] = [other, found.size];
	}
	return best;
}

/** The words of a part of a report, with its label in front: once with a colon, once as the beginning of a longer label. */
function wordsOf(child: CheckContext["report"]["children"][number]): string {
	const words = child.type === "field" ? child.raw : "children" in child ? plainText(child.children) : "";
	return "label" in child && child.label !== null ? `${child.label}: ${words}\n${child.label} ${words}` : words;
}

/** The label of another form that a line begins with; labels in both forms do not count. */
function labelOf(line: string, { labels: own }: Form, { labels }: Form): LabelTarget | null {
	const bare = line.replace(/^[\s>*_#|•-]+/u, "");
	const found = labels.prefix(bare);
	if (found === null || own.find(bare.slice(0, found.end)) !== null) return null;
	const isWhole = /[?？]/.test(bare.charAt(found.end - 1)) || /^[\s*_|]*(?:[:?？：|–—-]|$)/.test(bare.slice(found.end));
	return isWhole ? found.target : null;
}
