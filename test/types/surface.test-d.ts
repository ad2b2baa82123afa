/** Checked by the compiler alone: `npm run types`. */
import { expectTypeOf } from "vitest";
import type { FaultCode, Finding, severities } from "../../src/findings/finding.ts";
import type { kinds } from "../../src/findings/kinds.ts";
import type { Report, ReportChild, Section, Statement } from "../../src/index.ts";

// A code without a sentence or a severity does not compile, nor does an extra one.
expectTypeOf<keyof typeof kinds>().toEqualTypeOf<Finding["code"]>();
expectTypeOf<keyof typeof severities>().toEqualTypeOf<Finding["code"]>();
expectTypeOf<FaultCode>().toExtend<Finding["code"]>();

// Every finding has a place, and its own data.
expectTypeOf<Extract<Finding, { code: "misspelled-label" }>["expected"]>().toEqualTypeOf<string>();
expectTypeOf<Extract<Finding, { code: "section-order" }>>().not.toHaveProperty("expected");

// A report is read-only all the way down, and its children are distinguished by their type.
expectTypeOf<Report["children"]>().toEqualTypeOf<readonly ReportChild[]>();
expectTypeOf<Extract<ReportChild, { type: "section" }>>().toEqualTypeOf<Section>();
expectTypeOf<Section["statements"]>().toEqualTypeOf<readonly Statement[]>();
