/** Judges a report by every rule; never changes it. */
import type { Cut, Report } from "../ast/nodes.ts";
import type { Fault } from "../findings/faults.ts";
import { type Finding, optionalCodes, sortFindings } from "../findings/finding.ts";
import { type CheckInput, contextOf } from "./context.ts";
import type { Rule } from "./rule.ts";
import { ambiguousDate } from "./rules/ambiguous-date.ts";
import { brokenTag } from "./rules/broken-tag.ts";
import { duplicateField, duplicateSection } from "./rules/duplicate.ts";
import { emptyField } from "./rules/empty-field.ts";
import { emptySection } from "./rules/empty-section.ts";
import { futureDate } from "./rules/future-date.ts";
import { goalTagMismatch } from "./rules/goal-tag-mismatch.ts";
import { hiddenCharacter } from "./rules/hidden-character.ts";
import { incompleteDate } from "./rules/incomplete-date.ts";
import { inferredDateOrder, inferredValue, inferredYear } from "./rules/inferred.ts";
import { invalidDate } from "./rules/invalid-date.ts";
import { linkWithoutUrl } from "./rules/link-without-url.ts";
import { lostUrl } from "./rules/lost-url.ts";
import { misplacedValue } from "./rules/misplaced-value.ts";
import { missingField, missingSection, noLabels } from "./rules/missing.ts";
import { misspelledLabel } from "./rules/misspelled-label.ts";
import { mojibake } from "./rules/mojibake.ts";
import { noSpeakers } from "./rules/no-speakers.ts";
import { otherForm } from "./rules/other-form.ts";
import { reporterNotPresent } from "./rules/reporter-not-present.ts";
import { sectionOrder } from "./rules/section-order.ts";
import { spokeButAbsent } from "./rules/spoke-but-absent.ts";
import { unclassifiedText } from "./rules/unclassified-text.ts";
import { unfilledPlaceholder } from "./rules/unfilled-placeholder.ts";
import { unknownGoal } from "./rules/unknown-goal.ts";
import { unknownLabel } from "./rules/unknown-label.ts";
import { unknownPerson } from "./rules/unknown-person.ts";
import { unreadableValue } from "./rules/unreadable-value.ts";

/** Every rule; a new one is one file in `rules/` and one line here. */
export const rules: readonly Rule[] = [
	noLabels,
	missingField,
	emptyField,
	missingSection,
	emptySection,
	duplicateField,
	duplicateSection,
	misspelledLabel,
	unknownLabel,
	sectionOrder,
	invalidDate,
	ambiguousDate,
	incompleteDate,
	inferredDateOrder,
	inferredYear,
	inferredValue,
	futureDate,
	unknownGoal,
	unreadableValue,
	misplacedValue,
	unclassifiedText,
	goalTagMismatch,
	brokenTag,
	reporterNotPresent,
	unknownPerson,
	spokeButAbsent,
	noSpeakers,
	linkWithoutUrl,
	lostUrl,
	unfilledPlaceholder,
	mojibake,
	hiddenCharacter,
	otherForm,
];

/** What is wrong with the notes whatever they are read by. */
const ofCharacters: readonly Rule[] = [mojibake, hiddenCharacter];
const ofReports = rules.filter((rule) => rule !== otherForm);

/** All findings, in the order of their places. */
export function check(report: Report, input: CheckInput): readonly Finding[] {
	const context = contextOf(report, input);
	const found: Finding[] = [...tooMuch(report), ...cameAsMail(report)];
	const tell = (finding: Finding): void => void found.push(finding);
	otherForm.check(context, tell);
	// Read by the wrong form, notes have one mistake: only the right form can say what is missing or wrong.
	const judged = found.some(({ code }) => code === "other-form") ? ofCharacters : ofReports;
	for (const rule of judged) if (isAskedFor(rule, input)) rule.check(context, tell);
	return sortFindings(found);
}

const isAskedFor = ({ code }: Rule, { asked }: CheckInput): boolean =>
	!optionalCodes.includes(code) || asked?.has(code) === true;

/** The finding for notes that came as mail. It is not a rule, since a report made from them is no mail. */
function cameAsMail({ data }: Report): Finding[] {
	return data?.mail === undefined ? [] : [{ code: "quoted-mail", position: data.mail }];
}

/** The finding for notes over a limit. It is not a rule, since the report itself is not wrong. */
function tooMuch({ data }: Report): Fault[] {
	if (data?.cut === undefined) return [];
	const { what, deepest, whole = false, position } = data.cut;
	if (what === "signs") return [{ code: "too-large", position, message: tooManySigns }];
	const outcome = whole ? "the file is read as plain text" : "deeper levels become plain text";
	const message = `Too deep: more than ${deepest} nested ${things[what]}; ${outcome}. Use a larger \`--max-depth\` to keep them.`;
	return [{ code: "too-deep", position, message }];
}

const things = { lists: "lists or quotes", marks: "links or emphasis" } as const satisfies Record<
	Exclude<Cut["what"], "signs">,
	string
>;

const tooManySigns =
	"Too much Markdown: far more lists, headings or signs than notes have, so it is read as plain text. Use `--from txt` if it is plain text.";
