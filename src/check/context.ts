import type { Report } from "../ast/nodes.ts";
import { partsOf } from "./parts.ts";
import type { CheckContext, Measure } from "./rule.ts";
import { tracesIn } from "./traces.ts";

/** All that rules share, found before the first of them is asked. */
export function contextOf(report: Report, { form, text, today }: Measure): CheckContext {
	const traces = tracesIn(report);
	return { form, text, today, traces, parts: partsOf(report, form, traces) };
}
