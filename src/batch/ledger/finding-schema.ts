/** What a finding that a run kept must hold, so that it can be reported again. */
import * as v from "valibot";
import { type Code, codes, expectedOf, type Finding, sentence } from "../../findings/finding.ts";
import { attempt } from "../../text/attempt.ts";

const text = v.string();
/** No place is further than any text is long. */
const place = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31));
const point = v.object({ line: place, column: place, offset: v.exactOptional(place) });
const position = v.object({ start: point, end: point });
const scalar = v.union([text, v.number(), v.boolean(), v.null()]);

/** What all kinds share, and whatever else a kind holds: words, numbers, lists of them. */
const finding = v.objectWithRest(
	{
		code: v.picklist(codes as readonly [Code, ...Code[]]),
		position: v.nullable(position),
		severity: v.exactOptional(v.picklist(["error", "warning", "info"])),
		where: v.exactOptional(text),
		unfixable: v.exactOptional(v.literal(true)),
		label: v.exactOptional(text),
		first: v.exactOptional(position),
	},
	v.union([scalar, v.array(scalar), v.record(text, scalar)]),
);

const texts = v.nullable(v.array(text));

/** One finding, of a known code and with what its message needs. */
export const findingSchema = v.custom<Finding>((data) => v.is(finding, data) && canBeSaid(data as Finding));

const canBeSaid = (finding: Finding): boolean =>
	attempt(() => v.is(text, sentence(finding)) && v.is(texts, expectedOf(finding))) === true;
