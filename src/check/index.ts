/** Judges a report by every rule; never changes it. */
import type { Cut, Report } from "../ast/nodes.ts";
import { type Fault, type Finding, optionalCodes, sortFindings } from "../findings/finding.ts";
import { type CheckInput, contextOf } from "./context.ts";
import type { Rule } from "./rule.ts";
import { hiddenCharacter } from "./rules/hidden-character.ts";
import { mojibake } from "./rules/mojibake.ts";
import { otherForm } from "./rules/other-form.ts";
import { rules } from "./rules.generated.ts";

export { rules } from "./rules.generated.ts";

/** What is wrong with the notes, whichever form they are read by. */
const ofCharacters: readonly Rule[] = [mojibake, hiddenCharacter];

const optional: ReadonlySet<string> = new Set(optionalCodes);

/** All findings, in the order of their places. */
export function check(report: Report, input: CheckInput): readonly Finding[] {
	const context = contextOf(report, input);
	const found: Finding[] = [...tooMuch(report)];
	const mail = report.data?.mail;
	// No rule finds it, since a report made from such notes is no mail.
	if (mail !== undefined) found.push({ code: "quoted-mail", position: mail });
	const tell = (finding: Finding): void => void found.push(finding);
	const before = found.length;
	otherForm.check(context, tell);
	// Read by the wrong form, notes have one mistake: only the right form can say what is missing or wrong.
	const judged = found.length > before ? ofCharacters : rules;
	for (const rule of judged) {
		const isWanted = !optional.has(rule.code) || isAsked(rule, input);
		if (isWanted && rule !== otherForm) rule.check(context, tell);
	}
	return sortFindings(found);
}

/** Whether somebody gave a rule that is off by default a severity: the user, the config, or the form that declares it. */
function isAsked({ code }: Rule, { asked, form }: CheckInput): boolean {
	if (asked?.has(code) === true) return true;
	return form.rules.some(({ rule, severity }) => rule === code && severity !== null);
}

/** The finding for notes over a limit. It is not a rule, since the report itself is not wrong. */
function tooMuch({ data }: Report): Fault[] {
	if (data?.cut === undefined) return [];
	const { what, deepest, whole = false, position } = data.cut;
	if (what === "signs") return [{ code: "too-large", position, message: tooManySigns }];
	const outcome = whole ? "the file is read as plain text" : "deeper levels move up to the last one allowed";
	const message = `Too deep: more than ${deepest} nested ${things[what]}; ${outcome}. Use a larger \`--max-depth\` to keep them.`;
	return [{ code: "too-deep", position, message }];
}

const things = { lists: "lists or quotes", marks: "links or emphasis" } as const satisfies Record<
	Exclude<Cut["what"], "signs">,
	string
>;

const tooManySigns =
	"Too much Markdown: far more lists, headings or other markup than notes have, so it is read as plain text. Use `--from txt` if it is plain text.";
