/** What a finding that a run kept must hold, so that it can be reported again. */
import * as v from "valibot";
import type { Code, Finding } from "../../findings/finding.ts";

const text = v.string();
const texts = v.array(text);
const perhaps = v.exactOptional(v.nullable(text));
const numbers = v.array(v.number());
/** No place is further than any text is long. */
const place = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31));
const point = v.object({ line: place, column: place, offset: v.exactOptional(place) });
const position = v.object({ start: point, end: point });

const common = {
	position: v.nullable(position),
	severity: v.exactOptional(v.picklist(["error", "warning", "info"])),
	where: v.exactOptional(text),
	unfixable: v.exactOptional(v.literal(true)),
};

const [labelled, raw] = [{ label: text }, { raw: text }];
const second = { label: text, first: position };
const fault = { message: text };

const entries = {
	"other-form": { form: text, title: text },
	"missing-field": { label: text, type: text },
	"empty-field": labelled,
	"no-labels": labelled,
	"missing-section": { label: text, nearest: v.exactOptional(v.strictObject({ words: text, line: v.number() })) },
	"empty-section": labelled,
	"duplicate-field": second,
	"duplicate-section": second,
	"misspelled-label": { label: text, expected: text },
	"unknown-label": labelled,
	"section-order": { label: text, before: v.nullable(text), after: v.nullable(text) },
	"invalid-date": { raw: text, from: perhaps, to: perhaps },
	"ambiguous-date": { raw: text, readings: texts },
	"incomplete-date": { raw: text, lacks: v.picklist(["year", "day"]) },
	"inferred-date-order": { raw: text, read: text },
	"inferred-year": { raw: text, read: text },
	"inferred-value": { raw: text, label: text, read: text },
	"future-date": { raw: text, today: text },
	"unknown-goal": { raw: text, goals: v.exactOptional(text) },
	"unreadable-value": { raw: text, label: text, expected: texts },
	"misplaced-value": { raw: text, label: text, other: text },
	"unclassified-text": { share: v.number() },
	"goal-tag-mismatch": { onlyField: numbers, onlyTags: numbers },
	"broken-tag": { raw: text, expected: text },
	"reporter-not-present": { name: text, label: text },
	"unknown-person": { name: text, near: v.nullable(text) },
	"spoke-but-absent": { name: text, label: text, line: v.number() },
	"no-speakers": { label: text, word: text },
	"link-without-url": { title: text },
	"lost-url": raw,
	"unfilled-placeholder": raw,
	"quoted-mail": {},
	"guessed-encoding": { encoding: text, why: text },
	mojibake: { raw: text, expected: v.nullable(text) },
	"hidden-character": { character: text },
	"external-content": { what: text },
	"stale-baseline": { entry: text },
	undecodable: fault,
	"unreadable-file": fault,
	"no-files": fault,
	"too-large": fault,
	"too-deep": fault,
	"too-slow": fault,
	"name-collision": fault,
	"write-failed": fault,
	"input-changed": fault,
	"broken-config": fault,
	"broken-form": fault,
	"broken-people": fault,
	"broken-template": fault,
	"missing-template-data": fault,
	"broken-baseline": fault,
} satisfies { readonly [C in Code]: Entries<Finding & { readonly code: C }> };

/** A schema for each key of a finding that not all of them have. */
type Entries<F> = { readonly [K in Exclude<keyof F, "code" | keyof typeof common>]-?: v.GenericSchema };

const schemas: ReadonlyMap<unknown, v.GenericSchema> = new Map(
	Object.entries(entries).map(([code, own]) => [code, v.object({ ...common, ...own })]),
);

/** One finding, by its code. */
export const findingSchema = v.custom<Finding>((data) => {
	const schema = schemas.get((data as Partial<Finding> | null)?.code);
	return schema !== undefined && v.is(schema, data);
});
