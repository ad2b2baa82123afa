import type { Code, Finding, Severity } from "./finding.ts";

/** How bad each code is, where nothing overrides it. */
export const severities = {
	"missing-field": "error",
	"empty-field": "error",
	"missing-section": "error",
	"empty-section": "error",
	"duplicate-field": "error",
	"duplicate-section": "error",
	"misspelled-label": "error",
	"unknown-label": "warning",
	"section-order": "warning",
	"invalid-date": "error",
	"ambiguous-date": "error",
	"incomplete-date": "warning",
	"future-date": "error",
	"unknown-goal": "error",
	"unreadable-value": "warning",
	"goal-tag-mismatch": "warning",
	"broken-tag": "error",
	"reporter-not-present": "warning",
	"no-speakers": "info",
	"link-without-url": "warning",
	"lost-url": "warning",
	"unfilled-placeholder": "error",
	"guessed-encoding": "info",
	mojibake: "warning",
	"hidden-character": "warning",
	"external-content": "info",
	"stale-baseline": "warning",
	undecodable: "error",
	"unreadable-file": "error",
	"no-files": "error",
	"too-large": "error",
	"too-deep": "error",
	"too-slow": "error",
	"name-collision": "error",
	"write-failed": "error",
	"input-changed": "error",
	"broken-config": "error",
	"broken-form": "error",
	"broken-template": "error",
	"unmet-need": "error",
	"broken-baseline": "error",
} as const satisfies Record<Code, Severity>;

/** What somebody made of codes: how bad their findings are; `off` drops them. */
export type SeverityMap = ReadonlyMap<string, Severity | "off">;

/** How bad a finding is: as the form says, else as its code does. */
export function severityOf(finding: Finding): Severity {
	return finding.severity ?? severities[finding.code];
}
