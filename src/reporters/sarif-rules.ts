/** What SARIF viewers show of each code. */
import type { ReportingDescriptor, Result } from "sarif";
import { type Code, codes, type Severity } from "../findings/finding.ts";
import { kinds } from "../findings/kinds.ts";

/** Our severities in the words of SARIF. */
export const levels = { error: "error", warning: "warning", info: "note" } as const satisfies Record<
	Severity,
	Result.level
>;

/** Every code, used or not: the place in this list is the `ruleIndex` of its results. */
export const rules: readonly ReportingDescriptor[] = codes.map((code) => ({
	id: code,
	shortDescription: { text: `${kinds[code].description}.` },
	fullDescription: { text: `${kinds[code].description}. \`rapporteur explain ${code}\` says why that matters.` },
	help: {
		text: `Run "rapporteur explain ${code}": it gives the reason, and examples of what is right and wrong.`,
		markdown: `Run \`rapporteur explain ${code}\`: it gives the reason, and examples of what is right and wrong.`,
	},
	defaultConfiguration: { level: levels[kinds[code].severity] },
}));

/** The place of a code in that list. */
export function ruleIndex(code: Code): number {
	return codes.indexOf(code);
}
